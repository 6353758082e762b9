#pragma once
// Rule files as trees, kept: whoever loads many rule sets that differ in one file parses the others once.
#include <map>
#include <memory>
#include <string>

#include "ruleset/store.hpp"
#include "yaml/node.hpp"

namespace inspectplan::ruleset {

struct ParsedFile {
  std::string bytes;
  std::shared_ptr<const Source> source;  // null: no text
  yaml::Node root;
  bool whole = true;  // false: something could not be read
  Diagnostics found;
};
ParsedFile parse_file(const File& file);

// Thread-safe after construction.
class ParsedFiles {
 public:
  explicit ParsedFiles(const Bundle& bundle);
  // Null where it is not among them, or has other bytes.
  const ParsedFile* find(const File& file) const;

 private:
  std::map<std::string, ParsedFile> files_;  // by path in the bundle
};

}  // namespace inspectplan::ruleset
