#pragma once
// Columns in memory: the register as of a day, ready to be scored.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "column/schema.hpp"

namespace inspectplan::column {

// Texts of one column, each once; a cell holds the index. Indices follow first appearance and never
// leave the process: nothing that is output may depend on them. Texts never move, so views stay good.
class Dictionary {
 public:
  std::uint32_t intern(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view text(std::uint32_t index) const { return texts_[index]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::string_view> texts_;
  // Open addressing over a power of two: hash in the upper half, index + 1 in the lower; 0 = free.
  std::vector<std::uint64_t> slots_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;  // unused part of the last block
  std::size_t left_ = 0;
};

// Values at their narrowest width. Booleans are 0/1, dates day numbers, numbers scaled integers,
// texts dictionary indices. A cell that is not valid is missing and its stored value is 0.
class Column {
 public:
  explicit Column(Kind kind);

  Kind kind() const { return kind_; }
  std::size_t size() const { return size_; }
  bool has_missing() const { return missing_ > 0; }
  std::size_t missing() const { return missing_; }

  // Copies share the dictionary: append only to the column that was made, not to a copy.
  void append(std::int64_t value);  // widens the storage where needed
  void append_text(std::string_view text);
  void append_missing();
  void reserve(std::size_t rows);

  bool valid(std::size_t row) const { return missing_ == 0 || valid_[row] != 0; }
  std::int64_t value(std::size_t row) const;
  std::string_view text(std::size_t row) const;  // "" when missing

  // Copies rows [first, first + out.size()) widened to 64 bits.
  void read(std::size_t first, std::span<std::int64_t> out) const;
  // 1 = valid. All ones where nothing is missing.
  void read_valid(std::size_t first, std::span<std::uint8_t> out) const;

  // Least and greatest of the values that are valid, known from the appending; none where nothing is valid.
  struct Extremes {
    std::int64_t least, greatest;
  };
  std::optional<Extremes> extremes() const;
  // Of rows [first, first + out.size()): how far the value lies above `least`, or `missing`. Every valid value must lie
  // in [least, least + missing).
  void read_positions(std::size_t first, std::int64_t least, std::uint16_t missing, std::span<std::uint16_t> out) const;

  // Bytes one stored value takes: 1, 2, 4 or 8.
  std::size_t width() const { return std::size_t{1} << values_.index(); }
  // Text columns only.
  const Dictionary& dictionary() const { return *dictionary_; }
  std::shared_ptr<const Dictionary> share_dictionary() const { return dictionary_; }

 private:
  void store(std::int64_t value);
  template <class Wider>
  void widen();
  Kind kind_;
  std::size_t size_ = 0;
  std::size_t missing_ = 0;
  Extremes extremes_{INT64_MAX, INT64_MIN};
  std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>, std::vector<std::int32_t>,
               std::vector<std::int64_t>>
      values_;
  std::vector<std::uint8_t> valid_;  // empty while nothing is missing
  std::shared_ptr<Dictionary> dictionary_;
};

struct Table {
  std::size_t rows = 0;
  std::vector<Column> columns;  // one a field, in the order of the schema
};

// Rows of a child table grouped by parent: those of enterprise e are [offsets[e], offsets[e + 1]).
// Inside a group they are ordered by key.
struct ChildTable : Table {
  bool imported = false;               // never imported: every aggregate over it is missing
  std::vector<std::uint32_t> offsets;  // parent rows + 1
  std::vector<std::uint32_t> parent;   // parent row of each row
};

// Enterprises are sorted by key (bytewise), whatever order they were imported in.
struct Dataset {
  Table enterprises;
  std::vector<ChildTable> children;  // in the order of Schema::children
};

// An empty dataset with the columns of `schema`.
Dataset make_dataset(const Schema& schema);

}  // namespace inspectplan::column
