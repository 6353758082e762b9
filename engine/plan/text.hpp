#pragma once
// Words of a plan in both languages.
#include "base/written.hpp"
#include "plan/plan.hpp"
#include "responsibility/names.hpp"

namespace inspectplan::plan {

using responsibility::name_of;
using responsibility::name_of_department;

// "Quý I/2027", "Q1 2027": by its first day and length; its id where it is no month, quarter, half or year.
Label name_of(const Period& period);
// Its label; its id where it has none.
Label name_of(const ruleset::Cap& cap);
Label name_of(const ruleset::Quota& quota);
// Its body, since when, by which paper.
Label name_of(const Commitment& commitment);
// The same with its kind: "X, từ 04/05/2027 (KH 12), loại fire".
Label name_with_kind(const Commitment& commitment);
// Of all visits of other bodies to the enterprise, so named.
std::vector<Label> visits_of_others(const std::vector<Commitment>& commitments, const std::string& enterprise);
Label joined(const std::vector<Label>& list);  // "a; b"
// The group of announced visits that may give way where days are lost (Draft::announced).
inline constexpr const char* announced_group = "announced";
// "one_check/OWNER", "quota/floor_a", "quota/floor_a/dept": what a group of a planning problem is called.
Label name_of_group(const ruleset::RuleSet& rules, const std::string& group);

}  // namespace inspectplan::plan
