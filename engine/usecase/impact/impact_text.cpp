#include <cstdint>

#include "base/json.hpp"
#include "usecase/impact/impact.hpp"

namespace inspectplan::usecase {
namespace {

void add_counts(report::Sheet& sheet, const std::string& what, const Counts& counts) {
  for (const auto& [of, count] : counts)
    sheet.rows.push_back(
        {what, of.empty() ? "?" : of, "", "", std::to_string(count.before), std::to_string(count.after)});
}

void add_plan(report::Sheet& sheet, const PlanImpact& plan) {
  const auto total = [&](const char* of, const std::string& before, const std::string& after) {
    sheet.rows.push_back({"total", of, "", "", before, after});
  };
  total("visits", std::to_string(plan.visits.before), std::to_string(plan.visits.after));
  total("mandates not met", std::to_string(plan.unmet.before), std::to_string(plan.unmet.after));
  total("value", plan.value_before, plan.value_after);
  add_counts(sheet, "visits of department", plan.departments);
  add_counts(sheet, "visits in sector", plan.sectors);
  add_counts(sheet, "visits in place", plan.places);
  add_counts(sheet, "visits by size", plan.sizes);
}

std::string change_of(const Passage& one) {
  return one.before.empty() ? "enters" : one.after.empty() ? "leaves" : "changes part";
}

using Row = std::vector<std::string>;

// Rows up to a limit; those behind it are counted, not made.
class Names {
 public:
  Names(report::Sheet& sheet, std::size_t most) : sheet_(sheet), left_(most > 0 ? most : SIZE_MAX) {}

  template <class Make>
  void add(const Make& make) {
    if (left_ == 0) {
      ++cut_;
      return;
    }
    --left_;
    sheet_.rows.push_back(make());
  }
  std::size_t cut() const { return cut_; }

 private:
  report::Sheet& sheet_;
  std::size_t left_, cut_ = 0;
};

void add_passage(Names& names, const Passage& one) {
  names.add([&] { return Row{change_of(one), one.department, one.enterprise, one.name, one.before, one.after}; });
}

void add_moved(Names& names, const Moved& one) {
  if (one.old_tier != one.new_tier)
    names.add([&] { return Row{"tier", "", one.enterprise, one.name, one.old_tier, one.new_tier}; });
  if (one.old_score != one.new_score)
    names.add([&] { return Row{"score", "", one.enterprise, one.name, one.old_score, one.new_score}; });
}

void add_names(Names& names, const Impact& impact) {
  if (impact.plan)
    for (const Passage& one : impact.plan->passages) add_passage(names, one);
  for (const Moved& one : impact.moved) add_moved(names, one);
}

void write_counts(JsonWriter& json, const char* name, const Counts& counts) {
  json.key(name).begin_array();
  for (const auto& [of, count] : counts)
    json.begin_object().member("id", of).member("before", count.before).member("after", count.after).end_object();
  json.end_array();
}

void write_pair(JsonWriter& json, const char* name, const BeforeAfter& count) {
  json.key(name).begin_object().member("before", count.before).member("after", count.after).end_object();
}

void write_plan(JsonWriter& json, const std::optional<PlanImpact>& plan) {
  json.key("plan");
  if (!plan) {
    json.null();
    return;
  }
  json.begin_object();
  write_pair(json, "visits", plan->visits);
  write_pair(json, "unmet", plan->unmet);
  json.key("value").begin_object().key("before").raw(plan->value_before).key("after").raw(plan->value_after);
  json.end_object();
  write_counts(json, "departments", plan->departments);
  write_counts(json, "sectors", plan->sectors);
  write_counts(json, "places", plan->places);
  write_counts(json, "sizes", plan->sizes);
  json.key("changes").begin_array();
  for (const Passage& one : plan->passages) {
    json.begin_object().member("department", one.department).member("enterprise", one.enterprise);
    json.member("name", one.name).member("change", change_of(one));
    json.member("before", one.before).member("after", one.after).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

report::Sheet impact_sheet(const Impact& impact, std::size_t most) {
  report::Sheet sheet;
  sheet.header = {"what", "of", "enterprise", "name", "before", "after"};
  sheet.right = {false, false, false, false, true, true};
  sheet.rows.push_back({"total", "enterprises", "", "", std::to_string(impact.enterprises), ""});
  sheet.rows.push_back({"total", "scores moved", "", "", "", std::to_string(impact.scores_moved)});
  sheet.rows.push_back({"total", "tiers moved", "", "", "", std::to_string(impact.tiers_moved)});
  for (const auto& [what, count] : impact.counts)
    sheet.rows.push_back({"enterprises", what, "", "", "", std::to_string(count)});
  if (impact.plan) add_plan(sheet, *impact.plan);
  Names names(sheet, most);
  add_names(names, impact);
  if (names.cut() > 0) sheet.rows.push_back({"…", std::to_string(names.cut()) + " more: --format csv", "", "", "", ""});
  return sheet;
}

std::string impact_json(const Impact& impact) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.impact/1").member("a", impact.a).member("b", impact.b);
  json.member("enterprises", impact.enterprises);
  json.member("scores_moved", impact.scores_moved).member("tiers_moved", impact.tiers_moved);
  json.key("counts").begin_object();
  for (const auto& [what, count] : impact.counts) json.member(what, count);
  json.end_object();
  write_plan(json, impact.plan);
  json.key("moved").begin_array();
  for (const Moved& one : impact.moved) {
    json.begin_object().member("enterprise", one.enterprise).member("name", one.name);
    json.member("old_score", one.old_score).member("new_score", one.new_score);
    json.member("old_tier", one.old_tier).member("new_tier", one.new_tier).end_object();
  }
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
