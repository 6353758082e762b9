#include "ledger/versions.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "ledger/entry.hpp"
#include "ledger/rows.hpp"
#include "ledger/tables.hpp"

namespace inspectplan::ledger {
namespace {

constexpr std::size_t least_digits = 8;

void write_version(JsonWriter& json, const Version& version) {
  json.member("digest", version.digest).member("id", version.id).member("version", version.version);
}

bool insert_version(SQLite::Database& database, const Version& version, const std::string& entry) {
  SQLite::Statement row(database, "INSERT OR IGNORE INTO ruleset_version VALUES (?, ?, ?, ?)");
  row.bind(1, version.digest);
  row.bind(2, version.id);
  row.bind(3, version.version);
  row.bind(4, entry);
  return row.exec() > 0;
}

void insert_files(SQLite::Database& database, const std::string& digest, const Bundle& bundle) {
  SQLite::Statement row(database, "INSERT INTO ruleset_file VALUES (?, ?, ?)");
  for (const auto& [path, bytes] : bundle.files) {
    row.bind(1, digest);
    row.bind(2, path);
    row.bind(3, bytes.data(), static_cast<int>(bytes.size()));
    row.exec();
    row.reset();
  }
}

bool is_hex(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string digest_in(const Entry& entry) {
  const auto what = nlohmann::json::parse(entry.what, nullptr, false);
  const auto digest = what.is_object() ? what.find("digest") : what.end();
  return what.is_object() && digest != what.end() && digest->is_string() ? digest->get<std::string>() : "";
}

bool fits(const KnownVersion& known, const std::string& name) {
  if (name.find('@') != std::string::npos)
    return known.published_by && known.version.id + "@" + known.version.version == name;
  return known.version.digest.starts_with(name);
}

}  // namespace

bool keep_version(SQLite::Database& database, const Version& version, const Bundle& bundle, const Act& act) {
  if (!insert_version(database, version, bundle.entry)) return false;
  insert_files(database, version.digest, bundle);
  Rows rows = rows_of(database, "ruleset_version", "digest", version.digest);
  rows.merge(rows_of(database, "ruleset_file", "ruleset_digest", version.digest));
  JsonWriter what;
  what.begin_object();
  write_version(what, version);
  write_rows(what, rows);
  append(database, "version", act.on, act.actor, what.end_object().text());
  return true;
}

Bundle read_bundle(SQLite::Database& database, const std::string& digest) {
  Bundle bundle;
  SQLite::Statement version(database, "SELECT entry FROM ruleset_version WHERE digest = ?");
  version.bind(1, digest);
  if (!version.executeStep()) throw EnvironmentError("the rule set " + digest + " is not kept in this file");
  bundle.entry = version.getColumn(0).getString();
  SQLite::Statement files(database, "SELECT path, bytes FROM ruleset_file WHERE ruleset_digest = ? ORDER BY path");
  files.bind(1, digest);
  while (files.executeStep()) bundle.files.emplace_back(files.getColumn(0).getString(), files.getColumn(1).getString());
  return bundle;
}

std::vector<KnownVersion> versions(SQLite::Database& database) {
  std::vector<KnownVersion> all;
  if (!database.tableExists("ruleset_version")) return all;
  SQLite::Statement rows(database, "SELECT digest, id, version FROM ruleset_version ORDER BY id, version, digest");
  while (rows.executeStep())
    all.push_back({{rows.getColumn(0).getString(), rows.getColumn(1).getString(), rows.getColumn(2).getString()},
                   0,
                   std::nullopt,
                   "",
                   ""});
  const auto known = [&all](const Entry& entry) {
    return std::find_if(all.begin(), all.end(),
                        [digest = digest_in(entry)](const KnownVersion& one) { return one.version.digest == digest; });
  };
  for (const Entry& entry : entries(database, "version"))
    if (const auto one = known(entry); one != all.end()) one->kept_by = entry.number;
  for (const Entry& entry : entries(database, "published")) {
    const auto one = known(entry);
    if (one == all.end() || one->published_by) continue;
    one->published_by = entry.number;
    one->published_on = entry.on;
    one->published_actor = entry.actor;
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const KnownVersion& a, const KnownVersion& b) { return a.kept_by < b.kept_by; });
  return all;
}

bool names_a_version(const std::string& text) {
  if (text.find('/') != std::string::npos) return false;
  return text.find('@') != std::string::npos || (text.size() >= least_digits && text.size() <= 64 && is_hex(text));
}

std::optional<KnownVersion> find_version(SQLite::Database& database, const std::string& name) {
  if (!names_a_version(name)) return std::nullopt;
  std::optional<KnownVersion> found;
  for (const KnownVersion& known : versions(database)) {
    if (!fits(known, name)) continue;
    if (found) return std::nullopt;
    found = known;
  }
  return found;
}

void publish(SQLite::Database& database, const Version& version, const Act& act) {
  JsonWriter what;
  what.begin_object();
  write_version(what, version);
  append(database, "published", act.on, act.actor, what.end_object().text());
}

}  // namespace inspectplan::ledger
