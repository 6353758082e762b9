#pragma once
// Small readers: a YAML node as the type its place wants. What is wrong becomes a finding, and reading goes on.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/label.hpp"
#include "base/scaled.hpp"
#include "ruleset/model.hpp"
#include "yaml/node.hpp"

namespace inspectplan::ruleset {

bool is_id(std::string_view text);             // [a-z][a-z0-9_]*
bool is_reserved_word(std::string_view text);  // has a meaning of its own in expressions

// " did you mean …" for hints; `otherwise` where nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         const std::string& otherwise);

class Reader {
 public:
  explicit Reader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  Diagnostics& diagnostics() const { return diagnostics_; }

  const std::string* text(const yaml::Node& node);  // a scalar, not empty
  std::optional<std::string> id(const yaml::Node& node);
  std::optional<std::int64_t> integer(const yaml::Node& node, std::int64_t least, std::int64_t most);
  std::optional<Scaled> decimal(const yaml::Node& node);
  std::optional<Scaled> share(const yaml::Node& node);  // 0 … 1
  std::optional<Day> day(const yaml::Node& node);
  std::optional<bool> flag(const yaml::Node& node);
  std::optional<Length> length(const yaml::Node& node);
  std::optional<YearDay> year_day(const yaml::Node& node, bool before = false);  // "12-20" of any year
  std::optional<std::string> one_of(const yaml::Node& node, const std::vector<std::string>& words);
  std::vector<std::string> texts(const yaml::Node& node);  // a list of scalars
  std::vector<std::string> ids(const yaml::Node& node);
  std::vector<std::string> id_or_ids(const yaml::Node& node);
  Label label(const yaml::Node& node);
  Span span(const yaml::Node& node);  // {from, until}
  std::vector<Basis> basis(const yaml::Node& node);

  bool mapping(const yaml::Node& node, std::string_view what);
  bool sequence(const yaml::Node& node, std::string_view what);
  bool ordered(const Span& span, const Place& place);  // until not before from

 private:
  void wrong(const yaml::Node& node, const std::string& wanted, const std::string& hint);
  Diagnostics& diagnostics_;
};

// A mapping being read. Keys asked for are known; finish() reports the others. Null values count as absent.
class Fields {
 public:
  // `what` names the entry in messages: "sector mining". The node must be a mapping.
  Fields(const yaml::Node& mapping, std::string what, Reader& reader);
  // An entry by id: `what` is followed by its id, and findings about it as a whole stand at its key.
  Fields(const yaml::Entry& entry, const std::string& what, Reader& reader);

  const yaml::Node* find(std::string_view key);
  const yaml::Node* need(std::string_view key);  // absent: a finding
  void finish();

  // find() and the reader for it; `target` stays as it is where the key is absent or wrong.
  void text(std::string_view key, std::string& target);
  void day(std::string_view key, std::optional<Day>& target);
  void flag(std::string_view key, bool& target);
  void label(std::string_view key, Label& target);
  void label(std::string_view key, std::optional<Label>& target);

  const std::string& what() const { return what_; }
  const Place& place() const { return place_; }
  Reader& reader() const { return reader_; }

 private:
  const yaml::Node& mapping_;
  std::string what_;
  Place place_;
  Reader& reader_;
  std::vector<std::string> known_;
};

// The entries of a section by id, sorted; keys that are no ids are findings and left out.
std::vector<const yaml::Entry*> sorted_entries(const yaml::Node& section, std::string_view what, Reader& reader);

}  // namespace inspectplan::ruleset
