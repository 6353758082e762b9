#include "ruleset/store.hpp"

#include <filesystem>

namespace inspectplan::ruleset {

namespace fs = std::filesystem;

std::string normal_path(const std::string& path) {
  std::string text = fs::path(path).lexically_normal().generic_string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

Directory parent_of(const Directory& child, const std::string& extends) {
  return {normal_path(child.path + "/" + extends), normal_path(child.shown + "/" + extends)};
}

std::string parent_path(const std::string& path) { return fs::path(path).parent_path().generic_string(); }

bool is_inside(const std::string& path, const std::string& directory) {
  if (directory.empty() || path == directory) return true;
  const std::string prefix = directory.ends_with('/') ? directory : directory + "/";
  return path.starts_with(prefix);
}

std::string common_directory(const std::string& a, const std::string& b) {
  std::string common = a;
  while (!is_inside(b, common) && !common.empty() && common != "/") common = parent_path(common);
  return common;
}

}  // namespace inspectplan::ruleset
