#pragma once
// The compared fields of every row, made ready once.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "column/column.hpp"
#include "matching/code.hpp"
#include "matching/words.hpp"
#include "ruleset/matching.hpp"

namespace inspectplan::matching {

// A column of codes.
struct Codes {
  const column::CodeList* list = nullptr;  // none: plain text, without check digit or sites
  std::vector<std::string> codes;          // each once, sorted
  std::vector<Checked> checked;            // of each code
  std::vector<std::uint32_t> of_row;       // index into codes, or `none`
};

constexpr std::uint32_t none = UINT32_MAX;

// Values that are the same have the same number; `none` where missing.
using Same = std::vector<std::uint32_t>;

class Fields {
 public:
  // Keeps references to all three.
  Fields(const column::Schema& schema, const ruleset::Matching& matching, const column::Table& enterprises);

  std::size_t rows() const { return rows_; }
  const std::vector<ruleset::Comparison>& compare() const { return matching_.compare; }
  // By the place in compare(); there for its kind only.
  const Codes& codes(std::size_t i) const { return *codes_[i]; }
  const Words& words(std::size_t i) const { return *words_[i]; }
  const Same& same(std::size_t i) const { return *same_[i]; }
  const Same* place() const { return place_ ? &*place_ : nullptr; }

 private:
  const ruleset::Matching& matching_;
  std::size_t rows_;
  std::vector<std::optional<Codes>> codes_;
  std::vector<std::optional<Words>> words_;
  std::vector<std::optional<Same>> same_;
  std::optional<Same> place_;
};

}  // namespace inspectplan::matching
