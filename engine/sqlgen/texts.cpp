// Texts: only what every database does alike, byte for byte. Letter case beyond ASCII and Unicode normal forms differ
// between them, so what needs those is refused.
#include "sqlgen/translator.hpp"

namespace inspectplan::sqlgen {

Value Translator::text_question(Node node) {
  const Sql a = value(*node.parts[0]).low;
  const Sql b = value(*node.parts[1]).low;
  const Dialect& dialect = relation_.dialect();
  const auto ask = [&](const std::string& pattern) {
    return point(node.type, relation_.formula(Sort::truth, pattern, {a, b}));
  };
  switch (node.op) {
    case Op::text_equal:
      return ask("$1 = $2");
    case Op::text_less:
      return ask("$1 < $2" + dialect.order);
    case Op::text_at_most:
      return ask("$1 <= $2" + dialect.order);
    case Op::contains:
      return ask(dialect.contains);
    case Op::starts:
      return ask(dialect.starts);
    default:
      return ask(dialect.ends);
  }
}

// A code is under its prefixes. `texts` is sorted; one that is under another adds nothing.
Value Translator::under(Node node) {
  const Sql code = relation_.name(value(*node.parts[0]).low);
  const std::string* last = nullptr;
  Sql any;
  for (const std::string& prefix : node.texts) {
    if (last != nullptr && prefix.starts_with(*last)) continue;
    const Sql one = relation_.formula(Sort::truth, relation_.dialect().starts, {code, relation_.literal(prefix)});
    if (last != nullptr) any.is_atom = true;
    any = last == nullptr ? one : relation_.formula(Sort::truth, "$1 OR $2", {any, one});
    last = &prefix;
  }
  any.is_atom = false;
  return point(node.type, any);
}

Value Translator::text_made(Node node) {
  const Dialect& dialect = relation_.dialect();
  switch (node.op) {
    case Op::join:
      return refused(node, "joining texts brings them to one Unicode normal form, which not every database has",
                     "compare the parts one by one, or import the joined text as a field");
    case Op::upper:
    case Op::lower:
      return refused(node, "databases change letter case differently, SQLite only that of ASCII",
                     "list the spellings: x in (\"a\", \"A\"), or import the text in one case");
    case Op::substring:
      return substring(node);
    case Op::length: {
      const Sql length = relation_.formula(Sort::number, dialect.length, {value(*node.parts[0]).low});
      return point(node.type, relation_.formula(Sort::number, "CASE WHEN $1 > $2 THEN $2 ELSE $1 END",
                                                {length, relation_.literal(node.type.high)}));
    }
    default:
      break;
  }
  const Sql text = relation_.name(value(*node.parts[0]).low);
  const Sql match = value(*node.parts[1]).low;
  const Sql at = relation_.name(relation_.formula(Sort::number, dialect.place, {text, match}));
  const auto cut = [&](const Sql& from, const Sql& count) {
    Sql part = relation_.formula(Sort::text, dialect.part, {text, from, count});
    part.is_atom = true;
    return part;
  };
  if (node.op == Op::before) {
    const Sql part = cut(relation_.literal(std::int64_t{1}), relation_.formula(Sort::number, "$1 - 1", {at}));
    return point(node.type,
                 relation_.formula(Sort::text, "CASE WHEN $1 > 0 THEN $2 WHEN $1 = 0 THEN '' END", {at, part}));
  }
  const Sql size = relation_.formula(Sort::number, dialect.length, {match});
  const Sql all = relation_.formula(Sort::number, dialect.length, {text});
  const Sql part = cut(relation_.formula(Sort::number, "$1 + $2", {at, size}), all);
  return point(node.type,
               relation_.formula(Sort::text, "CASE WHEN $1 > 0 THEN $2 WHEN $1 = 0 THEN '' END", {at, part}));
}

// From `start` on, counted from 1, or from the end where negative. No such place: missing. So is the part where it is
// not known which one.
Value Translator::substring(Node node) {
  const Dialect& dialect = relation_.dialect();
  const Sql text = relation_.name(value(*node.parts[0]).low);
  const Value start = value(*node.parts[1]);
  const Sql size = relation_.name(relation_.formula(Sort::number, dialect.length, {text}));
  const Sql from = relation_.name(
      relation_.formula(Sort::number, "CASE WHEN $1 < 0 THEN $2 + $1 + 1 ELSE $1 END", {start.low, size}));
  Sql wanted = size, there = relation_.formula(Sort::truth, "$1 >= 1 AND $1 <= $2", {from, size});
  const auto also = [&](const Sql& condition) {
    there = relation_.formula(Sort::truth, "$1 AND $2", {there, condition});
  };
  if (start.is_range()) also(relation_.formula(Sort::truth, "$1 = $2", {start.low, start.high}));
  if (node.parts.size() > 2) {
    const Value length = value(*node.parts[2]);
    if (length.is_range()) also(relation_.formula(Sort::truth, "$1 = $2", {length.low, length.high}));
    also(relation_.formula(Sort::truth, "$1 >= 1", {length.low}));
    wanted = relation_.formula(Sort::number, "CASE WHEN $1 < $2 THEN $1 ELSE $2 END", {length.low, size});
  }
  Sql part = relation_.formula(Sort::text, dialect.part, {text, from, wanted});
  return point(node.type, relation_.formula(Sort::text, "CASE WHEN $1 THEN $2 END", {there, part}));
}

}  // namespace inspectplan::sqlgen
