#include "random_rules.hpp"

#include <rapidcheck.h>

#include "../property/feel_small_world.hpp"
#include "ruleset/load.hpp"
#include "score/assess.hpp"
#include "sqlgen/compile.hpp"

namespace inspectplan::sql {
namespace {

using feel::small::random_expression;
using feel::small::Sort;

int pick(int count) { return *rc::gen::inRange(0, count); }
std::string one_of(const std::vector<std::string>& from) {
  return from[static_cast<std::size_t>(pick(static_cast<int>(from.size())))];
}

// The fields of the small world.
std::string facts() {
  const std::string covers = one_of({"", "", "    covers: {from: 2024-02-20, of: at}\n",
                                     "    covers: {from: 2024-02-20, until: 2030-01-01, of: at}\n"});
  const std::string known = one_of({"", "    known: reported\n"});
  return R"(ruleset: {format: 1, id: it, version: "1", title: {vi: x, en: x}, population: 'not(mark)'}
codes: {trade: {pattern: '^[0-9]{2,4}$', hierarchy: prefix}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      whole: {type: number, min: 0, max: 1000, scale: 0}
      tenths: {type: number, min: -50, max: 50, scale: 1}
      divisor: {type: number, min: 1, max: 7, scale: 0}
      flag: {type: boolean}
      mark: {type: boolean}
      name: {type: text}
      trade: {type: code, list: trade}
      opened: {type: date}
  event:
    parent: enterprise
    key: [no]
    max_rows: 3
)" + covers +
         known +
         R"(    fields:
      no: {type: text}
      hurt: {type: number, min: 0, max: 20, scale: 0}
      cost: {type: number, min: -9, max: 9, scale: 1}
      at: {type: date}
      grave: {type: boolean}
      site: {type: text}
      reported: {type: date}
)";
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::shared_ptr<const ruleset::RuleSet> load(const std::string& yaml) {
  Diagnostics found;
  return ruleset::load_bundle({{"it/rules.yaml", yaml}}, "it", {.law_date = from_civil(2027, 1, 1)}, found);
}

bool fits(const std::string& yaml) {
  const auto rules = load(yaml);
  if (!rules) return false;
  Diagnostics found;
  return sqlgen::compile(*rules, score::clock_of(2027, from_civil(2026, 11, 20)), *sqlgen::find_dialect("sqlite"),
                         found)
      .has_value();
}

class Writer {
 public:
  explicit Writer(int depth) : head_(facts()), depth_(depth) {}

  std::string write() {
    derived();
    const std::string sectors = "sectors:\n  s1: {kind: x, when: " + expression(Sort::truth) +
                                one_of({"}", ", unknown: true}"}) + "\n  s2: {kind: x, when: 'in_sector(\"s1\") or " +
                                one_of({"derived_1", "flag"}) + "'}\n";
    return head_ + "derived:\n" + derived_ + sectors + "matters:\n  m1: {when: " + expression(Sort::truth) +
           one_of({"}", ", unknown: true}"}) + "\n" + cards() +
           "score: {value: 'c1 * 1.25 + c2 + n1_once', scale: " + one_of({"0", "1", "2"}) + "}\n" + tiers() +
           "mandates:\n  must_1: {must: visit, when: 'tier = \"a\" and is_due'}\n" +
           "  must_2: {must: visit, when: " + expression(Sort::truth) + one_of({"}", ", unknown: true}"}) + "\n" +
           "planning: {last_visit: '" + one_of({"max(event.at)", "max(event[grave].at)", "min(event[hurt > 1].at)"}) +
           "'}\n";
  }

 private:
  // A number that keeps small, so that no bound fails the score.
  void derived() {
    derived_ = "  n1_once: 'if whole = null then 3 else modulo(whole, 7)'\n";
    derived_ += "  derived_1: " + expression(Sort::truth) + "\n";
    int next = 1;
    for (const Sort sort :
         {Sort::number, Sort::number, Sort::number, Sort::truth, Sort::truth, Sort::text, Sort::date, Sort::date})
      derived_ += "  d" + std::to_string(next++) + ": " + expression(sort) + "\n";
    for (const std::string text :
         {"opened.year * 12 + opened.month", "day of year(opened) + week of year(opened)",
          "years and months duration(opened, as_of).months", "years and months duration(as_of, opened).years",
          "substring before(name, \"đ\")", "substring after(name, \"a\")", "max(event.at).month",
          "max(event[grave].at).day", "day of week(opened)", "(opened + duration(\"P1Y1M\")).day",
          "max(event[grave].at) - duration(\"P1M\")", "count(event[at > opened - duration(\"P2M\")])",
          "count(event[at > opened and at < as_of])", "mean(event[grave].cost) / 3", "sum(event[grave].cost) * -2.5",
          "round up(tenths, 0) + round down(tenths, 0)", "string length(name)", "substring(name, -2, 1)"})
      if (pick(3) == 0) derived_ += "  e" + std::to_string(next++) + ": " + quoted(text) + "\n";
  }

  std::string expression(Sort sort) const {
    for (int tries = 0; tries < 20; ++tries) {
      const std::string text = quoted(random_expression(sort, depth_));
      if (fits(head_ + "derived:\n  try: " + text + "\n")) return text;
    }
    return sort == Sort::truth ? "flag" : sort == Sort::number ? "tenths" : sort == Sort::text ? "name" : "opened";
  }

  std::string bands(const std::string& low, const std::string& high) const {
    return "[{is: '< " + low + "', points: " + one_of({"1", "2.5", "-3"}) + "}, {is: '[" + low + ".." + high +
           ")', points: 0.25}, {is: '>= " + high + "', points: " + one_of({"10", "7"}) + "}]" +
           one_of({"", ", missing: 4", ", missing: -0.5"});
  }

  std::string cards() const {
    return "scorecards:\n  c1:\n    factors:\n      f1: {of: whole, bands: " + bands("50", "200") +
           "}\n      f2: {of: tenths, bands: " + bands("-0.5", "1.5") + "}\n  c2:\n    " +
           one_of({"", "valid: {from: 2028-01-01}\n    "}) +
           "factors:\n      f1: {of: 'count(event[grave])', bands: " + bands("1", "2") +
           "}\n      f2: {of: flag, bands: [{is: 'true', points: 3}, {is: 'false', points: 0}]" +
           one_of({"", ", missing: 1"}) +
           "}\n      f3: {of: trade, bands: [{is: '\"05\"', points: 2}, {is: 'under(?, \"06\", \"41\")'," +
           " points: 1}, {is: '-', points: 0}]" + one_of({"", ", missing: 1"}) + "}\n";
  }

  std::string tiers() const {
    return "tiers:\n  a: {when: 'score >= 12 or derived_1', due: P1Y}\n  b: {when: " + expression(Sort::truth) +
           ", due: P400D" + one_of({"}", ", unknown: true}"}) + "\n  c: {when: 'score > 2', due: P50Y}\n  d: {}\n";
  }

  std::string head_, derived_;
  int depth_;
};

}  // namespace

std::shared_ptr<const ruleset::RuleSet> random_rules(int depth) {
  {
    const std::string yaml = Writer(depth).write();
    Diagnostics found;
    auto rules = ruleset::load_bundle({{"it/rules.yaml", yaml}}, "it", {.law_date = from_civil(2027, 1, 1)}, found);
    if (rules) return rules;
    throw std::runtime_error(yaml + render(found.sorted()));
  }
}

}  // namespace inspectplan::sql
