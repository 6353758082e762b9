#include <algorithm>
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string path, rules, mode = "upsert";
  std::optional<std::string> into, map, rejected, sheet;
  std::optional<std::int64_t> header_row;
  std::int64_t header_lines = 1;
  std::optional<Day> on;
  bool dry_run = false, keep_going = false, suggest_map = false;
};

registers::ImportOptions import_options(const Options& options, const Global& global) {
  registers::ImportOptions wanted;
  wanted.path = options.path;
  wanted.into = options.into;
  wanted.map = options.map;
  wanted.sheet = options.sheet;
  wanted.header_row = options.header_row;
  wanted.header_lines = options.header_lines;
  wanted.on = options.on.value_or(Day{});
  wanted.actor = global.actor;
  wanted.mode = options.mode == "snapshot" ? registers::Mode::snapshot : registers::Mode::upsert;
  wanted.dry_run = options.dry_run;
  wanted.keep_going = options.keep_going;
  wanted.rejected_file = options.rejected.value_or("");
  return wanted;
}

report::Sheet sheet_of(const registers::ImportReport& report, const Say& say) {
  report::Sheet sheet;
  sheet.header = {
      say("tệp", "file"),    say("bảng", "table"),     say("số dòng", "rows"),         say("thêm", "added"),
      say("sửa", "changed"), say("kết thúc", "ended"), say("giữ nguyên", "unchanged"), say("bị từ chối", "rejected")};
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
std::string outcome(const registers::ImportReport& report, const Options& options, const Say& say) {
  bool all_known = !report.tables.empty();
  for (const auto& table : report.tables) all_known = all_known && table.no_op;
  std::string text;
  if (all_known)
    text = say("không có gì để làm: tệp đã được nhập\n", "nothing to do: imported before\n");
  else if (options.dry_run)
    text = say("chạy thử: không ghi gì\n", "dry run: nothing was written\n");
  else if (report.landed)
    text = say("đã ghi lần nhập ", "import ") + std::to_string(report.number.value_or(0)) + say("\n", " landed\n");
  else
    text = say("không ghi gì\n", "nothing was written\n");
  for (const auto& table : report.tables)
    if (table.rejected_file) text += say("các dòng bị từ chối: ", "rejected rows: ") + *table.rejected_file + "\n";
  return text;
}

int suggest(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto map = usecase::suggest_map(options.rules, import_options(options, global), diagnostics);
  if (show_findings(diagnostics, global) || !map) return 1;
  print(*map);
  return 0;
}

int import(const Options& options, const Global& global) {
  if (options.header_lines < 1 || options.header_lines > 9)
    throw UsageError{"--header-lines wants 1 to 9", "headers over two rows: --header-lines 2"};
  if (options.suggest_map) return suggest(options, global);
  if (!options.on) throw UsageError{"--on is required", "see `inspectplan import --help`"};
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto report =
      usecase::import(options.rules, global.database, import_options(options, global), diagnostics, *observer);
  const bool failed = show_findings(diagnostics, global);
  if (!report) return 1;
  print_sheet(global, sheet_of(*report, global.say()), json_of(*report));
  if (global.output() == report::Format::table) print(outcome(*report, options, global.say()));
  const auto any = [&](auto is) { return std::any_of(report->tables.begin(), report->tables.end(), is); };
  if (any([](const auto& table) { return table.unreadable; })) return 2;
  return failed || any([](const auto& table) { return table.rejected > 0; }) ? 1 : 0;
}

}  // namespace

void add_import(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("import", "Take a CSV file, a folder of them, or a sheet of a workbook into the register");
  command.argument("FILE", options->path, "A .csv or .xlsx file, or a folder of .csv files (file name = table name)");
  command.text("--rules", options->rules, "Rule set whose `facts` describe the tables", true);
  command.text("--into", options->into, "Table (default: the file's name)");
  command.text("--map", options->map, "Mapping file: which column becomes which field");
  command.text("--sheet", options->sheet, "Sheet of the workbook: its name or number (default: the only one)");
  command.number("--header-row", options->header_row, "Row with the headers (default: the first that is not empty)");
  command.number("--header-lines", options->header_lines, "Rows of headers from that row on, joined (default: 1)");
  command.day("--on", options->on, "The date the import is entered under (not with --suggest-map)");
  command.flag("--suggest-map", options->suggest_map, "Print a mapping proposed from the headers; import nothing");
  command.choice("--mode", options->mode, {"upsert", "snapshot"},
                 "Rows absent from the file stay (upsert) or end (snapshot)");
  command.flag("--dry-run", options->dry_run, "Check everything, write nothing");
  command.flag("--keep-going", options->keep_going, "Land the good rows, put the others in a file");
  command.text("--rejected", options->rejected, "Where rejected rows go");
  command.example("inspectplan import data/sample --rules rules/vn/lang-son --on 2026-11-01");
  command.example(
      "inspectplan import mines.csv --rules rules/vn/national --into enterprise --map data/maps/mines_laocai_2026.yaml "
      "--on 2026-11-01");
  command.example(
      "inspectplan import dn.xlsx --rules rules/vn/national --into enterprise --sheet \"Danh sách\" --header-row 5 "
      "--on 2026-11-01");
  command.run([options, &global] { return import(*options, global); });
}

}  // namespace inspectplan::cli
