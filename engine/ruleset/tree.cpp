#include "ruleset/tree.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/error.hpp"

namespace inspectplan::ruleset {

const std::vector<SectionForm>& section_forms() {
  static const std::vector<SectionForm> forms = {{"ruleset", Shape::one},      {"documents", Shape::ids},
                                                 {"codes", Shape::ids},        {"facts", Shape::ids},
                                                 {"derived", Shape::ids},      {"sectors", Shape::ids},
                                                 {"matters", Shape::ids},      {"departments", Shape::ids},
                                                 {"successions", Shape::list}, {"responsibilities", Shape::ids},
                                                 {"scorecards", Shape::ids},   {"score", Shape::one},
                                                 {"tiers", Shape::ids},        {"mandates", Shape::ids},
                                                 {"planning", Shape::one},     {"targets", Shape::ids},
                                                 {"reporting", Shape::ids},    {"forms", Shape::ids},
                                                 {"matching", Shape::one}};
  return forms;
}

const SectionForm* find_form(std::string_view section) {
  const auto& forms = section_forms();
  const auto found =
      std::find_if(forms.begin(), forms.end(), [section](const SectionForm& f) { return f.name == section; });
  return found == forms.end() ? nullptr : &*found;
}

Section::Section(Shape shape) {
  node_.kind = shape == Shape::list ? yaml::Node::Kind::sequence : yaml::Node::Kind::mapping;
}

yaml::Entry* Section::find(std::string_view key) {
  const auto found = index_.find(std::string(key));
  return found == index_.end() ? nullptr : &node_.entries[found->second];
}

void Section::add(yaml::Entry entry) {
  const bool fresh = index_.emplace(entry.key, node_.entries.size()).second;
  INSPECTPLAN_ASSERT(fresh);
  node_.entries.push_back(std::move(entry));
}

void Section::remove(const std::vector<std::string>& keys) {
  const std::unordered_set<std::string> gone(keys.begin(), keys.end());
  std::erase_if(node_.entries, [&gone](const yaml::Entry& entry) { return gone.contains(entry.key); });
  index_.clear();
  for (std::size_t i = 0; i < node_.entries.size(); ++i) index_.emplace(node_.entries[i].key, i);
}

std::vector<std::string> Section::keys() const {
  std::vector<std::string> keys;
  keys.reserve(node_.entries.size());
  for (const yaml::Entry& entry : node_.entries) keys.push_back(entry.key);
  return keys;
}

Tree::Tree() {
  for (const SectionForm& form : section_forms()) sections.emplace_back(form.shape);
}

Section& Tree::of(std::string_view section) {
  const SectionForm* form = find_form(section);
  INSPECTPLAN_ASSERT(form != nullptr);
  return sections[static_cast<std::size_t>(form - section_forms().data())];
}

const yaml::Node& Tree::node(std::string_view section) const { return const_cast<Tree*>(this)->of(section).node(); }

}  // namespace inspectplan::ruleset
