#include "usecase/rules/rules_diff.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/json.hpp"
#include "register/register.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/rules/find_version.hpp"
#include "usecase/rules/rule_values.hpp"

namespace inspectplan::usecase {
namespace {

struct Side {
  std::string name;
  RuleValues values;
  RuleOrders orders;
};

std::optional<ruleset::EffectiveRules> read(const std::string& database, const std::string& rules,
                                            Diagnostics& diagnostics) {
  std::error_code none;
  if (!ledger::names_a_version(rules) || std::filesystem::exists(rules, none))
    return ruleset::effective_rules(rules, std::nullopt, diagnostics);
  registers::Register store(database, registers::Register::Open::existing);
  return sqlite::guarded(database, [&]() -> std::optional<ruleset::EffectiveRules> {
    const auto found = find_version(store.database(), rules, diagnostics);
    if (!found) return std::nullopt;
    const ledger::Bundle bundle = ledger::read_bundle(store.database(), found->version.digest);
    return ruleset::effective_rules(bundle.files, bundle.entry, std::nullopt, diagnostics);
  });
}

std::optional<Side> side(const std::string& database, const std::string& rules, Diagnostics& diagnostics) {
  const auto read_rules = read(database, rules, diagnostics);
  if (!read_rules || diagnostics.has_errors() || read_rules->layers.empty()) return std::nullopt;
  const ruleset::EffectiveLayer& own = read_rules->layers.back();
  return Side{own.id + " " + own.version, rule_values(read_rules->lines), rule_orders(read_rules->lines)};
}

// "sectors.mining" of "sectors.mining.when"; "successions[a → b]" of "successions[a → b].note".
std::string entry_of(const std::string& path) {
  std::size_t depth = 0, dots = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '[') ++depth;
    if (path[i] == ']' && --depth == 0 && dots == 0) return path.substr(0, i + 1);
    if (path[i] == '.' && depth == 0 && ++dots == 2) return path.substr(0, i);
  }
  return path;
}

const std::string* plain(const RuleValues& values, const std::string& path) {
  const auto found = values.find(path);
  return found == values.end() ? nullptr : value_on(found->second, "9999-12-31");
}

// "points for employees >= 500"
std::string in_words(const RuleValues& values, const std::string& path, const std::string& entry) {
  const std::size_t bands = path.find(".bands[");
  const std::size_t end = path.rfind(']');
  if (bands != std::string::npos && end != std::string::npos && end + 1 < path.size()) {
    const std::string* of = plain(values, path.substr(0, bands) + ".of");
    const std::string test = path.substr(bands + 7, end - bands - 7);
    if (of) return path.substr(end + 2) + " for " + *of + " " + test;
  }
  return path == entry ? path : path.substr(entry.size() + 1);
}

std::set<std::string> days_of(const DatedValue& a, const DatedValue& b) {
  std::set<std::string> days;
  for (const auto& [day, value] : a) days.insert(day);
  for (const auto& [day, value] : b) days.insert(day);
  if (days.size() > 1) days.erase("");  // a value without dates holds on each day that the other side names
  return days;
}

std::vector<RuleChange::Value> differences(const RuleValues& a, const RuleValues& b, const std::string& path,
                                           const std::string& entry) {
  static const DatedValue none;
  const auto in_a = a.find(path), in_b = b.find(path);
  const DatedValue& old = in_a == a.end() ? none : in_a->second;
  const DatedValue& now = in_b == b.end() ? none : in_b->second;
  std::vector<RuleChange::Value> found;
  for (const std::string& day : days_of(old, now)) {
    const std::string *before = value_on(old, day), *after = value_on(now, day);
    const bool same = before && after ? *before == *after : before == after;
    if (same) continue;
    RuleChange::Value value{path == entry ? "" : path.substr(entry.size() + 1),
                            in_words(in_b == b.end() ? a : b, path, entry), std::nullopt, std::nullopt, day};
    if (before) value.old = *before;
    if (after) value.now = *after;
    found.push_back(std::move(value));
  }
  return found;
}

std::vector<std::string> basis_of(const RuleValues& values, const std::string& entry) {
  std::vector<std::string> basis;
  const std::string start = entry + ".basis[";
  for (auto at = values.lower_bound(start); at != values.end() && at->first.starts_with(start); ++at)
    if (at->first.ends_with("].document"))
      basis.push_back(at->first.substr(start.size(), at->first.size() - start.size() - 10));
  return basis;
}

using Entries = std::map<std::string, std::vector<std::string>>;  // entry → paths

Entries entries_of(const RuleValues& values) {
  Entries entries;
  for (const auto& [path, dated] : values) entries[entry_of(path)].push_back(path);
  return entries;
}

std::string label_of(const RuleValues& values, const std::string& entry) {
  for (const char* name : {".label.vi", ".title.vi"})
    if (const std::string* label = plain(values, entry + name)) return *label;
  return {};
}

RuleChange whole(const RuleValues& values, const std::string& entry, RuleChange::Kind kind) {
  const auto day = [&](const char* end) {
    const std::string* found = plain(values, entry + ".valid." + end);
    return found && *found != "null" ? *found : std::string();
  };
  return {entry, kind, {}, label_of(values, entry), day("from"), day("until"), basis_of(values, entry)};
}

