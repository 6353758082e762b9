#include <algorithm>

#include "responsibility/locality.hpp"
#include "usecase/impact/impact_parts.hpp"

namespace inspectplan::usecase {
namespace {

// What visits are counted by, read from the register.
class Groups {
 public:
  Groups(const Planning& planning, std::optional<std::size_t> place, std::optional<std::size_t> size)
      : schema_(planning.session.rules->schema.enterprise),
        table_(planning.session.data.enterprises),
        place_(place),
        size_(size) {}

  std::string place(const std::string& enterprise) const {
    const auto row = row_of(enterprise);
    return row && table_.columns[*place_].valid(*row) ? std::string(table_.columns[*place_].text(*row)) : "";
  }
  std::string size(const std::string& enterprise) const {
    const auto row = row_of(enterprise);
    if (!row || !table_.columns[*size_].valid(*row)) return "";
    return size_class(table_.columns[*size_].value(*row) / power_of_ten(schema_.fields[*size_].scale));
  }
  bool by_place() const { return place_.has_value(); }
  bool by_size() const { return size_.has_value(); }

 private:
  std::optional<std::size_t> row_of(const std::string& enterprise) const {
    const column::Column& keys = table_.columns[schema_.key.at(0)];
    std::size_t from = 0, to = table_.rows;  // rows are in key order
    while (from < to) {
      const std::size_t middle = from + (to - from) / 2;
      if (keys.text(middle) < enterprise)
        from = middle + 1;
      else
        to = middle;
    }
    return from < table_.rows && keys.text(from) == enterprise ? std::optional(from) : std::nullopt;
  }

  const column::TableSchema& schema_;
  const column::Table& table_;
  std::optional<std::size_t> place_, size_;
};

std::optional<std::size_t> named_field(const Planning& planning, const std::string& name, column::Kind kind,
                                       const char* option, const char* wanted, Diagnostics& diagnostics) {
  const column::TableSchema& schema = planning.session.rules->schema.enterprise;
  const auto field = schema.find(name);
  if (field && schema.fields[*field].kind == kind && !schema.fields[*field].personal) return field;
  diagnostics.error("unknown-field", {}, std::string(option) + ": enterprises have no " + wanted + " \"" + name + "\"",
                    "`inspectplan rules show` lists the facts");
  return std::nullopt;
}

// What departments of the year go by of which there is one a place; else the territory.
std::optional<std::size_t> place_field(const Planning& planning) {
  const ruleset::RuleSet& rules = *planning.session.rules;
  const score::Clock& clock = planning.session.clock;
  for (const ruleset::Department& department : rules.departments)
    if (!department.one_per.empty() && department.life.overlaps(clock.plan_start, clock.plan_end))
      if (const auto field = rules.schema.enterprise.find(department.one_per)) return field;
  return responsibility::locality_fields(rules).territory;
}

struct Side {
  plan::Plan plan;
  Groups groups;
};

Side side(const Planning& planning, const ImpactRequest& request, Diagnostics& diagnostics, Observer& observer) {
  const auto place = request.place
                         ? named_field(planning, *request.place, column::Kind::text, "--place", "text", diagnostics)
                         : place_field(planning);
  const auto size = request.size
                        ? named_field(planning, *request.size, column::Kind::number, "--size", "number", diagnostics)
                        : std::nullopt;
  if (diagnostics.has_errors()) return {{}, Groups(planning, place, size)};
  return {planning.plan_of(planning.model, plan::solve(planning.model.problem()), observer),
          Groups(planning, place, size)};
}

using Member = std::size_t BeforeAfter::*;

void count(const Side& side, Member when, PlanImpact& impact) {
  impact.visits.*when = side.plan.visits.size();
  impact.unmet.*when = side.plan.unmet.size();
  for (const plan::Visit& visit : side.plan.visits) {
    ++(impact.departments[visit.lead].*when);
    for (const std::string& department : visit.coordinating) ++(impact.departments[department].*when);
    for (const std::string& sector : visit.sectors) ++(impact.sectors[sector].*when);
    if (side.groups.by_place()) ++(impact.places[side.groups.place(visit.enterprise)].*when);
    if (side.groups.by_size()) ++(impact.sizes[side.groups.size(visit.enterprise)].*when);
  }
}

using Parts = std::map<std::pair<std::string, std::string>, Passage>;  // by department and enterprise

void take_parts(const plan::Plan& plan, std::string Passage::* when, Parts& parts) {
  const auto take = [&](const std::string& department, const plan::Visit& visit, const char* part) {
    Passage& passage = parts[{department, visit.enterprise}];
    passage.department = department;
    passage.enterprise = visit.enterprise;
    passage.name = visit.name;
    passage.*when = part;
  };
  for (const plan::Visit& visit : plan.visits) {
    take(visit.lead, visit, "lead");
    for (const std::string& department : visit.coordinating) take(department, visit, "coordinate");
  }
}

}  // namespace

std::string size_class(std::int64_t whole) {
  if (whole < 0) return "";
  if (whole == 0) return "0";
  std::int64_t from = 1, next = 10;
  for (bool five = true; whole >= next; five = !five) {
    from = next;
    if (next > INT64_MAX / 10) return std::to_string(from) + "+";
    next = five ? next * 5 : next * 2;
  }
  return std::to_string(from) + "–" + std::to_string(next - 1);
}

std::optional<PlanImpact> compare_plans(const Planning& a, const Planning& b, const ImpactRequest& request,
                                        Diagnostics& diagnostics, Observer& observer) {
  const Side before = side(a, request, diagnostics, observer), after = side(b, request, diagnostics, observer);
  if (diagnostics.has_errors()) return std::nullopt;
  PlanImpact impact;
  count(before, &BeforeAfter::before, impact);
  count(after, &BeforeAfter::after, impact);
  impact.value_before = to_string(before.plan.value);
  impact.value_after = to_string(after.plan.value);
  Parts parts;
  take_parts(before.plan, &Passage::before, parts);
  take_parts(after.plan, &Passage::after, parts);
  for (auto& [key, passage] : parts)
    if (passage.before != passage.after) impact.passages.push_back(std::move(passage));
  return impact;
}

}  // namespace inspectplan::usecase
