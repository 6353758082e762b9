#pragma once
// Which rule tests are likely to notice a change: those that ask for what is changed, or reach it.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "usecase/mutation/mutation.hpp"
#include "yaml/node.hpp"

namespace inspectplan::usecase {

// The names in a text: "caps[0].at_most" → caps, at_most.
std::vector<std::string> names_in(std::string_view text);

class TestOrder {
 public:
  // One more test, by its index: what it expects and what it reaches ("sectors mining").
  void add(const yaml::Node& expect, const std::set<std::string>& reached);
  // All tests, the likeliest first; a name that few tests have says more than one that many have.
  std::vector<std::size_t> likeliest_first(const Mutation& mutation) const;

 private:
  std::size_t tests_ = 0;
  std::map<std::string, std::vector<std::size_t>> by_name_;  // indices, rising
};

}  // namespace inspectplan::usecase
