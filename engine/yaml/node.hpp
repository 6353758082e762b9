#pragma once
// A YAML document as our own tree: every node knows its place to the end, scalars stay text.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace inspectplan::yaml {

struct Entry;

struct Node {
  enum class Kind { null, scalar, sequence, mapping };

  Kind kind = Kind::null;       // null: an empty value or plain ~ / null
  Place place;                  // first character of the node (length = of a single-line scalar, else 1)
  std::string text;             // scalar: its value after unquoting
  bool quoted = false;          // scalar: written in quotes or as a block
  std::size_t text_offset = 0;  // scalar: byte offset in the source of its first content character
  bool text_verbatim = false;   // scalar: source bytes at text_offset equal `text` (so places inside are exact)
  std::vector<Node> items;      // sequence
  std::vector<Entry> entries;   // mapping, in the order written; keys are scalars and unique

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }
  const Node* find(std::string_view key) const;  // mapping: the value, or null pointer
  const Entry* find_entry(std::string_view key) const;
};

struct Entry {
  std::string key;
  Place key_place;
  Node value;
};

// The place of the byte `offset` inside a scalar's text; exact when text_verbatim, else the scalar's own.
Place place_inside(const Node& scalar, std::size_t offset, std::uint32_t length = 1);

inline constexpr int max_depth = 32;
inline constexpr std::size_t max_file_bytes = 4u << 20;

// Reads one document. Refused, each with a place and a remedy: bad UTF-8, anchors, aliases, tags, merge
// keys, duplicate or non-scalar keys, a second document, nesting deeper than max_depth, syntax errors.
// A byte order mark is skipped, text is brought to NFC. Empty on error (the findings say why).
std::optional<Node> parse(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics);

// The same, keeping what could be read: a checker that wants all findings in one go looks on in it.
struct Partial {
  Node root;
  bool whole = true;  // false: something behind an error is not in the tree
};
Partial parse_partly(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics);

// Reads a regular file (a FIFO, a device, a directory, a file over max_file_bytes: a finding).
std::optional<Node> parse_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace inspectplan::yaml
