#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

using Json = nlohmann::json;

std::int64_t number_in(const std::string& text) {
  std::int64_t number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void read_rows(const Json& json, ledger::Rows& rows) {
  for (const Json& row : json)
    rows[{row.at("table").get<std::string>(), row.at("key").dump()}] = row.at("digest").get<std::string>();
}

void read_stored(const Json& json, registers::StoredDigests& stored) {
  for (const auto& [table, of_table] : json.items()) {
    auto& to = stored.tables[table];
    for (const auto& [import, columns] : of_table.at("brought").items())
      for (const auto& [column, digest] : columns.items())
        to.brought[number_in(import)][column] = digest.is_null() ? "" : digest.template get<std::string>();
    for (const auto& [import, digest] : of_table.at("ended").items())
      to.ended[number_in(import)] = digest.template get<std::string>();
  }
}

void read_what(const Json& what, Claims& claims) {
  if (const auto rows = what.find("rows"); rows != what.end()) read_rows(*rows, claims.rows);
  if (const auto stored = what.find("stored"); stored != what.end()) read_stored(*stored, claims.stored);
  if (const auto schema = what.find("schema"); schema != what.end()) claims.schema = schema->get<std::string>();
  if (changes_the_register(claims.kind)) claims.import = what.at("import").get<std::int64_t>();
  if (claims.kind != "blanked") return;
  claims.enterprise = what.at("enterprise").get<std::string>();
  claims.fields = what.at("fields").get<std::vector<std::string>>();
}

}  // namespace

bool changes_the_register(const std::string& kind) {
  static const std::set<std::string> kinds{"import", "correction", "merge", "rename", "split", "link-undone"};
  return kinds.count(kind) > 0;
}

bool vouches_for_rows_of(const Claims& claims, const std::string& table) {
  if (claims.kind == "taken-over") return claims.entry == 1;  // a ledger begins with it
  if (claims.kind == "version") return table.starts_with("ruleset_");
  return table == "import" ? changes_the_register(claims.kind) : table == claims.kind;  // run
}

Claims claims_of(const ledger::Entry& entry) {
  Claims claims{entry.number, entry.kind, true, {}, {}, {}, 0, {}, {}};
  try {
    const Json what = Json::parse(entry.what);
    claims.readable = what.is_object();
    if (claims.readable) read_what(what, claims);
  } catch (const Json::exception&) {
    claims.readable = false;
  }
  return claims;
}

std::map<std::pair<std::string, std::string>, std::int64_t> vouchers(const std::vector<Claims>& claims) {
  std::map<std::pair<std::string, std::string>, std::int64_t> entries;
  for (const Claims& one : claims)
    for (const auto& [row, digest] : one.rows)
      if (vouches_for_rows_of(one, row.first)) entries.emplace(row, one.entry);
  return entries;
}

}  // namespace inspectplan::usecase
