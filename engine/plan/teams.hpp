#pragma once
// Who would visit an enterprise, part by part of the year. Enterprises with the same matters, place and conditions
// have the same answer; it is worked out once for all of them.
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "plan/departments.hpp"
#include "plan/periods.hpp"
#include "responsibility/locality.hpp"

namespace inspectplan::plan {

// A visit as it could be in a window of one period.
struct Shape {
  std::uint32_t period = 0;
  Day from{}, until{};
  std::uint32_t lead = 0;
  std::vector<std::uint32_t> joining;                     // the others that lead or coordinate a matter, by lead_order
  std::vector<std::uint32_t> matters;                     // those with a lead, by lead_order
  std::vector<std::vector<std::uint32_t>> leads;          // of each of them: a window ends where one of these changes
  std::vector<std::size_t> responsibilities;              // the ones that decide, in the order of the matters
  std::vector<const std::vector<ruleset::Basis>*> basis;  // of the matters' teams in each part; held by Teams
  std::int64_t own_visits = 0;  // leads of a matter with days: each would have come on its own
  bool same_team(const Shape& other) const {
    return period == other.period && lead == other.lead && joining == other.joining && matters == other.matters &&
           leads == other.leads && responsibilities == other.responsibilities;
  }
};

struct LeadChange {
  std::uint32_t matter = 0;
  Day on{};
  std::uint32_t from = 0, to = 0;  // departments
  auto operator<=>(const LeadChange&) const = default;
};

// Everything that follows from matters, place and conditions.
struct Signature {
  std::vector<Shape> shapes;                      // in the order of time; adjacent equal ones joined
  std::vector<std::uint32_t> without_lead;        // matters that nobody leads in some part
  std::vector<std::uint32_t> tied;                // matters for which two texts of one rank name different leads
  std::vector<std::uint32_t> leads_without_days;  // departments, in some period
  std::vector<std::uint32_t> joins_without_days;
  std::vector<LeadChange> changes;  // of the matters' first leads, inside the year
  std::int64_t enterprises = 0;
};

class Teams {
 public:
  Teams(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Assessments& assessments,
        const responsibility::Resolver& resolver, const CapacityTable& capacity, std::vector<Part> parts,
        Departments& departments);

  // Counts the enterprise to its signature. One without a matter has no shapes.
  std::uint32_t signature_of(std::size_t row);
  const Signature& operator[](std::uint32_t index) const { return signatures_[index]; }
  const std::vector<Signature>& all() const { return signatures_; }
  // Of one visit to several sites that the same department leads at each: its days are those that all allow.
  Shape together(const std::vector<const Shape*>& sites) const;
  const std::vector<std::uint32_t>& lead_order() const { return order_; }  // every matter, in the order of leading

 private:
  // Of one matter in one part, by department number.
  struct Team {
    std::vector<std::uint32_t> lead, coordinating;
    std::optional<std::size_t> responsibility;
    std::vector<ruleset::Basis> basis;
    bool tied = false;
  };
  using Key = std::vector<std::uint32_t>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };

  std::uint32_t locality_of(std::size_t row);
  const Team& team_of(std::uint32_t matter, std::uint32_t part, std::uint32_t locality, std::size_t row);
  void key_of(std::size_t row, std::uint32_t locality, Key& key) const;
  Signature build(const Key& key, std::uint32_t locality, std::size_t row);
  void note_team(const Team& team, const Team* before, std::uint32_t matter, const Part& part,
                 Signature& signature) const;
  std::optional<Shape> shape(const std::vector<std::pair<std::uint32_t, const Team*>>& teams, const Part& part,
                             Signature& signature) const;

  const ruleset::RuleSet& rules_;
  const column::Dataset& data_;
  const score::Assessments& assessments_;
  const responsibility::Resolver& resolver_;
  const CapacityTable& capacity_;
  std::vector<Part> parts_;
  Departments& departments_;
  std::vector<std::uint32_t> order_;
  std::vector<bool> makes_visits_;                     // by matter: false where texts only speak of other duties
  std::vector<std::vector<std::size_t>> conditional_;  // by matter: responsibilities with a condition
  responsibility::LocalityFields fields_;
  std::vector<responsibility::Locality> localities_;
  std::unordered_map<Key, std::uint32_t, KeyHash> locality_numbers_;
  std::unordered_map<Key, Team, KeyHash> teams_;
  std::unordered_map<Key, std::uint32_t, KeyHash> numbers_;
  std::vector<Signature> signatures_;
  Key key_;  // of the row at hand
};

std::vector<std::uint32_t> lead_order_of(const ruleset::RuleSet& rules);

}  // namespace inspectplan::plan
