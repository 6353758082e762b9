#pragma once
// A table widened stage by stage. A column stands in the first stage behind all that it mentions; each stage becomes
// one part of a WITH. Equal texts become one column.
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sqlgen/sql.hpp"

namespace inspectplan::sqlgen {

// Names of columns that nobody asked for: _1, _2 … A name of a rule set begins with a letter.
struct Numbering {
  int last = 0;
  std::string next() { return "_" + std::to_string(++last); }
};

// Stages of one section have depths section_step × its number + 0, 1 …
inline constexpr int section_step = 1000;

class Relation {
 public:
  struct Column {
    std::string name;
    std::string text;
    Sort sort;
    std::string comment;  // lines without "-- "
  };
  struct Stage {
    std::vector<Column> columns;
    std::vector<std::string> joins;  // LEFT JOIN …
  };

  Relation(const Dialect& dialect, Numbering& numbering) : dialect_(&dialect), numbering_(&numbering) {}

  // Columns defined from here on stand in stages of this section or later. Sections only grow.
  void enter(int section) { section_ = section; }

  Sql base(const std::string& name, std::string text, Sort sort);  // a column of stage 0, once
  Sql name(const Sql& sql);                                        // a column or literal of the same value
  Sql define(const std::string& name, const Sql& sql, std::string comment);
  Sql put(int depth, const std::string& name, std::string text, Sort sort);  // a column of that very stage
  Stage& stage(int depth) { return stages_[depth]; }

  // `pattern` with $1, $2 … replaced. What is mentioned twice becomes a column first. "//" is whole division.
  Sql formula(Sort sort, std::string_view pattern, std::initializer_list<Sql> parts);

  Sql is_null(const Sql& sql);

  // CASE WHEN … THEN … ELSE … END, what is known already left out.
  struct Case {
    Sql when, then;
  };
  Sql cases(Sort sort, const std::vector<Case>& cases, const std::optional<Sql>& otherwise) const;

  Sql literal(std::int64_t number) const;
  Sql literal(bool truth) const;
  Sql literal(const std::string& text) const;
  Sql missing(Sort sort) const;

  const Dialect& dialect() const { return *dialect_; }
  Numbering& numbering() { return *numbering_; }
  const std::map<int, Stage>& stages() const { return stages_; }

 private:
  int depth_of(const Sql& sql) const;

  const Dialect* dialect_;
  Numbering* numbering_;
  int section_ = 0;
  std::map<int, Stage> stages_;
  std::map<std::string, Sql, std::less<>> known_;  // by text
};

}  // namespace inspectplan::sqlgen
