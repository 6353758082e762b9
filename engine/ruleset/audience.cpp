#include "ruleset/audience.hpp"

#include <algorithm>
#include <array>

namespace inspectplan::ruleset {
namespace {

constexpr std::array<std::string_view, 4> names{"public", "subject", "department", "internal"};

}  // namespace

std::string_view name_of(Audience audience) { return names[static_cast<std::size_t>(audience)]; }

std::optional<Audience> audience_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Audience>(found - names.begin());
}

}  // namespace inspectplan::ruleset
