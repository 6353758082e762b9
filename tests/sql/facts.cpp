#include "facts.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "base/scaled.hpp"
#include "feel/literal.hpp"
#include "score/tokens.hpp"

namespace inspectplan::sql {
namespace {

using column::Field;
using column::Kind;

score::Tokens tokens_of(const ruleset::RuleSet& rules) {
  score::Tokens tokens;
  const auto add = [&](const feel::Typed& expression) { score::add_tokens(expression.syntax().text().text, tokens); };
  for (const auto& derived : rules.derived) add(derived.value);
  for (const auto& sector : rules.sectors) add(sector.when);
  for (const auto& mandate : rules.mandates) add(mandate.when);
  for (const auto& card : rules.scorecards)
    for (const auto& factor : card.factors) {
      add(factor.of);
      for (const auto& band : factor.bands) add(band.test);
    }
  return tokens;
}

class Maker {
 public:
  Maker(const ruleset::RuleSet& rules, Day as_of, std::uint64_t seed)
      : rules_(rules), as_of_(as_of), tokens_(tokens_of(rules)), random_(seed) {}

  column::Dataset make(std::size_t enterprises) {
    column::Dataset data = column::make_dataset(rules_.schema);
    prepare(rules_.schema.enterprise);
    for (std::size_t i = 0; i < rules_.schema.children.size(); ++i) {
      prepare(rules_.schema.children[i]);
      const auto& recorded = rules_.schema.children[i].recorded;
      data.children[i].imported = pick(8) != 0 || (recorded && recorded->alone);
      data.children[i].offsets = {0};
    }
    for (std::size_t e = 0; e < enterprises; ++e) add(data, e);
    return data;
  }

 private:
  std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  void add(column::Dataset& data, std::size_t e) {
    std::string digits = std::to_string(e);
    const std::string key = "e" + std::string(8 - digits.size(), '0') + digits;
    append(data.enterprises, rules_.schema.enterprise, key, 0);
    for (std::size_t i = 0; i < data.children.size(); ++i) {
      column::ChildTable& table = data.children[i];
      const column::TableSchema& schema = rules_.schema.children[i];
      if (!schema.by.empty()) {
        add_shared(data, i, e);
        continue;
      }
      const auto most = static_cast<std::size_t>(std::min<std::int64_t>(schema.max_rows, 3));
      const std::size_t rows = table.imported ? pick(most + 1) : 0;
      for (std::size_t row = 0; row < rows; ++row) {
        append(table, schema, key, row);
        table.parent.push_back(static_cast<std::uint32_t>(e));
      }
      table.offsets.push_back(static_cast<std::uint32_t>(table.rows));
    }
  }

  // Rows of a value are rows of every enterprise that has it.
  void add_shared(column::Dataset& data, std::size_t i, std::size_t e) {
    column::ChildTable& table = data.children[i];
    const column::TableSchema& schema = rules_.schema.children[i];
    const column::Column& values = data.enterprises.columns[*rules_.schema.enterprise.find(schema.by)];
    if (table.imported && values.valid(e)) {
      const std::string value(values.text(e));
      const auto [first, is_new] = first_with_.try_emplace({i, value}, e);
      const std::size_t from = table.offsets[first->second];
      const std::size_t rows = is_new ? pick(3) : table.offsets[first->second + 1] - from;
      for (std::size_t row = 0; row < rows; ++row) {
        is_new ? append(table, schema, value, row) : append_again(table, from + row);
        table.parent.push_back(static_cast<std::uint32_t>(e));
      }
    }
    table.offsets.push_back(static_cast<std::uint32_t>(table.rows));
  }

  static void append_again(column::Table& table, std::size_t row) {
    for (column::Column& cells : table.columns)
      if (!cells.valid(row))
        cells.append_missing();
      else if (cells.kind() == Kind::text)
        cells.append_text(std::string(cells.text(row)));
      else
        cells.append(cells.value(row));
    ++table.rows;
  }

