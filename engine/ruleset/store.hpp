#pragma once
// Where the files of rule sets come from: a disk, or a bundle that a run kept.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace inspectplan::ruleset {

using Bundle = std::vector<std::pair<std::string, std::string>>;  // path → bytes

struct File {
  std::string path;   // below the rule set's directory, parts joined by '/'
  std::string shown;  // as the user knows it
  std::string bytes;
};

// Of a rule set and all that it extends. Ours hold a third of a megabyte; checking takes about fifty bytes for each of
// rules, so that 200 MB of memory do for the largest.
inline constexpr std::size_t max_bytes = 4u << 20;
inline constexpr std::size_t max_entries = 25'000;  // rules, facts, codes' lists … by id; ours have some five hundred

// A directory of a rule set: how the store finds it and how the user knows it.
struct Directory {
  std::string path;  // normal form, without a slash at the end; equal paths are the same directory
  std::string shown;
};

class Store {
 public:
  virtual ~Store() = default;
  virtual Directory open(const std::string& asked) const = 0;
  // The files that make up a rule set, sorted by path. What is no regular file is a finding. Over max_bytes in all
  // some may be absent.
  virtual std::vector<File> files(const Directory& directory, Diagnostics& diagnostics) const = 0;
  // Why `parent`, named by `child`'s `extends`, may not be read; empty where it may.
  virtual std::string refusal(const Directory& child, const Directory& parent) const = 0;
};

std::unique_ptr<Store> disk_store();
std::unique_ptr<Store> bundle_store(const Bundle& bundle);  // `bundle` must outlive it

std::string normal_path(const std::string& path);  // no ".", no inner "..", no slash at the end
// `extends` as seen from `child`.
Directory parent_of(const Directory& child, const std::string& extends);
std::string parent_path(const std::string& path);                       // of "a/b/c": "a/b"
bool is_inside(const std::string& path, const std::string& directory);  // or the same
std::string common_directory(const std::string& a, const std::string& b);

}  // namespace inspectplan::ruleset
