#include "register/links.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "ledger/entry.hpp"

namespace inspectplan::registers {
namespace {

using Json = nlohmann::json;

std::string text_in(const Json& what, const char* name) {
  const auto member = what.find(name);
  return member != what.end() && member->is_string() ? member->get<std::string>() : "";
}

std::int64_t number_in(const Json& what, const char* name) {
  const auto member = what.find(name);
  return member != what.end() && member->is_number_integer() ? member->get<std::int64_t>() : 0;
}

std::vector<MovedRow> moved_in(const Json& what) {
  std::vector<MovedRow> moved;
  for (const Json& row : what.value("moved", Json::array())) {
    moved.push_back({text_in(row, "table"), {}});
    for (const Json& part : row.value("key", Json::array())) {
      StoredCell cell;
      if (part.is_number_integer()) cell = part.get<std::int64_t>();
      if (part.is_string()) cell = part.get<std::string>();
      moved.back().key.push_back(cell);
    }
  }
  return moved;
}

// What cannot be read links nothing; `runs verify` names the entry.
Json object_in(const ledger::Entry& entry) {
  Json what = Json::parse(entry.what, nullptr, false);
  return what.is_object() ? what : Json::object();
}

Link link_in(const ledger::Entry& entry) {
  const Json what = object_in(entry);
  return {entry.number,
          number_in(what, "import"),
          entry.kind,
          text_in(what, "enterprise"),
          text_in(what, "other"),
          moved_in(what),
          entry.on,
          entry.actor,
          text_in(what, "why"),
          text_in(what, "document"),
          std::nullopt,
          std::nullopt};
}

}  // namespace

std::vector<Link> all_links(SQLite::Database& database) {
  std::vector<Link> links;
  for (const char* kind : {"merge", "rename", "split"})
    for (const ledger::Entry& entry : ledger::entries(database, kind)) links.push_back(link_in(entry));
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.entry < b.entry; });
  for (const ledger::Entry& entry : ledger::entries(database, "link-undone")) {
    const Json what = object_in(entry);
    for (Link& link : links)
      if (link.entry == number_in(what, "entry") && !link.undone_by) {
        link.undone_by = entry.number;
        link.undone_import = number_in(what, "import");
        link.undone_on = entry.on;
        link.undone_actor = entry.actor;
        link.undone_why = text_in(what, "why");
        link.undone_document = text_in(what, "document");
      }
  }
  return links;
}

Links::Links(const std::vector<Link>& all, std::int64_t import) {
  for (const Link& link : all) {
    if (link.import > import || (link.undone_import && *link.undone_import <= import)) continue;
    in_force_.push_back(link);
    touched_[link.enterprise] = touched_[link.other] = true;
    if (link.kind != "split") same_as_[link.other] = link.enterprise;
  }
}

// Links never go in a circle: whoever enters one sees to that. The count guards against a file that was tampered with.
std::string Links::root(const std::string& key) const {
  std::string at = key;
  for (std::size_t steps = 0; steps <= same_as_.size(); ++steps) {
    const auto next = same_as_.find(at);
    if (next == same_as_.end()) return at;
    at = next->second;
  }
  return key;
}

std::vector<std::string> Links::group(const std::string& key) const {
  std::vector<std::string> keys{root(key)};
  for (const Link& link : in_force_)
    if (link.kind != "split" && root(link.other) == keys.front() && link.other != keys.front())
      keys.push_back(link.other);
  return keys;
}

std::vector<std::string> Links::roots() const {
  std::set<std::string> roots;
  for (const auto& [key, touched] : touched_) roots.insert(root(key));
  return {roots.begin(), roots.end()};
}

std::string Links::owner(const std::string& table, const std::string& key, const std::vector<StoredCell>& rest) const {
  for (const Link& link : in_force_)
    if (link.other == key && std::find(link.moved.begin(), link.moved.end(), MovedRow{table, rest}) != link.moved.end())
      return root(link.enterprise);
  return root(key);
}

Links links_at(SQLite::Database& database, std::int64_t import) { return {all_links(database), import}; }

Links links_now(SQLite::Database& database) { return links_at(database, std::numeric_limits<std::int64_t>::max()); }

}  // namespace inspectplan::registers
