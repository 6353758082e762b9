// From the rule set asked for up to the one that extends nothing.
#include <algorithm>

#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {
namespace {

// The chain so far as a path people can follow, closed by `again`.
std::string path_of(const std::vector<Layer>& chain, const Directory& again) {
  std::string path;
  bool inside = false;
  for (const Layer& layer : chain) {
    inside = inside || layer.directory.path == again.path;
    if (inside) path += layer.directory.shown + " → ";
  }
  return path + again.shown;
}

struct Step {
  bool ok = true;
  std::optional<Directory> parent;
};

Step next(const Store& store, const std::vector<Layer>& chain, Diagnostics& diagnostics) {
  const Layer& child = chain.back();
  const yaml::Node* extends = child.own.node("ruleset").find("extends");
  if (!extends || extends->is_null()) return {};
  const auto refuse = [&](const std::string& code, const std::string& message, const std::string& hint) {
    diagnostics.error(code, extends->place, message, hint);
    return Step{false, {}};
  };
  if (!extends->is_scalar() || extends->text.empty() || extends->text.starts_with('/')) {
    return refuse("bad-extends", "\"extends\" is a directory relative to this one", "for example ../national");
  }
  const Directory parent = parent_of(child.directory, extends->text);
  const auto same = [&parent](const Layer& layer) { return layer.directory.path == parent.path; };
  if (std::any_of(chain.begin(), chain.end(), same)) {
    return refuse("extends-cycle", "rule sets extend each other in a circle: " + path_of(chain, parent),
                  "remove one \"extends\" of the circle");
  }
  if (is_inside(parent.path, child.directory.path) || is_inside(child.directory.path, parent.path)) {
    return refuse("extends-nested", parent.shown + " and " + child.directory.shown + " lie inside each other",
                  "put them side by side: a directory is read with all that is below it");
  }
  const std::string refusal = store.refusal(child.directory, parent);
  if (!refusal.empty()) {
    return refuse("extends-refused", "\"" + extends->text + "\" " + refusal, "name a directory of the same rules tree");
  }
  return {true, parent};
}

std::size_t size_of(const std::vector<File>& files) {
  std::size_t bytes = 0;
  for (const File& file : files) bytes += file.bytes.size();
  return bytes;
}

std::size_t entries_of(const Tree& tree) {
  std::size_t entries = 0;
  for (const Section& section : tree.sections) entries += section.node().entries.size() + section.node().items.size();
  return entries;
}

void refuse_size(const Directory& directory, const std::string& size, Diagnostics& diagnostics) {
  diagnostics.error("ruleset-too-large", {std::make_shared<const Source>(directory.shown, std::string()), 0, 0, 1},
                    "the rule set, with what it extends, holds more than " + size,
                    "split it into rule sets that are used apart, or move its data into the register");
}

}  // namespace

Chain read_chain(const Store& store, const std::string& asked, Diagnostics& diagnostics, const ParsedFiles* parsed) {
  Chain chain;
  std::size_t bytes = 0, entries = 0;
  std::optional<Directory> directory = store.open(asked);
  while (directory) {
    Diagnostics unread;
    std::vector<File> files = store.files(*directory, unread);
    bytes += size_of(files);
    if (bytes > max_bytes) {
      refuse_size(*directory, std::to_string(max_bytes >> 20) + " MiB", unread);
      files.clear();
    }
    chain.layers.push_back(assemble(*directory, std::move(files), diagnostics, parsed));
    entries += entries_of(chain.layers.back().own);
    if (entries > max_entries) {
      refuse_size(*directory, std::to_string(max_entries) + " entries", unread);
      chain.layers.back() = assemble(*directory, {}, diagnostics);
    }
    chain.whole = chain.whole && chain.layers.back().whole && !unread.has_errors();
    diagnostics.merge(std::move(unread));
    const Step step = next(store, chain.layers, diagnostics);
    chain.whole = chain.whole && step.ok;
    directory = step.parent;
  }
  std::reverse(chain.layers.begin(), chain.layers.end());
  return chain;
}

}  // namespace inspectplan::ruleset
