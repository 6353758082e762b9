#include "usecase/mutation/mutation.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "usecase/mutation/mutation_extent.hpp"
#include "usecase/mutation/mutation_tokens.hpp"

namespace inspectplan::usecase {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_said_only(std::string_view key) {
  static constexpr std::array<std::string_view, 7> keys = {"label", "title",   "note",    "rationale",
                                                           "why",   "checked", "sanction"};
  return one_of(key, keys);
}

bool is_points(std::string_view key) {
  static constexpr std::array<std::string_view, 7> keys = {"points",  "lead",     "coordinate", "share",
                                                           "at_most", "at_least", "priority"};
  return one_of(key, keys);
}

// Keys whose scalar is an expression; `of`, `value` and `lead` mean other things elsewhere.
bool is_expression(std::string_view key, std::string_view section) {
  static constexpr std::array<std::string_view, 7> always = {"when",       "is",        "except",  "last_visit",
                                                             "population", "first_day", "last_day"};
  if (one_of(key, always)) return true;
  if (key == "value") return true;
  return key == "of" && section != "facts";
}

// The section whose ids may stand here; empty where none.
std::string referred(std::string_view key, std::string_view section) {
  static constexpr std::array<std::string_view, 3> parties = {"lead", "coordinate", "department"};
  if (one_of(key, parties) && section == "responsibilities") return "departments";
  if ((key == "from" || key == "to") && section == "successions") return "departments";
  if (key == "matter" || key == "lead_order") return "matters";
  if (key == "document") return "documents";
  return {};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// Whether two texts differ in nothing but how their blanks and line ends run.
bool same_words(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \n", at), text.size());
  };
  std::size_t i = next(a, 0), j = next(b, 0);
  for (; i < a.size() && j < b.size() && a[i] == b[j]; i = next(a, i + 1), j = next(b, j + 1)) {
  }
  return i == a.size() && j == b.size();
}

class Walk {
 public:
  Walk(const std::string& file, std::string_view text, const Vocabulary& words)
      : file_(file), text_(text), words_(words) {}

  std::vector<Mutation> run(const yaml::Node& root) {
    for (const yaml::Entry& section : root.entries) {
      if (section.key == "ruleset") {
        mapping(section.value, "ruleset", "ruleset");
      } else if (section.key == "amend") {
        for (const yaml::Entry& amended : section.value.entries)
          visit(amended.value, "amend." + amended.key, amended.key, amended.key);
      } else if (section.key != "remove") {
        visit(section.value, section.key, section.key, section.key);
      }
    }
    return std::move(found_);
  }

 private:
  void visit(const yaml::Node& node, const std::string& path, const std::string& key, const std::string& section) {
    if (node.is_mapping()) mapping(node, path, section);
    if (node.is_sequence()) sequence(node, path, key, section);
    if (node.is_scalar()) scalar(node, path, key, section);
  }

  void mapping(const yaml::Node& node, const std::string& path, const std::string& section) {
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const yaml::Entry& entry = node.entries[i];
      if (is_said_only(entry.key)) continue;
      const std::string below = path + "." + entry.key;
      dated_key(entry, path);
      if (entry.key == "basis") drop_entry(node, i, MutationKind::basis_dropped, below);
      if (entry.key == "missing") drop_entry(node, i, MutationKind::missing_changed, below);
      visit(entry.value, below, entry.key, section);
    }
  }

