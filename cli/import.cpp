#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string path, rules, mode = "upsert";
  std::optional<std::string> into, map, rejected;
  std::optional<Day> on;
  bool dry_run = false, keep_going = false;
};

registers::ImportOptions import_options(const Options& options, const Global& global) {
  registers::ImportOptions wanted;
  wanted.path = options.path;
  wanted.into = options.into;
  wanted.map = options.map;
  wanted.on = *options.on;
  wanted.actor = global.actor;
  wanted.mode = options.mode == "snapshot" ? registers::Mode::snapshot : registers::Mode::upsert;
  wanted.dry_run = options.dry_run;
  wanted.keep_going = options.keep_going;
  wanted.rejected_file = options.rejected.value_or("");
  return wanted;
}

report::Sheet sheet_of(const registers::ImportReport& report) {
  report::Sheet sheet;
  sheet.header = {"file", "table", "rows", "added", "changed", "ended", "unchanged", "rejected"};
  sheet.right = {false, false, true, true, true, true, true, true};
  for (const auto& table : report.tables)
    sheet.rows.push_back({table.file, table.table, std::to_string(table.rows), std::to_string(table.added),
                          std::to_string(table.changed), std::to_string(table.ended), std::to_string(table.unchanged),
                          std::to_string(table.rejected)});
  return sheet;
}

std::string json_of(const registers::ImportReport& report) {
  JsonWriter json(2);
  json.begin_object().key("import");
  report.number ? json.number(*report.number) : json.null();
  json.member("landed", report.landed).key("rejected_file");
  report.rejected_file ? json.string(*report.rejected_file) : json.null();
  json.key("tables").begin_array();
  for (const auto& table : report.tables) {
    json.begin_object().member("file", table.file).member("table", table.table).member("rows", table.rows);
    json.member("added", table.added).member("changed", table.changed).member("ended", table.ended);
    json.member("unchanged", table.unchanged)
        .member("rejected", table.rejected)
        .member("no_op", table.no_op)
        .key("rejected_file");
    table.rejected_file ? json.string(*table.rejected_file) : json.null();
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

// The last line, for people: what happened to the register.
std::string outcome(const registers::ImportReport& report, const Options& options) {
  bool all_known = !report.tables.empty();
  for (const auto& table : report.tables) all_known = all_known && table.no_op;
  std::string text;
  if (all_known)
    text = "nothing to do: imported before\n";
  else if (options.dry_run)
    text = "dry run: nothing was written\n";
  else if (report.landed)
    text = "import " + std::to_string(report.number.value_or(0)) + " landed\n";
  else
    text = "nothing was written\n";
  for (const auto& table : report.tables)
    if (table.rejected_file) text += "rejected rows: " + *table.rejected_file + "\n";
  return text;
}

int import(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto report =
      usecase::import(options.rules, global.database, import_options(options, global), diagnostics, *observer);
  const bool failed = show_findings(diagnostics, global);
  if (!report) return 1;
  print_sheet(global, sheet_of(*report), json_of(*report));
  if (global.output() == report::Format::table) print(outcome(*report, options));
  std::int64_t rejected = 0;
  for (const auto& table : report->tables) rejected += table.rejected;
  return failed || rejected > 0 ? 1 : 0;
}

}  // namespace

void add_import(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("import", "Take a CSV file, or a folder of them, into the register");
  command.argument("FILE", options->path, "A .csv file, or a folder of them (file name = table name)");
  command.text("--rules", options->rules, "Rule set whose `facts` describe the tables", true);
  command.text("--into", options->into, "Table (default: the file's name)");
  command.text("--map", options->map, "Mapping file: which column becomes which field");
  command.day("--on", options->on, "The date the import is entered under", true);
  command.choice("--mode", options->mode, {"upsert", "snapshot"},
                 "Rows absent from the file stay (upsert) or end (snapshot)");
  command.flag("--dry-run", options->dry_run, "Check everything, write nothing");
  command.flag("--keep-going", options->keep_going, "Land the good rows, put the others in a file");
  command.text("--rejected", options->rejected, "Where rejected rows go");
  command.example("inspectplan import data/sample --rules rules/vn/lang-son --on 2026-11-01");
  command.example(
      "inspectplan import mines.csv --rules rules/vn/national --into enterprise --map data/maps/mines_laocai_2026.yaml "
      "--on 2026-11-01");
  command.run([options, &global] { return import(*options, global); });
}

}  // namespace inspectplan::cli
