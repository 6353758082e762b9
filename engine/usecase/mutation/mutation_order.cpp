#include "usecase/mutation/mutation_order.hpp"

#include <algorithm>
#include <numeric>

namespace inspectplan::usecase {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

void add_names(std::string_view text, std::set<std::string>& to) {
  for (std::string& name : names_in(text)) to.insert(std::move(name));
}

void add_names(const yaml::Node& node, std::set<std::string>& to) {
  if (node.is_scalar()) add_names(node.text, to);
  for (const yaml::Node& item : node.items) add_names(item, to);
  for (const yaml::Entry& entry : node.entries) {
    add_names(entry.key, to);
    add_names(entry.value, to);
  }
}

}  // namespace

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_name(text[at])) ++at;
    const std::string_view name = text.substr(begin, at - begin);
    if (name.find_first_not_of("0123456789") != std::string_view::npos) names.emplace_back(name);
    if (at == begin) ++at;
  }
  return names;
}

void TestOrder::add(const yaml::Node& expect, const std::set<std::string>& reached) {
  std::set<std::string> names;
  add_names(expect, names);
  for (const std::string& one : reached) add_names(one, names);
  for (const std::string& name : names) by_name_[name].push_back(tests_);
  ++tests_;
}

std::vector<std::size_t> TestOrder::likeliest_first(const Mutation& mutation) const {
  constexpr std::size_t weight = 1'000'000;
  std::vector<std::size_t> likelihood(tests_, 0);
  for (const std::string& name : names_in(mutation.path)) {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) continue;
    for (const std::size_t test : found->second) likelihood[test] += weight / found->second.size();
  }
  std::vector<std::size_t> order(tests_);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return likelihood[a] > likelihood[b]; });
  return order;
}

}  // namespace inspectplan::usecase