  void append(column::Table& table, const column::TableSchema& schema, const std::string& key, std::size_t row) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
      column::Column& cells = table.columns[i];
      const auto part = std::find(schema.key.begin(), schema.key.end(), i);
      if (i == schema.key[0]) {
        cells.append_text(key);
      } else if (part != schema.key.end() && schema.fields[i].kind == Kind::text) {
        cells.append_text(std::to_string(row));
      } else if (part == schema.key.end() && pick(4) == 0) {
        cells.append_missing();
      } else if (schema.fields[i].kind == Kind::text) {
        const auto& texts = texts_[&schema.fields[i]];
        cells.append_text(texts[pick(texts.size())]);
      } else {
        const auto& numbers = numbers_[&schema.fields[i]];
        cells.append(schema.known_field == i ? std::min<std::int64_t>(numbers[pick(numbers.size())], as_of_.number)
                                             : numbers[pick(numbers.size())]);
      }
    }
    ++table.rows;
  }

  void prepare(const column::TableSchema& schema) {
    for (const Field& field : schema.fields) {
      if (field.kind == Kind::text)
        texts_[&field] = texts_for(field);
      else
        numbers_[&field] = numbers_for(field);
    }
  }

  std::vector<std::int64_t> numbers_for(const Field& field) const {
    if (field.kind == Kind::boolean) return {0, 1};
    std::set<std::int64_t> around;
    const bool date = field.kind == Kind::date;
    const std::int64_t min = field.min.value_or(date ? first_day.number : -1'000'000);
    const std::int64_t max = field.max.value_or(date ? last_day.number : 1'000'000);
    around.insert({min, max, min / 2 + max / 2, 0});
    if (date) {
      for (const std::int64_t back : {0, 200, 365, 366, 730, 731, 1095, 1096, 3000})
        around.insert(as_of_.number - back);
      for (const std::int64_t ahead : {42, 43, 407, 408}) around.insert(as_of_.number + ahead);
      for (const column::TableSchema& child : rules_.schema.children)
        for (const auto& end : {child.covers.from, child.covers.until})
          if (end) around.insert(end->number);
      for (const std::string& text : tokens_.texts)
        if (const auto day = parse_day(text)) around.insert(day->number);
    } else {
      for (const Scaled number : tokens_.numbers)
        for (const int sign : {1, -1})
          if (const auto scaled = rescale({sign * number.value, number.scale}, field.scale)) around.insert(*scaled);
    }
    std::set<std::int64_t> out;
    for (const std::int64_t number : around)
      for (const std::int64_t beside : {number - 1, number, number + 1})
        if (beside >= min && beside <= max) out.insert(beside);
    return {out.begin(), out.end()};
  }

  std::vector<std::string> texts_for(const Field& field) const {
    if (!field.values.empty()) return field.values;
    std::set<std::string> out = {"", "a", "A", "đá", "Đặng đ", "it's", "back\\slash", "ẩ", "z"};
    if (field.code_list) out = {"05", "0510", "06", "41"};
    for (const std::string& text : tokens_.texts) out.insert({text, text + "1", text + "z"});
    return {out.begin(), out.end()};
  }

  const ruleset::RuleSet& rules_;
  Day as_of_;
  score::Tokens tokens_;
  std::mt19937_64 random_;
  std::map<std::pair<std::size_t, std::string>, std::size_t> first_with_;  // of a shared table's values: an enterprise
  std::map<const Field*, std::vector<std::int64_t>> numbers_;
  std::map<const Field*, std::vector<std::string>> texts_;
};

}  // namespace

column::Dataset random_facts(const ruleset::RuleSet& rules, std::size_t enterprises, Day as_of, std::uint64_t seed) {
  return Maker(rules, as_of, seed).make(enterprises);
}

std::vector<std::size_t> rows_in_database(const column::TableSchema& schema, const column::Table& table) {
  std::vector<std::size_t> rows;
  std::set<std::vector<std::string>> seen;
  for (std::size_t row = 0; row < table.rows; ++row) {
    std::vector<std::string> key;
    for (const std::size_t part : schema.key) {
      const column::Column& cells = table.columns[part];
      key.push_back(cells.kind() == Kind::text ? std::string(cells.text(row)) : std::to_string(cells.value(row)));
    }
    if (schema.by.empty() || seen.insert(std::move(key)).second) rows.push_back(row);
  }
  return rows;
}

}  // namespace inspectplan::sql
