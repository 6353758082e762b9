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
  const Say say = global.say();
  sheet.lines = 20;
  const auto result = usecase::verify_run(global.database, id, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  JsonWriter json(2);
  std::string wrong;
  json.begin_object().member("run", result->run).member("sound", result->wrong.empty());
  json.key("wrong").begin_array();
  for (const std::string& line : result->wrong) json.string(line), wrong += (wrong.empty() ? "" : "; ") + line;
  json.end_array().end_object();
  const auto add = [&](const std::string& head, const std::string& cell, bool right) {
    sheet.header.push_back(head);
    sheet.right.push_back(right);
    if (sheet.rows.empty()) sheet.rows.emplace_back();
    sheet.rows.front().push_back(cell);
  };
  add(say("lần lập", "run"), result->run, false);
  add(say("giá trị", "value"), to_string(result->value), true);
  // The bound is of value and of what stays, where the plan follows another.
  if (result->with_stays) add(say("kể cả giữ nguyên", "with what stays"), to_string(*result->with_stays), true);
  add(say("cận trên", "upper bound"), text_or_dash(result->upper_bound), true);
  add(say("chênh lệch", "gap"), text_or_dash(result->gap), true);
  add(say("sai", "wrong"), wrong.empty() ? say("không có", "nothing") : wrong, false);
  print_sheet(global, sheet, json.text());
  return result->wrong.empty() ? 0 : 1;
}

}  // namespace inspectplan::cli
