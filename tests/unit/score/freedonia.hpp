#pragma once
// Rule sets and small registers for the tests of scoring, written as people would write them.
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"
#include "column/column.hpp"
#include "ruleset/load.hpp"
#include "score/assess.hpp"

namespace inspectplan::score::testing {

using Facts = std::map<std::string, std::string>;

// Rows as text; a field left out is missing. Child rows belong to the enterprise added last.
class Enterprises {
 public:
  explicit Enterprises(const ruleset::RuleSet& rules);
  Enterprises& add(const std::string& id, const Facts& facts);
  Enterprises& row(const std::string& table, const Facts& facts);
  Enterprises& imported(const std::string& table);
  column::Dataset take();

 private:
  void append(const column::TableSchema& schema, const Facts& facts, column::Table& to);
  void close_children();
  const ruleset::RuleSet& rules_;
  column::Dataset data_;
  std::string last_;
};

inline std::shared_ptr<const ruleset::RuleSet> loaded(std::shared_ptr<const ruleset::RuleSet> rules,
                                                      const Diagnostics& found) {
  if (!rules) throw std::runtime_error("rule set does not load:\n" + render(found.sorted()));
  return rules;
}

inline void append_cell(const column::Field& field, const std::string& text, column::Column& to) {
  switch (field.kind) {
    case column::Kind::boolean:
      return to.append(text == "true" ? 1 : 0);
    case column::Kind::number:
      return to.append(rescale(parse_scaled(text).value(), field.scale).value());
    case column::Kind::date:
      return to.append(parse_day(text).value().number);
    case column::Kind::text:
      return to.append_text(text);
  }
}

// tests/cases/fictional/rules for 2027.
inline std::shared_ptr<const ruleset::RuleSet> freedonia() {
  static const auto rules = [] {
    Diagnostics found;
    auto set = ruleset::load(INSPECTPLAN_SOURCE_DIR "/tests/cases/fictional/rules",
                             {.law_date = from_civil(2027, 1, 1)}, found);
    return loaded(std::move(set), found);
  }();
  return rules;
}

// 2027, as of 2026-11-20.
inline Clock freedonia_clock() { return clock_of(2027, from_civil(2026, 11, 20)); }

// A rule set in one text. Throws where it does not load.
inline std::shared_ptr<const ruleset::RuleSet> rules_from(const std::string& yaml) {
  Diagnostics found;
  auto set = ruleset::load_bundle({{"it/rules.yaml", yaml}}, "it", {.law_date = from_civil(2027, 1, 1)}, found);
  return loaded(std::move(set), found);
}

inline Enterprises::Enterprises(const ruleset::RuleSet& rules)
    : rules_(rules), data_(column::make_dataset(rules.schema)) {}

inline Enterprises& Enterprises::add(const std::string& id, const Facts& facts) {
  if (data_.enterprises.rows > 0) close_children();
  Facts all = facts;
  all[rules_.schema.enterprise.fields[rules_.schema.enterprise.key[0]].name] = id;
  append(rules_.schema.enterprise, all, data_.enterprises);
  last_ = id;
  return *this;
}

inline Enterprises& Enterprises::row(const std::string& table, const Facts& facts) {
  const std::size_t index = rules_.schema.find_child(table).value();
  const column::TableSchema& schema = rules_.schema.children[index];
  Facts all = facts;
  all[schema.fields[schema.key[0]].name] = last_;
  append(schema, all, data_.children[index]);
  data_.children[index].parent.push_back(static_cast<std::uint32_t>(data_.enterprises.rows - 1));
  return imported(table);
}

inline Enterprises& Enterprises::imported(const std::string& table) {
  data_.children[rules_.schema.find_child(table).value()].imported = true;
  return *this;
}

inline column::Dataset Enterprises::take() {
  if (data_.enterprises.rows > 0) close_children();
  return std::move(data_);
}

inline void Enterprises::append(const column::TableSchema& schema, const Facts& facts, column::Table& to) {
  for (const auto& [name, value] : facts)
    if (!schema.find(name)) throw std::runtime_error("no field " + name);
  for (std::size_t field = 0; field < schema.fields.size(); ++field) {
    const auto fact = facts.find(schema.fields[field].name);
    if (fact == facts.end())
      to.columns[field].append_missing();
    else
      append_cell(schema.fields[field], fact->second, to.columns[field]);
  }
  ++to.rows;
}

inline void Enterprises::close_children() {
  for (column::ChildTable& table : data_.children) table.offsets.push_back(static_cast<std::uint32_t>(table.rows));
}

// The enterprises of the hand-computed table in assess_test.cpp.
inline column::Dataset six_enterprises(const ruleset::RuleSet& rules) {
  Enterprises out(rules);
  out.imported("accident").imported("inspection");
  out.add("deep", {{"trade", "0710"},
                   {"county", "north"},
                   {"workers", "500"},
                   {"depth", "150"},
                   {"explosives", "true"},
                   {"abandoned", "false"},
                   {"licensed_until", "2026-12-31"}});
  out.add("mill", {{"trade", "1310"},
                   {"workers", "20"},
                   {"depth", "0"},
                   {"explosives", "false"},
                   {"abandoned", "false"},
                   {"licensed_until", "2030-01-01"}});
  out.row("accident", {{"case_no", "1"}, {"date", "2026-05-01"}, {"reported_on", "2026-05-03"}, {"killed", "1"}});
  out.row("inspection", {{"visit_no", "1"}, {"date", "2026-02-01"}, {"result", "clean"}});
  out.add("quarry", {{"trade", "0810"},
                     {"workers", "120"},
                     {"depth", "45.5"},
                     {"explosives", "false"},
                     {"abandoned", "false"},
                     {"licensed_until", "2028-06-30"}});
  out.row("inspection", {{"visit_no", "1"}, {"date", "2026-03-01"}, {"result", "clean"}});
  out.add("shop", {{"trade", "4711"},
                   {"workers", "3"},
                   {"depth", "0"},
                   {"explosives", "false"},
                   {"abandoned", "false"},
                   {"licensed_until", "2029-01-01"}});
  out.row("inspection", {{"visit_no", "1"}, {"date", "2020-05-05"}, {"result", "clean"}});
  out.row("inspection", {{"visit_no", "2"}, {"date", "2021-06-06"}, {"result", "clean"}});
  out.add("silent", {{"trade", "0710"}, {"licensed_until", "2026-01-01"}});
  out.add("waste", {{"trade", "0710"}, {"abandoned", "true"}});
  return out.take();
}

}  // namespace inspectplan::score::testing
