#include "feel/classes.hpp"

#include <array>
#include <map>

namespace inspectplan::feel {
namespace {

// Keys are numbered as they appear. Neighbours mostly have the same key.
template <class Key>
class Numbering {
 public:
  bool add(const Key& key) {
    if (out_.of.empty() || key != last_) {
      const auto [found, fresh] = numbers_.try_emplace(key, static_cast<std::uint16_t>(numbers_.size()));
      if (fresh) out_.first.push_back(static_cast<std::uint16_t>(out_.of.size()));
      last_ = key;
      number_ = found->second;
    }
    out_.of.push_back(number_);
    return numbers_.size() <= most_classes;
  }
  Classes take() { return std::move(out_); }

 private:
  std::map<Key, std::uint16_t> numbers_;
  Key last_{};
  std::uint16_t number_ = 0;
  Classes out_;
};

}  // namespace

std::optional<Classes> classes_of(const Tabulated& table) {
  Numbering<std::array<std::int64_t, 3>> numbering;
  const bool truth = table.low.empty();
  for (std::size_t i = 0; i < table.known.size(); ++i)
    if (!numbering.add({table.known[i], truth ? 0 : table.low[i], truth ? 0 : table.high[i]})) return std::nullopt;
  return numbering.take();
}

std::optional<Classes> both(const Classes& a, const Classes& b) {
  Numbering<std::uint32_t> numbering;
  for (std::size_t i = 0; i < a.of.size(); ++i)
    if (!numbering.add(static_cast<std::uint32_t>(a.of[i] * b.count() + b.of[i]))) return std::nullopt;
  return numbering.take();
}

Classes classes_of_truth() { return {{0, 0, 1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6, 7}}; }

}  // namespace inspectplan::feel
