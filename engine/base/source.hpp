#pragma once
// A text that findings can point into: a rule file, an expression from the command line, a CSV.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan {

// Immutable after construction; safe to share between threads.
class Source {
 public:
  // `name` is what the user sees (a path as given, or "<expression>"); `text` must be valid UTF-8.
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  // The 1-based line without its line end; empty past the last line.
  std::string_view line(std::uint32_t number) const;
  // The 1-based line that the byte `offset` stands in, and the byte offset a line starts at (clamped).
  std::uint32_t line_at(std::size_t offset) const;
  std::size_t line_start(std::uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> starts_;  // byte offset of each line
};

// A stretch of a source. Lines and columns are 1-based; columns and lengths count characters (code
// points), so that a caret stands right under Vietnamese letters. line 0 = the source as a whole.
struct Place {
  std::shared_ptr<const Source> source;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 1;
};

// "file:line:column", "file:line" or "file", as much as is known; empty without a source.
std::string to_string(const Place& place);

// The place of the byte `offset` of `source`'s text (clamped to its end).
Place place_at(std::shared_ptr<const Source> source, std::size_t offset, std::uint32_t length = 1);

}  // namespace inspectplan
