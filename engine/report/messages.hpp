#pragma once
// The fixed words of reports, in both languages. What names things of a rule set comes from the rule set.
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/label.hpp"

namespace inspectplan::report {

enum class Message : std::size_t {
  // plan_csv and plan_table: headings
  number,
  enterprise,
  id,
  owner,
  others,
  visit_outside,
  sectors,
  matters,
  lead,
  coordinating,
  coordinating_days,
  period,
  from,
  until,
  days,
  lead_days,
  mode,
  score,
  score_low,
  score_high,
  tier,
  basis,
  rule_set,
  notes,
  // plan_table: titles and totals
  plan_title,  // {0} year
  lead_title,  // {0} year, {1} department
  coordinating_title,
  no_visits,
  no_capacity,
  capacity,
  reserve,
  used,
  left,
  total,
  unmet_title,
  quotas_title,
  left_out_title,
  findings_title,
  none,
  mandate,
  why,
  needs,
  quota,
  wanted,
  achieved,
  visits,
  whole_plan,
  regime,
  run,
  register_digest,
  result_digest,
  parameters,    // {0} as-of day, {1} import, {2} seed
  part_as_of,    // {0} as-of day
  part_summary,  // {0} visits, {1} joint
  summary,       // {0} enterprises, {1} candidates, {2} visits, {3} mandatory, {4} joint, {5} overlaps avoided
  value,
  upper_bound,
  with_stays,
  gap,
  visit_value,
  undecided,
  window,  // {0} period, {1} first day, {2} last day
  // words inside cells
  sites,  // {0} ids and names
  same_number,
  same_visit_as,  // {0} id
  score_unknown,
  physical,
  remote,
  guidance,
  error,
  warning,
  info,
  draft,
  proposed,
  approved,
  approved_by,  // {0} decision, {1} day
  // workbook: sheets and their headings
  joined_page,
  summary_page,
  reasons_page,
  team_page,
  for_team,
  for_team_at,   // {0} sites
  no_figure,     // {0} how many
  no_figure_of,  // {0} names
  team_blank,
  team_without,  // {0} sites
  left_out_page,
  outside_page,
  visit_number,
  visit_day,
  visit_ground,
  document,
  outcome,
  led_visits,
  mark,  // {0} run, {1} status, {2} rule set, {3} as-of day, {4} digest
  rules_digest,
  // register to be filled in
  template_title,  // {0} department
  template_meaning,
  template_lists,
  template_column,
  template_allowed,
  template_notes,
  template_key,
  template_required,
  template_personal,
  template_whole,
  template_decimals,  // {0} how many
  template_pattern,   // {0} regular expression
  // page
  status_of_run,  // {0} run, {1} status
  data_until,     // {0} day
  to_visits,
  figures_title,
  joint_visits,
  leads,
  inspector_days,
  enterprises,
  mandated,
  not_placed,  // {0} how many
  overlaps_avoided,
  capacity_title,
  department,
  by_period,
  no_days_known,
  risk_title,
  risk_at,  // {0} percent of the days, {1} percent of the risk
  share_of_days,
  share_of_risk,
  alike,
  risk_note,  // {0} visits without a known score
  tiers_title,
  sectors_title,
  sectors_note,
  joint_title,
  joint_note,
  visits_title,
  visits_note,
  numbers_note,
  shared_reason,  // {0} number in the list of those
  shared_reasons,
  days_asked,  // what "(?)" stands for
  days_of_shown,
  days_blank,  // what an empty cell stands for
  drawn,
  search,
  all,
  shown_of,  // {0} rows shown, {1} all rows
  unfold_all,
  citations,
  origin_title,
  as_of,
  import_and_seed,
  // appendix
  ground,  // {0} title, {1} number, {2} day
  recipients,
  // answers to questions about a plan
  answer_page,
  answer_caption,   // {0} title, {1} how many rows
  answer_of_run,    // {0} run, {1} rules, {2} day
  answer_of_data,   // {0} rules, {1} day
  answer_of_rules,  // {0} rules
  answer_why_not,   // {0} enterprise
  answer_missing,
  answer_targets,  // {0} year
  answer_duties,   // {0} year, {1} department
  way,
  price,
  lacking,
  full_caps,
  answer_visits,
  answer_joint,
  answer_overlaps,
  answer_enterprises,
  answer_sectors,
  answer_matters,
  answer_coverage,
  by_lottery,
  by_score,
  enterprise_count,
  share,
  mandated_count,
  drawn_count,
  chosen_by_score,
  never_visited,
  first_visits,
  of_these_visited,  // {0} what was asked
  looked_at,
  hits,
  hit_rate,
  not_stated,
  answer_changes,  // {0} the other run
  change,
  enters,
  leaves,
  moves,
  before,
  // register duplicates
  pair_first,
  pair_second,
  pair_name,
  pair_same,       // {0} field
  pair_alike,      // {0} field
  pair_misspelt,   // {0} field
  pair_slip,       // {0} field, {1} and {2} values, {3} the one whose check digit fails
  pair_two_slips,  // {0} field, {1} and {2} values, both of which fail
  pair_different,  // {0} field, {1} and {2} values
  count_           // number of messages
};

// The words of a message; {0}, {1} … stand for what is put in.
const std::string& words(Message message, Language language);
std::string words(Message message, Language language, std::initializer_list<std::string_view> parts);

}  // namespace inspectplan::report
