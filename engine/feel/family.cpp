#include "feel/family.hpp"

namespace inspectplan::feel {

Family family_of(ast::Op op) {
  using ast::Op;
  switch (op) {
    case Op::field:
    case Op::child_field:
      return Family::cell;
    case Op::condition:
    case Op::is_null:
      return Family::choice;
    case Op::conjunction:
    case Op::disjunction:
    case Op::negation:
    case Op::equal:
    case Op::less:
    case Op::at_most:
    case Op::truth_equal:
      return Family::truth;
    case Op::join:
    case Op::upper:
    case Op::lower:
    case Op::length:
    case Op::substring:
    case Op::before:
    case Op::after:
      return Family::text;
    case Op::text_equal:
    case Op::text_less:
    case Op::text_at_most:
    case Op::contains:
    case Op::starts:
    case Op::ends:
    case Op::under:
      return Family::question;
    case Op::add_days:
    case Op::add_months:
    case Op::year:
    case Op::month:
    case Op::day:
    case Op::weekday:
    case Op::day_of_year:
    case Op::week_of_year:
    case Op::months_between:
    case Op::whole_years:
    case Op::rest_months:
      return Family::date;
    default:
      return Family::arithmetic;
  }
}

}  // namespace inspectplan::feel
