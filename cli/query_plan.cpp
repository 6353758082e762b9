// Questions about a recorded plan.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run, enterprise, department, to;
};

int why_not(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto found = usecase::why_not(global.database, options.run, options.enterprise, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !found) return refusal_code(diagnostics);
  const Language language = global.lang();
  const report::Sheet sheet = usecase::why_not_sheet(*found, language);
  const std::string title = usecase::why_not_title(*found, language);
  return answer({sheet, report::sheet_workbook(sheet, title, found->source, language), found->source,
                 usecase::why_not_caption(*found, language), usecase::why_not_json(*found)},
                options.to, global);
}

int marginal(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  report::Sheet sheet;
  const Say say = global.say();
  JsonWriter json(2);
  json.begin_array();
  if (options.department.empty()) {
    const auto rows = usecase::marginals(global.database, options.run, diagnostics);
    if (show_findings(diagnostics, global) || !rows) return 1;
    sheet.header = {say("cơ quan", "department"), say("kỳ", "period"), say("số ngày", "days"), say("đã dùng", "used"),
                    say("thêm một ngày", "a day more")};
    sheet.right = {false, false, true, true, true};
    for (const auto& row : *rows) {
      sheet.rows.push_back(
          {row.department, row.period, std::to_string(row.days), std::to_string(row.used), to_string(row.value)});
      json.begin_object().member("department", row.department).member("period", row.period).member("days", row.days);
      json.member("used", row.used).member("a_day_more", row.value).end_object();
    }
  } else {
    const auto rows =
        usecase::covered_by_days(global.database, options.run, options.department, pool, diagnostics, *observer);
    if (show_findings(diagnostics, global) || !rows) return 1;
    sheet.header = {say("số ngày", "days"), say("giá trị", "value"), say("cận trên", "upper bound"),
                    say("số cuộc", "visits")};
    sheet.right = {true, true, true, true};
    for (const auto& row : *rows) {
      sheet.rows.push_back(
          {std::to_string(row.days), to_string(row.value), to_string(row.upper_bound), std::to_string(row.visits)});
      json.begin_object().member("days", row.days).member("value", row.value).member("upper_bound", row.upper_bound);
      json.member("visits", row.visits).end_object();
    }
  }
  json.end_array();
  print_sheet(global, sheet, json.text());
  return 0;
}

int costs(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto rows = usecase::costs(global.database, options.run, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !rows) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("ràng buộc", "constraint"), say("mất khoảng", "costs about"), say("ít nhất", "at least"),
                  say("nhiều nhất", "at most")};
  sheet.right = {false, true, true, true};
  JsonWriter json(2);
  json.begin_array();
  for (const auto& row : *rows) {
    const usecase::Doubt& cost = row.value;
    sheet.rows.push_back({row.what, to_string(cost.about), to_string(cost.at_least), to_string(cost.at_most)});
    json.begin_object().member("constraint", row.what).member("costs", cost.about);
    json.member("at_least", cost.at_least).member("at_most", cost.at_most).end_object();
  }
  json.end_array();
  print_sheet(global, sheet, json.text());
  return 0;
}

}  // namespace

void add_query_plan(Command query, const Global& global) {
  auto options = std::make_shared<Options>();
  Command why = query.sub("why-not", "Why an enterprise is not in a plan, its price, what would have been enough");
  why.argument("ENTERPRISE", options->enterprise, "Key or name");
  why.text("--run", options->run, "Run, for example R0001", true);
  add_to(why, options->to);
  why.example("inspectplan query why-not SYN-000003 --run R0001");
  why.run([options, &global] { return why_not(*options, global); });

  Command days = query.sub("marginal", "What a day more of each department and period would add to a plan");
  days.text("--run", options->run, "Run, for example R0001", true);
  days.text("--department", options->department, "Instead: what the plan covers with other days of this one");
  days.example("inspectplan query marginal --run R0001 --department so_a");
  days.run([options, &global] { return marginal(*options, global); });

  Command cost = query.sub("costs", "What mandates, the lottery, each quota, cap and pin cost a plan in value");
  cost.text("--run", options->run, "Run, for example R0001", true);
  cost.example("inspectplan query costs --run R0001");
  cost.run([options, &global] { return costs(*options, global); });
}

}  // namespace inspectplan::cli
