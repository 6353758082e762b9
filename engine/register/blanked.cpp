#include "register/blanked.hpp"

#include <SQLiteCpp/Database.h>

#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "ledger/entry.hpp"
#include "register/cell.hpp"
#include "register/links.hpp"

namespace inspectplan::registers {
namespace {

using Json = nlohmann::json;

void read_cells(const Json& stored, Blanked& blanked) {
  for (const auto& [table, of_table] : stored.items())
    for (const auto& [import, columns] : of_table.at("brought").items()) {
      std::int64_t number = 0;
      std::from_chars(import.data(), import.data() + import.size(), number);
      for (const auto& [column, digest] : columns.items()) blanked.cells.insert({table, number, column});
    }
}

Blanked blanked_in(const ledger::Entry& entry, const Links& links) {
  const Json what = Json::parse(entry.what);
  Blanked blanked{entry.number, entry.on, entry.actor, what.at("why").get<std::string>(), {}, {}, {}};
  for (const std::string& key : links.group(what.at("enterprise").get<std::string>())) blanked.keys.insert(key);
  for (const Json& field : what.at("fields")) {
    const std::string name = field.get<std::string>();
    const std::size_t dot = name.find('.');
    if (dot != std::string::npos) blanked.fields.insert({name.substr(0, dot), name.substr(dot + 1)});
  }
  read_cells(what.at("stored"), blanked);
  return blanked;
}

using OfEnterprise = std::pair<std::string, std::string>;  // enterprise, field

// Of one table: the last word on each, a blanking (true) or a correction.
std::map<OfEnterprise, bool> last_words(SQLite::Database& database, const std::string& table) {
  std::map<std::int64_t, std::vector<std::pair<OfEnterprise, bool>>> words;  // by entry
  for (const Blanked& blanked : all_blanked(database))
    for (const auto& [of_table, field] : blanked.fields)
      if (of_table == table)
        for (const std::string& key : blanked.keys) words[blanked.entry].push_back({{key, field}, true});
  if (words.empty()) return {};
  for (const ledger::Entry& entry : ledger::entries(database, "correction")) try {
      const Json what = Json::parse(entry.what);
      if (what.at("table") != table || !what.at("key").at(0).is_string()) continue;
      for (const Json& change : what.at("changes"))
        words[entry.number].push_back(
            {{what.at("key").at(0).get<std::string>(), change.at("field").get<std::string>()}, false});
    } catch (const Json::exception&) {  // `runs verify` names it
    }
  std::map<OfEnterprise, bool> last;
  for (const auto& [entry, said] : words)
    for (const auto& [cell, is_blanked] : said) last[cell] = is_blanked;
  return last;
}

std::int64_t make_missing(column::Column& column, const std::set<std::size_t>& rows) {
  column::Column made(column.kind());
  made.reserve(column.size());
  std::int64_t had_one = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const bool goes = rows.count(row) > 0;
    had_one += goes && column.valid(row);
    append(made, goes ? StoredCell{} : cell_at(column, row));
  }
  column = std::move(made);
  return had_one;
}

}  // namespace

std::vector<Blanked> all_blanked(SQLite::Database& database) {
  std::vector<Blanked> all;
  const std::vector<ledger::Entry> entries = ledger::entries(database, "blanked");
  if (entries.empty()) return all;
  const Links links = links_now(database);
  for (const ledger::Entry& entry : entries) try {
      all.push_back(blanked_in(entry, links));
    } catch (const Json::exception&) {  // `runs verify` names it
    }
  return all;
}

std::int64_t keep_blanked(SQLite::Database& database, Staged& staged) {
  const std::map<OfEnterprise, bool> words = last_words(database, staged.schema->name);
  std::map<std::string, std::set<std::size_t>> fields;  // of an enterprise
  for (const auto& [cell, is_blanked] : words)
    if (const auto field = staged.schema->find(cell.second); is_blanked && field && staged.present[*field])
      fields[cell.first].insert(*field);
  const column::Column& keys = staged.table.columns[staged.schema->key.at(0)];
  if (fields.empty() || keys.kind() != column::Kind::text) return 0;
  std::map<std::size_t, std::set<std::size_t>> rows;  // by field
  for (const std::uint32_t row : staged.order)
    if (const auto of_enterprise = fields.find(std::string(keys.text(row))); of_enterprise != fields.end())
      for (const std::size_t field : of_enterprise->second) rows[field].insert(row);
  std::int64_t count = 0;
  for (const auto& [field, of_field] : rows) count += make_missing(staged.table.columns[field], of_field);
  return count;
}

}  // namespace inspectplan::registers
