#include "feel/grounds.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace inspectplan::feel {

std::size_t combinations(const Grounds& grounds) {
  std::size_t count = 1;
  for (const auto& [base, classes] : grounds) count *= classes->count();
  return count;
}

std::size_t shared(const Grounds& a, const Grounds& b) {
  return static_cast<std::size_t>(
      std::count_if(b.begin(), b.end(), [&a](const auto& one) { return a.contains(one.first); }));
}

bool add(Grounds& a, const Grounds& b, std::size_t most) {
  for (const auto& [base, classes] : b) {
    const auto [found, fresh] = a.try_emplace(base, classes);
    if (!fresh && found->second != classes) {
      auto refined = both(*found->second, *classes);
      if (!refined) return false;
      found->second = std::make_shared<Classes>(std::move(*refined));
    }
    if (combinations(a) > most) return false;
  }
  return true;
}

Combination::Combination(const Grounds& grounds) {
  for (const auto& [base, classes] : grounds) {
    parts.push_back({base, classes, count});
    count *= classes->count();
  }
}

const Combination::Part& Combination::of(Base base) const {
  const auto found = std::find_if(parts.begin(), parts.end(), [base](const Part& part) { return part.base == base; });
  INSPECTPLAN_ASSERT(found != parts.end());
  return *found;
}

}  // namespace inspectplan::feel
