#include "matching/candidates.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "matching/fields.hpp"

namespace inspectplan::matching {
namespace {

constexpr std::size_t telling_words = 3;  // of a text
constexpr std::size_t largest_group = 1000;

// What the rows of a group have in common: which field, in which way, which two values.
using Key = std::array<std::uint32_t, 3>;
using Entry = std::pair<Key, std::uint32_t>;  // and the row

class Grouping {
 public:
  explicit Grouping(const Fields& fields) : fields_(fields) {
    for (std::size_t i = 0; i < fields.compare().size(); ++i) {
      const auto as = fields.compare()[i].as;
      if (as == ruleset::Comparison::As::code) by_code(static_cast<std::uint32_t>(i));
      if (as == ruleset::Comparison::As::words) by_words(static_cast<std::uint32_t>(i));
    }
    std::sort(entries_.begin(), entries_.end());
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  void by_code(std::uint32_t field) {
    const Codes& codes = fields_.codes(field);
    std::map<std::uint32_t, std::vector<std::uint32_t>> rows_of;
    for (std::uint32_t row = 0; row < codes.of_row.size(); ++row)
      if (codes.of_row[row] != none) {
        entries_.push_back({{field * 2, codes.of_row[row], none}, row});
        rows_of[codes.of_row[row]].push_back(row);
      }
    for (const auto& [code, rows] : rows_of) {
      if (!codes.list || !codes.list->check || codes.checked[code] == Checked::passes) continue;
      for (const std::string& near : slips_of(codes.codes[code])) {
        const auto at = std::lower_bound(codes.codes.begin(), codes.codes.end(), near);
        if (at == codes.codes.end() || *at != near) continue;
        const auto other = static_cast<std::uint32_t>(at - codes.codes.begin());
        const Key key{field * 2, std::min(code, other), std::max(code, other)};
        for (const std::uint32_t one : {code, other})
          for (const std::uint32_t row : rows_of.at(one)) entries_.push_back({key, row});
      }
    }
  }

  void by_words(std::uint32_t field) {
    const Words& words = fields_.words(field);
    const Same* place = fields_.place();
    for (std::uint32_t row = 0; row < fields_.rows(); ++row) {
      std::vector<std::uint32_t> rarest(words.of(row).begin(), words.of(row).end());
      std::sort(rarest.begin(), rarest.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(words.rows_with(a), a) < std::pair(words.rows_with(b), b);
      });
      // A word of this row alone brings nobody together.
      std::erase_if(rarest, [&](std::uint32_t word) { return words.rows_with(word) < 2; });
      if (rarest.size() > telling_words) rarest.resize(telling_words);
      for (std::size_t i = 0; i < rarest.size(); ++i) {
        if (place && (*place)[row] != none) entries_.push_back({{field * 2 + 1, rarest[i], ~(*place)[row]}, row});
        for (std::size_t j = 0; j < i; ++j)
          entries_.push_back({{field * 2, std::min(rarest[i], rarest[j]), std::max(rarest[i], rarest[j])}, row});
      }
    }
  }

  const Fields& fields_;
  std::vector<Entry> entries_;
};

}  // namespace

Candidates::Candidates(const Fields& fields) : of_row_(fields.rows()) {
  const Grouping grouping(fields);
  const auto& entries = grouping.entries();
  for (std::size_t first = 0, last = 0; first < entries.size(); first = last) {
    while (last < entries.size() && entries[last].first == entries[first].first) ++last;
    if (last - first < 2) continue;
    if (last - first > largest_group) {
      ++too_large_;
      continue;
    }
    std::vector<std::uint32_t>& rows = groups_.emplace_back();
    for (std::size_t i = first; i < last; ++i) rows.push_back(entries[i].second);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const std::uint32_t row : rows) of_row_[row].push_back(static_cast<std::uint32_t>(groups_.size() - 1));
  }
}

std::vector<std::uint32_t> Candidates::after(std::uint32_t row) const {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t group : of_row_[row]) {
    const auto& rows = groups_[group];
    found.insert(found.end(), std::upper_bound(rows.begin(), rows.end(), row), rows.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace inspectplan::matching
