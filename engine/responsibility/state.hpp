#pragma once
// Inside of the resolver, shared by its answers and its checks.
#include <array>

#include "responsibility/resolve.hpp"
#include "ruleset/succession.hpp"

namespace inspectplan::responsibility {

using ruleset::SuccessionGraph;
using ruleset::Trail;

struct Resolver::State {
  std::shared_ptr<const ruleset::RuleSet> rules;
  SuccessionGraph graph;
  // By responsibility: its own territory, else that of its documents; sorted. Empty = everywhere.
  std::vector<std::vector<std::string>> territory;
  std::vector<std::vector<std::size_t>> of_matter;  // responsibilities by matter, best rank first, then by id

  explicit State(std::shared_ptr<const ruleset::RuleSet> rule_set);

  Fate fate(const std::string& department, const std::string& scope, Day on, const Locality& at) const;
  bool holds(std::size_t responsibility, Day on, const Locality& at, const std::vector<bool>& applies) const;
  bool visits(std::size_t responsibility) const;  // its duty makes visits
  bool lacks_place(const std::string& department,
                   const Locality& at) const;  // a class, and the object names no instance
  // Smaller goes first; equal = the texts do not say which.
  std::array<int, 4> rank(std::size_t responsibility) const;
  Answer answer(std::size_t responsibility, Day on, const Locality& at) const;

  Label name(const std::string& department) const;  // what people call it; the id where there is no label
  std::string instance(const std::string& department_class, const std::string& given, const Locality& at) const;
};

const std::string& scope_of(const ruleset::Party& party, const ruleset::Responsibility& responsibility);
bool add_once(std::vector<std::string>& list, const std::string& value);  // false where it was there

}  // namespace inspectplan::responsibility
