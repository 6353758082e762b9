#include "register/columns.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;

constexpr std::size_t names_shown = 30;

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < names_shown; ++i) list += (i ? ", " : "") + names[i];
  return names.size() > names_shown ? list + ", …" : list;
}

std::vector<std::string> field_names(const TableSchema& table) {
  std::vector<std::string> names;
  for (const column::Field& field : table.fields) names.push_back(field.name);
  return names;
}

// What the file of rejected rows adds in front; with it a mended file can be imported as it is.
bool is_our_own(const std::string& header) { return header == "_line" || header == "_column" || header == "_reason"; }

class Planner {
 public:
  Planner(const Record& header, const TableSchema& table, const ImportMap& map, Findings& findings,
          Diagnostics& map_findings)
      : header_(header), table_(table), map_(map), findings_(findings), map_findings_(map_findings) {}

  std::optional<FilePlan> plan() {
    plan_.table = &table_;
    plan_.numbers = map_.numbers;
    plan_.dates = map_.dates;
    if (!read_headers()) return std::nullopt;
    used_.resize(plan_.headers.size());
    if (map_.columns)
      for (const MapColumn& column : *map_.columns) plan_mapped(column);
    else
      plan_by_name();
    check_ignored();
    report_unused();
    report_absent();
    if (failed_) return std::nullopt;
    std::sort(plan_.columns.begin(), plan_.columns.end(),
              [](const ColumnPlan& a, const ColumnPlan& b) { return a.field < b.field; });
    return std::move(plan_);
  }

 private:
  void error(const char* code, std::optional<std::size_t> offset, std::string message, std::string hint) {
    findings_.error(code, offset, std::move(message), std::move(hint));
    failed_ = true;
  }

  void map_error(const char* code, const MapName& name, std::string message, std::string hint) {
    map_findings_.error(code, name.place, std::move(message), std::move(hint));
    failed_ = true;
  }

  bool read_headers() {
    const std::size_t count = header_.cells.size();
    if (count > max_columns) {
      error("too-many-columns", header_.offset,
            "the file has " + std::to_string(count) + " columns, at most " + std::to_string(max_columns) + " are read",
            "is this the right file, and its delimiter a comma, a semicolon or a tab?");
      return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name = to_nfc(trimmed(header_.cells[i].text));
      plan_.headers.push_back(name);
      if (name.empty()) continue;
      const auto [first, fresh] = at_.emplace(name, i);
      if (!fresh)
        error("duplicate-header", header_.cells[i].offset,
              "columns " + std::to_string(first->second + 1) + " and " + std::to_string(i + 1) + " are both called \"" +
                  name + "\"",
              "rename or remove one of them");
    }
    return true;
  }

