#include "usecase/data/personal.hpp"

#include <nlohmann/json.hpp>

#include "ledger/entry.hpp"
#include "ledger/versions.hpp"
#include "ruleset/load.hpp"

namespace inspectplan::usecase {
namespace {

using Json = nlohmann::json;
using Fields = std::map<std::string, std::set<std::string>>;

// Columns of which the import brought values.
Fields brought_by(const Json& what) {
  Fields fields;
  for (const auto& [table, of_table] : what.at("stored").items())
    for (const auto& [import, columns] : of_table.at("brought").items())
      for (const auto& [column, digest] : columns.items()) fields[table].insert(column);
  return fields;
}

Fields personal_in(const Json& files) {
  Fields fields;
  for (const Json& file : files)
    for (const Json& field : file.at("personal"))
      fields[file.at("table").get<std::string>()].insert(field.get<std::string>());
  return fields;
}

void add(const column::TableSchema& table, Fields& known, Fields& personal) {
  for (const column::Field& field : table.fields) {
    known[table.name].insert(field.name);
    if (field.personal) personal[table.name].insert(field.name);
  }
}

bool has(const Fields& fields, const std::string& table, const std::string& field) {
  const auto of_table = fields.find(table);
  return of_table != fields.end() && of_table->second.count(field) > 0;
}

}  // namespace

PersonalFields::PersonalFields(SQLite::Database& database) {
  ask_imports(database);
  ask_versions(database);
}

// Entries from before imports named personal fields, and those that cannot be read, say nothing.
void PersonalFields::ask_imports(SQLite::Database& database) {
  for (const ledger::Entry& entry : ledger::entries(database, "import")) try {
      const Json what = Json::parse(entry.what);
      witnesses_.push_back(
          {"import " + what.at("import").dump(), entry.number, brought_by(what), personal_in(what.at("files"))});
    } catch (const Json::exception&) {
    }
}

// What cannot be read as rules says nothing; `runs verify` names it.
void PersonalFields::ask_versions(SQLite::Database& database) {
  for (const ledger::KnownVersion& version : ledger::versions(database)) try {
      const ledger::Bundle bundle = ledger::read_bundle(database, version.version.digest);
      Diagnostics ignored;
      const auto rules = ruleset::load_bundle(bundle.files, bundle.entry, {}, ignored);
      if (!rules) continue;
      Witness witness{"rule version " + version.version.id + "@" + version.version.version, version.kept_by, {}, {}};
      add(rules->schema.enterprise, witness.known, witness.personal);
      for (const column::TableSchema& child : rules->schema.children) add(child, witness.known, witness.personal);
      witnesses_.push_back(std::move(witness));
    } catch (const std::exception&) {
    }
}

std::string PersonalFields::fault_of(const std::string& table, const std::string& field, std::int64_t before) const {
  bool is_personal = false;
  for (const Witness& one : witnesses_) {
    if (one.entry >= before || !has(one.known, table, field)) continue;
    if (!has(one.personal, table, field)) return one.name + " does not call it personal";
    is_personal = true;
  }
  return is_personal ? "" : "no import and no kept rule version calls it personal";
}

}  // namespace inspectplan::usecase
