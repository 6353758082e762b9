#include "responsibility/resolve.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "responsibility/names.hpp"
#include "responsibility/state.hpp"

namespace inspectplan::responsibility {
namespace {

std::vector<std::string> effective_territory(const ruleset::RuleSet& rules, const ruleset::Responsibility& entry) {
  std::vector<std::string> territory = entry.territory;
  if (territory.empty())
    for (const ruleset::Basis& basis : entry.basis)
      if (const ruleset::Document* document = rules.find_document(basis.document))
        territory.insert(territory.end(), document->territory.begin(), document->territory.end());
  std::sort(territory.begin(), territory.end());
  territory.erase(std::unique(territory.begin(), territory.end()), territory.end());
  return territory;
}

}  // namespace

std::string department_class(const std::string& department) { return department.substr(0, department.find(':')); }

const std::string& scope_of(const ruleset::Party& party, const ruleset::Responsibility& responsibility) {
  return party.scope.empty() ? responsibility.scope : party.scope;
}

std::vector<ruleset::Basis> in_force(const ruleset::RuleSet& rules, const std::vector<ruleset::Basis>& basis, Day on) {
  std::vector<ruleset::Basis> result;
  for (const ruleset::Basis& one : basis) {
    const ruleset::Document* document = rules.find_document(one.document);
    if (!document || Span{document->effective, document->until}.contains(on)) result.push_back(one);
  }
  return result;
}

std::vector<const ruleset::Document*> doubtful(const ruleset::RuleSet& rules, const std::vector<ruleset::Basis>& basis,
                                               Day on) {
  std::vector<const ruleset::Document*> result;
  for (const ruleset::Basis& one : basis) {
    const ruleset::Document* document = rules.find_document(one.document);
    const bool listed = std::find(result.begin(), result.end(), document) != result.end();
    if (document && !listed && document->doubt && document->doubt->from <= on) result.push_back(document);
  }
  return result;
}

void add_basis(std::vector<ruleset::Basis>& into, const std::vector<ruleset::Basis>& from) {
  for (const ruleset::Basis& basis : from)
    if (std::none_of(into.begin(), into.end(), [&](const ruleset::Basis& known) {
          return known.document == basis.document && known.at == basis.at;
        }))
      into.push_back(basis);
}

bool add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) != list.end()) return false;
  list.push_back(value);
  return true;
}

Resolver::State::State(std::shared_ptr<const ruleset::RuleSet> rule_set)
    : rules(std::move(rule_set)), graph(*rules), of_matter(rules->matters.size()) {
  for (const ruleset::Responsibility& entry : rules->responsibilities)
    territory.push_back(effective_territory(*rules, entry));
  for (std::size_t i = 0; i < rules->responsibilities.size(); ++i)
    if (const auto matter = rules->matter_index(rules->responsibilities[i].matter)) of_matter[*matter].push_back(i);
  for (std::vector<std::size_t>& list : of_matter)
    std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
}

std::array<int, 4> Resolver::State::rank(std::size_t responsibility) const {
  const ruleset::Responsibility& entry = rules->responsibilities[responsibility];
  return {entry.role == ruleset::Role::is_explicit ? 0 : 1, territory[responsibility].empty() ? 1 : 0,
          entry.when ? 0 : 1, entry.duty == ruleset::Duty::inspect ? 0 : 1};
}

bool Resolver::State::visits(std::size_t responsibility) const {
  const ruleset::Duty duty = rules->responsibilities[responsibility].duty;
  return duty == ruleset::Duty::inspect || duty == ruleset::Duty::manage;
}

bool Resolver::State::holds(std::size_t responsibility, Day on, const Locality& at,
                            const std::vector<bool>& applies) const {
  if (!applies.empty() && !applies[responsibility]) return false;
  if (!rules->responsibilities[responsibility].valid.contains(on)) return false;
  const std::vector<std::string>& bound = territory[responsibility];
  return bound.empty() || !at.territory || std::binary_search(bound.begin(), bound.end(), *at.territory);
}

bool Resolver::State::lacks_place(const std::string& department, const Locality& at) const {
  if (!at.of_object || department.find(':') != std::string::npos) return false;
  const ruleset::Department* found = rules->find_department(department);
  return found && !found->one_per.empty();
}

std::string Resolver::State::instance(const std::string& id, const std::string& given, const Locality& at) const {
  const ruleset::Department* department = rules->find_department(id);
  if (!department || department->one_per.empty()) return id;
  const auto code = at.codes.find(department->one_per);
  if (code != at.codes.end()) return id + ":" + code->second;
  return department_class(given) == id ? given : id;
}

Fate Resolver::State::fate(const std::string& department, const std::string& scope, Day on, const Locality& at) const {
  const Trail trail = graph.follow(department_class(department), scope, on);
  Fate fate;
  // A named instance stays that instance, wherever the object stands.
  fate.department = department.find(':') == std::string::npos ? instance(department, department, at) : department;
  for (const std::size_t index : trail.steps) {
    const ruleset::Succession& succession = rules->successions[index];
    std::string to = instance(succession.to, department, at);
    std::vector<ruleset::Basis> basis = in_force(*rules, succession.basis, on);
    const bool any = !basis.empty() || succession.basis.empty();
    fate.chain.push_back({fate.department, to, scope, succession.valid.from.value_or(first_day), succession.valid.until,
                          any ? std::move(basis) : succession.basis, any, succession.status});
    fate.department = std::move(to);
  }
  fate.ended = !trail.alive;
  return fate;
}

Label Resolver::State::name(const std::string& department) const { return name_of_department(*rules, department); }

