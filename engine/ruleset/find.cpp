#include <algorithm>

#include "ruleset/model.hpp"

namespace inspectplan::ruleset {
namespace {

// Sections are sorted by id.
template <typename T>
std::optional<std::size_t> index_in(const std::vector<T>& entries, std::string_view id) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), id,
                                      [](const T& entry, std::string_view wanted) { return entry.id < wanted; });
  if (found == entries.end() || found->id != id) return std::nullopt;
  return static_cast<std::size_t>(found - entries.begin());
}

template <typename T>
const T* find_in(const std::vector<T>& entries, std::string_view id) {
  const auto index = index_in(entries, id);
  return index ? &entries[*index] : nullptr;
}

}  // namespace

const Document* RuleSet::find_document(std::string_view wanted) const { return find_in(documents, wanted); }
const Department* RuleSet::find_department(std::string_view wanted) const { return find_in(departments, wanted); }
const Matter* RuleSet::find_matter(std::string_view wanted) const { return find_in(matters, wanted); }
const Sector* RuleSet::find_sector(std::string_view wanted) const { return find_in(sectors, wanted); }
const Derived* RuleSet::find_derived(std::string_view wanted) const { return find_in(derived, wanted); }
std::optional<std::size_t> RuleSet::sector_index(std::string_view wanted) const { return index_in(sectors, wanted); }
std::optional<std::size_t> RuleSet::matter_index(std::string_view wanted) const { return index_in(matters, wanted); }

}  // namespace inspectplan::ruleset
