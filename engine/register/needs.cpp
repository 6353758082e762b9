#include "register/needs.hpp"

#include <algorithm>
#include <set>

#include "column/visit_tables.hpp"
#include "register/recorded.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;

// The table with its key and these fields alone: of many columns few are read.
TableSchema narrowed(const TableSchema& table, const std::vector<std::size_t>& fields) {
  TableSchema narrow;
  narrow.name = table.name;
  narrow.parent = table.parent;
  narrow.by = table.by;
  narrow.max_rows = table.max_rows;
  for (std::size_t i = 0; i < table.key.size(); ++i) {
    narrow.fields.push_back(table.fields[table.key[i]]);
    narrow.key.push_back(i);
  }
  for (const std::size_t field : fields) narrow.fields.push_back(table.fields[field]);
  return narrow;
}

// Enterprises that have rows in the table, whether files brought them or visits were recorded.
std::set<StoredCell> owners_in(SQLite::Database& database, const TableSchema& table, const Moment& moment) {
  std::set<StoredCell> owners;
  for (const Cells& row : recorded_rows(database, table, moment)) owners.insert(row[table.key.at(0)]);
  const column::Table rows = read_table(database, narrowed(table, {}), moment, silent());
  for (std::size_t row = 0; row < rows.rows; ++row) owners.insert(cell_at(rows.columns[0], row));
  return owners;
}

}  // namespace

Needs::Needs(SQLite::Database& database, const column::Schema& schema, std::int64_t import)
    : schema_(schema), import_(import), links_(links_now(database)) {
  const auto look_in = [&](const TableSchema& table) {
    for (std::size_t field = 0; field < table.fields.size(); ++field)
      if (table.fields[field].needs) look(table, field, database);
  };
  look_in(schema.enterprise);
  for (const TableSchema& child : schema.children) look_in(child);
}

void Needs::look(const TableSchema& table, std::size_t field, SQLite::Database& database) {
  const column::Need& need = *table.fields[field].needs;
  const Moment moment{import_, {}, true, false, links_};
  const std::size_t needed = table.find(need.field).value(), keys = table.key.size();
  const column::Table rows = read_table(database, narrowed(table, {field, needed}), moment, silent());
  std::vector<Lacking> found;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    if (!rows.columns[keys].valid(row) || rows.columns[keys + 1].valid(row)) continue;
    Lacking& one = found.emplace_back(Lacking{&table, field, needed, {}});
    for (std::size_t i = 0; i < keys; ++i) one.key.push_back(cell_at(rows.columns[i], row));
  }
  if (!found.empty() && !need.with.empty()) {
    const auto owners = owners_in(database, schema_.children[schema_.find_child(need.with).value()], moment);
    std::erase_if(found, [&](const Lacking& one) { return !owners.contains(one.key.at(0)); });
  }
  for (Lacking& one : found) lacking_[one.key.at(0)].push_back(std::move(one));
}

std::vector<StoredCell> Needs::key_in(const Staged& staged, std::uint32_t row) const {
  std::vector<StoredCell> key;
  for (const std::size_t field : staged.schema->key) key.push_back(cell_at(staged.table.columns[field], row));
  const bool of_enterprise = staged.schema->is_of_one_enterprise() || staged.schema->name == schema_.enterprise.name;
  if (auto* text = std::get_if<std::string>(&key.at(0)); text && of_enterprise) *text = links_.root(*text);
  return key;
}

bool Needs::tells_of(const Staged& staged, const std::vector<StoredCell>& key, const Lacking& one) const {
  const std::string& name = staged.schema->name;
  if (name == one.table->name) return key == one.key && (staged.present[one.field] || staged.present[one.needed]);
  const std::string& with = one.table->fields[one.field].needs->with;
  if (with.empty()) return false;
  const bool recorded = schema_.children[schema_.find_child(with).value()].recorded.has_value();
  return name == with || (recorded && name == column::visit_event_table().name);
}

Fault Needs::fault_of(const Lacking& one) const {
  const column::Field& field = one.table->fields[one.field];
  const std::string& needed = field.needs->field;
  const std::string& with = field.needs->with;
  const std::string enterprise = shown(one.key.at(0), one.table->fields[one.table->key.at(0)]);
  return {"needed-value",
          "\"" + enterprise + "\" has a value in \"" + field.name + "\" and none in \"" + needed +
              "\", which is needed" + (with.empty() ? "" : " since it has rows in \"" + with + "\""),
          "fill in \"" + needed +
              "\", in a file or by `inspectplan register correct`; until then rules that ask for it "
              "decide nothing"};
}

std::vector<std::pair<std::size_t, BadRow>> Needs::told_by(const Staged& staged) {
  std::vector<std::pair<std::size_t, BadRow>> told;
  if (lacking_.empty()) return told;
  for (const std::uint32_t row : staged.order) {
    const std::vector<StoredCell> key = key_in(staged, row);
    const auto found = lacking_.find(key.at(0));
    if (found == lacking_.end()) continue;
    std::erase_if(found->second, [&](const Lacking& one) {
      if (!tells_of(staged, key, one)) return false;
      const bool here = one.table->name == staged.schema->name;
      const std::size_t at = !here ? staged.schema->key.at(0) : staged.present[one.needed] ? one.needed : one.field;
      told.emplace_back(at, BadRow{row, fault_of(one)});
      return true;
    });
  }
  return told;
}

}  // namespace inspectplan::registers
