#pragma once
// Examples in docs/diagnostics.md and docs/findings.md, for the tests that run them.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace inspectplan::usecase {

struct Block {
  std::string info;  // "yaml fails alone"
  std::string text;
  bool says(const std::string& word) const { return (" " + info + " ").find(" " + word + " ") != std::string::npos; }
};

std::vector<Block> blocks_of(const std::string& text);

// Makes the folders above it.
void write(const std::filesystem::path& path, const std::string& text);

// Runs a block of `sh` in a folder.
void run_shell(const Block& block, const std::filesystem::path& folder);

// Each part of a block under the path that `place` gives its name: those behind `# file: NAME`, and what stands before
// the first of these under `first`. Lines keep their numbers in rule files; a table begins with its header.
void write_parts(const std::string& text, const std::string& first,
                 const std::function<std::filesystem::path(const std::string& name)>& place);

// Of a code, as the name of a test.
std::string test_name(std::string code);

}  // namespace inspectplan::usecase
