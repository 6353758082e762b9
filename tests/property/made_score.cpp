#include "made_score.hpp"

#include <map>

namespace inspectplan::score::made {
namespace {

constexpr std::size_t most_completions = 500;

int pick(int count) { return *rc::gen::inRange(0, count); }
const std::string& one_of(const std::vector<std::string>& from) {
  return from[static_cast<std::size_t>(pick(static_cast<int>(from.size())))];
}

const std::map<std::string, std::vector<std::string>> domains = {
    {"a", {"0", "1", "2", "3"}}, {"b", {"-1", "0", "1"}}, {"p", {"true", "false"}}, {"q", {"true", "false"}},
    {"t", {"x", "y", "z"}},      {"k", {"0", "1", "2"}},  {"u", {"true", "false"}}};
const std::vector<std::string> own = {"a", "b", "p", "q", "t"}, of_rows = {"k", "u"};

std::string truth(int depth);

std::string number(int depth) {
  if (depth == 0 || pick(3) == 0) return one_of({"a", "b", "a", "b", "1", "2"});
  switch (pick(7)) {
    case 0:
      return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
    case 1:
      return "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
    case 2:
      return "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
    case 3:
      return "max(" + number(depth - 1) + ", " + number(depth - 1) + ")";
    case 4:
      return one_of({"count(ch)", "count(ch[u])", "count(ch[k > a])", "sum(ch[u].k)", "max(ch.k)"});
    default:
      return "(if " + truth(depth - 1) + " then " + number(depth - 1) + " else " + number(depth - 1) + ")";
  }
}

std::string truth(int depth) {
  if (depth == 0 || pick(3) == 0)
    return one_of({"p", "q", "t = \"x\"", "t != \"y\"", "a >= 2", "b < 0", "a = null", "p != null"});
  switch (pick(5)) {
    case 0:
      return "(" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
    case 1:
      return "(" + truth(depth - 1) + " or " + truth(depth - 1) + ")";
    case 2:
      return "not(" + truth(depth - 1) + ")";
    case 3:
      return "some r in ch satisfies r.k > " + one_of({"0", "1", "a"});
    default:
      return "(" + number(depth - 1) + one_of({" < ", " >= ", " = "}) + number(depth - 1) + ")";
  }
}

std::string points() { return std::to_string(pick(12) - 2); }

std::string factor(int index) {
  const bool asks = pick(3) == 0;
  const std::string bands = asks ? "[{is: 'true', points: " + points() + "}, {is: 'false', points: " + points() + "}]"
                                 : "[{is: '< 0', points: " + points() + "}, {is: '[0..2)', points: " + points() +
                                       "}, {is: '>= 2', points: " + points() + "}]";
  return "      f" + std::to_string(index) + ": {of: '" + (asks ? truth(2) : number(2)) + "', bands: " + bands +
         (pick(3) == 0 ? "" : ", missing: " + points()) + "}\n";
}

std::string random_yaml() {
  std::string yaml = R"(
ruleset: {format: 1, id: made, version: "1", title: {en: Made}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      a: {type: number, min: 0, max: 3, scale: 0}
      b: {type: number, min: -1, max: 1, scale: 0}
      p: {type: boolean}
      q: {type: boolean}
      t: {type: text, values: [x, y, z]}
  ch:
    parent: enterprise
    key: [no]
    max_rows: 2
    fields: {no: {type: text}, k: {type: number, min: 0, max: 2, scale: 0}, u: {type: boolean}}
derived:
  d: ')" + number(2) +
                     "'\nscorecards:\n  one:\n    factors:\n";
  const int factors = 1 + pick(3);
  for (int i = 0; i < factors; ++i) yaml += factor(i);
  return yaml + "score: {value: '" + one_of({"one", "one", "one * 2 + one", "one + d", "max(one, d)"}) +
         "', scale: " + one_of({"0", "1"}) + "}\ntiers:\n  high: {when: 'score >= 9 or " + truth(1) +
         "'}\n  middle: {when: 'score >= 4 and " + truth(1) + "'}\n  low: {}\n";
}

void leave_out(Facts& facts, const std::vector<std::string>& fields, std::size_t& completions) {
  for (const std::string& field : fields) {
    const std::size_t values = domains.at(field).size();
    const bool hole = pick(2) == 0 && completions * values <= most_completions;
    if (hole)
      completions *= values;
    else
      facts[field] = one_of(domains.at(field));
  }
}

}  // namespace

std::shared_ptr<const ruleset::RuleSet> random_rules() {
  for (;;) {
    const std::string yaml = random_yaml();
    Diagnostics found;
    auto rules = ruleset::load_bundle({{"it/rules.yaml", yaml}}, "it", {.law_date = from_civil(2027, 1, 1)}, found);
    if (!rules) continue;
    RC_LOG(yaml);
    return rules;
  }
}

std::string to_string(const Enterprise& enterprise) {
  std::string text;
  for (const auto& [field, value] : enterprise.facts) text += field + "=" + value + " ";
  for (const Facts& row : enterprise.rows) {
    text += "ch: ";
    for (const auto& [field, value] : row) text += field + "=" + value + " ";
  }
  return text;
}

const std::vector<std::string>& domain(const std::string& field) { return domains.at(field); }

Enterprise random_enterprise() {
  Enterprise made;
  std::size_t completions = 1;
  const int rows = pick(3);
  for (int i = 0; i < rows; ++i) {
    made.rows.push_back({{"no", std::to_string(i)}});
    leave_out(made.rows.back(), of_rows, completions);
  }
  leave_out(made.facts, own, completions);
  return made;
}

std::vector<Missing> missing_of(Enterprise& enterprise) {
  std::vector<Missing> all;
  for (const std::string& field : own)
    if (!enterprise.facts.contains(field)) all.push_back({field, field, {&enterprise.facts}});
  for (const std::string& field : of_rows) {
    Missing one{"ch." + field, field, {}};
    for (Facts& row : enterprise.rows)
      if (!row.contains(field)) one.cells.push_back(&row);
    if (!one.cells.empty()) all.push_back(one);
  }
  return all;
}

std::vector<Completion> completions(const Enterprise& enterprise) {
  Enterprise open = enterprise;
  const std::vector<Missing> missing = missing_of(open);
  std::vector<Completion> all;
  for (std::size_t number = 0;; ++number) {
    Completion one{enterprise, {}};
    std::size_t rest = number;
    for (const Missing& fact : missing_of(one.enterprise)) {
      one.values.emplace_back();
      for (Facts* cell : fact.cells) {
        const auto& values = domain(fact.field);
        (*cell)[fact.field] = values[rest % values.size()];
        one.values.back() += values[rest % values.size()] + " ";
        rest /= values.size();
      }
    }
    if (rest > 0) return all;
    all.push_back(std::move(one));
  }
}

std::vector<Enterprise> with_one_known(const Enterprise& enterprise, std::size_t missing) {
  std::vector<Enterprise> all;
  Enterprise open = enterprise;
  for (const std::string& value : domain(missing_of(open)[missing].field)) {
    all.push_back(enterprise);
    const Missing fact = missing_of(all.back())[missing];
    for (Facts* cell : fact.cells) (*cell)[fact.field] = value;
  }
  return all;
}

column::Dataset dataset(const ruleset::RuleSet& rules, const std::vector<Enterprise>& enterprises) {
  testing::Enterprises out(rules);
  out.imported("ch");
  for (std::size_t i = 0; i < enterprises.size(); ++i) {
    out.add("e" + std::to_string(i), enterprises[i].facts);
    for (const Facts& row : enterprises[i].rows) out.row("ch", row);
  }
  return out.take();
}

}  // namespace inspectplan::score::made
