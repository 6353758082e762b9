// Scoring of random registers: what must hold whatever the facts are.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "../unit/score/freedonia.hpp"

namespace inspectplan::score {
namespace {

using testing::Facts;

const std::vector<std::pair<std::string, std::vector<std::string>>> values = {
    {"trade", {"05", "0710", "0899", "10", "1310", "4711"}},
    {"workers", {"0", "49", "50", "199", "200", "499", "500", "100000"}},
    {"depth", {"0", "20", "20.1", "100", "100.1", "2000"}},
    {"explosives", {"true", "false"}},
    {"abandoned", {"true", "false"}},
    {"licensed_until", {"2020-01-01", "2026-12-31", "2027-01-01", "2035-01-01"}},
};

struct Company {
  Facts facts;
  std::vector<Facts> accidents, inspections;
};

rc::Gen<std::string> one_of(const std::vector<std::string>& from) { return rc::gen::elementOf(from); }

Company random_company(bool complete) {
  Company company;
  for (const auto& [field, all] : values)
    if (complete || *rc::gen::inRange(0, 3) != 0) company.facts[field] = *one_of(all);
  const int accidents = *rc::gen::inRange(0, 3);
  for (int i = 0; i < accidents; ++i) {
    Facts row{{"case_no", std::to_string(i)}};
    if (complete || *rc::gen::inRange(0, 4) != 0)
      row["date"] = *one_of({"2021-03-01", "2024-11-20", "2025-11-21", "2026-10-01"});
    if (complete || *rc::gen::inRange(0, 4) != 0) row["killed"] = *one_of({"0", "1", "2", "3"});
    company.accidents.push_back(row);
  }
  if (*rc::gen::inRange(0, 2) != 0)
    company.inspections.push_back({{"visit_no", "1"}, {"date", "2024-07-01"}, {"result", "clean"}});
  return company;
}

Company completed(Company company) {
  for (const auto& [field, all] : values)
    if (!company.facts.contains(field)) company.facts[field] = *one_of(all);
  for (Facts& row : company.accidents) {
    if (!row.contains("date")) row["date"] = *one_of({"2021-03-01", "2024-11-20", "2025-11-21", "2026-10-01"});
    if (!row.contains("killed")) row["killed"] = *one_of({"0", "1", "2", "3", "1000"});
  }
  return company;
}

void add(testing::Enterprises& to, const std::string& id, const Company& company) {
  to.add(id, company.facts);
  for (const Facts& row : company.accidents) to.row("accident", row);
  for (const Facts& row : company.inspections) to.row("inspection", row);
}

column::Dataset dataset(const std::vector<Company>& companies) {
  testing::Enterprises out(*testing::freedonia());
  out.imported("accident").imported("inspection");
  for (std::size_t i = 0; i < companies.size(); ++i) add(out, "e" + std::to_string(i), companies[i]);
  return out.take();
}

Assessments assessed(const std::vector<Company>& companies) {
  Pool pool(1);
  return assess(*testing::freedonia(), dataset(companies), testing::freedonia_clock(), pool);
}

RC_GTEST_PROP(Score, EveryCompletionLiesInTheRange, ()) {
  const Company company = random_company(false);
  std::vector<Company> all{company};
  for (int i = 0; i < 10; ++i) all.push_back(completed(company));
  const Assessments a = assessed(all);
  RC_ASSERT(a.score_low[0] <= a.score_high[0]);
  if (a.score_known[0] != 0) RC_ASSERT(a.score_low[0] <= a.score[0] && a.score[0] <= a.score_high[0]);
  for (std::size_t i = 1; i < all.size(); ++i) {
    RC_ASSERT(a.score_known[i] == 1);
    RC_ASSERT(a.score_low[i] == a.score[i] && a.score_high[i] == a.score[i] && a.range_exact[i] == 1);
    RC_ASSERT(a.score_low[0] <= a.score[i]);
    RC_ASSERT(a.score[i] <= a.score_high[0]);
    RC_ASSERT(a.possible_tiers[static_cast<std::size_t>(a.tier[i])][0] == 1);
    RC_ASSERT(a.narrowed_by[i] == -1);
  }
}

RC_GTEST_PROP(Score, WhatIsDecidedStaysSoWhenMoreIsKnown, ()) {
  const Company company = random_company(false);
  const Assessments a = assessed({company, completed(company)});
  const auto& sectors = testing::freedonia()->sectors;
  for (std::size_t s = 0; s < sectors.size(); ++s)
    if (!sectors[s].on_unknown && a.sectors[s][0] != feel::truth_unknown) RC_ASSERT(a.sectors[s][0] == a.sectors[s][1]);
  for (const auto& matter : a.matters)
    if (matter[0] != feel::truth_unknown) RC_ASSERT(matter[0] == matter[1]);
  for (const auto& matter : a.matters) RC_ASSERT(matter[1] != feel::truth_unknown);
}

RC_GTEST_PROP(Score, RangesThatAreAskedForAreThoseOfAll, ()) {
  std::vector<Company> all;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < 6; ++i) {
    all.push_back(random_company(false));
    if (*rc::gen::inRange(0, 2) == 0) rows.insert(rows.begin(), i);
  }
  const column::Dataset data = dataset(all);
  Pool pool(2);
  const auto rules = testing::freedonia();
  const Assessments whole = assess(*rules, data, testing::freedonia_clock(), pool);
  const Assessments shown = assess_as_shown(*rules, data, testing::freedonia_clock(), pool);
  RC_ASSERT(shown.score == whole.score && shown.tier == whole.tier);
  RC_ASSERT(shown.undecided.size() == whole.undecided.size());
  const Ranges ranges = ranges_of(*rules, data, testing::freedonia_clock(), shown, rows, pool);
  for (const std::uint32_t row : rows) {
    RC_ASSERT(ranges.score_low[row] == whole.score_low[row] && ranges.score_high[row] == whole.score_high[row]);
    RC_ASSERT(ranges.range_exact[row] == whole.range_exact[row]);
    RC_ASSERT(ranges.narrowed_by[row] == whole.narrowed_by[row]);
    for (std::size_t tier = 0; tier < whole.possible_tiers.size(); ++tier)
      RC_ASSERT(ranges.possible_tiers[tier][row] == whole.possible_tiers[tier][row]);
  }
}

RC_GTEST_PROP(Score, ARowDoesNotDependOnItsNeighbours, ()) {
  std::vector<Company> all;
  for (int i = 0; i < 5; ++i) all.push_back(random_company(false));
  const Assessments forth = assessed(all);
  std::reverse(all.begin(), all.end());
  const Assessments back = assessed(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t k = all.size() - 1 - i;
    RC_ASSERT(forth.score[i] == back.score[k]);
    RC_ASSERT(forth.score_low[i] == back.score_low[k]);
    RC_ASSERT(forth.score_high[i] == back.score_high[k]);
    RC_ASSERT(forth.range_exact[i] == back.range_exact[k]);
    RC_ASSERT(forth.narrowed_by[i] == back.narrowed_by[k]);
    RC_ASSERT(forth.tier[i] == back.tier[k]);
    RC_ASSERT(forth.is_due[i] == back.is_due[k]);
  }
}

RC_GTEST_PROP(Score, ExplanationsAgreeAndTheirChangeMovesTheTier, ()) {
  Company company = random_company(false);
  const Assessments a = assessed({company});
  const Explanation e = explain(*testing::freedonia(), dataset({company}), 0, testing::freedonia_clock());
  RC_ASSERT(e.score.value == a.score[0]);
  RC_ASSERT(e.low.value == a.score_low[0] && e.high.value == a.score_high[0]);
  if (!e.nearest) return;
  company.facts[e.nearest->fact] = e.nearest->to;
  const Assessments changed = assessed({company});
  RC_ASSERT(changed.tier[0] >= 0);
  RC_ASSERT(changed.tier[0] != a.tier[0]);
  RC_ASSERT(testing::freedonia()->tiers[static_cast<std::size_t>(changed.tier[0])].id == e.nearest->tier);
}

// Made-up uses of one number in several factors, which pull it apart.
const std::vector<std::string> uses = {"n",     "m - n",          "m / max(1, n)",        "n * 1000 / (1 + m)",
                                       "n * 3", "abs(n - 2 * m)", "modulo(n, 7)",         "if n > m then n else 5 * m",
                                       "n - n", "max(n, 4 * m)",  "if flag then n else m"};

std::string random_factor(int number) {
  const int edge = *rc::gen::inRange(-50, 400);
  const int other = edge + *rc::gen::inRange(1, 200);
  const auto points = [] { return std::to_string(*rc::gen::inRange(-9, 30)); };
  return "      f" + std::to_string(number) + ": {of: '" + *one_of(uses) + "', bands: [{is: '< " +
         std::to_string(edge) + "', points: " + points() + "}, {is: '[" + std::to_string(edge) + ".." +
         std::to_string(other) + ")', points: " + points() + "}, {is: '>= " + std::to_string(other) +
         "', points: " + points() + "}], missing: " + points() + "}\n";
}

RC_GTEST_PROP(Score, TheRangeOfOneMissingNumberIsExact, ()) {
  // So few that every one, with the flag and without, can be a box of its own before they are too many (boxes.cpp).
  const int last = *rc::gen::inRange(1, 32);
  std::string yaml =
      "ruleset: {format: 1, id: made, version: \"1\", title: {en: Made}}\nfacts:\n  enterprise:\n    key: id\n"
      "    fields:\n      id: {type: text}\n      m: {type: number, min: 0, max: 100, scale: 0}\n"
      "      flag: {type: boolean}\n      n: {type: number, min: 0, max: " +
      std::to_string(last) + ", scale: 0}\nscorecards:\n  one:\n    factors:\n";
  const int factors = *rc::gen::inRange(2, 5);
  for (int i = 0; i < factors; ++i) yaml += random_factor(i);
  const auto rules = testing::rules_from(yaml + "score: {value: 'one', scale: 0}\n");
  Facts known{{"m", std::to_string(*rc::gen::inRange(0, 101))}};
  const bool flag_too = *rc::gen::inRange(0, 2) != 0;
  if (!flag_too) known["flag"] = *one_of({"true", "false"});
  testing::Enterprises all(*rules);
  all.add("open", known);
  for (int n = 0; n <= last; ++n)
    for (const char* flag : {"true", "false"}) {
      Facts filled = known;
      filled["n"] = std::to_string(n);
      if (flag_too) filled["flag"] = flag;
      all.add("x" + std::to_string(n) + flag, filled);
    }
  Pool pool(1);
  const Assessments a = assess(*rules, all.take(), testing::freedonia_clock(), pool);
  const auto [low, high] = std::minmax_element(a.score.begin() + 1, a.score.end());
  RC_ASSERT(a.score_low[0] == std::min(*low, a.score[0]) && a.score_high[0] == std::max(*high, a.score[0]));
  RC_ASSERT((a.range_exact[0] != 0) == (*low <= a.score[0] && a.score[0] <= *high));
}

}  // namespace
}  // namespace inspectplan::score