  void sequence(const yaml::Node& node, const std::string& path, const std::string& key, const std::string& section) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const std::string below = path + "[" + std::to_string(i) + "]";
      if (key == "bands") drop_item(node, i, MutationKind::band_removed, below);
      if (key == "basis" && node.items.size() > 1) drop_item(node, i, MutationKind::basis_dropped, below);
      visit(node.items[i], below, key, section);
    }
  }

  void scalar(const yaml::Node& node, const std::string& path, const std::string& key, const std::string& section) {
    const bool entry_itself = path == "derived." + key || path == "amend.derived." + key;
    if (is_expression(key, section) || entry_itself) return expression(node, path);
    if (!node.text_verbatim || node.text.empty()) return;
    if (key == "missing") replace_all(node, MutationKind::missing_changed, path, shifted_number(node.text));
    if (is_points(key) && is_number(node.text))
      replace_all(node, MutationKind::points_changed, path, shifted_number(node.text));
    if (key == "min" || key == "max" || key == "max_rows")
      replace_all(node, MutationKind::bound_shifted, path, shifted_number(node.text));
    replace_all(node, MutationKind::date_moved, path, moved_date(node.text));
    if (key == "due" || key == "not_before") {
      for (const Edit& edit : moved_dates("\"" + node.text + "\""))
        add(MutationKind::date_moved, path, node, {edit.offset - 1, edit.length, edit.replacement});
    }
    swap_id(node, path, key, section);
  }

  void expression(const yaml::Node& node, const std::string& path) {
    add_all(MutationKind::bound_shifted, path, node, shifted_bounds(node.text));
    add_all(MutationKind::bound_dropped, path, node, dropped_bounds(node.text));
    add_all(MutationKind::operator_flipped, path, node, flipped_operators(node.text));
    add_all(MutationKind::date_moved, path, node, moved_dates(node.text));
    add_all(MutationKind::ids_swapped, path, node, swapped_names(node.text, words_.alike));
  }

  void swap_id(const yaml::Node& node, const std::string& path, const std::string& key, const std::string& section) {
    const std::string wanted = referred(key, section);
    const auto ids = std::find_if(words_.sections.begin(), words_.sections.end(),
                                  [&](const auto& one) { return one.first == wanted; });
    if (wanted.empty() || ids == words_.sections.end()) return;
    const auto at = std::find(ids->second.begin(), ids->second.end(), node.text);
    if (at == ids->second.end() || ids->second.size() < 2) return;
    const auto next = at + 1 == ids->second.end() ? ids->second.begin() : at + 1;
    const auto before = at == ids->second.begin() ? ids->second.end() - 1 : at - 1;
    replace_all(node, MutationKind::ids_swapped, path, {*next, *before});
  }

  void dated_key(const yaml::Entry& entry, const std::string& path) {
    for (const std::string& other : moved_date(entry.key)) {
      const std::size_t at = offset_of(text_, entry.key_place);
      if (text_.substr(at, entry.key.size()) != entry.key) return;
      push(MutationKind::date_moved, path, at, entry.key.size(), other);
    }
  }

  void drop_entry(const yaml::Node& node, std::size_t index, MutationKind kind, const std::string& path) {
    if (const auto extent = extent_of_entry(text_, node, index)) push(kind, path, extent->offset, extent->length, "");
  }
  void drop_item(const yaml::Node& node, std::size_t index, MutationKind kind, const std::string& path) {
    if (const auto extent = extent_of_item(text_, node, index)) push(kind, path, extent->offset, extent->length, "");
  }

  void replace_all(const yaml::Node& node, MutationKind kind, const std::string& path,
                   const std::vector<std::string>& others) {
    for (const std::string& other : others) add(kind, path, node, {0, node.text.size(), other});
  }
  void add_all(MutationKind kind, const std::string& path, const yaml::Node& node, const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) add(kind, path, node, edit);
  }
  void add(MutationKind kind, const std::string& path, const yaml::Node& node, const Edit& edit) {
    if (node.text_verbatim) return push(kind, path, node.text_offset + edit.offset, edit.length, edit.replacement);
    const std::size_t begin = offset_of(text_, yaml::place_inside(node, edit.offset));
    const std::size_t end = offset_of(text_, yaml::place_inside(node, edit.offset + edit.length));
    const std::string_view meant = std::string_view(node.text).substr(edit.offset, edit.length);
    // A folded expression is found again line by line; what is written with escapes is left alone.
    if (begin <= end && same_words(text_.substr(begin, end - begin), meant))
      push(kind, path, begin, end - begin, edit.replacement);
  }

  void push(MutationKind kind, const std::string& path, std::size_t offset, std::size_t length,
            const std::string& replacement) {
    const std::string_view old = text_.substr(offset, length);
    if (old == replacement) return;
    Mutation one{kind, file_, offset, length, replacement, 0, 1, path, ""};
    one.line = 1 + static_cast<std::uint32_t>(
                       std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    one.lines += static_cast<std::uint32_t>(std::count(old.begin(), old.end(), '\n'));
    if (old.ends_with('\n') && one.lines > 1) --one.lines;
    std::string shown(old.substr(0, old.find('\n')));
    shown.erase(0, std::min(shown.find_first_not_of(' '), shown.size()));
    one.what = "\"" + shown + "\" " + (replacement.empty() ? "dropped" : "becomes \"" + replacement + "\"");
    found_.push_back(std::move(one));
  }

  const std::string& file_;
  std::string_view text_;
  const Vocabulary& words_;
  std::vector<Mutation> found_;
};

template <class Entries>
std::vector<std::string> ids(const Entries& entries) {
  std::vector<std::string> out;
  for (const auto& entry : entries) out.push_back(entry.id);
  return out;
}

}  // namespace

std::string_view to_string(MutationKind kind) {
  static constexpr std::array<std::string_view, mutation_kinds> names = {
      "bound-shifted", "bound-dropped", "ids-swapped",     "operator-flipped", "date-moved",
      "basis-dropped", "band-removed",  "missing-changed", "points-changed"};
  return names[static_cast<std::size_t>(kind)];
}

Vocabulary vocabulary_of(const ruleset::RuleSet& rules) {
  Vocabulary words;
  words.sections = {
      {"departments", ids(rules.departments)}, {"documents", ids(rules.documents)}, {"matters", ids(rules.matters)}};
  std::map<std::pair<int, int>, std::vector<std::string>> by_type;
  for (const column::Field& field : rules.schema.enterprise.fields)
    if (!field.personal) by_type[{0, static_cast<int>(field.kind)}].push_back(field.name);
  for (const ruleset::Derived& derived : rules.derived)
    if (derived.value) by_type[{1, static_cast<int>(derived.value.type().kind)}].push_back(derived.id);
  for (auto& [type, names] : by_type) words.alike.push_back(std::move(names));
  words.alike.push_back(ids(rules.sectors));
  words.alike.push_back(ids(rules.scorecards));
  words.alike.push_back(ids(rules.tiers));
  return words;
}

std::vector<Mutation> mutations_of(const std::string& file, std::string_view text, const yaml::Node& root,
                                   const Vocabulary& words) {
  return Walk(file, text, words).run(root);
}

std::string mutated(const std::string& text, const Mutation& mutation) {
  std::string changed = text;
  return changed.replace(mutation.offset, mutation.length, mutation.replacement);
}

}  // namespace inspectplan::usecase
