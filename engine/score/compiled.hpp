#pragma once
// A rule set compiled once to one program, and where in it each result stands.
#include <map>
#include <optional>
#include <vector>

#include "column/column.hpp"
#include "ruleset/model.hpp"
#include "score/assess.hpp"

namespace inspectplan::score {

struct FactorRegisters {
  feel::Register value;               // of the factor's expression
  feel::Register points;              // at the scale of the scorecard
  feel::Register reach;               // the same without `missing` points: in range mode the bands alone
  feel::Register band;                // index of the band taken; see Builder::choose
  std::vector<feel::Register> bands;  // truth of each band's tests alone
};
struct CardRegisters {
  feel::Register points;
  int scale = 0;
  std::vector<FactorRegisters> factors;
};

// What the score adds up, at its top: a scorecard's points as they are, or a value made of scorecards alone.
struct Summand {
  feel::Register value;
  int scale = 0;
  bool negative = false;  // subtracted
  bool is_card = false;
  std::vector<std::size_t> cards;  // that it rests on, by index
};

// Indices as in the rule set. Entries not in force on the law date are constantly false.
struct Compiled {
  feel::Program program;
  std::vector<feel::Register> derived, sectors, matters, mandates, quotas;
  std::vector<CardRegisters> cards;
  std::vector<Summand> summands;                                   // none where the score rests on more than scorecards
  std::vector<feel::Register> tiers;                               // truth of each tier's condition alone
  std::map<const feel::ast::Checked*, feel::Register> tier_atoms;  // of what and, or, not put together to these
  std::optional<feel::Register> population, score, tier, last_visit, is_due, value, random, first_day, last_day;
  std::vector<std::optional<feel::Register>> workload, caps, responsibilities;  // without condition: none
  std::vector<std::optional<feel::Register>> questions;  // none where the rules know no such names
  std::int64_t score_low = 0, score_high = 0;            // what the score can be at all
  int value_scale = 0;
};

// The dataset only says which tables were never imported: where visits were never imported, nobody is known
// to have gone unvisited. `questions`: conditions beside those of the rules, over any of their names.
Compiled compile(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock,
                 const std::vector<std::string>& questions = {});

}  // namespace inspectplan::score
