#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "usecase/audit/audit_parts.hpp"

namespace inspectplan::usecase {
namespace {

// A column of what an import brought; without a column, the rows that it ended.
struct Part {
  std::string table;
  std::int64_t import = 0;
  std::string column;
  bool operator<(const Part& other) const {
    return std::tie(table, import, column) < std::tie(other.table, other.import, other.column);
  }
};
using Digests = std::map<Part, Claimed>;

// "table enterprise, column workers, rows that import 3 brought"
std::string named(const Part& part) {
  const std::string import = std::to_string(part.import);
  return part.column.empty()
             ? "table " + part.table + "_history, rows that import " + import + " ended"
             : "table " + part.table + ", column " + part.column + ", rows that import " + import + " brought";
}

template <class Take>
void each_of(const std::string& table, const registers::StoredDigests::OfTable& stored, const Take& take) {
  for (const auto& [import, columns] : stored.brought)
    for (const auto& [column, digest] : columns) take(Part{table, import, column}, digest);
  for (const auto& [import, digest] : stored.ended) take(Part{table, import, ""}, digest);
}

class Collector {
 public:
  Collector(Digests& claimed, Findings& findings) : claimed_(claimed), findings_(findings) {}

  void collect(const Claims& claims) {
    for (const auto& [table, of_table] : claims.stored.tables)
      each_of(table, of_table, [&](const Part& part, const std::string& digest) { take(claims, part, digest); });
  }

 private:
  void take(const Claims& claims, const Part& part, const std::string& digest) {
    const std::string fault = claims.kind == "blanked" ? fault_of_blanking(claims, part) : fault_of(claims, part);
    if (fault.empty())
      claimed_[part] = {digest, claims.entry};
    else
      findings_.push_back({claims.entry, "restated", named(part) + ": " + fault});
  }

  std::string fault_of(const Claims& claims, const Part& part) const {
    const bool first = claims.kind == "taken-over" && claims.entry == 1;
    if (!first && claims.import != part.import) return "no such entry can vouch for them";
    return claimed_.count(part) > 0 ? "an earlier entry vouches for them" : "";
  }

  std::string fault_of_blanking(const Claims& claims, const Part& part) const {
    const std::string field = part.table + "." + part.column;
    if (std::find(claims.fields.begin(), claims.fields.end(), field) == claims.fields.end())
      return "not a field that it says it blanked";
    return claimed_.count(part) > 0 ? "" : "no earlier entry vouches for them";
  }

  Digests& claimed_;
  Findings& findings_;
};

void compare(const Digests& claimed, const Digests& there, const std::vector<std::string>& unreadable,
             Findings& findings) {
  for (const auto& [part, claim] : claimed) {
    if (std::find(unreadable.begin(), unreadable.end(), part.table) != unreadable.end()) continue;
    const auto found = there.find(part);
    // An empty digest: the entry says that nothing is left of it (blanked).
    if (found == there.end() && !claim.digest.empty())
      findings.push_back({claim.entry, "stored-gone", named(part) + ": they are gone"});
    else if (found != there.end() && found->second.digest != claim.digest)
      findings.push_back({claim.entry, "stored-changed", named(part) + ": they were changed"});
  }
  for (const auto& [part, digest] : there)
    if (claimed.count(part) == 0)
      findings.push_back({0, "stored-without-entry", named(part) + ": no entry vouches for them"});
}

// The last entry that speaks of them.
void check_schema(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  const Claims* last = nullptr;
  for (const Claims& one : claims)
    if (!one.schema.empty() && (one.import > 0 || one.entry == 1)) last = &one;
  if (last && registers::schema_digest(database) != last->schema)
    findings.push_back({last->entry, "schema-changed", "tables register_table, register_field: they were changed"});
}

// The first entry that vouches for the table, so that one that cannot be read is named by the entry it breaks.
std::int64_t first_of(const Digests& claimed, const std::string& table) {
  std::int64_t first = 0;
  for (const auto& [part, claim] : claimed)
    if (part.table == table && (first == 0 || claim.entry < first)) first = claim.entry;
  return first;
}

std::vector<std::string> tables_of(SQLite::Database& database, const Digests& claimed, Findings& findings) {
  std::vector<std::string> tables;
  try {
    tables = registers::stored_tables(database);
  } catch (const std::exception& error) {
    findings.push_back({0, "stored-unreadable", std::string("table register_table cannot be read: ") + error.what()});
  }
  for (const auto& [part, claim] : claimed)  // one taken out of register_table is still looked for
    if (std::find(tables.begin(), tables.end(), part.table) == tables.end()) tables.push_back(part.table);
  return tables;
}

}  // namespace

// Table by table: one that cannot be read hides nothing of the others.
void audit_register(SQLite::Database& database, const std::vector<Claims>& claims, Findings& findings) {
  Digests claimed, there;
  Collector collector(claimed, findings);
  for (const Claims& one : claims) collector.collect(one);
  check_schema(database, claims, findings);
  std::vector<std::string> unreadable;
  for (const std::string& table : tables_of(database, claimed, findings)) try {
      each_of(table, registers::stored_digests_of(database, table),
              [&](const Part& part, const std::string& digest) { there[part] = {digest, 0}; });
    } catch (const std::exception& error) {
      unreadable.push_back(table);
      findings.push_back({first_of(claimed, table), "stored-unreadable",
                          "table " + table + " or its history cannot be read: " + error.what()});
    }
  compare(claimed, there, unreadable, findings);
}

}  // namespace inspectplan::usecase
