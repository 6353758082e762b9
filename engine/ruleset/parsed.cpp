#include "ruleset/parsed.hpp"

#include "yaml/file.hpp"

namespace inspectplan::ruleset {

ParsedFile parse_file(const File& file) {
  ParsedFile out;
  out.bytes = file.bytes;
  out.source = yaml::make_source(file.shown, file.bytes, out.found);
  out.whole = out.source != nullptr;
  if (!out.source) return out;
  yaml::Partial partial = yaml::parse_partly(out.source, out.found);
  out.root = std::move(partial.root);
  out.whole = partial.whole;
  return out;
}

ParsedFiles::ParsedFiles(const Bundle& bundle) {
  for (const auto& [path, bytes] : bundle) files_.emplace(path, parse_file({path, path, bytes}));
}

const ParsedFile* ParsedFiles::find(const File& file) const {
  const auto found = files_.find(file.shown);
  return found != files_.end() && found->second.bytes == file.bytes ? &found->second : nullptr;
}

}  // namespace inspectplan::ruleset
