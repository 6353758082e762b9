#include "sample/extend.hpp"

#include <algorithm>

namespace inspectplan::sample {
namespace {

yaml::Entry* find_entry(yaml::Node& mapping, const std::string& key) {
  const auto found = std::ranges::find(mapping.entries, key, &yaml::Entry::key);
  return found == mapping.entries.end() ? nullptr : &*found;
}

void put(yaml::Node& base, yaml::Entry change) {
  if (yaml::Entry* known = find_entry(base, change.key))
    *known = std::move(change);
  else
    base.entries.push_back(std::move(change));
}

// Calls `inside` for an entry that both have as mappings, else puts it.
template <class Inside>
void merge(yaml::Node& base, yaml::Node change, Inside inside) {
  for (yaml::Entry& entry : change.entries) {
    yaml::Entry* known = find_entry(base, entry.key);
    if (known && known->value.is_mapping() && entry.value.is_mapping() && inside(entry.key, known->value, entry.value))
      continue;
    put(base, std::move(entry));
  }
}

bool put_all(yaml::Node& base, yaml::Node& change) {
  for (yaml::Entry& entry : change.entries) put(base, std::move(entry));
  return true;
}

bool merge_table(yaml::Node& base, yaml::Node& change) {
  merge(base, std::move(change), [](const std::string& part, yaml::Node& old, yaml::Node& fresh) {
    return part == "fields" && put_all(old, fresh);
  });
  return true;
}

bool merge_tables(yaml::Node& base, yaml::Node& change) {
  merge(base, std::move(change),
        [](const std::string&, yaml::Node& old, yaml::Node& fresh) { return merge_table(old, fresh); });
  return true;
}

}  // namespace

void extend(yaml::Node& base, yaml::Node change) {
  merge(base, std::move(change), [](const std::string& section, yaml::Node& old, yaml::Node& fresh) {
    return section == "tables" ? merge_tables(old, fresh) : put_all(old, fresh);
  });
}

}  // namespace inspectplan::sample
