// The script: its head, the parts of one WITH in their order, and what comes out.
#include "sqlgen/compile.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sqlgen/parts.hpp"
#include "sqlgen/recorded.hpp"
#include "sqlgen/rules.hpp"

namespace inspectplan::sqlgen {
namespace {

std::string stage_name(int depth) {
  const int section = depth / section_step, place = depth % section_step;
  return section_name(section) + (place == 0 ? "" : "_" + std::to_string(place + 1));
}

// The deepest stage that is not deeper than `depth`.
std::string stage_upto(const Relation& relation, int depth) {
  auto found = relation.stages().upper_bound(depth);
  return stage_name((--found)->first);
}

class Writer {
 public:
  Writer(const ruleset::RuleSet& rules, const score::Clock& clock, const Dialect& dialect)
      : rules_(rules), clock_(clock), dialect_(dialect) {}

  std::string script(const Enterprises& enterprises, const Relation& relation, const std::vector<Output>& outputs) {
    std::string sql = head() + dialect_.before + "CREATE VIEW assessments AS\nWITH\n" + base(relation);
    std::string before = stage_name(0);
    for (const auto& [depth, stage] : relation.stages()) {
      if (depth == 0) continue;
      for (const auto& rows : enterprises.rows())
        if (std::max(rows->outside() + 1, section_step) == depth) sql += children(*rows, relation);
      sql += ",\n\n" + stage_name(depth) + " " + dialect_.with + " (\n" + stage_text(stage, before) + dialect_.fence +
             "\n)";
      before = stage_name(depth);
    }
    sql += "\n\nSELECT";
    for (std::size_t i = 0; i < outputs.size(); ++i)
      sql += std::string(i == 0 ? "" : ",") + "\n  " + outputs[i].text +
             (outputs[i].text == outputs[i].name ? "" : " AS " + outputs[i].name);
    return sql + "\nFROM " + before + ";\n";
  }

 private:
  std::string head() const {
    std::string text = "Rule set " + rules_.id + " " + rules_.version + " for " + dialect_.title +
                       ", written by inspectplan compile.\n" + "Rules as of " + to_string(clock_.plan_start) +
                       ", plan year " + std::to_string(clock_.plan_year) + ", what was known by " +
                       to_string(clock_.as_of) + ".\nDigest " + to_hex(rules_.digest) + "\n\n" + "In: \"" +
                       rules_.schema.enterprise.name + "\"";
    for (const column::TableSchema& child : rules_.schema.children) text += ", \"" + child.name + "\"";
    if (takes_visits(rules_.schema)) text += ", \"visit_event\", \"visit_days\", \"visit_finding\"";
    text +=
        ", \"import\" (compile --tables writes them).\nOut: the view assessments, one row an enterprise.\n"
        "Numbers are whole: times 10^scale, days since 1970-01-01. NULL is missing, or undecided.";
    return comment_lines(text, "");
  }

  std::string base(const Relation& relation) const {
    std::string sql = stage_name(0) + " " + dialect_.with + " (\n  SELECT";
    bool first = true;
    for (const auto& column : relation.stages().at(0).columns) {
      sql += std::string(first ? "" : ",") + "\n    " + column.text + " AS " + column.name;
      first = false;
    }
    return sql + "\n  FROM " + quoted(rules_.schema.enterprise.name) + " AS e" + dialect_.fence + "\n)";
  }

  std::string children(const Rows& rows, const Relation& relation) const {
    const column::TableSchema& enterprise = rules_.schema.enterprise;
    std::string sql;
    for (const std::string& part : rows.parts(stage_upto(relation, rows.outside()),
                                              quoted(enterprise.fields[enterprise.key.at(0)].name), clock_.as_of))
      sql += ",\n\n" + part;
    return sql;
  }

  const ruleset::RuleSet& rules_;
  const score::Clock& clock_;
  const Dialect& dialect_;
};

}  // namespace

std::optional<std::string> compile(const ruleset::RuleSet& rules, const score::Clock& clock, const Dialect& dialect,
                                   Diagnostics& diagnostics) {
  Numbering numbering;
  Relation relation(dialect, numbering);
  Diagnostics found;
  Enterprises enterprises(rules.schema, relation, found);
  Rules walk(rules, clock, enterprises, found);
  walk.translate();
  const bool refused = found.has_errors();
  diagnostics.merge(std::move(found));
  if (refused) return std::nullopt;
  return Writer(rules, clock, dialect).script(enterprises, relation, walk.outputs());
}

}  // namespace inspectplan::sqlgen
