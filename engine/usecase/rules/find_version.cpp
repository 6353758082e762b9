#include "usecase/rules/find_version.hpp"

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "sqlite/guarded.hpp"

namespace inspectplan::usecase {

std::optional<ledger::KnownVersion> find_version(SQLite::Database& database, const std::string& name,
                                                 Diagnostics& diagnostics) {
  const auto found = ledger::find_version(database, name);
  if (found) return found;
  std::string hint = "`inspectplan rules history` shows them";
  for (const ledger::KnownVersion& known : ledger::versions(database))
    if (known.version.id + "@" + known.version.version == name && !known.published_by)
      hint = "it is kept, but nobody published it: name it by its digest, " + known.version.digest.substr(0, 16);
    else if (known.version.digest.starts_with(name) && name.size() >= 8)
      hint = "several begin so; give more digits";
  diagnostics.error("unknown-version", {}, "no rule version \"" + name + "\" is kept in this file", hint);
  return std::nullopt;
}

std::shared_ptr<const ruleset::RuleSet> load_rules(registers::Register& store, const std::string& rules,
                                                   const ruleset::LoadOptions& options, Diagnostics& diagnostics) {
  std::error_code none;
  if (!ledger::names_a_version(rules) || std::filesystem::exists(rules, none))
    return ruleset::load(rules, options, diagnostics);
  const auto bundle = sqlite::guarded(store.database().getFilename(), [&]() -> std::optional<ledger::Bundle> {
    const auto found = find_version(store.database(), rules, diagnostics);
    if (!found) return std::nullopt;
    return ledger::read_bundle(store.database(), found->version.digest);
  });
  if (!bundle) return nullptr;
  return ruleset::load_bundle(bundle->files, bundle->entry, options, diagnostics);
}

}  // namespace inspectplan::usecase
