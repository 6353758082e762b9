#pragma once
// One pass over the register for `rules check --db`: where each enterprise stands in each factor.
#include <map>

#include "score/compiled.hpp"
#include "usecase/rules/check_register.hpp"

namespace inspectplan::usecase {

// The enterprises that a finding concerns: how many, and the keys of the first.
struct Concerned {
  static constexpr std::size_t shown = 3;
  std::size_t count = 0;
  std::vector<std::string> examples;
  void add(std::string_view key);
};

// Of the enterprises of one sector, those that a factor's band gave points to, by points; and those without a value.
struct Group {
  std::map<std::int64_t, std::size_t> reporters;  // points at the scale of the card
  Concerned silent;
};

struct FactorCount {
  std::vector<Concerned> bands;
  Concerned missing, none, overlap;
  std::vector<Group> groups;  // by sector; the last: in no sector
};

// Of a condition: for whom it holds, and of whom nobody can tell.
struct Reach {
  Concerned holds, open;
};

struct Spread {
  std::size_t enterprises = 0;
  std::vector<std::vector<FactorCount>> factors;  // by card and factor
  std::vector<Concerned> sectors, mandates;       // for which they hold
  std::vector<std::optional<Reach>> questions;    // none where the rules of the session know no such names
};

Spread spread_of(const Session& session, const std::vector<std::string>& questions);

}  // namespace inspectplan::usecase
