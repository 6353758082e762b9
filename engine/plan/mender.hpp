#pragma once
// Adds up what visits lack beside those that there are.
#include <optional>
#include <utility>

#include "plan/room.hpp"
#include "plan/shortage.hpp"

namespace inspectplan::plan {

class Mender {
 public:
  explicit Mender(const Room& room) : room_(room) {
    for (std::size_t i = 0; i < room.constraints(); ++i) left_.push_back(room.left(i));
  }

  Mend mend;

  using Lack = std::pair<std::int64_t, std::int64_t>;  // visits beyond a cap, days
  // What the candidate's visit lacks by the option that lacks least, of those that may be; none where none may.
  template <class MayBe>
  std::optional<Lack> least(std::uint32_t candidate, MayBe may_be) const {
    const auto option = best(candidate, may_be);
    return option ? std::optional(lacking(candidate, *option)) : std::nullopt;
  }
  // Visits it so, and notes what is lacking for it.
  template <class MayBe>
  void serve(std::uint32_t candidate, MayBe may_be) {
    const auto option = best(candidate, may_be);
    if (!option) return;
    each_claim(candidate, *option, [&](std::size_t constraint, std::int64_t amount) {
      note(constraint, std::max<std::int64_t>(0, amount - left_[constraint]));
      left_[constraint] = std::max<std::int64_t>(0, left_[constraint] - amount);
    });
  }

 private:
  const Room& room_;
  std::vector<std::int64_t> left_;

  template <class MayBe>
  std::optional<std::size_t> best(std::uint32_t candidate, MayBe may_be) const {
    std::optional<std::size_t> best;
    for (std::size_t k = 0; k < room_.problem().candidates[candidate].options.size(); ++k)
      if (may_be(k) && (!best || lacking(candidate, k) < lacking(candidate, *best))) best = k;
    return best;
  }
  Lack lacking(std::uint32_t candidate, std::size_t option) const;
  void note(std::size_t constraint, std::int64_t lacks);

  template <class Look>
  void each_claim(std::uint32_t candidate, std::size_t index, Look look) const {
    const Option& option = room_.option(candidate, index);
    for (const Use& use : option.days) look(room_.cell(use.department, option.period), use.days);
    each_group(room_.problem().candidates[candidate], option,
               [&](std::uint32_t group) { look(room_.group(group), std::int64_t{1}); });
  }
};

// Adds what is lacking to the problem's days and caps, and to the mend.
void give(const Mend& more, Problem& problem, Mend& mend);

}  // namespace inspectplan::plan
