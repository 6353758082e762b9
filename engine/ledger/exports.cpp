#include "ledger/exports.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "ledger/entry.hpp"

namespace inspectplan::ledger {
namespace {

using Json = nlohmann::json;

std::string what_of(const Export& made) {
  JsonWriter json;
  json.begin_object().member("run", made.run).member("result", made.result).member("status", made.status);
  json.member("file", made.file).member("digest", made.digest).member("audience", made.audience);
  json.member("language", made.language);
  const auto option = [&json](const char* name, const std::optional<std::string>& value) {
    if (value) json.member(name, *value);
  };
  option("layout", made.layout);
  option("form", made.form);
  option("department", made.department);
  option("enterprise", made.enterprise);
  return json.end_object().take();
}

std::optional<std::string> option_in(const Json& what, const char* name) {
  const auto member = what.find(name);
  if (member == what.end() || !member->is_string()) return std::nullopt;
  return member->get<std::string>();
}

Export export_in(const Entry& entry) {
  Json what = Json::parse(entry.what, nullptr, false);
  if (!what.is_object()) what = Json::object();
  const auto text = [&what](const char* name) { return option_in(what, name).value_or(""); };
  return {text("run"),
          text("result"),
          text("status"),
          text("file"),
          text("digest"),
          text("audience"),
          text("language"),
          option_in(what, "layout"),
          option_in(what, "form"),
          option_in(what, "department"),
          option_in(what, "enterprise"),
          entry.number};
}

}  // namespace

void enter_export(SQLite::Database& database, const Export& made, const Act& act) {
  const std::string what = what_of(made), on = to_string(act.on);
  const std::vector<Entry> before = entries(database, "export");
  const bool is_entered = std::any_of(before.begin(), before.end(), [&](const Entry& entry) {
    return entry.what == what && entry.on == on && entry.actor == act.actor;
  });
  if (!is_entered) append(database, "export", act.on, act.actor, what);
}

std::vector<Export> exports(SQLite::Database& database) {
  std::vector<Export> all;
  for (const Entry& entry : entries(database, "export")) all.push_back(export_in(entry));
  return all;
}

}  // namespace inspectplan::ledger