Resolver::Resolver(std::shared_ptr<const ruleset::RuleSet> rules) {
  INSPECTPLAN_ASSERT(rules != nullptr);
  state_ = std::make_unique<const State>(std::move(rules));
}
Resolver::~Resolver() = default;

Fate Resolver::fate(const std::string& department, const std::string& scope, Day on, const Locality& at) const {
  return state_->fate(department, scope, on, at);
}

std::vector<Answer> Resolver::answers(std::size_t matter, Day on, const Locality& at,
                                      const std::vector<bool>& applies) const {
  std::vector<std::size_t> list = state_->of_matter[matter];
  std::sort(list.begin(), list.end());
  std::vector<Answer> result;
  for (const std::size_t responsibility : list)
    if (state_->holds(responsibility, on, at, applies)) result.push_back(state_->answer(responsibility, on, at));
  return result;
}

namespace {

// Departments after succession, and the texts of that succession.
struct Named {
  std::vector<std::string> departments;
  std::vector<std::string> unplaced;  // classes whose instance the object does not name
  std::vector<ruleset::Basis> basis;
};

struct Resolved {
  std::size_t responsibility;
  std::vector<std::string> lead;
  std::vector<std::string> unplaced;
  std::vector<ruleset::Basis> basis;  // of the leads' succession
  bool names_lead;
};

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Those of a text who coordinate and do not lead.
void join(const std::vector<ruleset::Basis>& basis, const Named& named, Resolver::Party& party) {
  for (const std::string& department : named.unplaced)
    if (!has(party.lead, department)) add_once(party.unplaced, department);
  const auto joins = [&](const std::string& department) { return !has(party.lead, department); };
  if (std::none_of(named.departments.begin(), named.departments.end(), joins)) return;
  for (const std::string& department : named.departments)
    if (joins(department)) add_once(party.coordinating, department);
  add_basis(party.basis, basis);
  add_basis(party.basis, named.basis);
}

// A class leads only where nobody else does.
void leave_out_unplaced(Named& lead) {
  if (lead.departments.empty()) std::swap(lead.departments, lead.unplaced);
}

}  // namespace

Resolver::Party Resolver::visit_parties(std::size_t matter, Day on, const Locality& at,
                                        const std::vector<bool>& applies) const {
  return parties(matter, on, at, applies, [&](std::size_t index) { return state_->visits(index); });
}

Resolver::Party Resolver::investigation_parties(std::size_t matter, Day on, const Locality& at,
                                                const std::vector<bool>& applies) const {
  return parties(matter, on, at, applies, [&](std::size_t index) {
    return state_->rules->responsibilities[index].duty == ruleset::Duty::investigate;
  });
}

template <class Takes>
Resolver::Party Resolver::parties(std::size_t matter, Day on, const Locality& at, const std::vector<bool>& applies,
                                  Takes takes) const {
  const auto& all = state_->rules->responsibilities;
  const auto resolve = [&](const std::vector<ruleset::Party>& parties, std::size_t index) {
    Named named;
    for (const ruleset::Party& party : parties) {
      const Fate fate = state_->fate(party.department, scope_of(party, all[index]), on, at);
      if (fate.ended) continue;
      add_once(state_->lacks_place(fate.department, at) ? named.unplaced : named.departments, fate.department);
      for (const Step& step : fate.chain)
        if (step.basis_in_force) add_basis(named.basis, step.basis);
    }
    return named;
  };
  const auto texts_of = [&](std::size_t index) { return in_force(*state_->rules, all[index].basis, on); };
  std::vector<Resolved> holding;  // best rank first
  for (const std::size_t index : state_->of_matter[matter]) {
    if (!takes(index) || !state_->holds(index, on, at, applies)) continue;
    Named lead = resolve(all[index].lead, index);
    leave_out_unplaced(lead);
    holding.push_back({index, std::move(lead.departments), std::move(lead.unplaced), std::move(lead.basis),
                       !all[index].lead.empty()});
  }
  Party party;
  const auto decides = std::find_if(holding.begin(), holding.end(), [](const Resolved& r) { return !r.lead.empty(); });
  if (decides != holding.end()) {
    party.lead = decides->lead;
    party.unplaced = decides->unplaced;
    party.responsibilities.push_back(decides->responsibility);
    add_basis(party.basis, texts_of(decides->responsibility));
    add_basis(party.basis, decides->basis);
  }
  for (auto entry = holding.begin(); entry != holding.end(); ++entry) {
    if (entry == decides || !entry->names_lead)
      join(texts_of(entry->responsibility), resolve(all[entry->responsibility].coordinate, entry->responsibility),
           party);
    if (entry == decides) continue;
    party.responsibilities.push_back(entry->responsibility);
    if (decides != holding.end() && !entry->lead.empty() && entry->lead != decides->lead &&
        state_->rank(entry->responsibility) == state_->rank(decides->responsibility)) {
      party.tied = true;
      for (const std::string& department : entry->lead)
        if (!has(party.lead, department)) add_once(party.other_leads, department);
    }
  }
  return party;
}

std::vector<Day> Resolver::changes(Day first, Day last) const {
  std::vector<Day> days;
  for (const ruleset::Succession& succession : state_->rules->successions)
    ruleset::add_boundaries(succession.valid, days);
  for (const ruleset::Department& department : state_->rules->departments)
    ruleset::add_boundaries(department.life, days);
  for (const ruleset::Responsibility& entry : state_->rules->responsibilities)
    ruleset::add_boundaries(entry.valid, days);
  std::erase_if(days, [&](Day day) { return day <= first || day > last; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace inspectplan::responsibility