void compare_entry(const Side& a, const Side& b, const std::string& entry, const std::vector<std::string>& old_paths,
                   const std::vector<std::string>& new_paths, std::vector<RuleChange>& changes) {
  std::set<std::string> paths(old_paths.begin(), old_paths.end());
  paths.insert(new_paths.begin(), new_paths.end());
  RuleChange change = whole(b.values, entry, RuleChange::Kind::amended);
  for (const std::string& path : paths)
    for (RuleChange::Value& value : differences(a.values, b.values, path, entry))
      change.values.push_back(std::move(value));
  if (!change.values.empty()) changes.push_back(std::move(change));
}

std::vector<std::string> only(const std::vector<std::string>& items, const std::vector<std::string>& of) {
  std::vector<std::string> both;
  for (const std::string& item : items)
    if (std::find(of.begin(), of.end(), item) != of.end()) both.push_back(item);
  return both;
}

std::string listed(const std::vector<std::string>& items) {
  std::string all;
  for (const std::string& item : items) all += (all.empty() ? "" : ", ") + item;
  return all;
}

// What comes or goes has been said; here only whether what both have stands in the same order.
void compare_orders(const Side& a, const Side& b, std::vector<RuleChange>& changes) {
  for (const auto& [list, now] : b.orders) {
    const auto before = a.orders.find(list);
    if (before == a.orders.end()) continue;
    const std::vector<std::string> was = only(before->second, now), is = only(now, before->second);
    if (was == is) continue;
    const std::string entry = entry_of(list), path = list == entry ? "" : list.substr(entry.size() + 1);
    const auto same = [&](const RuleChange& one) { return one.entry == entry; };
    auto change = std::find_if(changes.begin(), changes.end(), same);
    if (change == changes.end())
      change = changes.insert(changes.end(), whole(b.values, entry, RuleChange::Kind::amended));
    change->values.push_back({path, path.empty() ? "order" : "order of " + path, listed(was), listed(is), ""});
  }
}

std::string valid(const RuleChange& change) {
  return (change.from.empty() ? "" : " from " + change.from) + (change.until.empty() ? "" : " until " + change.until);
}

const char* kind_name(RuleChange::Kind kind) {
  if (kind == RuleChange::Kind::added) return "added";
  return kind == RuleChange::Kind::removed ? "removed" : "amended";
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

std::string sentence(const RuleChange::Value& value) {
  return value.text + ": " + value.old.value_or("(none)") + " → " + value.now.value_or("(none)") +
         (value.from.empty() ? "" : " from " + value.from);
}

void text_or_null(JsonWriter& json, const char* name, const std::optional<std::string>& text) {
  json.key(name);
  text ? json.string(*text) : json.null();
}

}  // namespace

std::optional<RulesDiff> diff_rules(const std::string& database, const std::string& a, const std::string& b,
                                    Diagnostics& diagnostics) {
  const auto old = side(database, a, diagnostics), now = side(database, b, diagnostics);
  if (!old || !now) return std::nullopt;
  RulesDiff diff{old->name, now->name, {}};
  const Entries before = entries_of(old->values), after = entries_of(now->values);
  for (const auto& [entry, paths] : after) {
    const auto there = before.find(entry);
    if (there == before.end())
      diff.changes.push_back(whole(now->values, entry, RuleChange::Kind::added));
    else
      compare_entry(*old, *now, entry, there->second, paths, diff.changes);
  }
  for (const auto& [entry, paths] : before)
    if (after.count(entry) == 0) diff.changes.push_back(whole(old->values, entry, RuleChange::Kind::removed));
  compare_orders(*old, *now, diff.changes);
  return diff;
}

report::Sheet diff_sheet(const RulesDiff& diff) {
  report::Sheet sheet;
  sheet.header = {"rule", "", "change", "basis"};
  sheet.lines = 8;
  for (const RuleChange& change : diff.changes) {
    const std::string basis = joined(change.basis);
    if (change.values.empty())
      sheet.rows.push_back({change.entry, kind_name(change.kind), change.label + valid(change), basis});
    for (const RuleChange::Value& value : change.values)
      sheet.rows.push_back({change.entry, kind_name(change.kind), sentence(value), basis});
  }
  return sheet;
}

std::string diff_json(const RulesDiff& diff) {
  JsonWriter json(2);
  json.begin_object().member("a", diff.a).member("b", diff.b).key("changes").begin_array();
  for (const RuleChange& change : diff.changes) {
    json.begin_object().member("entry", change.entry).member("kind", kind_name(change.kind));
    json.member("label", change.label).key("values").begin_array();
    for (const RuleChange::Value& value : change.values) {
      json.begin_object().member("path", value.path).member("text", value.text);
      text_or_null(json, "old", value.old);
      text_or_null(json, "new", value.now);
      text_or_null(json, "from", value.from.empty() ? std::nullopt : std::optional(value.from));
      json.end_object();
    }
    json.end_array().key("valid").begin_object();
    text_or_null(json, "from", change.from.empty() ? std::nullopt : std::optional(change.from));
    text_or_null(json, "until", change.until.empty() ? std::nullopt : std::optional(change.until));
    json.end_object().key("basis").begin_array();
    for (const std::string& basis : change.basis) json.string(basis);
    json.end_array().end_object();
  }
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
