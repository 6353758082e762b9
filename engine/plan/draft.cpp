#include "plan/draft.hpp"

#include <algorithm>

#include "plan/sharing.hpp"

namespace inspectplan::plan {

std::string text_of(const Context& context, const std::string& name, std::size_t row) {
  const auto field = context.rules.schema.enterprise.find(name);
  if (!field) return {};
  const column::Column& column = context.data.enterprises.columns[*field];
  if (!column.valid(row)) return {};
  if (column.kind() == column::Kind::text) return std::string(column.text(row));
  if (column.kind() == column::Kind::number)
    return to_string(Scaled{column.value(row), context.rules.schema.enterprise.fields[*field].scale});
  return {};
}

std::string key_of(const Context& context, std::size_t row) {
  const column::TableSchema& enterprise = context.rules.schema.enterprise;
  return text_of(context, enterprise.fields[enterprise.key.front()].name, row);
}

std::string owner_of(const Context& context, std::size_t row) {
  std::string owner = text_of(context, context.rules.planning.owner_field, row);
  return owner.empty() ? key_of(context, row) : owner;
}

namespace {

std::optional<Day> day_of(const std::vector<std::int32_t>& days, std::size_t row) {
  if (days.empty() || days[row] == score::no_day) return std::nullopt;
  return Day{days[row]};
}

}  // namespace

Span there(const Context& context, std::size_t row) {
  return {day_of(context.assessments.first_day, row), day_of(context.assessments.last_day, row)};
}

Span visitable(const Context& context, std::size_t row) {
  Span days = there(context, row);
  const std::optional<Day> allowed = score::earliest_visit(context.rules, context.assessments, row);
  if (allowed) days.from = std::max(*allowed, days.from.value_or(*allowed));
  return days;
}

Span window_of(const Shape& shape, const Span& days) {
  return {std::max(shape.from, days.from.value_or(shape.from)),
          std::min(shape.until, days.until.value_or(shape.until))};
}

Span window_of(const Context& context, const std::vector<std::uint32_t>& rows, const Shape& shape) {
  Span window{shape.from, shape.until};
  for (const std::uint32_t row : rows) {
    const Span days = window_of(shape, visitable(context, row));
    window = {std::max(*window.from, *days.from), std::min(*window.until, *days.until)};
  }
  return window;
}

namespace {

class Drafter {
 public:
  Drafter(const Context& context, Teams& teams, const CapacityTable& capacity, const std::vector<Period>& periods,
          const WorkingDays& days, Draft& draft)
      : context_(context),
        rules_(context.rules),
        teams_(teams),
        capacity_(capacity),
        periods_(periods),
        days_(days),
        draft_(draft) {
    for (std::uint32_t i = 0; i < rules_.mandates.size(); ++i)
      (rules_.mandates[i].must ? musts_ : must_nots_).push_back(i);
  }

  void run() {
    const auto& population = context_.assessments.in_population;
    const auto most = static_cast<std::size_t>(std::count(population.begin(), population.end(), 1));
    draft_.entries.reserve(most);
    draft_.problem.candidates.reserve(most);
    for (std::uint32_t row = 0; row < context_.assessments.rows; ++row)
      if (context_.assessments.in_population[row] != 0) enterprise(row);
  }

 private:
  const Context& context_;
  const ruleset::RuleSet& rules_;
  Teams& teams_;
  const CapacityTable& capacity_;
  const std::vector<Period>& periods_;
  const WorkingDays& days_;
  Draft& draft_;
  std::vector<std::uint32_t> musts_, must_nots_;  // mandates
  std::vector<std::vector<Uses>> uses_;           // by signature: by shape, line of the workload

  bool any_unknown(const std::vector<std::vector<std::uint8_t>>& truths, std::size_t row) const {
    return std::any_of(truths.begin(), truths.end(),
                       [&](const auto& column) { return column[row] == feel::truth_unknown; });
  }

  void enterprise(std::uint32_t row) {
    const score::Assessments& assessed = context_.assessments;
    ++draft_.enterprises;
    if (any_unknown(assessed.sectors, row) || any_unknown(assessed.matters, row) ||
        any_unknown(assessed.mandates, row) || assessed.tier[row] < 0)
      ++draft_.undecided;
    const std::optional<std::int64_t> priority = mandate_priority(row);
    if (priority || context_.taken.mandates.contains(row)) ++draft_.mandatory;
    if (has_matter(row) || context_.taken.matters.contains(row))
      candidate(row, priority);
    else if (priority)
      draft_.mandated_without_matter.push_back(row);
  }

  bool has_matter(std::size_t row) const {
    const auto& matters = context_.assessments.matters;
    return std::any_of(matters.begin(), matters.end(), [&](const auto& column) { return holds(column[row]); });
  }

  std::optional<std::int64_t> mandate_priority(std::size_t row) const {
    std::optional<std::int64_t> best;
    for (const std::uint32_t mandate : musts_)
      if (holds(context_.assessments.mandates[mandate][row]))
        best = std::min(best.value_or(INT64_MAX), rules_.mandates[mandate].priority);
    return best;
  }

