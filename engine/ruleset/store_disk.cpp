// Rule sets on a disk. No link is followed below the directory that was asked for: what a rule set says
// must lie in the tree that was reviewed.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/error.hpp"
#include "base/text.hpp"
#include "ruleset/store.hpp"
#include "yaml/file.hpp"
#include "yaml/node.hpp"

namespace inspectplan::ruleset {

namespace fs = std::filesystem;

namespace {

Place whole(const std::string& name) {
  return {std::make_shared<const Source>(replace_invalid_utf8(name), std::string()), 0, 0, 1};
}

// The outermost part called "rules" above or at `path`; empty where there is none.
std::string rules_tree(const std::string& path) {
  fs::path so_far;
  for (const fs::path& part : fs::path(path)) {
    so_far /= part;
    if (part == "rules") return so_far.generic_string();
  }
  return {};
}

// A path above or beside a rule set, the way the user names the rule set.
std::string as_shown(const Directory& known, const std::string& path) {
  const fs::path way = fs::path(path).lexically_relative(known.path);
  return normal_path(known.shown + "/" + way.generic_string());
}

class DiskStore : public Store {
 public:
  Directory open(const std::string& asked) const override {
    std::error_code error;
    const fs::path absolute = fs::absolute(asked, error);
    if (error) throw EnvironmentError("cannot read " + asked + ": " + error.message());
    return {normal_path(absolute.generic_string()), normal_path(asked)};
  }

  std::vector<File> files(const Directory& directory, Diagnostics& diagnostics) const override {
    std::error_code error;
    fs::recursive_directory_iterator at(directory.path, error);
    if (error) throw EnvironmentError("cannot read the rule set " + directory.shown + ": " + error.message());
    std::vector<File> files;
    std::size_t bytes = 0;
    for (const fs::recursive_directory_iterator end; at != end && bytes <= max_bytes; at.increment(error)) {
      const std::size_t before = files.size();
      visit(directory, at, files, diagnostics);
      if (files.size() > before) bytes += files.back().bytes.size();
    }
    if (error) throw EnvironmentError("cannot read the rule set " + directory.shown + ": " + error.message());
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return files;
  }

  std::string refusal(const Directory& child, const Directory& parent) const override {
    const std::string tree = rules_tree(child.path);
    if (!tree.empty() && !is_inside(parent.path, tree))
      return "lies outside of the rules tree " + as_shown(child, tree);
    const std::string common = common_directory(child.path, parent.path);
    if (common == "/") return "lies outside of the rules tree of " + child.shown;
    fs::path step = common;
    for (const fs::path& part : fs::path(parent.path).lexically_relative(common)) {
      step /= part;
      if (fs::is_symlink(step))
        return "is reached over a symbolic link (" + as_shown(child, step.generic_string()) + ")";
    }
    return fs::is_directory(parent.path) ? "" : "is not a directory";
  }

 private:
  static void visit(const Directory& directory, fs::recursive_directory_iterator& at, std::vector<File>& files,
                    Diagnostics& diagnostics) {
    const std::string name = at->path().filename().generic_string();
    const std::string path = at->path().lexically_relative(directory.path).generic_string();
    const std::string shown = replace_invalid_utf8(normal_path(directory.shown + "/" + path));
    const bool link = at->is_symlink();
    if (name.starts_with('.') || (at.depth() == 0 && name == "tests")) {
      at.disable_recursion_pending();
    } else if (link && (name.ends_with(".yaml") || fs::is_directory(at->path()))) {
      diagnostics.error("symbolic-link", whole(shown), "is a symbolic link", "put a copy in its place");
    } else if (const std::string folded = fold_vietnamese(replace_invalid_utf8(name));
               !name.ends_with(".yaml") && (folded.ends_with(".yml") || folded.ends_with(".yaml"))) {
      diagnostics.warning("file-name", whole(shown), "is not read: its name does not end in .yaml",
                          "rename it to .yaml");
    } else if (name.ends_with(".yaml") && !at->is_directory()) {
      auto bytes = yaml::read_regular_file(at->path(), shown, max_bytes, yaml::Links::refuse, diagnostics);
      if (bytes) files.push_back({path, shown, std::move(*bytes)});
    }
  }
};

}  // namespace

std::unique_ptr<Store> disk_store() { return std::make_unique<DiskStore>(); }

}  // namespace inspectplan::ruleset
