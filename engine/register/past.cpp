#include "register/past.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "ledger/entry.hpp"
#include "register/blanked.hpp"
#include "register/cell.hpp"
#include "register/links.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;
using sqlite::Statement;

struct Brought {
  Day on{};
  std::string mode, file;
};
using Imports = std::map<std::pair<std::int64_t, std::string>, Brought>;  // number, table

Imports imports_of(const Register& store) {
  Imports imports;
  for (const ImportRecord& record : store.imports())
    imports[{record.number, record.table}] = {record.on, record.mode, record.file};
  return imports;
}

using Json = nlohmann::json;

StoredCell cell_in(const Json& json) {
  if (json.is_number_integer()) return json.get<std::int64_t>();
  return json.is_string() ? StoredCell(json.get<std::string>()) : StoredCell();
}

// (import, table, field, key) of cells in which a correction stayed → the import of that correction.
using Kept = std::map<std::tuple<std::int64_t, std::string, std::string, std::vector<StoredCell>>, std::int64_t>;

void read_kept(const ledger::Entry& entry, Kept& kept) try {
  const Json what = Json::parse(entry.what);
  if (!what.contains("kept")) return;
  for (const Json& one : what.at("kept")) {
    std::vector<StoredCell> key;
    for (const Json& part : one.at("key")) key.push_back(cell_in(part));
    kept[{what.at("import").get<std::int64_t>(), one.at("table").get<std::string>(), one.at("field").get<std::string>(),
          key}] = one.at("correction").get<std::int64_t>();
  }
} catch (const Json::exception&) {  // `runs verify` names it
}

Kept kept_corrections(SQLite::Database& database) {
  Kept kept;
  for (const ledger::Entry& entry : ledger::entries(database, "import")) read_kept(entry, kept);
  return kept;
}

// One version of a row: from the import that brought it to the one that ended it.
struct RowVersion {
  std::vector<StoredCell> cells;  // by field; those the file does not know are missing
  std::int64_t brought = 0;
  std::optional<std::int64_t> ended;
};

std::string select(const TableSchema& table, const StoredTable& stored) {
  std::string columns;
  for (const column::Field& field : table.fields)
    columns += (stored.fields.count(field.name) > 0 ? sql_name(field.name) : "NULL") + ", ";
  const std::string where = " WHERE " + sql_name(table.fields[table.key.at(0)].name) + " = ?1";
  std::string order;
  for (const std::size_t field : table.key) order += std::to_string(field + 1) + ", ";
  return "SELECT " + columns + "\"_brought\", \"_ended\" FROM " + sql_name(history_of(table.name)) + where +
         " UNION ALL SELECT " + columns + "\"_brought\", NULL FROM " + sql_name(table.name) + where + " ORDER BY " +
         order + std::to_string(table.fields.size() + 1);
}

std::vector<RowVersion> versions_of(SQLite::Database& database, const TableSchema& table,
                                    const std::string& enterprise) {
  std::vector<RowVersion> versions;
  const auto stored = stored_table(database, table.name);
  if (!stored) return versions;
  Statement rows(database.getHandle(), select(table, *stored));
  rows.bind(1, std::string_view(enterprise));
  const int fields = static_cast<int>(table.fields.size());
  while (rows.step()) {
    RowVersion version;
    for (int i = 0; i < fields; ++i) version.cells.push_back(cell_at(rows, i));
    version.brought = rows.number(fields);
    if (!rows.missing(fields + 1)) version.ended = rows.number(fields + 1);
    versions.push_back(std::move(version));
  }
  return versions;
}

// Keys of those that the enterprise came out of.
std::set<std::string> split_from(const Links& links, const std::string& enterprise) {
  std::set<std::string> keys;
  for (const Link& link : links.in_force())
    if (link.kind == "split" && links.root(link.enterprise) == links.root(enterprise)) keys.insert(link.other);
  return keys;
}

// The rows that went along with it: their past is its past, under the key they stood under.
std::vector<RowVersion> came_with(const Links& links, const std::string& enterprise, const std::string& key,
                                  const TableSchema& table, std::vector<RowVersion> versions) {
  std::erase_if(versions, [&](const RowVersion& version) {
    std::vector<StoredCell> rest;
    for (std::size_t i = 1; i < table.key.size(); ++i) rest.push_back(version.cells[table.key[i]]);
    return links.owner(table.name, key, rest) != links.root(enterprise);
  });
  return versions;
}

class Teller {
 public:
  Teller(const TableSchema& table, const Imports& imports, const std::vector<Blanked>& blanked, const Kept& kept,
         const std::optional<std::string>& field, std::vector<PastValue>& out)
      : table_(table), imports_(imports), blanked_(blanked), kept_(kept), wanted_(field), out_(out) {}

  void tell(const std::vector<RowVersion>& versions) {
    for (std::size_t first = 0; first < versions.size();) {
      std::size_t last = first + 1;
      while (last < versions.size() && key_of(versions[last]) == key_of(versions[first])) ++last;
      for (std::size_t life = first; life < last;) life = tell_life(versions, life, last);
      first = last;
    }
  }

