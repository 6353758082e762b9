#include "sqlgen/bands.hpp"

#include <algorithm>

#include "feel/checked.hpp"

namespace inspectplan::sqlgen {
namespace {

using feel::ast::Op;

// Unknown where the value is missing, and only there: tests of it against constants.
bool rests_on_value_alone(const feel::ast::Checked& node) {
  switch (node.op) {
    case Op::subject:
      return true;
    case Op::constant:
      return !node.flag;
    case Op::conjunction:
    case Op::disjunction:
    case Op::negation:
    case Op::equal:
    case Op::less:
    case Op::at_most:
    case Op::text_equal:
    case Op::text_less:
    case Op::text_at_most:
    case Op::truth_equal:
    case Op::under:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [](const feel::ast::Tree& part) { return rests_on_value_alone(*part); });
    default:
      return false;
  }
}

bool asks_value(const feel::ast::Checked& node) {
  return node.op == Op::subject ||
         std::any_of(node.parts.begin(), node.parts.end(), [](const auto& part) { return asks_value(*part); });
}

}  // namespace

Sql points_of(Relation& to, const Value& value, const std::vector<BandPoints>& bands,
              std::optional<std::int64_t> missing) {
  const Sql unknown = missing ? to.literal(*missing) : to.missing(Sort::number);
  const bool simple = !value.is_range() && std::all_of(bands.begin(), bands.end(), [](const BandPoints& band) {
    return rests_on_value_alone(*band.test->root()) && asks_value(*band.test->root());
  });
  std::vector<Relation::Case> cases;
  if (simple && missing) cases.push_back({to.is_null(value.low), unknown});
  for (const BandPoints& band : bands) {
    const Sql holds = simple ? band.holds : to.name(band.holds);
    cases.push_back({holds, to.literal(band.points)});
    if (!simple) cases.push_back({to.is_null(holds), unknown});
  }
  return cases.empty() ? to.missing(Sort::number) : to.cases(Sort::number, cases, std::nullopt);
}

}  // namespace inspectplan::sqlgen
