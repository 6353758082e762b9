// Rule versions as folders, and what can be said of such a folder alone.
#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/planning/solve_file.hpp"
#include "usecase/rules/find_version.hpp"
#include "usecase/rules/versions.hpp"
#include "yaml/file.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;

constexpr const char* approvals_file = "approvals.json";
constexpr const char* entry_file = "entry.txt";  // which directory of the bundle is the rule set

bool lies_inside(const std::string& path) {
  const fs::path asked(path);
  bool inside = asked.is_relative();
  for (const fs::path& part : asked) inside = inside && part != "..";
  return inside;
}

// The paths come out of a file that somebody may have changed.
void check_paths(const ledger::Bundle& bundle) {
  for (const auto& [path, bytes] : bundle.files)
    if (path.empty() || !lies_inside(path))
      throw EnvironmentError("the kept rule file \"" + path + "\" lies outside of its folder");
}

bool is_free(const std::string& to, Diagnostics& diagnostics) {
  std::error_code fault;
  if (!fs::exists(to, fault) || (fs::is_directory(to, fault) && fs::is_empty(to, fault))) return true;
  diagnostics.error("folder-not-empty", {}, to + " is there and not empty", "name a folder that is not there yet");
  return false;
}

void write_folder(const ledger::Bundle& bundle, const std::vector<ledger::Approval>& approvals, const std::string& to) {
  std::error_code fault;
  for (const auto& [path, bytes] : bundle.files) {
    const fs::path file = fs::path(to) / path;
    fs::create_directories(file.parent_path(), fault);
    if (fault) throw EnvironmentError("cannot make " + file.parent_path().string() + ": " + fault.message());
    write_file(file.string(), bytes);
  }
  write_file(to + "/" + entry_file, bundle.entry + "\n");
  write_file(to + "/" + approvals_file, ledger::approvals_json(approvals));
}

std::vector<ledger::Approval> approvals_of(SQLite::Database& database, const std::string& digest) {
  std::vector<ledger::Approval> mine;
  const ledger::Vouching vouching(database);
  for (const ledger::Approval& approval : ledger::approvals(database))
    if (approval.version.digest == digest && vouching.fault_of(approval).empty()) mine.push_back(approval);
  return mine;
}

std::optional<std::string> read(const std::string& path, Diagnostics& diagnostics) {
  constexpr std::size_t most = std::size_t{1} << 24;
  return yaml::read_regular_file(path, path, most, yaml::Links::refuse, diagnostics);
}

using Files = std::vector<std::pair<std::string, std::string>>;  // path → bytes

// All that lies in the folder beside what the export adds. A link is a finding.
Files files_of(const std::string& folder, Diagnostics& diagnostics) {
  Files files;
  std::error_code fault;
  for (fs::recursive_directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    if (at->is_directory() && !at->is_symlink()) continue;
    const std::string path = at->path().lexically_relative(folder).generic_string();
    if (path == entry_file || path == approvals_file) continue;
    if (auto bytes = read(at->path().string(), diagnostics)) files.emplace_back(path, std::move(*bytes));
  }
  if (fault) throw EnvironmentError("cannot read " + folder + ": " + fault.message());
  std::sort(files.begin(), files.end());
  return files;
}

// Rules that lie there and are not signed could be taken for those that are.
void name_strangers(const Files& files, const ruleset::RuleSet& rules, Diagnostics& diagnostics) {
  for (const auto& file : files) {
    const bool part = std::find(rules.bundle.begin(), rules.bundle.end(), file) != rules.bundle.end();
    if (!part && file.first.ends_with(".yaml"))
      diagnostics.error("not-of-the-version", {}, file.first + " is not part of the version that was read",
                        "take it out of the folder: nobody signed it");
  }
}

}  // namespace

std::optional<std::string> export_rules(const std::string& database, const std::string& version, const std::string& to,
                                        Diagnostics& diagnostics) {
  registers::Register store(database, registers::Register::Open::existing);
  return sqlite::guarded(database, [&]() -> std::optional<std::string> {
    const auto found = find_version(store.database(), version, diagnostics);
    if (!found || !is_free(to, diagnostics)) return std::nullopt;
    const ledger::Bundle bundle = ledger::read_bundle(store.database(), found->version.digest);
    check_paths(bundle);
    write_folder(bundle, approvals_of(store.database(), found->version.digest), to);
    return bundle.entry.empty() ? to : to + "/" + bundle.entry;
  });
}

std::optional<JudgedRules> judge_export(const std::string& folder, Diagnostics& diagnostics) {
  const auto entry = read(folder + "/" + entry_file, diagnostics);
  const auto text = read(folder + "/" + approvals_file, diagnostics);
  if (!entry || !text) return std::nullopt;
  const std::string directory = entry->substr(0, entry->find('\n'));
  if (!lies_inside(directory)) {
    diagnostics.error("outside-folder", {}, "entry.txt names rules outside of the folder: " + directory,
                      "have the folder exported anew; what lies outside was not signed with it");
    return std::nullopt;
  }
  const Files files = files_of(folder, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const auto rules = ruleset::load_bundle(files, directory, {}, diagnostics);
  if (!rules || diagnostics.has_errors()) return std::nullopt;
  name_strangers(files, *rules, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  JudgedRules judged{{to_hex(rules->digest), rules->id, rules->version}, directory, {}};
  for (const ledger::Approval& approval : ledger::read_approvals(*text)) {
    std::string fault;
    if (!ledger::signature_holds(approval.key, ledger::signed_text(approval), approval.signature))
      fault = "the signature does not hold";
    else if (approval.version != judged.version)
      fault = "it approves other rules (" + approval.version.digest.substr(0, 16) + ")";
    judged.approvals.push_back({approval, fault});
  }
  if (judged.approvals.empty())
    diagnostics.warning("nothing-approved", {}, "nobody approved this version: approvals.json holds no approval");
  return judged;
}

}  // namespace inspectplan::usecase
