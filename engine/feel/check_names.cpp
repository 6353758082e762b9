// Names and paths: fields, given and derived values, fields of child rows.
#include <algorithm>

#include "base/text.hpp"
#include "feel/checker.hpp"
#include "feel/slips.hpp"

namespace inspectplan::feel {

using ast::Form;
using ast::Tree;

namespace {

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  return near ? "did you mean `" + *near + "`?" : std::string{};
}

std::vector<std::string> field_names(const column::TableSchema& table) {
  std::vector<std::string> names;
  for (const column::Field& field : table.fields) names.push_back(field.name);
  return names;
}

}  // namespace

Tree Checker::name(At at) {
  if (rows_ && rows_->local.empty() && table_schema(rows_->table).find(at.text))
    return child_field(rows_->table, at.text, at);
  for (const Rows* rows = rows_; rows; rows = rows->outer) {
    if (rows->local == at.text && !rows->local.empty()) {
      return report("not-a-value", at, "`" + at.text + "` is a row of `" + table_schema(rows->table).name + "`",
                    "name a field of it: " + at.text + ".…");
    }
  }
  return enterprise_name(at.text, at);
}

Tree Checker::enterprise_name(const std::string& name, At at) {
  const Scope::Name* found = scope_.find(name);
  if (!found) return unknown_name(name, at);
  ast::Checked node;
  node.op = found->field ? Op::field : Op::name;
  node.type = found->type;
  if (found->field) {
    node.number = static_cast<std::int64_t>(*found->field);
  } else {
    node.text = name;
  }
  return make(std::move(node), at);
}

Tree Checker::unknown_name(const std::string& name, At at) {
  const std::string shown = "`" + printable(name) + "`";
  if (const std::string* why = scope_.why_forbidden(name)) {
    if (why->empty()) return nullptr;  // said where the name is made
    if (why->starts_with("has no declared")) {
      return report("unbounded-expression", at, shown + " " + *why,
                    "declare `min` and `max` of the field: rules need to know how large it can become");
    }
    return report("forbidden-name", at, shown + " " + *why);
  }
  if (scope_.schema().find_child(name)) {
    return report("not-a-value", at, shown + " is a child table",
                  "count its rows, or take `sum`, `min`, `max` or `mean` of a field: count(" + name + ")");
  }
  if (rows_ && table_schema(rows_->table).find(name)) {
    return report("unknown-name", at, shown + " is a field of the row", "write " + rows_->local + "." + name);
  }
  std::vector<std::string> known = scope_.names();
  if (rows_) {
    for (std::string& field : field_names(table_schema(rows_->table))) known.push_back(std::move(field));
  }
  const std::string keyword = keyword_meant(name);
  return report("unknown-name", at, "there is no " + shown,
                keyword.empty() ? suggestion(name, known) : "keywords are written small: " + keyword);
}

Tree Checker::child_field(std::size_t table, const std::string& field, At at) {
  const column::TableSchema& schema = table_schema(table);
  const auto index = schema.find(field);
  if (!index) {
    return report("unknown-field", at, "`" + schema.name + "` has no field `" + printable(field) + "`",
                  suggestion(field, field_names(schema)));
  }
  if (schema.fields[*index].personal)
    return report("forbidden-name", at, "`" + field + "` is personal: no rule may read it");
  const auto type = type_of(schema.fields[*index]);
  if (!type) {
    return report("unbounded-expression", at, "`" + field + "` has no declared `min` and `max`",
                  "declare them: rules need to know how large it can become");
  }
  ast::Checked node;
  node.op = Op::child_field;
  node.type = *type;
  node.number = static_cast<std::int64_t>(*index);
  node.domain = table;
  return make(std::move(node), at);
}

Tree Checker::path(At at) {
  At base = *at.parts[0];
  if (base.form == Form::name) {
    for (const Rows* rows = rows_; rows; rows = rows->outer) {
      if (rows->local.empty() || rows->local != base.text) continue;
      if (rows != rows_) {
        return report("mixed-rows", at, "`" + base.text + "` is a row of an outer table",
                      "an inner table is filtered by its own fields and by those of the enterprise");
      }
      return child_field(rows->table, at.text, at);
    }
  }
  if (is_rows(base)) {
    return report("not-a-value", at, "a field of many rows where one value should stand",
                  "take `sum`, `min`, `max` or `mean` of it");
  }
  return date_property(visit(base), at.text, at);
}

}  // namespace inspectplan::feel
