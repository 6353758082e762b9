#include "usecase/rules/rule_values.hpp"

#include <algorithm>
#include <set>

#include "base/day.hpp"

namespace inspectplan::usecase {
namespace {

using ruleset::EffectiveLine;

// "bands[0]" of "bands[0].points": the part up to each bracket that closes.
std::vector<std::size_t> item_ends(const std::string& path) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (path[i] == ']') ends.push_back(i + 1);
  return ends;
}

using Members = std::map<std::string, std::string>;  // scalar members of one list item; "" = the item itself

std::map<std::string, Members> items_of(const std::vector<EffectiveLine>& lines) {
  std::map<std::string, Members> items;
  for (const EffectiveLine& line : lines) {
    if (!line.has_value) continue;
    for (const std::size_t end : item_ends(line.path)) {
      const std::string rest = line.path.substr(end);
      if (rest.find('[') != std::string::npos) continue;
      items[line.path.substr(0, end)][rest.empty() ? "" : rest.substr(1)] = line.value;
    }
  }
  return items;
}

std::string about(const Members& members) {
  std::string name;
  const auto add = [&](const char* key, const char* before) {
    const auto member = members.find(key);
    if (member != members.end()) name += (name.empty() ? "" : before) + member->second;
  };
  add("", "");
  add("is", " ");
  add("id", " ");
  add("document", " ");
  add("at", " ");
  add("when", " ");
  add("of", " of ");
  add("kind", " ");
  add("department", " ");
  add("from", " ");
  add("to", " → ");
  add("valid.from", " ");
  return name;
}

// Item prefix as written ("bands[0]") → what it is about ("[>= 500]"), told apart where several are.
std::map<std::string, std::string> item_names(const std::vector<EffectiveLine>& lines) {
  std::map<std::string, std::string> names;
  std::set<std::string> taken;
  for (const auto& [prefix, members] : items_of(lines)) {
    const std::size_t bracket = prefix.rfind('[');
    std::string name = about(members);
    if (name.empty()) name = prefix.substr(bracket + 1, prefix.size() - bracket - 2);
    const std::string list = prefix.substr(0, bracket);
    for (int again = 2; !taken.insert(list + "[" + name + "]").second; ++again)
      name = about(members) + " #" + std::to_string(again);
    names[prefix] = "[" + name + "]";
  }
  return names;
}

std::string renamed(const std::string& path, const std::map<std::string, std::string>& names) {
  std::string out;
  std::size_t from = 0;
  for (const std::size_t end : item_ends(path)) {
    const std::size_t bracket = path.rfind('[', end);
    const auto name = names.find(path.substr(0, end));
    out +=
        path.substr(from, bracket - from) + (name == names.end() ? path.substr(bracket, end - bracket) : name->second);
    from = end;
  }
  return out + path.substr(from);
}

}  // namespace

RuleValues rule_values(const std::vector<EffectiveLine>& lines) {
  const auto names = item_names(lines);
  RuleValues values;
  for (const EffectiveLine& line : lines) {
    if (!line.has_value) continue;
    const std::string path = renamed(line.path, names);
    const std::size_t dot = path.rfind('.');
    const std::string last = dot == std::string::npos ? "" : path.substr(dot + 1);
    const std::string value = line.is_null ? "null" : line.value;
    if (parse_day(last))
      values[path.substr(0, dot)][last] = value;
    else
      values[path][""] = value;
  }
  return values;
}

RuleOrders rule_orders(const std::vector<EffectiveLine>& lines) {
  const auto names = item_names(lines);
  RuleOrders orders;
  std::set<std::string> seen;
  for (const EffectiveLine& line : lines) {
    if (const std::string tiers = "tiers."; line.path.starts_with(tiers)) {
      const std::string id = line.path.substr(tiers.size(), line.path.find('.', tiers.size()) - tiers.size());
      if (seen.insert(tiers + id).second) orders["tiers"].push_back(id);
    }
    for (const std::size_t end : item_ends(line.path)) {
      const std::string item = line.path.substr(0, end), list = item.substr(0, item.rfind('['));
      const auto name = names.find(item);
      const bool is_section = list.find('.') == std::string::npos;  // files add to those in any order
      if (is_section || name == names.end() || !seen.insert(item).second) continue;
      orders[renamed(list, names)].push_back(name->second.substr(1, name->second.size() - 2));
    }
  }
  return orders;
}

const std::string* value_on(const DatedValue& values, const std::string& day) {
  const std::string* holds = nullptr;
  for (const auto& [from, value] : values)
    if (from <= day) holds = &value;
  return holds;
}

}  // namespace inspectplan::usecase
