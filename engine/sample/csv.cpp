#include "sample/csv.hpp"

#include <utility>

#include "base/error.hpp"

namespace inspectplan::sample {

namespace {
constexpr std::size_t block = std::size_t{1} << 18U;
}

TextFile::TextFile(std::string path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wbx")) {
  if (!file_) throw EnvironmentError("cannot create " + path_);
  waiting_.reserve(block + 4096);
}

void TextFile::append(std::string_view text) {
  waiting_ += text;
  if (waiting_.size() >= block) flush();
}

void TextFile::append_cell(std::string_view cell, bool first) {
  if (!first) waiting_ += ',';
  const bool plain = cell.find_first_of(",\"\r\n") == std::string_view::npos &&
                     (cell.empty() || (cell.front() != ' ' && cell.back() != ' '));
  if (plain) return append(cell);
  waiting_ += '"';
  for (char c : cell) waiting_.append(c == '"' ? 2 : 1, c);
  append("\"");
}

void TextFile::flush() {
  if (std::fwrite(waiting_.data(), 1, waiting_.size(), file_.get()) != waiting_.size()) {
    throw EnvironmentError("cannot write " + path_ + " (is the disk full?)");
  }
  waiting_.clear();
}

void TextFile::close() {
  flush();
  if (std::fclose(file_.release()) != 0) throw EnvironmentError("cannot finish " + path_ + " (is the disk full?)");
}

}  // namespace inspectplan::sample
