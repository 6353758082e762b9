#pragma once
// The words of a text column, and how much two texts have in common. A word counts by how rare it is: one that
// every text has tells nothing.
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "column/column.hpp"

namespace inspectplan::matching {

class Words {
 public:
  // `shorts`: as ruleset::Comparison has them.
  Words(const column::Column& texts, const std::vector<std::pair<std::string, std::string>>& shorts);

  // Words of a row, sorted, each once; empty where the text is missing.
  std::span<const std::uint32_t> of(std::size_t row) const;
  std::size_t rows_with(std::uint32_t word) const { return rows_with_[word]; }

  struct Share {
    std::int64_t common = 0;  // of `all`
    std::int64_t all = 1;
    bool misspelt = false;  // some words count as one that was mistyped
  };
  // A word that hardly any text has, and one letter away from a word of the other text, is taken for a slip of the
  // hand and counts three quarters.
  Share share(std::size_t a, std::size_t b) const;

 private:
  std::int64_t weight(std::uint32_t word) const { return weight_[word]; }
  bool is_slip(std::uint32_t a, std::uint32_t b) const;

  std::vector<std::string> spelling_;  // by word; words are numbered in alphabetical order
  std::vector<std::uint32_t> rows_with_;
  std::vector<std::uint16_t> weight_;
  std::vector<std::uint32_t> words_;  // of all rows
  std::vector<std::size_t> offsets_;  // rows + 1
  std::size_t rare_ = 1;              // in at most so many rows
};

// One letter more, less or another, or two neighbours in each other's place.
bool is_one_letter_away(std::string_view a, std::string_view b);

}  // namespace inspectplan::matching