 private:
  // From the import that brought the row to the one that ended it; a row that came back lives again. Returns its end.
  std::size_t tell_life(const std::vector<RowVersion>& versions, std::size_t first, std::size_t last) {
    std::size_t end = first + 1;
    while (end < last && versions[end - 1].ended == versions[end].brought) ++end;
    for (std::size_t field = 0; field < table_.fields.size(); ++field) tell_field(versions, first, end, field);
    if (const RowVersion& final = versions[end - 1]; final.ended) {
      out_.push_back(at(final, *final.ended));
      out_.back().ended = true;
    }
    return end;
  }

  bool is_blanked(const RowVersion& version, const std::string& field) const {
    const StoredCell& key = version.cells[table_.key.at(0)];
    if (!std::holds_alternative<std::string>(key)) return false;
    for (const Blanked& one : blanked_)
      if (one.keys.count(std::get<std::string>(key)) > 0 && one.cells.count({table_.name, version.brought, field}) > 0)
        return true;
    return false;
  }

  std::vector<StoredCell> key_of(const RowVersion& version) const {
    std::vector<StoredCell> key;
    for (const std::size_t field : table_.key) key.push_back(version.cells[field]);
    return key;
  }

  PastValue at(const RowVersion& version, std::int64_t import) const {
    PastValue value;
    value.enterprise = shown(version.cells[table_.key.at(0)], table_.fields[table_.key.at(0)]);
    value.table = table_.name;
    for (std::size_t i = 1; i < table_.key.size(); ++i)
      value.row += (i > 1 ? "," : "") + shown(version.cells[table_.key[i]], table_.fields[table_.key[i]]);
    value.import = import;
    if (const auto by = imports_.find({import, table_.name}); by != imports_.end()) {
      value.on = by->second.on;
      value.mode = by->second.mode;
      value.file = by->second.file;
    }
    return value;
  }

  void tell_field(const std::vector<RowVersion>& versions, std::size_t first, std::size_t last, std::size_t field) {
    if (wanted_ && table_.fields[field].name != *wanted_) return;
    for (const std::size_t key : table_.key)
      if (key == field) return;
    StoredCell before;
    for (std::size_t i = first; i < last; ++i) {
      const StoredCell& now = versions[i].cells[field];
      const bool is_missing = std::holds_alternative<std::monostate>(now);
      const bool blanked = is_missing && is_blanked(versions[i], table_.fields[field].name);
      if (now == before && !blanked) continue;
      before = now;
      PastValue value = at(versions[i], versions[i].brought);
      value.field = table_.fields[field].name;
      value.personal = table_.fields[field].personal;
      value.blanked = blanked;
      const auto kept = kept_.find({versions[i].brought, table_.name, value.field, key_of(versions[i])});
      if (kept != kept_.end()) value.correction = kept->second;
      if (!value.personal) value.value = shown(now, table_.fields[field]);
      out_.push_back(std::move(value));
    }
  }

  const TableSchema& table_;
  const Imports& imports_;
  const std::vector<Blanked>& blanked_;
  const Kept& kept_;
  const std::optional<std::string>& wanted_;
  std::vector<PastValue>& out_;
};

}  // namespace

std::vector<PastValue> past_of(Register& store, const column::Schema& schema, const std::string& enterprise,
                               const std::optional<std::string>& field) {
  return guarded(store.state().path, [&] {
    std::vector<PastValue> past;
    const Imports imports = imports_of(store);
    const std::vector<Blanked> blanked = all_blanked(store.database());
    const Kept kept = kept_corrections(store.database());
    std::vector<const TableSchema*> tables{&schema.enterprise};
    for (const TableSchema& child : schema.children)
      if (child.is_of_one_enterprise()) tables.push_back(&child);
    if (field) std::erase_if(tables, [&](const TableSchema* table) { return !table->find(*field); });
    const Links links = links_now(store.database());
    for (const TableSchema* table : tables) {
      Teller teller(*table, imports, blanked, kept, field, past);
      for (const std::string& key : links.group(enterprise)) teller.tell(versions_of(store.database(), *table, key));
      if (table == &schema.enterprise) continue;
      for (const std::string& key : split_from(links, enterprise))
        teller.tell(came_with(links, enterprise, key, *table, versions_of(store.database(), *table, key)));
    }
    return past;
  });
}

std::vector<PastBlanking> blankings_of(Register& store, const std::string& enterprise) {
  return guarded(store.state().path, [&] {
    std::vector<PastBlanking> all;
    for (const Blanked& one : all_blanked(store.database()))
      for (const auto& [table, field] : one.fields)
        if (one.keys.count(enterprise) > 0) all.push_back({one.entry, table, field, one.on, one.actor, one.why});
    return all;
  });
}

std::vector<Link> links_of(Register& store, const std::string& enterprise) {
  return guarded(store.state().path, [&] {
    std::vector<Link> links = all_links(store.database());
    const std::vector<std::string> keys = links_now(store.database()).group(enterprise);
    std::erase_if(links, [&](const Link& link) {
      const auto is_one = [&](const std::string& key) { return key == link.enterprise || key == link.other; };
      return !is_one(enterprise) && std::none_of(keys.begin(), keys.end(), is_one);
    });
    return links;
  });
}

}  // namespace inspectplan::registers
