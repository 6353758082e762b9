#include "feel/keys.hpp"

#include <algorithm>
#include <numeric>

namespace inspectplan::feel {
namespace {

class Sharing {
 public:
  Sharing(const std::vector<Asked>& asked, const std::vector<std::size_t>& makers, std::size_t most)
      : asked_(asked), makers_(makers), most_(most) {
    keys_.of.resize(asked.size());
  }

  // Those that rest on most first: the others mostly find their bases among theirs.
  Keys run() {
    std::vector<std::size_t> order(asked_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return asked_[a].grounds.size() > asked_[b].grounds.size();
    });
    for (const std::size_t one : order) keys_.of[one] = place(asked_[one]);
    return std::move(keys_);
  }

 private:
  std::size_t place(const Asked& asked) {
    const Key alone{asked.grounds, ready(asked.grounds), asked.by};
    for (const std::size_t key : by_shared(asked.grounds))
      if (auto joined = join(keys_.all[key], alone)) {
        keys_.all[key] = std::move(*joined);
        return key;
      }
    keys_.all.push_back(alone);
    return keys_.all.size() - 1;
  }

  // The keys that share a base, those that share most first.
  std::vector<std::size_t> by_shared(const Grounds& grounds) const {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t key = 0; key < keys_.all.size(); ++key)
      if (const std::size_t bases = shared(keys_.all[key].grounds, grounds); bases > 0) found.emplace_back(bases, key);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> keys;
    for (const auto& [bases, key] : found) keys.push_back(key);
    return keys;
  }

  // None where there are too many combinations, or where a table would be asked for before all truths are known.
  std::optional<Key> join(const Key& a, const Key& b) const {
    Key joined{a.grounds, std::max(a.ready, b.ready), std::min(a.first, b.first)};
    if (joined.ready > joined.first) return std::nullopt;
    if (!add(joined.grounds, b.grounds, most_)) return std::nullopt;
    return joined;
  }

  std::size_t ready(const Grounds& grounds) const {
    std::size_t last = 0;
    for (const auto& [base, classes] : grounds)
      if (base.kind == Base::Kind::truth) last = std::max(last, makers_[base.index] + 1);
    return last;
  }

  const std::vector<Asked>& asked_;
  const std::vector<std::size_t>& makers_;
  std::size_t most_;
  Keys keys_;
};

}  // namespace

Keys share(const std::vector<Asked>& asked, const std::vector<std::size_t>& makers, std::size_t most) {
  return Sharing(asked, makers, most).run();
}

}  // namespace inspectplan::feel
