#pragma once
// CSV as people have it: RFC 4180 with any of , ; tab, LF or CRLF. For the .cpp files of this module.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::registers {

struct Cell {
  std::string_view text;   // unquoted; good until the next record is read
  std::size_t offset = 0;  // of its first character in the file, behind the quote
};

struct Record {
  std::vector<Cell> cells;
  std::uint32_t line = 0;                  // 1-based, where it begins
  std::size_t offset = 0;                  // byte offset where it begins
  std::size_t end = 0;                     // byte offset behind its last character
  std::optional<std::size_t> after_quote;  // text stood between a closing quote and the next delimiter
};

// The delimiter that stands most often in the first line, outside quotes; a comma when none does.
char detect_delimiter(std::string_view text);

// Blank lines are skipped. A quote inside an unquoted cell is an ordinary character.
class CsvReader {
 public:
  enum class Fault { none, open_quote, lone_carriage_return };

  CsvReader(std::string_view text, char delimiter, std::size_t offset = 0, std::uint32_t line = 1)
      : text_(text), delimiter_(delimiter), at_(offset), line_(line) {}

  // False at the end or at a fault that makes the rest unreadable.
  bool next(Record& record);

  Fault fault() const { return fault_; }
  std::size_t fault_offset() const { return fault_offset_; }
  std::size_t offset() const { return at_; }

 private:
  void read_record(Record& record);
  Cell read_plain();
  Cell read_quoted(Record& record);
  bool at_line_end() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void skip_line_end();
  void stop(Fault fault, std::size_t offset);

  std::string_view text_;
  char delimiter_;
  std::size_t at_;
  std::uint32_t line_;
  std::deque<std::string> unescaped_;  // cells in which "" stood
  Fault fault_ = Fault::none;
  std::size_t fault_offset_ = 0;
};

// One cell as CSV, quoted where it has to be.
void append_csv_cell(std::string& out, std::string_view text, char delimiter);

}  // namespace inspectplan::registers
