#pragma once
// From checked trees to SQL: the meaning of Mode::shown (feel/program.hpp), node by node. Kleene's connectives are
// SQL's own. For the .cpp files of this module.
#include <map>
#include <string>

#include "feel/checked.hpp"
#include "feel/expression.hpp"
#include "sqlgen/refusals.hpp"
#include "sqlgen/relation.hpp"

namespace inspectplan::sqlgen {

class Translator {
 public:
  Translator(Relation& relation, Diagnostics& diagnostics) : relation_(relation), diagnostics_(diagnostics) {}
  virtual ~Translator() = default;
  Translator(const Translator&) = delete;
  Translator& operator=(const Translator&) = delete;

  // `subject`: what "?" stands for. The expression must outlive the translator.
  Value translate(const feel::Typed& expression, const Value* subject = nullptr);
  // Part of an expression that is being translated.
  Value translate(const feel::ast::Checked& node, const feel::Text& text);

  Relation& relation() { return relation_; }

 protected:
  using Op = feel::ast::Op;
  using Node = const feel::ast::Checked&;

  // Cells, names, aggregates: what differs between enterprises and rows of a child table.
  virtual bool is_leaf(Node node) const = 0;
  virtual Value leaf(Node node) = 0;

  Diagnostics& diagnostics() { return diagnostics_; }
  const feel::Text& text() const { return *text_; }
  const Value* subject() const { return subject_; }
  Value refused(Node node, const std::string& what, const std::string& remedy);

 private:
  Value value(Node node);
  Value made(Node node);
  Value constant(Node node);

  // arithmetic.cpp
  Value arithmetic(Node node);
  Value add(Node node, bool subtract);
  Value multiply(Node node);
  Value divide(Node node);
  Value modulo(Node node);
  Value round(Node node);
  Value extreme(Node node, bool least);
  Value refine(Node node);
  Sql least_of(std::vector<Sql> numbers, bool least);

  // dates.cpp
  Value date(Node node);
  Value move_days(Node node);
  Value move_months(Node node);
  Value date_part(Node node);
  Value months_between(Node node);

  // truths.cpp
  Value truth(Node node);
  Value connect(Node node, std::string_view word);
  Value choice(Node node);
  Value compare(Node node);
  Value compare_with_point(Node node, const Value& range, const Sql& constant, bool mirrored);
  Value condition(Node node);

  // texts.cpp
  Value text_question(Node node);
  Value under(Node node);
  Value text_made(Node node);
  Value substring(Node node);

  Relation& relation_;
  Diagnostics& diagnostics_;
  const feel::Text* text_ = nullptr;
  const Value* subject_ = nullptr;
  std::map<const feel::ast::Checked*, Value> memory_;
};

// Whole numbers of 64 bits in the relation's stages.
Sql divide_half_even(Relation& relation, const Sql& number, const Sql& divisor);  // divisor > 0
Sql round_half_even(Relation& relation, const Sql& number, int digits);           // by 10^digits
Value rounded(Relation& relation, const Value& value, int scale);                 // to another scale, half to even

// Parts of a day number, and what calendar arithmetic needs.
struct Civil {
  Sql year, month, day;
};
Civil civil(Relation& relation, const Sql& day);
Sql day_in_year(Relation& relation, const Sql& day);
Sql month_moved(Relation& relation, const Sql& day, const Sql& months);  // NULL outside the calendar

}  // namespace inspectplan::sqlgen
