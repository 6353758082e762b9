#include "register/csv.hpp"

#include <algorithm>

namespace inspectplan::registers {

char detect_delimiter(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";
  std::size_t counts[3] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t which = candidates.find(c); which != std::string_view::npos) ++counts[which];
  }
  return candidates[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

bool CsvReader::next(Record& record) {
  while (fault_ == Fault::none && at_ < text_.size()) {
    if (!at_line_end()) {
      read_record(record);
      return fault_ == Fault::none;
    }
    skip_line_end();
  }
  return false;
}

void CsvReader::read_record(Record& record) {
  record.cells.clear();
  record.after_quote.reset();
  record.line = line_;
  record.offset = at_;
  unescaped_.clear();
  while (fault_ == Fault::none) {
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    record.cells.push_back(quoted ? read_quoted(record) : read_plain());
    if (at_line_end()) break;
    ++at_;  // the delimiter
  }
  record.end = at_;
  skip_line_end();
}

Cell CsvReader::read_plain() {
  const std::size_t first = at_;
  while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
  return {text_.substr(first, at_ - first), first};
}

Cell CsvReader::read_quoted(Record& record) {
  const std::size_t open = at_++;
  std::size_t part = at_;
  std::string* joined = nullptr;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      stop(Fault::open_quote, open);
      return {{}, open + 1};
    }
    at_ = quote + 1;
    if (at_ == text_.size() || text_[at_] != '"') break;
    if (!joined) joined = &unescaped_.emplace_back();
    joined->append(text_.substr(part, at_ - part));  // with one quote
    part = ++at_;
  }
  line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(open),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  std::string_view cell = text_.substr(part, at_ - 1 - part);
  if (joined) {
    joined->append(cell);
    cell = *joined;
  }
  if (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end()) {
    if (!record.after_quote) record.after_quote = at_;
    read_plain();
  }
  return {cell, open + 1};
}

void CsvReader::skip_line_end() {
  if (at_ == text_.size()) return;
  if (text_[at_] == '\r') {
    // At the very end a lone one does no harm.
    if (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') return stop(Fault::lone_carriage_return, at_);
    ++at_;
    if (at_ == text_.size()) return;
  }
  ++at_;
  ++line_;
}

void CsvReader::stop(Fault fault, std::size_t offset) {
  fault_ = fault;
  fault_offset_ = offset;
  at_ = text_.size();
}

void append_csv_cell(std::string& out, std::string_view text, char delimiter) {
  const bool plain =
      text.find_first_of("\"\n\r") == std::string_view::npos && text.find(delimiter) == std::string_view::npos;
  if (plain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace inspectplan::registers
