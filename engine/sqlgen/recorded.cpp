#include "sqlgen/recorded.hpp"

#include <algorithm>

namespace inspectplan::sqlgen {
namespace {

using column::Field;
using column::Kind;
using column::VisitFact;

std::string of_argument(std::string pattern, const std::string& argument) {
  pattern.replace(pattern.find("$1"), 2, argument);
  return pattern;
}

// Findings and days of each visit, joined to the visits as f and d.
std::string joins(const Dialect& dialect) {
  const auto sum = [&](const std::string& of) { return of_argument(dialect.sum, of); };
  return "\n      LEFT JOIN (SELECT \"enterprise\", \"visit_no\", " + of_argument(dialect.count, "1") +
         " AS findings, " + sum("CASE WHEN \"gravity\" = 'serious' THEN 1 ELSE 0 END") + " AS serious, " +
         sum("CASE WHEN \"wilful\" THEN 1 ELSE 0 END") + " AS wilful, " + sum("coalesce(\"fine\", 0)") +
         " AS fines FROM \"visit_finding\" GROUP BY \"enterprise\", \"visit_no\") AS f\n"
         "        ON f.\"enterprise\" = v.\"enterprise\" AND f.\"visit_no\" = v.\"visit_no\""
         "\n      LEFT JOIN (SELECT \"enterprise\", \"visit_no\", " +
         sum("\"days\"") +
         " AS used_days FROM \"visit_days\" WHERE \"days\" IS NOT NULL GROUP BY \"enterprise\", \"visit_no\") AS d\n"
         "        ON d.\"enterprise\" = v.\"enterprise\" AND d.\"visit_no\" = v.\"visit_no\"";
}

std::string value_of(VisitFact fact) {
  switch (fact) {
    case VisitFact::visit:
      return "v.\"visit_no\"";
    case VisitFact::run:
      return "v.\"run\"";
    case VisitFact::date:
      return "v.\"date\"";
    case VisitFact::kind:
      return "v.\"kind\"";
    case VisitFact::department:
      return "v.\"department\"";
    case VisitFact::outcome:
      return "v.\"outcome\"";
    case VisitFact::cause:
      return "v.\"cause\"";
    case VisitFact::document:
      return "v.\"document\"";
    case VisitFact::days:
      return "d.used_days";
    case VisitFact::findings:
      return "coalesce(f.findings, 0)";
    case VisitFact::serious:
      return "coalesce(f.serious, 0)";
    case VisitFact::wilful:
      return "coalesce(f.wilful, 0) > 0";
    case VisitFact::fines:
      return "coalesce(f.fines, 0)";
  }
  return {};
}

std::string list_of(const std::vector<std::string>& texts, const Dialect& dialect) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text_literal(text, dialect);
  return "(" + list + ")";
}

// What the field does not take is missing.
std::string taken(const Field& field, const std::string& value, const Dialect& dialect) {
  std::string when;
  if (!field.values.empty()) when = value + " IN " + list_of(field.values, dialect);
  if (field.kind == Kind::number && field.min) when = value + " >= " + number_literal(*field.min, dialect);
  if (field.kind == Kind::number && field.max)
    when += (when.empty() ? "" : " AND ") + value + " <= " + number_literal(*field.max, dialect);
  return when.empty() ? value : "CASE WHEN " + when + " THEN " + value + " END";
}

Sort sort_of(Kind kind) {
  if (kind == Kind::boolean) return Sort::truth;
  return kind == Kind::text ? Sort::text : Sort::number;
}

std::string typed(const std::string& value, Sort sort, const Dialect& dialect) {
  return "CAST(" + value + " AS " + dialect.type(sort) + ")";
}

std::string visit_field(const column::TableSchema& table, std::size_t field, const Dialect& dialect) {
  if (field == table.key.at(0)) return "v.\"enterprise\"";
  const auto fact = table.recorded->fields[field];
  const Field& of = table.fields[field];
  return typed(fact ? taken(of, value_of(*fact), dialect) : "NULL", sort_of(of.kind), dialect);
}

}  // namespace

std::string source_of(const column::TableSchema& table, const Dialect& dialect) {
  if (!table.recorded) return quoted(table.name);
  std::string own, visits;
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    own += (i ? ", " : "") + quoted(table.fields[i].name);
    visits += (i ? ", " : "") + visit_field(table, i, dialect) + " AS " + quoted(table.fields[i].name);
  }
  const std::string keys =
      quoted(table.fields[table.key.at(0)].name) + ", " + quoted(table.fields[table.key.at(1)].name);
  return "(SELECT " + own + " FROM " + quoted(table.name) + "\n    UNION ALL SELECT " + visits +
         "\n      FROM \"visit_event\" AS v" + joins(dialect) + "\n      WHERE v.\"outcome\" IN " +
         list_of(table.recorded->outcomes, dialect) +
         "\n        AND (v.\"enterprise\", v.\"visit_no\") NOT IN (SELECT " + keys + " FROM " + quoted(table.name) +
         "))";
}

bool takes_visits(const column::Schema& schema) {
  return std::any_of(schema.children.begin(), schema.children.end(),
                     [](const column::TableSchema& child) { return child.recorded.has_value(); });
}

}  // namespace inspectplan::sqlgen
