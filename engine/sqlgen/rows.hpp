#pragma once
// Rows of one child table, seen from one stage of the enterprises: expressions over them, and their totals by
// enterprise, which a later stage of the enterprises joins. For the .cpp files of this module.
#include <string>
#include <vector>

#include "base/day.hpp"
#include "column/schema.hpp"
#include "sqlgen/translator.hpp"

namespace inspectplan::sqlgen {

class Enterprises;

// What they are computed in; stands before the translator that uses it.
struct RowRelation {
  Relation own;
};

class Rows : private RowRelation, public Translator {
 public:
  // `outside`: the stage of the enterprises that the rows see. `name`: of the parts of the WITH.
  Rows(Enterprises& enterprises, const column::TableSchema& schema, std::size_t table, int outside, std::string name,
       Diagnostics& diagnostics);

  // A column of the enterprises: the total of `sql`, a call of an aggregate over columns of the rows.
  Sql total(const std::string& sql, bool counts);

  std::size_t table() const { return table_; }
  int outside() const { return outside_; }
  // The parts of the WITH, each "name AS (…)". `outside_stage`: the name of what the rows see.
  std::vector<std::string> parts(const std::string& outside_stage, const std::string& outside_key, Day as_of) const;
  std::string name_of(int depth) const;

 protected:
  bool is_leaf(Node node) const override;
  Value leaf(Node node) override;

 private:
  Sql gathered(const Sql& sql);
  std::string base_part(const std::string& outside_stage, const std::string& outside_key, Day as_of) const;

  Enterprises& enterprises_;
  const column::TableSchema& schema_;
  std::size_t table_;
  int outside_;
  std::string name_;
  bool sees_enterprise_ = false;
  struct Total {
    std::string name, text;
  };
  std::vector<Total> totals_;
};

}  // namespace inspectplan::sqlgen
