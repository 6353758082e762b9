#include "register/corrections.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "ledger/entry.hpp"
#include "register/cell.hpp"
#include "register/links.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

using Json = nlohmann::json;
using Key = std::vector<StoredCell>;

struct Correction {
  Key key;
  std::string field;
  StoredCell from, to;
  std::int64_t import = 0;
};

// New keys of enterprises. Keys that were merged stay apart: each has its own row, and its own values.
class NewKeys {
 public:
  explicit NewKeys(SQLite::Database& database) {
    for (const Link& link : links_now(database).in_force())
      if (link.kind == "rename") new_key_[link.other] = link.enterprise;
  }

  // `key` of a row of an enterprise, or of a child of it, as it would be called today.
  Key today(Key key) const {
    for (std::size_t steps = 0; steps <= new_key_.size() && !key.empty(); ++steps) {
      const auto* old = std::get_if<std::string>(&key.front());
      const auto next = old ? new_key_.find(*old) : new_key_.end();
      if (next == new_key_.end()) break;
      key.front() = next->second;
    }
    return key;
  }

 private:
  std::map<std::string, std::string> new_key_;
};

StoredCell cell_in(const Json& json) {
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_string()) return json.get<std::string>();
  return {};
}

// The cell in the row of `key` that `import` brought (`_brought`) or ended (`_ended`). Missing where it was blanked.
StoredCell cell_of(SQLite::Database& database, const column::TableSchema& table, const Key& key,
                   const std::string& field, const char* moment, std::int64_t import) {
  std::string where = std::string(" WHERE \"") + moment + "\" = ?1";
  for (std::size_t i = 0; i < table.key.size(); ++i)
    where += " AND " + sql_name(table.fields[table.key[i]].name) + " = ?" + std::to_string(i + 2);
  for (const std::string& name : {table.name, history_of(table.name)}) {
    if (name == table.name && std::string_view(moment) == "_ended") continue;
    sqlite::Statement row(database.getHandle(), "SELECT " + sql_name(field) + " FROM " + sql_name(name) + where);
    row.bind(1, import);
    for (std::size_t i = 0; i < key.size(); ++i) bind_cell(row, static_cast<int>(i) + 2, key[i]);
    if (row.step()) return cell_at(row, 0);
  }
  return {};
}

// Oldest first: a later one may correct what an earlier one set.
std::vector<Correction> corrections_of(SQLite::Database& database, const column::TableSchema& table) {
  std::vector<Correction> all;
  for (const ledger::Entry& entry : ledger::entries(database, "correction")) {
    const Json what = Json::parse(entry.what, nullptr, false);
    if (!what.is_object() || what.value("table", "") != table.name) continue;
    Key key;
    for (const Json& part : what.value("key", Json::array())) key.push_back(cell_in(part));
    const std::int64_t import = what.value("import", std::int64_t{0});
    for (const Json& change : what.value("changes", Json::array())) {
      const std::string field = change.value("field", "");
      if (!change.value("personal", false))
        all.push_back({key, field, cell_in(change.value("from", Json())), cell_in(change.value("to", Json())), import});
      else if (table.find(field) && key.size() == table.key.size())
        all.push_back({key, field, cell_of(database, table, key, field, "_ended", import),
                       cell_of(database, table, key, field, "_brought", import), import});
    }
  }
  return all;
}

using Rows = std::map<Key, std::vector<std::uint32_t>>;  // under the key of today

Key key_of(const Staged& staged, std::uint32_t row) {
  Key key;
  for (const std::size_t field : staged.schema->key) key.push_back(cell_at(staged.table.columns[field], row));
  return key;
}

// Rows that a correction speaks of.
Rows rows_by_key(const Staged& staged, const std::vector<Correction>& corrections, const NewKeys& keys) {
  Rows rows;
  for (const Correction& correction : corrections) rows[keys.today(correction.key)];
  for (const std::uint32_t row : staged.order)
    if (const auto wanted = rows.find(keys.today(key_of(staged, row))); wanted != rows.end())
      wanted->second.push_back(row);
  return rows;
}

// Columns are only appended to, so one with other cells is a new one.
void replace(column::Column& column, const std::map<std::size_t, StoredCell>& cells) {
  column::Column made(column.kind());
  made.reserve(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    const auto other = cells.find(row);
    append(made, other == cells.end() ? cell_at(column, row) : other->second);
  }
  column = std::move(made);
}

}  // namespace

std::vector<KeptCorrection> keep_corrections(SQLite::Database& database, Staged& staged) {
  const std::vector<Correction> corrections = corrections_of(database, *staged.schema);
  if (corrections.empty()) return {};
  const NewKeys keys(database);
  const Rows rows = rows_by_key(staged, corrections, keys);
  std::map<std::size_t, std::map<std::size_t, StoredCell>> cells;  // field → row → cell
  std::map<std::pair<std::size_t, std::uint32_t>, std::int64_t> kept;
  for (const Correction& correction : corrections) {
    const auto field = staged.schema->find(correction.field);
    if (!field || !staged.present[*field]) continue;
    auto& of_field = cells[*field];
    for (const std::uint32_t row : rows.at(keys.today(correction.key))) {
      const auto before = of_field.find(row);
      const StoredCell now = before == of_field.end() ? cell_at(staged.table.columns[*field], row) : before->second;
      if (now != correction.from) continue;
      of_field[row] = correction.to;
      kept[{*field, row}] = correction.import;
    }
  }
  std::vector<KeptCorrection> told;
  for (const auto& [cell, import] : kept)
    told.push_back({staged.schema->name, key_of(staged, cell.second), staged.schema->fields[cell.first].name, import});
  for (const auto& [field, of_field] : cells)
    if (!of_field.empty()) replace(staged.table.columns[field], of_field);
  return told;
}

}  // namespace inspectplan::registers
