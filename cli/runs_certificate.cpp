#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

std::string text_or_dash(const std::optional<Scaled>& number) { return number ? to_string(*number) : "-"; }

}  // namespace

int verify_plan(const std::string& id, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  report::Sheet sheet;
  sheet.header = {"run", "value", "upper bound", "gap", "wrong"};
  sheet.right = {false, true, true, true, false};
  sheet.lines = 20;
  const auto result = usecase::verify_run(global.database, id, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  JsonWriter json(2);
  std::string wrong;
  json.begin_object().member("run", result->run).member("sound", result->wrong.empty());
  json.key("wrong").begin_array();
  for (const std::string& line : result->wrong) json.string(line), wrong += (wrong.empty() ? "" : "; ") + line;
  json.end_array().end_object();
  sheet.rows.push_back({result->run, to_string(result->value), text_or_dash(result->upper_bound),
                        text_or_dash(result->gap), wrong.empty() ? "nothing" : wrong});
  print_sheet(global, sheet, json.text());
  return result->wrong.empty() ? 0 : 1;
}

}  // namespace inspectplan::cli
