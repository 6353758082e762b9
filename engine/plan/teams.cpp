#include "plan/teams.hpp"

#include <algorithm>

namespace inspectplan::plan {
namespace {

constexpr std::uint32_t missing_text = UINT32_MAX;

template <class Value>
void add_once(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

}  // namespace

std::vector<std::uint32_t> lead_order_of(const ruleset::RuleSet& rules) {
  std::vector<std::uint32_t> order;
  for (const std::string& id : rules.planning.lead_order)
    if (const auto matter = rules.matter_index(id)) add_once(order, static_cast<std::uint32_t>(*matter));
  for (std::uint32_t matter = 0; matter < rules.matters.size(); ++matter) add_once(order, matter);
  return order;
}

std::size_t Teams::KeyHash::operator()(const Key& key) const {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a over words; order of buckets is never used
  for (const std::uint32_t word : key) hash = (hash ^ word) * 1099511628211ULL;
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

Teams::Teams(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
             const responsibility::Resolver& resolver, const CapacityTable& capacity, std::vector<Part> parts,
             Departments& departments)
    : rules_(rules),
      data_(data),
      assessments_(assessments),
      resolver_(resolver),
      capacity_(capacity),
      parts_(std::move(parts)),
      departments_(departments),
      order_(lead_order_of(rules)),
      makes_visits_(rules.matters.size()),
      conditional_(rules.matters.size()),
      fields_(responsibility::locality_fields(rules)) {
  std::vector<bool> spoken_of(rules.matters.size());
  for (std::size_t i = 0; i < rules.responsibilities.size(); ++i) {
    const ruleset::Responsibility& entry = rules.responsibilities[i];
    const auto matter = rules.matter_index(entry.matter);
    if (!matter) continue;
    spoken_of[*matter] = true;
    if (entry.duty == ruleset::Duty::inspect || entry.duty == ruleset::Duty::manage) makes_visits_[*matter] = true;
    if (i < assessments.responsibilities.size() && !assessments.responsibilities[i].empty())
      conditional_[*matter].push_back(i);
  }
  for (std::size_t i = 0; i < spoken_of.size(); ++i)
    if (!spoken_of[i]) makes_visits_[i] = true;  // nobody said a word: that is a finding
}

std::uint32_t Teams::locality_of(std::size_t row) {
  Key key;
  const auto add = [&](std::size_t field) {
    const column::Column& column = data_.enterprises.columns[field];
    const bool has_text = column.kind() == column::Kind::text && column.valid(row);
    key.push_back(has_text ? static_cast<std::uint32_t>(column.value(row)) : missing_text);
  };
  if (fields_.territory) add(*fields_.territory);
  for (const auto& [name, field] : fields_.codes) add(field);
  const auto [entry, added] = locality_numbers_.emplace(std::move(key), static_cast<std::uint32_t>(localities_.size()));
  if (added) localities_.push_back(responsibility::locality_of(fields_, data_, row));
  return entry->second;
}

// Locality, then each matter followed by its conditions that hold; matters are told apart by the high bit.
void Teams::key_of(std::size_t row, std::uint32_t locality, Key& key) const {
  key.assign(1, locality);
  for (const std::uint32_t matter : order_) {
    if (assessments_.matters[matter][row] != feel::truth_true) continue;
    key.push_back(matter | 0x80000000U);
    for (const std::size_t entry : conditional_[matter])
      if (assessments_.responsibilities[entry][row] == feel::truth_true)
        key.push_back(static_cast<std::uint32_t>(entry));
  }
}

std::uint32_t Teams::signature_of(std::size_t row) {
  const std::uint32_t locality = locality_of(row);
  key_of(row, locality, key_);
  auto found = numbers_.find(key_);
  if (found == numbers_.end()) {
    signatures_.push_back(build(key_, locality, row));
    found = numbers_.emplace(key_, static_cast<std::uint32_t>(signatures_.size() - 1)).first;
  }
  ++signatures_[found->second].enterprises;
  return found->second;
}

const Teams::Team& Teams::team_of(std::uint32_t matter, std::uint32_t part, std::uint32_t locality, std::size_t row) {
  Key key{matter, part, locality};
  for (const std::size_t entry : conditional_[matter])
    if (assessments_.responsibilities[entry][row] == feel::truth_true) key.push_back(static_cast<std::uint32_t>(entry));
  const auto [entry, added] = teams_.try_emplace(std::move(key));
  Team& team = entry->second;
  if (!added) return team;
  std::vector<bool> applies(rules_.responsibilities.size(), true);
  for (const std::size_t index : conditional_[matter])
    applies[index] = assessments_.responsibilities[index][row] == feel::truth_true;
  const auto party = resolver_.visit_parties(matter, parts_[part].from, localities_[locality], applies);
  for (const std::string& id : party.lead) team.lead.push_back(departments_.number(id));
  for (const std::string& id : party.coordinating) team.coordinating.push_back(departments_.number(id));
  if (!party.lead.empty()) team.responsibility = party.responsibilities.front();
  team.basis = party.basis;
  team.tied = party.tied;
  return team;
}

void Teams::note_team(const Team& team, const Team* before, std::uint32_t matter, const Part& part,
                      Signature& signature) const {
  if (team.lead.empty() && makes_visits_[matter]) add_once(signature.without_lead, matter);
  if (team.tied) add_once(signature.tied, matter);
  if (before && !before->lead.empty() && !team.lead.empty() && before->lead.front() != team.lead.front())
    signature.changes.push_back({matter, part.from, before->lead.front(), team.lead.front()});
}

std::optional<Shape> Teams::shape(const std::vector<std::pair<std::uint32_t, const Team*>>& teams, const Part& part,
                                  Signature& signature) const {
  Shape result{part.period, part.from, part.until, 0, {}, {}, {}, {}, {}, 0};
  std::vector<std::uint32_t> leads;
  std::vector<std::uint32_t> all;
  for (const auto& [matter, team] : teams) {
    if (team->lead.empty()) continue;
    result.matters.push_back(matter);
    result.leads.push_back(team->lead);
    result.responsibilities.push_back(*team->responsibility);
    result.basis.push_back(&team->basis);
    for (const std::uint32_t department : team->lead) add_once(leads, department), add_once(all, department);
    for (const std::uint32_t department : team->coordinating) add_once(all, department);
  }
  for (const std::uint32_t department : all) {
    if (capacity_.known(department, part.period)) continue;
    const bool leads_here = std::find(leads.begin(), leads.end(), department) != leads.end();
    add_once(leads_here ? signature.leads_without_days : signature.joins_without_days, department);
  }
  const auto has_days = [&](std::uint32_t department) { return capacity_.known(department, part.period); };
  const auto lead = std::find_if(leads.begin(), leads.end(), has_days);
  if (lead == leads.end()) return std::nullopt;
  result.lead = *lead;
  result.own_visits = std::count_if(leads.begin(), leads.end(), has_days);
  for (const std::uint32_t department : all)
    if (department != result.lead) result.joining.push_back(department);
  return result;
}

Shape Teams::together(const std::vector<const Shape*>& sites) const {
  Shape result = *sites.front();
  if (sites.size() == 1) return result;
  result.matters.clear(), result.leads.clear(), result.responsibilities.clear(), result.joining.clear();
  result.basis.clear();
  result.own_visits = 0;
  for (const std::uint32_t matter : order_) {
    std::vector<std::uint32_t> leads;
    for (const Shape* site : sites) {
      const auto found = std::find(site->matters.begin(), site->matters.end(), matter);
      if (found == site->matters.end()) continue;
      const auto at = static_cast<std::size_t>(found - site->matters.begin());
      for (const std::uint32_t department : site->leads[at]) add_once(leads, department);
      add_once(result.responsibilities, site->responsibilities[at]);
    }
    if (leads.empty()) continue;
    result.matters.push_back(matter);
    result.leads.push_back(std::move(leads));
  }
  for (const Shape* site : sites) {
    result.from = std::max(result.from, site->from);
    result.until = std::min(result.until, site->until);
    result.own_visits += site->own_visits;
    for (const std::uint32_t department : site->joining) add_once(result.joining, department);
    result.basis.insert(result.basis.end(), site->basis.begin(), site->basis.end());
  }
  return result;
}

Signature Teams::build(const Key& key, std::uint32_t locality, std::size_t row) {
  std::vector<std::uint32_t> matters;
  for (std::size_t i = 1; i < key.size(); ++i)
    if ((key[i] & 0x80000000U) != 0) matters.push_back(key[i] & 0x7FFFFFFFU);
  Signature signature;
  std::vector<std::pair<std::uint32_t, const Team*>> before;
  for (std::uint32_t part = 0; part < parts_.size(); ++part) {
    std::vector<std::pair<std::uint32_t, const Team*>> teams;  // teams_ never moves its values
    for (const std::uint32_t matter : matters) teams.emplace_back(matter, &team_of(matter, part, locality, row));
    for (std::size_t i = 0; i < teams.size(); ++i)
      note_team(*teams[i].second, before.empty() ? nullptr : before[i].second, teams[i].first, parts_[part], signature);
    before = teams;
    std::optional<Shape> next = shape(teams, parts_[part], signature);
    if (!next) continue;
    Shape* last = signature.shapes.empty() ? nullptr : &signature.shapes.back();
    if (last && last->same_team(*next) && last->until.number + 1 == next->from.number) {
      last->until = next->until;
      last->basis.insert(last->basis.end(), next->basis.begin(), next->basis.end());
    } else {
      signature.shapes.push_back(std::move(*next));
    }
  }
  return signature;
}

}  // namespace inspectplan::plan
