#pragma once
// Results as JSON, CSV and tables for a terminal. No input, no output: text in, text out.
#include <optional>
#include <string>
#include <vector>

#include "base/label.hpp"
#include "ledger/run.hpp"
#include "plan/plan.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::report {

enum class Format { table, csv, json };

// A visit added to the plan later, on signs of violation or by direction; the register knows it, the plan does not.
struct OutsideVisit {
  std::string enterprise, name, visit_no, lead, kind;
  std::optional<Day> date, announced;  // nobody but the inside reads of it before it is announced
  std::string ground, document, outcome;
};

// What the readers were not given. The members of the plan then say nothing: they are null in JSON and not shown.
struct Withheld {
  bool whole = false;    // parameters, actor, sums, findings, mandates not met, who was left out
  bool scores = false;   // of visits: score, range, reasons
  bool grounds = false;  // of visits: tier, mandates, drawn by lot, lifted cap; capacity
  bool names = false;    // of visits
};

struct PlanDocument {
  plan::Plan plan;
  ledger::Run run;                    // id, parameters, digests
  std::string jurisdiction;           // rule set id
  std::vector<OutsideVisit> outside;  // by enterprise and number
  Withheld withheld = {};
};

// design: inspectplan.plan/1. `result_digest` is the SHA-256 ("inspectplan:result:1") of the canonical
// plan without run id, status, digests and the words of the program (reasons, findings), so that a later program that
// words them better still gives the same digest.
std::string plan_json(const PlanDocument& document, const ruleset::RuleSet& rules, int indent = 2);
std::string plan_csv(const PlanDocument& document, const ruleset::RuleSet& rules, Language language);
std::string plan_table(const PlanDocument& document, const ruleset::RuleSet& rules, Language language,
                       std::size_t width);
Digest result_digest(const plan::Plan& plan, const ruleset::RuleSet& rules);

// Generic table: a header and rows of cells.
struct Sheet {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> right;  // right-aligned columns (numbers)
  std::size_t lines = 1;    // a table's row may be wrapped to so many lines
};
// CSV: RFC 4180, UTF-8 without BOM, LF; a cell starting with = + - @ or a tab gets a leading apostrophe
// unless it is a number (spreadsheets would run it).
std::string to_csv(const Sheet& sheet);
std::string to_table(const Sheet& sheet, std::size_t width);  // fits `width` cells; wraps, then cuts with …

}  // namespace inspectplan::report
