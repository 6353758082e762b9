#include "sqlgen/parts.hpp"

namespace inspectplan::sqlgen {

std::string comment_lines(const std::string& text, const std::string& indent) {
  std::string out = indent + "-- ";
  for (const char c : text) out += c == '\n' ? "\n" + indent + "-- " : std::string(1, c);
  return out + "\n";
}

std::string stage_text(const Relation::Stage& stage, const std::string& before) {
  std::string sql = "  SELECT " + before + ".*";
  for (const Relation::Column& column : stage.columns) {
    sql += ",\n";
    if (!column.comment.empty()) sql += comment_lines(column.comment, "    ");
    sql += "    " + column.text + " AS " + column.name;
  }
  sql += "\n  FROM " + before;
  for (const std::string& join : stage.joins) sql += "\n  " + join;
  return sql;
}

}  // namespace inspectplan::sqlgen
