#include "ledger/approvals.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/json.hpp"
#include "ledger/entry.hpp"

namespace inspectplan::ledger {
namespace {

using Json = nlohmann::json;

constexpr const char* approvals_format = "inspectplan.approvals/1";

std::string text_of(const Json& json, const char* name) {
  const auto member = json.find(name);
  return member != json.end() && member->is_string() ? member->get<std::string>() : "";
}

Json object_in(const Entry& entry) {
  Json what = Json::parse(entry.what, nullptr, false);
  return what.is_object() ? what : Json::object();
}

Approval approval_in(const Json& json) {
  return {{text_of(json, "digest"), text_of(json, "id"), text_of(json, "version")},
          text_of(json, "decision"),
          text_of(json, "date"),
          text_of(json, "key"),
          text_of(json, "signature"),
          0};
}

void write_fields(JsonWriter& json, const Approval& approval) {
  json.member("id", approval.version.id).member("version", approval.version.version);
  json.member("digest", approval.version.digest).member("decision", approval.decision);
  json.member("date", approval.date).member("key", approval.key);
}

void write_signed(JsonWriter& json, const Approval& approval) {
  json.begin_object();
  write_fields(json, approval);
  json.member("signature", approval.signature).end_object();
}

}  // namespace

std::vector<Key> keys(SQLite::Database& database) {
  std::vector<Key> all;
  for (const Entry& entry : entries(database, "key-added")) {
    const Json what = object_in(entry);
    all.push_back({text_of(what, "key"), text_of(what, "name"), entry.number, std::nullopt, entry.on, "", ""});
  }
  std::multimap<std::string, std::size_t> by_key;
  for (std::size_t i = 0; i < all.size(); ++i) by_key.emplace(all[i].public_key, i);
  for (const Entry& entry : entries(database, "key-revoked")) {
    const Json what = object_in(entry);
    const std::string revoked = text_of(what, "key");
    const auto [first, last] = by_key.equal_range(revoked);
    for (auto one = first; one != last; ++one) {
      Key& key = all[one->second];
      key.revoked_by = entry.number;
      key.revoked_on = entry.on;
      key.why = text_of(what, "why");
    }
    by_key.erase(first, last);  // revoked once
  }
  return all;
}

void add_key(SQLite::Database& database, const std::string& name, const std::string& public_key, const Act& act) {
  JsonWriter what;
  what.begin_object().member("key", public_key).member("name", name).end_object();
  append(database, "key-added", act.on, act.actor, what.text());
}

void revoke_key(SQLite::Database& database, const std::string& public_key, const std::string& why, const Act& act) {
  JsonWriter what;
  what.begin_object().member("key", public_key).member("why", why).end_object();
  append(database, "key-revoked", act.on, act.actor, what.text());
}

std::string signed_text(const Approval& approval) {
  JsonWriter json;
  json.begin_object().member("format", "inspectplan.approval/1");
  write_fields(json, approval);
  return json.end_object().take();
}

void approve(SQLite::Database& database, Approval approval, const SigningKey& key, const Act& act) {
  approval.key = key.public_key();
  approval.signature = key.sign(signed_text(approval));
  JsonWriter what;
  write_signed(what, approval);
  append(database, "approval", act.on, act.actor, what.text());
}

std::vector<Approval> approvals(SQLite::Database& database) {
  std::vector<Approval> all;
  for (const Entry& entry : entries(database, "approval")) {
    all.push_back(approval_in(object_in(entry)));
    all.back().entry = entry.number;
  }
  return all;
}

Vouching::Vouching(SQLite::Database& database) : keys_(ledger::keys(database)) {
  for (std::size_t i = 0; i < keys_.size(); ++i) by_key_.emplace(keys_[i].public_key, i);
  for (KnownVersion& version : versions(database))
    if (version.published_by) published_.emplace(version.version.digest, std::move(version));
}

std::string Vouching::fault_of_key(const std::string& public_key, std::int64_t entry, const std::string& date) const {
  const auto found = by_key_.find(public_key);
  if (found == by_key_.end() || keys_[found->second].added_by > entry) return "nobody had added the key " + public_key;
  const Key& key = keys_[found->second];
  if (key.revoked_by && *key.revoked_by < entry) return "the key " + public_key + " had been revoked";
  if (date < key.added_on) return "it is dated " + date + ", its key was added on " + key.added_on;
  return {};
}

std::string Vouching::fault_of(const Approval& approval) const {
  if (!signature_holds(approval.key, signed_text(approval), approval.signature)) return "the signature does not hold";
  if (std::string fault = fault_of_key(approval.key, approval.entry, approval.date); !fault.empty()) return fault;
  const auto version = published_.find(approval.version.digest);
  if (version == published_.end() || *version->second.published_by > approval.entry)
    return "nobody had published the version";
  if (approval.date < version->second.published_on)
    return "it is dated " + approval.date + ", the version was published on " + version->second.published_on;
  return {};
}

std::string approvals_json(const std::vector<Approval>& approvals) {
  JsonWriter json(2);
  json.begin_object().member("format", approvals_format).key("approvals").begin_array();
  for (const Approval& approval : approvals) write_signed(json, approval);
  return json.end_array().end_object().take() + "\n";
}

std::vector<Approval> read_approvals(const std::string& text) try {
  const Json json = Json::parse(text);
  if (!json.is_object())
    throw EnvironmentError("the approvals cannot be read: they are not as `rules export` writes them");
  if (json.at("format") != approvals_format)
    throw EnvironmentError("the approvals have the format " + json.at("format").dump() +
                           ", which this program does not know");
  std::vector<Approval> all;
  for (const Json& one : json.at("approvals")) all.push_back(approval_in(one));
  return all;
} catch (const Json::exception&) {
  throw EnvironmentError("the approvals cannot be read: they are not as `rules export` writes them");
}

}  // namespace inspectplan::ledger
