#include "page_blocks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>

namespace inspectplan::usecase {

namespace fs = std::filesystem;

std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks;
  for (std::size_t at = 0; (at = text.find("```", at)) != std::string::npos;) {
    const std::size_t line = text.find('\n', at);
    const std::size_t end = text.find("```", line);
    if (end == std::string::npos) break;
    blocks.push_back({text.substr(at + 3, line - at - 3), text.substr(line + 1, end - line - 1)});
    at = end + 3;
  }
  return blocks;
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

void run_shell(const Block& block, const fs::path& folder) {
  const std::string command = "cd '" + folder.string() + "' && " + block.text;
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
}

void write_parts(const std::string& text, const std::string& first,
                 const std::function<fs::path(const std::string& name)>& place) {
  static const std::regex mark("(^|\n)# file: ([^\n]+)\n");
  std::string name = first, part, rest = text;
  for (std::smatch found; std::regex_search(rest, found, mark); rest = found.suffix()) {
    if (!part.empty() || !found.prefix().str().empty()) write(place(name), part + found.prefix().str() + "\n");
    name = found[2];
    part = name.ends_with(".csv") ? "" : "\n";
  }
  write(place(name), part + rest);
}

std::string test_name(std::string code) {
  std::replace(code.begin(), code.end(), '-', '_');
  return code;
}

}  // namespace inspectplan::usecase