  // As it is written; else the only one that differs in no more than case, accents and blanks.
  std::optional<std::size_t> find_header(std::string_view wanted) const {
    const std::string name = to_nfc(trimmed(wanted));
    if (const auto same = at_.find(name); same != at_.end()) return same->second;
    const std::string folded = fold_vietnamese(name);
    std::optional<std::size_t> found;
    for (const auto& [header, i] : at_) {
      if (fold_vietnamese(header) != folded) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found;
  }

  void plan_by_name() {
    for (const column::Field& one : table_.fields) {
      const auto header = find_header(one.name);
      if (!header || used_[*header]) continue;
      const auto field = table_.find(one.name);
      const std::size_t i = *header;
      used_[i] = true;
      plan_.columns.push_back({*field, {i}, {}, {}, map_.missing, {}});
    }
  }

  void plan_mapped(const MapColumn& column) {
    ColumnPlan planned;
    const auto field = table_.find(column.field.text);
    if (!field) {
      const auto near = nearest(column.field.text, field_names(table_));
      map_error("unknown-field", column.field,
                "table \"" + table_.name + "\" has no field \"" + column.field.text + "\"",
                near ? "did you mean \"" + *near + "\"?" : "its fields are: " + listed(field_names(table_)));
      return;
    }
    for (const MapName& name : column.from) {
      const auto found = find_header(name.text);
      if (!found) {
        const auto near = nearest(name.text, plan_.headers);
        map_error("missing-column", name, "the file has no column \"" + name.text + "\"",
                  near ? "did you mean \"" + *near + "\"?" : "it has: " + listed(plan_.headers));
        return;
      }
      used_[*found] = true;
      planned.cells.push_back(*found);
    }
    planned.field = *field;
    planned.with = column.with;
    planned.constant = column.constant.value_or("");
    planned.missing = map_.missing;
    planned.missing.insert(planned.missing.end(), column.missing.begin(), column.missing.end());
    planned.values = column.values;
    plan_.columns.push_back(std::move(planned));
  }

  void check_ignored() {
    for (const MapName& name : map_.ignore) {
      if (const auto found = find_header(name.text))
        used_[*found] = true;
      else
        map_findings_.warning("missing-column", name.place, "the file has no column \"" + name.text + "\" to ignore");
    }
  }

  // Without a map every header must be a field; with one, what it does not mention is left out, with a warning.
  void report_unused() {
    for (std::size_t i = 0; i < plan_.headers.size(); ++i) {
      const std::string& name = plan_.headers[i];
      if (used_[i] || is_our_own(name) || at_.count(name) == 0 || at_.at(name) != i) continue;
      const std::size_t offset = header_.cells[i].offset;
      if (map_.given) {
        findings_.warning("unused-column", offset, "column \"" + name + "\" is not in the map and is left out",
                          "add it to `columns` or to `ignore`");
        continue;
      }
      const auto near = nearest(name, field_names(table_));
      error("unknown-header", offset, "table \"" + table_.name + "\" has no field \"" + name + "\"",
            near ? "did you mean \"" + *near + "\"?"
                 : "its fields are: " + listed(field_names(table_)) + "; a map can leave a column out (`ignore`)");
    }
  }

  void report_absent() {
    for (std::size_t field = 0; field < table_.fields.size(); ++field) {
      if (std::any_of(plan_.columns.begin(), plan_.columns.end(), [&](const auto& c) { return c.field == field; }))
        continue;
      const bool key = std::find(table_.key.begin(), table_.key.end(), field) != table_.key.end();
      if (key && may_be_blank(table_, field)) {
        plan_.columns.push_back({field, {}, {}, {}, {}, {}});
        continue;
      }
      if (mentioned(table_.fields[field].name) || (!key && !table_.fields[field].required)) continue;
      error("missing-column", header_.offset,
            "no column for \"" + table_.fields[field].name + "\", " +
                (key ? "part of the key of table \"" : "which every row must have, of table \"") + table_.name + "\"",
            "the file has: " + listed(plan_.headers));
    }
  }

  // The map speaks of it, so what is wrong with it has been said.
  bool mentioned(const std::string& field) const {
    if (!map_.columns) return false;
    return std::any_of(map_.columns->begin(), map_.columns->end(),
                       [&](const auto& c) { return c.field.text == field; });
  }

  const Record& header_;
  const TableSchema& table_;
  const ImportMap& map_;
  Findings& findings_;
  Diagnostics& map_findings_;
  FilePlan plan_;
  std::map<std::string, std::size_t, std::less<>> at_;  // header → its first column
  std::vector<bool> used_;
  bool failed_ = false;
};

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view no_break = "\xC2\xA0";
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (;;) {
    if (!text.empty() && blank(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with(no_break))
      text.remove_prefix(2);
    else
      break;
  }
  for (;;) {
    if (!text.empty() && blank(text.back()))
      text.remove_suffix(1);
    else if (text.ends_with(no_break))
      text.remove_suffix(2);
    else
      break;
  }
  return text;
}

std::optional<FilePlan> plan_columns(const Record& header, const TableSchema& table, const ImportMap& map,
                                     Findings& findings, Diagnostics& map_findings) {
  return Planner(header, table, map, findings, map_findings).plan();
}

}  // namespace inspectplan::registers
