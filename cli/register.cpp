#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string enterprise, field, rules, why, document, table;
  std::vector<std::string> set, fields;
  std::string row, department, to;
  std::optional<Day> on;
  bool all = false;
};

int history(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto field = options.field.empty() ? std::nullopt : std::optional(options.field);
  const auto past = usecase::register_history(global.database, options.rules, options.enterprise, field, diagnostics);
  if (show_findings(diagnostics, global) || !past) return 1;
  print_sheet(global, usecase::past_sheet(*past, global.lang()), usecase::past_json(*past));
  return 0;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t comma; (comma = text.find(',', from)) != std::string::npos; from = comma + 1)
    parts.push_back(text.substr(from, comma - from));
  parts.push_back(text.substr(from));
  return parts;
}

registers::CorrectionRequest correction_of(const Options& options, const Global& global) {
  registers::CorrectionRequest request;
  request.table = options.table.empty() ? "enterprise" : options.table;
  request.key = {options.enterprise};
  if (!options.row.empty())
    for (const std::string& part : split(options.row)) request.key.push_back(part);
  for (const std::string& text : options.set) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError{"--set wants FIELD=VALUE, not \"" + text + "\"", "FIELD= makes the value missing"};
    request.fields.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  if (request.fields.empty()) throw UsageError{"--set FIELD=VALUE is missing", ""};
  request.why = options.why;
  request.document = options.document;
  request.on = *options.on;
  request.actor = global.actor;
  return request;
}

int correct(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto done =
      usecase::correct_register(global.database, options.rules, correction_of(options, global), diagnostics);
  if (show_findings(diagnostics, global) || !done) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("trường", "field"), say("trước", "was"), say("sau", "is")};
  JsonWriter json(2);
  json.begin_object().member("import", done->import).key("changes").begin_array();
  for (const auto& change : done->changes) {
    sheet.rows.push_back({change.field, change.from, change.to});
    json.begin_object().member("field", change.field).member("from", change.from).member("to", change.to).end_object();
  }
  json.end_array().end_object();
  print_sheet(global, sheet, json.text());
  return 0;
}

int blank(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const registers::BlankRequest request{options.enterprise, options.fields, options.why, *options.on, global.actor};
  const auto cells = usecase::blank_register(global.database, options.rules, request, diagnostics);
  if (show_findings(diagnostics, global) || !cells) return 1;
  print(std::to_string(*cells) + " values blanked\n");
  return 0;
}

int write_template(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto table = options.table.empty() ? std::nullopt : std::optional(options.table);
  const bool done = usecase::register_template(
      {options.rules, options.department, table, options.to, *options.on, options.all, global.lang()}, diagnostics);
  if (show_findings(diagnostics, global) || !done) return 1;
  if (!global.quiet) print(options.to + " written\n");
  return 0;
}

}  // namespace

void add_register(Command root, const Global& global) {
  Command command =
      root.sub("register",
               "What the register said and when: history, correct, blank, duplicates, merge, rename, split, template");
  command.example("inspectplan register history SYN-000001 --rules rules/vn/lang-son");
  auto options = std::make_shared<Options>();

  Command telling =
      command.sub("history", "Every value of an enterprise with the import or correction that brought it");
  telling.argument("ENTERPRISE", options->enterprise, "Key of the enterprise");
  telling.optional_argument("FIELD", options->field, "Only this field");
  telling.text("--rules", options->rules, "Rule set whose `facts` describe the tables", true);
  telling.example("inspectplan register history SYN-000001 --rules rules/vn/lang-son");
  telling.run([options, &global] { return history(*options, global); });

  Command correcting = command.sub("correct", "Set values of one row right, with the reason and the document");
  correcting.argument("ENTERPRISE", options->enterprise, "Key of the enterprise");
  correcting.list("--set", options->set, "FIELD=VALUE as a file would write it (repeatable)");
  correcting.text("--table", options->table, "A child table; default: the enterprise's own row");
  correcting.text("--row", options->row, "The rest of a child row's key, joined by commas");
  correcting.text("--rules", options->rules, "Rule set whose `facts` describe the tables", true);
  correcting.text("--why", options->why, "The reason", true);
  correcting.text("--document", options->document, "The document that shows it", true);
  correcting.day("--on", options->on, "The date it is entered under", true);
  correcting.example(
      "inspectplan register correct SYN-000001 --set FIELD=320 --why 'a digit too many' --document 'BB 12/2026' "
      "--on 2026-11-05 --rules rules/vn/lang-son");
  correcting.run([options, &global] { return correct(*options, global); });

  Command blanking =
      command.sub("blank", "Remove personal values of an enterprise; no digest of data or plans changes");
  blanking.argument("ENTERPRISE", options->enterprise, "Key of the enterprise");
  blanking.list("--field", options->fields, "Only this field (repeatable; default: all that are personal)");
  blanking.text("--rules", options->rules, "Rule set whose `facts` say what is personal", true);
  blanking.text("--why", options->why, "The reason", true);
  blanking.day("--on", options->on, "The date it is entered under", true);
  blanking.example(
      "inspectplan register blank SYN-000001 --field owner_phone --why 'asked to be removed' --on 2027-02-01 --rules "
      "rules/vn/lang-son");
  blanking.run([options, &global] { return blank(*options, global); });
  add_register_duplicates(command, global);
  add_register_links(command, global);

  Command sending = command.sub("template", "The workbook that a department is sent to fill in");
  sending.argument("DEPARTMENT", options->department, "Department of the rule set");
  sending.text("--rules", options->rules, "Rule set whose `facts` describe the tables", true);
  sending.text("--table", options->table, "A child table; default: the enterprises");
  sending.text("--to", options->to, "Workbook to write (.xlsx)", true);
  sending.day("--on", options->on, "The day it is sent: who is responsible for what then", true);
  sending.flag("--all", options->all, "Every column, also those that are others' to know, or personal");
  sending.example(
      "inspectplan register template DEPARTMENT --rules rules/vn/lang-son --on 2026-11-02 --to register.xlsx");
  sending.run([options, &global] { return write_template(*options, global); });
}

}  // namespace inspectplan::cli
