// Questions about a recorded plan.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run, enterprise, department;
};

// Heads and words of a table, in the language asked for.
struct Say {
  Language language;
  std::string operator()(const char* vi, const char* en) const { return Label{vi, en}.in(language); }
};

std::string days_text(const std::map<std::string, std::int64_t>& days) {
  std::string text;
  for (const auto& [department, count] : days)
    text += (text.empty() ? "" : ", ") + department + " " + std::to_string(count);
  return text;
}

void write_days(JsonWriter& json, const char* name, const std::map<std::string, std::int64_t>& days) {
  json.key(name).begin_object();
  for (const auto& [department, count] : days) json.member(department, count);
  json.end_object();
}

std::string why_not_json(const usecase::WhyNot& answer) {
  JsonWriter json(2);
  json.begin_object().member("enterprise", answer.enterprise).member("visited", answer.visited).key("why");
  json.begin_object().member("vi", answer.why.vi).member("en", answer.why.en).end_object().key("ways").begin_array();
  for (const auto& way : answer.ways) {
    json.begin_object().member("option", way.option).member("lead", way.lead).member("value", way.value);
    json.member("price", way.price);
    write_days(json, "lacks", way.lacks);
    json.key("full").begin_array();
    for (const std::string& cap : way.full) json.string(cap);
    json.end_array().end_object();
  }
  json.end_array().key("value_enough");
  answer.value_enough ? json.number(*answer.value_enough) : json.null();
  json.key("days_enough");
  if (answer.days_enough) {
    json.begin_object().member("option", answer.days_enough->first);
    write_days(json, "days", answer.days_enough->second);
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
  return json.take();
}

int why_not(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto answer = usecase::why_not(global.database, options.run, options.enterprise, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !answer) return 1;
  report::Sheet sheet;
  const Say say{global.lang()};
  sheet.header = {say("phương án", "option"), say("chủ trì", "lead"),          say("giá trị", "value"),
                  say("giá", "price"),        say("thiếu ngày công", "lacks"), say("đã hết hạn mức", "full")};
  sheet.right = {false, false, true, true, false, false};
  for (const auto& way : answer->ways) {
    std::string full;
    for (const std::string& cap : way.full) full += (full.empty() ? "" : ", ") + cap;
    sheet.rows.push_back(
        {way.option, way.lead, to_string(way.value), to_string(way.price), days_text(way.lacks), full});
  }
  if (global.output() == report::Format::table) {
    std::string text = answer->enterprise + ": ";
    text += answer->visited ? say("có trong kế hoạch", "in the plan") : answer->why.in(global.lang());
    if (answer->value_enough)
      text += say("\nGiá trị đủ để được chọn: ", "\nA value that would have been enough: ") +
              to_string(*answer->value_enough);
    if (answer->days_enough)
      text += say("\nSố ngày công thêm đủ để được chọn, ", "\nDays more that would have been enough, ") +
              answer->days_enough->first + ": " + days_text(answer->days_enough->second);
    print(text + "\n");
  }
  print_sheet(global, sheet, why_not_json(*answer));
  return 0;
}

int marginal(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  report::Sheet sheet;
  const Say say{global.lang()};
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
  const Say say{global.lang()};
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
