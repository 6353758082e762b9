#pragma once
// CSV as RFC 4180 has it, but with line feeds; written in blocks, every fault an EnvironmentError.
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace inspectplan::sample {

class TextFile {
 public:
  explicit TextFile(std::string path);  // must not exist yet
  void append(std::string_view text);
  void append_cell(std::string_view cell, bool first);  // with the comma before it and quotes where needed
  void close();                                         // the last block is on its way to the disk when this returns

 private:
  void flush();
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::string waiting_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace inspectplan::sample
