#pragma once
// What a condition that holds (or does not) proves about the values it compares.
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "feel/nodes.hpp"

namespace inspectplan::feel {

class Guards {
 public:
  explicit Guards(const Nodes& nodes) : nodes_(nodes) {}

  // From here on `condition` holds (or, with `holds` false, is known not to), until `pop`.
  void push(const ast::Checked& condition, bool holds);
  void pop() { levels_.pop_back(); }

  // Narrower bounds of a value than its type has, if any is proved.
  std::optional<std::pair<std::int64_t, std::int64_t>> bounds(const ast::Checked& value) const;

 private:
  struct Bounds {
    std::int64_t low, high;
  };
  using Level = std::map<std::uint32_t, Bounds>;  // by shape
  void learn(const ast::Checked& condition, bool holds, Level& level) const;
  void at_most(const ast::Checked& a, const ast::Checked& b, std::int64_t gap, Level& level) const;
  void different(const ast::Checked& value, const ast::Checked& other, Level& level) const;
  void narrow(const ast::Checked& value, std::int64_t low, std::int64_t high, Level& level) const;

  const Nodes& nodes_;
  std::vector<Level> levels_;
};

}  // namespace inspectplan::feel
