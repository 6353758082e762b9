#include "usecase/query/missing_facts.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "plan/sites.hpp"
#include "plan/teams.hpp"
#include "responsibility/locality.hpp"
#include "responsibility/resolve.hpp"
#include "score/rows.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {
namespace {

class Search {
 public:
  Search(const Session& session, const plan::Plan& plan, Pool& pool, Observer& observer)
      : session_(session),
        rules_(*session.rules),
        assessed_(score::assess(rules_, session.data, session.clock, pool, observer)),
        resolver_(session.rules),
        fields_(responsibility::locality_fields(rules_)),
        order_(plan::lead_order_of(rules_)),
        examiner_(rules_, session.data, session.clock) {
    visits_ = plan::by_site(plan.visits);
    for (const plan::Visit& visit : plan.visits) {
      if (!by_score(visit) || !visit.score_known) continue;
      const auto [line, first] = lines_.try_emplace(visit.lead, visit.score);
      if (!first && visit.score.value < line->second.value) line->second = visit.score;
    }
  }

  std::vector<OpenPlace> run() {
    std::vector<OpenPlace> places;
    for (std::size_t row = 0; row < assessed_.rows; ++row)
      if (assessed_.in_population[row] != 0)
        if (auto place = place_of(row)) places.push_back(std::move(*place));
    std::stable_sort(places.begin(), places.end(),
                     [](const OpenPlace& a, const OpenPlace& b) { return a.department < b.department; });
    return places;
  }

 private:
  static bool by_score(const plan::Visit& visit) { return visit.mandates.empty() && !visit.random; }

  std::optional<OpenPlace> place_of(std::size_t row) {
    const column::TableSchema& schema = rules_.schema.enterprise;
    OpenPlace place;
    place.enterprise = session_.data.enterprises.columns[schema.key.at(0)].text(row);
    const auto visit = visits_.find(place.enterprise);
    place.planned = visit != visits_.end();
    if (place.planned && !by_score(*visit->second)) return std::nullopt;
    add_mandates(row, place);
    const bool crosses = assessed_.score_low[row] < assessed_.score_high[row];
    if (!crosses && place.mandates.empty()) return std::nullopt;
    place.department = place.planned ? visit->second->lead : lead_of(row);
    if (place.department.empty() || (!place.planned && is_too_soon(row))) return std::nullopt;
    place.low = {assessed_.score_low[row], assessed_.score_scale};
    place.high = {assessed_.score_high[row], assessed_.score_scale};
    if (assessed_.score_known[row] != 0) place.score = Scaled{assessed_.score[row], assessed_.score_scale};
    if (const auto line = lines_.find(place.department); line != lines_.end()) place.line = line->second;
    const bool on_both_sides =
        place.line && place.low.value < place.line->value && place.high.value > place.line->value;
    if (!on_both_sides && place.mandates.empty()) return std::nullopt;
    add_facts(row, on_both_sides, place);
    if (const auto name = schema.find(rules_.planning.name_field))
      place.name = session_.data.enterprises.columns[*name].text(row);
    return place.facts.empty() ? std::nullopt : std::optional(std::move(place));
  }

  void add_mandates(std::size_t row, OpenPlace& place) const {
    for (std::size_t i = 0; i < rules_.mandates.size(); ++i)
      if (rules_.mandates[i].must && assessed_.mandates[i][row] == feel::truth_unknown)
        place.mandates.push_back(rules_.mandates[i].id);
  }

  // What is missing behind factors whose points are open, and behind undecided mandates.
  void add_facts(std::size_t row, bool of_score, OpenPlace& place) {
    const score::Explanation why = examiner_.examine(score::one_row(rules_.schema, session_.data, row)).explanation;
    std::set<std::string> facts;
    const auto add = [&facts](const std::vector<score::FactUse>& uses) {
      for (const score::FactUse& use : uses)
        if (use.missing) facts.insert(use.name);
    };
    for (const score::CardLine& card : why.scorecards)
      for (const score::FactorLine& factor : card.factors)
        if (of_score && factor.low.value != factor.high.value) add(factor.facts);
    for (const score::RuleLine& mandate : why.mandates)
      if (std::find(place.mandates.begin(), place.mandates.end(), mandate.id) != place.mandates.end())
        add(mandate.facts);
    place.facts.assign(facts.begin(), facts.end());
  }

  // As of the first day of the plan: of the first of its matters that has a lead.
  std::string lead_of(std::size_t row) const {
    const responsibility::Locality at = responsibility::locality_of(fields_, session_.data, row);
    std::vector<bool> applies;
    for (const auto& when : assessed_.responsibilities)
      applies.push_back(when.empty() || when[row] == feel::truth_true);
    for (const std::uint32_t matter : order_) {
      if (assessed_.matters[matter][row] != feel::truth_true) continue;
      const auto party = resolver_.visit_parties(matter, session_.clock.plan_start, at, applies);
      if (!party.lead.empty()) return party.lead.front();
    }
    return {};
  }

  // Whatever it scores, its tier forbids a visit before the year is over.
  bool is_too_soon(std::size_t row) const {
    const std::optional<Day> day = score::earliest_visit(rules_, assessed_, row);
    return day && *day > session_.clock.plan_end;
  }

  const Session& session_;
  const ruleset::RuleSet& rules_;
  score::Assessments assessed_;
  responsibility::Resolver resolver_;
  responsibility::LocalityFields fields_;
  std::vector<std::uint32_t> order_;
  score::Examiner examiner_;
  plan::VisitBySite visits_;
  std::map<std::string, Scaled> lines_;  // by department
};

}  // namespace

std::optional<MissingFacts> missing_facts(const SessionRequest& request, Pool& pool, Diagnostics& diagnostics,
                                          Observer& observer) {
  auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  const ledger::Run run = ledger::Ledger(session->store.database()).find(*request.run).value();
  const plan::Plan plan = read_plan(run.plan_json);
  return MissingFacts{{run.id, run.ruleset_id, run.ruleset_version, run.parameters.as_of},
                      session->rules,
                      Search(*session, plan, pool, observer).run()};
}

}  // namespace inspectplan::usecase
