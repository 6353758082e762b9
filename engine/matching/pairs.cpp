#include "matching/pairs.hpp"

#include <algorithm>
#include <iterator>

#include "matching/candidates.hpp"
#include "matching/fields.hpp"

namespace inspectplan::matching {
namespace {

using ruleset::Comparison;
using Is = Reason::Is;

constexpr std::size_t rows_a_chunk = 1024;

class Comparer {
 public:
  explicit Comparer(const Fields& fields) : fields_(fields) {}

  // Empty where the codes say that they are sites of one owner.
  std::optional<Pair> compare(std::uint32_t first, std::uint32_t second) const {
    Pair pair{first, second, 0, {}};
    for (std::size_t i = 0; i < fields_.compare().size(); ++i) {
      if (are_sites_by(i, first, second)) return std::nullopt;
      const auto reason = reason_of(i, first, second);
      if (!reason) continue;
      pair.points += reason->points;
      pair.reasons.push_back(*reason);
    }
    return pair;
  }

 private:
  bool are_sites_by(std::size_t i, std::uint32_t first, std::uint32_t second) const {
    if (fields_.compare()[i].as != Comparison::As::code) return false;
    const Codes& codes = fields_.codes(i);
    const std::uint32_t a = codes.of_row[first], b = codes.of_row[second];
    return codes.list && a != none && b != none && are_sites(*codes.list, codes.codes[a], codes.codes[b]);
  }

  std::optional<Reason> reason_of(std::size_t i, std::uint32_t first, std::uint32_t second) const {
    switch (fields_.compare()[i].as) {
      case Comparison::As::code:
        return by_code(i, first, second);
      case Comparison::As::words:
        return by_words(i, first, second);
      case Comparison::As::equal:
        return by_value(i, first, second);
    }
    return std::nullopt;
  }

  std::optional<Reason> by_code(std::size_t i, std::uint32_t first, std::uint32_t second) const {
    const Comparison& one = fields_.compare()[i];
    const Codes& codes = fields_.codes(i);
    const std::uint32_t a = codes.of_row[first], b = codes.of_row[second];
    if (a == none || b == none) return std::nullopt;
    if (a == b) return Reason{i, Is::same, one.agree, 0};
    const int wrong = (codes.checked[a] == Checked::passes ? 0 : 1) + (codes.checked[b] == Checked::passes ? 0 : 2);
    const bool told =
        wrong == 3 ? codes.checked[a] == Checked::fails && codes.checked[b] == Checked::fails : wrong != 0;
    if (told && is_one_slip(codes.codes[a], codes.codes[b])) return Reason{i, Is::slip, one.slip, wrong};
    return Reason{i, Is::different, one.differ, 0};
  }

  std::optional<Reason> by_words(std::size_t i, std::uint32_t first, std::uint32_t second) const {
    const Comparison& one = fields_.compare()[i];
    const Words& words = fields_.words(i);
    if (words.of(first).empty() || words.of(second).empty()) return std::nullopt;
    const Words::Share share = words.share(first, second);
    const std::int64_t points = one.differ + (one.agree - one.differ) * share.common / share.all;
    const Is is = share.common == share.all ? Is::same
                  : share.common == 0       ? Is::different
                  : share.misspelt          ? Is::misspelt
                                            : Is::alike;
    return Reason{i, is, points, 0};
  }

  std::optional<Reason> by_value(std::size_t i, std::uint32_t first, std::uint32_t second) const {
    const Comparison& one = fields_.compare()[i];
    const std::uint32_t a = fields_.same(i)[first], b = fields_.same(i)[second];
    if (a == none || b == none) return std::nullopt;
    return a == b ? Reason{i, Is::same, one.agree, 0} : Reason{i, Is::different, one.differ, 0};
  }

  const Fields& fields_;
};

}  // namespace

Pairs find_pairs(const column::Schema& schema, const ruleset::Matching& matching, const column::Table& enterprises,
                 Pool& pool) {
  const Fields fields(schema, matching, enterprises);
  const Candidates candidates(fields);
  const Comparer comparer(fields);
  std::vector<Pairs> parts(enterprises.rows / rows_a_chunk + 1);
  pool.for_chunks(enterprises.rows, rows_a_chunk, [&](std::size_t chunk, std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row) {
      for (const std::uint32_t other : candidates.after(static_cast<std::uint32_t>(row))) {
        ++parts[chunk].compared;
        auto pair = comparer.compare(static_cast<std::uint32_t>(row), other);
        if (pair && pair->points >= matching.threshold) parts[chunk].pairs.push_back(std::move(*pair));
      }
    }
  });
  Pairs found;
  found.too_large = candidates.too_large();
  for (Pairs& part : parts) {
    found.compared += part.compared;
    std::move(part.pairs.begin(), part.pairs.end(), std::back_inserter(found.pairs));
  }
  std::stable_sort(found.pairs.begin(), found.pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.points > b.points; });
  return found;
}

}  // namespace inspectplan::matching
