#include <algorithm>

#include "base/text.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::int64_t most_points = 1000;

class MatchingReader {
 public:
  MatchingReader(const yaml::Node& section, Reading& reading)
      : reading_(reading), fields_(section, "matching", reading.reader) {}

  Matching read() {
    Matching matching;
    read_aside(fields_, "matching", reading_);
    if (const yaml::Node* node = fields_.need("threshold"))
      matching.threshold = reading_.reader.integer(*node, 1, most_points).value_or(1);
    if (const yaml::Node* node = fields_.find("place"))
      if (const std::string* name = reading_.reader.text(*node)) matching.place = find(*name, node->place);
    const yaml::Node* compare = fields_.need("compare");
    if (compare && reading_.reader.mapping(*compare, "fields by name {FIELD: {as: ..., agree: ..., differ: ...}}"))
      for (const yaml::Entry* entry : sorted_entries(*compare, "field", reading_.reader))
        if (reading_.reader.mapping(entry->value, "{as: ..., agree: ..., differ: ...}"))
          matching.compare.push_back(comparison(*entry));
    fields_.finish();
    return matching;
  }

 private:
  const column::TableSchema& enterprise() const { return reading_.rules.schema.enterprise; }

  // A field that may be shown, since reasons show it.
  std::optional<std::size_t> find(const std::string& name, const Place& place) {
    const auto field = enterprise().find(name);
    if (!field) {
      std::vector<std::string> known;
      for (const column::Field& one : enterprise().fields) known.push_back(one.name);
      reading_.diagnostics.error("unknown-field", place, "the enterprise has no field \"" + name + "\"",
                                 did_you_mean(name, known, "fields stand under `facts`"));
    } else if (enterprise().fields[*field].personal) {
      reading_.diagnostics.error("personal-field", place, "\"" + name + "\" is personal and would be shown as a reason",
                                 "compare other fields");
      return std::nullopt;
    }
    return field;
  }

  void points(Fields& fields, std::string_view key, std::int64_t& target, bool needed = true) {
    const yaml::Node* node = needed ? fields.need(key) : fields.find(key);
    if (node) target = reading_.reader.integer(*node, -most_points, most_points).value_or(0);
  }

  Comparison comparison(const yaml::Entry& entry) {
    Comparison one;
    Fields fields(entry, "comparison", reading_.reader);
    const yaml::Node* as = fields.need("as");
    const auto word = as ? reading_.reader.one_of(*as, {"code", "words", "equal"}) : std::nullopt;
    points(fields, "agree", one.agree);
    points(fields, "differ", one.differ);
    if (word == "code") points(fields, "slip", one.slip, false);
    if (word == "words") read_shorts(fields.find("short"), one);
    if (word) fields.finish();  // what else it may hold depends on it
    one.as = word == "code" ? Comparison::As::code : word == "words" ? Comparison::As::words : Comparison::As::equal;
    if (const auto field = find(entry.key, entry.key_place)) {
      one.field = *field;
      if (word) wants_text(one, *as);
    }
    return one;
  }

  void wants_text(const Comparison& one, const yaml::Node& as) {
    const column::Field& field = enterprise().fields[one.field];
    if (one.as == Comparison::As::equal || field.kind == column::Kind::text) return;
    reading_.diagnostics.error("type-mismatch", as.place, "\"" + field.name + "\" is no text and has no " + as.text,
                               "write `as: equal`");
  }

  void read_shorts(const yaml::Node* node, Comparison& one) {
    if (!node || !reading_.reader.mapping(*node, "{SHORT: what it stands for}")) return;
    for (const yaml::Entry& entry : node->entries)
      if (const std::string* text = reading_.reader.text(entry.value))
        one.shorts.emplace_back(fold_vietnamese(entry.key), fold_vietnamese(*text));
    std::sort(one.shorts.begin(), one.shorts.end());
  }

  Reading& reading_;
  Fields fields_;
};

}  // namespace

void read_matching(const Tree& tree, Reading& reading) {
  const yaml::Node& section = tree.node("matching");
  if (!section.entries.empty()) reading.rules.matching = MatchingReader(section, reading).read();
}

}  // namespace inspectplan::ruleset
