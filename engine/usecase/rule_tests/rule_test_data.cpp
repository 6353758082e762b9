#include "usecase/rule_tests/rule_test_data.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "register/value.hpp"

namespace inspectplan::usecase {

namespace {

constexpr const char* default_key = "test";

class RowBuilder {
 public:
  RowBuilder(const column::Schema& schema, const column::TableSchema& table, Diagnostics& diagnostics)
      : schema_(schema), table_(table), diagnostics_(diagnostics) {}

  // `given_keys`: key fields that are filled in where the row does not name them.
  void append(const yaml::Node& row, const std::vector<std::pair<std::size_t, std::string>>& given_keys,
              column::Table& to) {
    refuse_unknown_fields(row);
    for (std::size_t field = 0; field < table_.fields.size(); ++field) {
      const yaml::Node* cell = row.find(table_.fields[field].name);
      column::Column& cells = to.columns[field];
      const auto given =
          std::find_if(given_keys.begin(), given_keys.end(), [&](const auto& key) { return key.first == field; });
      if (cell == nullptr && given != given_keys.end() && cells.kind() == column::Kind::text)
        cells.append_text(given->second);
      else
        append_cell(table_.fields[field], cell, cells);
    }
    ++to.rows;
  }

 private:
  void refuse_unknown_fields(const yaml::Node& row) {
    std::vector<std::string> names;
    for (const column::Field& field : table_.fields) names.push_back(field.name);
    for (const yaml::Entry& entry : row.entries) {
      if (table_.find(entry.key)) continue;
      const auto near = nearest(entry.key, names);
      diagnostics_.error(
          "unknown-field", entry.key_place, table_.name + " has no field \"" + entry.key + "\"",
          near ? "did you mean \"" + *near + "\"?" : "declare it under `facts`, or take it out of the test");
    }
  }

  void append_cell(const column::Field& field, const yaml::Node* cell, column::Column& to) {
    if (cell == nullptr || cell->is_null()) return to.append_missing();
    registers::Value value;
    if (auto fault = judge(field, *cell, value)) {
      if (fault->code == std::string_view("not-a-number")) {
        fault->message = "\"" + printable(cell->text) + "\" is not a number";
        fault->hint = "numbers are written plainly, with a decimal point: 1000.5";
      }
      diagnostics_.error(fault->code, cell->place, field.name + ": " + fault->message, fault->hint);
      return to.append_missing();
    }
    if (field.kind == column::Kind::text)
      to.append_text(value.text);
    else
      to.append(value.number);
  }

  std::optional<registers::Fault> judge(const column::Field& field, const yaml::Node& cell, registers::Value& value) {
    if (!cell.is_scalar())
      return registers::Fault{"type-mismatch", "a fact is one value", "write a number, a text, a date, true or false"};
    if (cell.text.empty())
      return registers::Fault{"empty-value", "an empty text is no value", "write null for what is missing"};
    const registers::NumberFormat plain{'.', "", true};
    auto& reader = readers_.try_emplace(&field, field, schema_, plain, registers::DateFormat::iso).first->second;
    return reader.read(cell.text, value);
  }

  const column::Schema& schema_;
  const column::TableSchema& table_;
  Diagnostics& diagnostics_;
  std::map<const column::Field*, registers::ValueReader> readers_;
};

bool known_by(const column::TableSchema& table, const yaml::Node& row, Day as_of) {
  if (!table.known_field) return true;
  const yaml::Node* cell = row.find(table.fields[*table.known_field].name);
  const auto day = cell != nullptr && cell->is_scalar() ? parse_day(cell->text) : std::nullopt;
  return !day || *day <= as_of;
}

// As an import does: one row a key. Rows that leave a part of their key out have one of their own.
void refuse_same_keys(const column::TableSchema& table, const yaml::Node& rows, Diagnostics& diagnostics) {
  std::map<std::vector<std::string>, Place> seen;
  for (const yaml::Node& row : rows.items) {
    std::vector<std::string> key;
    for (std::size_t i = 1; i < table.key.size(); ++i) {  // the first is the enterprise
      const yaml::Node* cell = row.find(table.fields[table.key[i]].name);
      if (cell != nullptr && cell->is_scalar()) key.push_back(cell->text);
    }
    if (key.empty() || key.size() + 1 < table.key.size()) continue;
    const auto [first, fresh] = seen.emplace(std::move(key), row.place);
    if (!fresh)
      diagnostics
          .error("duplicate-row", row.place, "a second row of " + table.name + " with this key",
                 "give it another key, or keep one of the two rows")
          .notes.push_back({first->second, "the first"});
  }
}

void fill_child(const RuleTestCase& test, const column::Schema& schema, const column::TableSchema& table,
                column::ChildTable& to, Diagnostics& diagnostics) {
  to.offsets = {0, 0};
  to.imported = table.recorded && table.recorded->alone;
  const yaml::Node* rows = test.tables.find(table.name);
  if (rows == nullptr || rows->is_null()) return;
  to.imported = true;
  if (!rows->is_sequence()) {
    diagnostics.error("type-mismatch", rows->place, table.name + " is a list of rows",
                      "write [] for a table without rows");
    return;
  }
  refuse_same_keys(table, *rows, diagnostics);
  RowBuilder builder(schema, table, diagnostics);
  for (const yaml::Node& row : rows->items) {
    if (!row.is_mapping()) {
      diagnostics.error("type-mismatch", row.place, "a row is a mapping of fields", "write {field: value, …}");
      continue;
    }
    if (!known_by(table, row, test.as_of)) continue;
    std::vector<std::pair<std::size_t, std::string>> keys;
    for (std::size_t i = 0; i < table.key.size(); ++i)
      keys.emplace_back(table.key[i], i == 0 ? default_key : std::to_string(to.rows + 1));
    builder.append(row, keys, to);
    to.parent.push_back(0);
  }
  if (static_cast<std::int64_t>(to.rows) > table.max_rows)
    diagnostics.error("too-many-rows", rows->place,
                      table.name + " holds at most " + std::to_string(table.max_rows) + " rows an enterprise",
                      "raise `max_rows`, or take rows out");
  to.offsets[1] = static_cast<std::uint32_t>(to.rows);
}

void refuse_unknown_tables(const yaml::Node& tables, const column::Schema& schema, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const column::TableSchema& table : schema.children) names.push_back(table.name);
  for (const yaml::Entry& entry : tables.entries) {
    if (schema.find_child(entry.key)) continue;
    const auto near = nearest(entry.key, names);
    diagnostics.error(
        "unknown-table", entry.key_place, "there is no table \"" + entry.key + "\"",
        near ? "did you mean \"" + *near + "\"?" : "declare it under `facts`, or take it out of the test");
  }
}

}  // namespace

std::optional<column::Dataset> dataset_of(const RuleTestCase& test, const column::Schema& schema,
                                          Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.count(Severity::error);
  column::Dataset data = column::make_dataset(schema);
  std::vector<std::pair<std::size_t, std::string>> keys;
  for (std::size_t field : schema.enterprise.key) keys.emplace_back(field, default_key);
  RowBuilder(schema, schema.enterprise, diagnostics).append(test.enterprise, keys, data.enterprises);
  refuse_unknown_tables(test.tables, schema, diagnostics);
  for (std::size_t i = 0; i < schema.children.size(); ++i)
    fill_child(test, schema, schema.children[i], data.children[i], diagnostics);
  if (diagnostics.count(Severity::error) > errors_before) return std::nullopt;
  return data;
}

}  // namespace inspectplan::usecase
