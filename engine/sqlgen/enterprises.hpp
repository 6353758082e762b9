#pragma once
// Expressions of enterprises: their cells, names of the rule set, and what rows of child tables come to. For the .cpp
// files of this module.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "column/schema.hpp"
#include "sqlgen/rows.hpp"

namespace inspectplan::sqlgen {

class Enterprises : public Translator {
 public:
  Enterprises(const column::Schema& schema, Relation& relation, Diagnostics& diagnostics);

  void bind(const std::string& name, Value value) { names_.insert_or_assign(name, std::move(value)); }
  void bind_sector(const std::string& id, Sql truth);
  // Was the table ever imported?
  Sql imported(std::size_t table);

  const std::vector<std::unique_ptr<Rows>>& rows() const { return rows_; }
  const column::Schema& schema() const { return schema_; }

 protected:
  bool is_leaf(Node node) const override;
  Value leaf(Node node) override;

 private:
  Value aggregate(Node node);
  Value some(Node node, Rows& rows, const Sql& filter);
  Value count(Node node, Rows& rows, const Sql& filter);
  Value sum(Node node, Rows& rows, const Sql& filter);
  Value extreme_row(Node node, Rows& rows, const Sql& filter);
  Value mean(Node node, Rows& rows, const Sql& filter);
  Sql recorded(Node node);                                 // does the table record all days that are asked for?
  Sql complete(Node node, Rows& rows, const Sql& filter);  // … and does no row that counts lack the value?
  Sql kept(const std::vector<feel::ast::Edge>& edges, bool from, Day bound);
  Rows& rows_of(Node node);
  void name_outside(Node node, int& depth);

  const column::Schema& schema_;
  std::map<std::string, Value, std::less<>> names_, sectors_;
  std::vector<std::unique_ptr<Rows>> rows_;
};

}  // namespace inspectplan::sqlgen
