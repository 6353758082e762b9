// Rule sets out of a bundle: the same files, kept in memory.
#include <algorithm>

#include "ruleset/store.hpp"

namespace inspectplan::ruleset {
namespace {

class BundleStore : public Store {
 public:
  explicit BundleStore(const Bundle& bundle) : bundle_(bundle) {}

  Directory open(const std::string& asked) const override { return {asked, asked}; }

  std::vector<File> files(const Directory& directory, Diagnostics&) const override {
    std::vector<File> files;
    for (const auto& [path, bytes] : bundle_) {
      if (path != directory.path && is_inside(path, directory.path)) {
        const std::size_t skip = directory.path.empty() ? 0 : directory.path.size() + 1;
        files.push_back({path.substr(skip), path, bytes});
      }
    }
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return files;
  }

  std::string refusal(const Directory&, const Directory& parent) const override {
    const auto inside = [&parent](const auto& file) { return is_inside(file.first, parent.path); };
    return std::any_of(bundle_.begin(), bundle_.end(), inside) ? "" : "is not in the bundle";
  }

 private:
  const Bundle& bundle_;
};

}  // namespace

std::unique_ptr<Store> bundle_store(const Bundle& bundle) { return std::make_unique<BundleStore>(bundle); }

}  // namespace inspectplan::ruleset