  void candidate(std::uint32_t row, std::optional<std::int64_t> priority) {
    Entry entry;
    entry.row = row;
    entry.signature = teams_.signature_of(row);
    Candidate candidate;
    candidate.id = key_of(context_, row);
    candidate.must = priority.has_value();
    candidate.priority = priority.value_or(0);
    forbid(entry);
    if (entry.blocked == Blocked::no && !has_matter(row)) entry.blocked = Blocked::committed;
    if (entry.blocked == Blocked::no) add_options(entry, candidate);
    draft_.entries.push_back(std::move(entry));
    draft_.problem.candidates.push_back(std::move(candidate));
  }

  // must_not: no visit at all, or another mode in place of a physical one. A ban without a mode to offer in its
  // place goes before one that has it.
  void forbid(Entry& entry) const {
    for (const std::uint32_t index : must_nots_) {
      const ruleset::Mandate& mandate = rules_.mandates[index];
      if (!holds(context_.assessments.mandates[index][entry.row])) continue;
      const bool excludes = mandate.mode == "visit" || mandate.instead.empty();
      if (!excludes && entry.instead >= 0) continue;
      entry.instead = static_cast<std::int32_t>(index);
      if (!excludes) continue;
      entry.blocked = Blocked::excluded;
      return;
    }
  }

  void add_options(Entry& entry, Candidate& candidate) {
    const std::int16_t work = context_.assessments.workload[entry.row];
    if (work < 0) {
      entry.blocked = Blocked::no_workload;
      return;
    }
    const Signature& signature = teams_[entry.signature];
    if (signature.shapes.empty()) {
      entry.blocked = signature.leads_without_days.empty() ? Blocked::no_lead : Blocked::no_days;
      return;
    }
    const Span present = there(context_, entry.row), allowed = visitable(context_, entry.row);
    bool is_there = false;
    for (std::uint16_t i = 0; i < signature.shapes.size(); ++i) {
      const Shape& shape = signature.shapes[i];
      is_there |= working_days(window_of(shape, present)) > 0;
      const Span window = window_of(shape, allowed);
      if (working_days(window) == 0) continue;
      candidate.options.push_back({option_id(periods_[shape.period], shape.from),
                                   shape.period,
                                   value_of(context_, entry.row, *window.from),
                                   days_of(entry.signature, i, static_cast<std::size_t>(work)),
                                   {}});
      entry.shapes.push_back(i);
    }
    if (candidate.options.empty()) entry.blocked = is_there ? Blocked::too_soon : Blocked::not_there;
  }

  std::int64_t working_days(const Span& window) const { return days_.between(*window.from, *window.until); }

  const Uses& days_of(std::uint32_t signature, std::size_t shape, std::size_t work) {
    if (signature >= uses_.size()) uses_.resize(signature + 1);
    const std::vector<ruleset::Workload>& workloads = rules_.planning.workload;
    std::vector<Uses>& known = uses_[signature];
    known.resize(teams_[signature].shapes.size() * workloads.size());
    Uses& uses = known[shape * workloads.size() + work];
    if (uses.empty()) uses = made_of(teams_[signature].shapes[shape], workloads[work]);
    return uses;
  }

  std::vector<Use> made_of(const Shape& shape, const ruleset::Workload& workload) const {
    std::vector<Use> days{{shape.lead, workload.lead}};
    for (const std::uint32_t department : shape.joining)
      if (workload.coordinate > 0 && capacity_.known(department, shape.period))
        days.push_back({department, workload.coordinate});
    return days;
  }
};

}  // namespace

std::string option_id(const Period& period, Day from) {
  return from == period.from ? period.id : period.id + "/" + to_string(from).substr(5);
}

std::int64_t value_of(const Context& context, std::size_t row, Day from) {
  const std::optional<Day> latest =
      score::latest_begin(context.rules, context.assessments, context.clock.plan_year, row);
  return latest && *latest < from ? 0 : std::max<std::int64_t>(context.assessments.value[row], 0);
}

Draft draft(const Context& context, Teams& teams, const CapacityTable& capacity, const Departments& departments,
            std::vector<Period> periods, const WorkingDays& working_days, const Request& request,
            std::vector<Finding>& findings) {
  Draft result;
  Drafter(context, teams, capacity, periods, working_days, result).run();
  for (const Period& period : periods) result.problem.periods.push_back(period.id);
  result.periods = std::move(periods);
  result.candidates = static_cast<std::int64_t>(result.entries.size());
  mark_edits(request, result, findings);
  share_visits(context, teams, working_days, request.before && request.before->amendment, result);
  result.problem.departments = departments.ids();
  for (std::uint32_t d = 0; d < departments.size(); ++d) {
    result.problem.capacity.emplace_back();
    for (std::uint32_t p = 0; p < result.problem.periods.size(); ++p)
      result.problem.capacity.back().push_back(capacity.available(d, p));
  }
  add_caps(context, teams, result);
  add_quotas(context, teams, departments, result);
  add_lotteries(context, capacity, departments, result);
  if (context.rules.planning.objective == ruleset::Objective::strict) add_order(context, result);
  apply_edits(result);
  return result;
}

}  // namespace inspectplan::plan
