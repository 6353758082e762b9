#pragma once
// Cells that the CSV and the table of a plan share.
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/run.hpp"
#include "plan/plan.hpp"
#include "report/labels.hpp"

namespace inspectplan::report {

std::int64_t days_of(const plan::Visit& visit, const std::string& department);       // 0 where it has none
std::string coordinators_with_days(const plan::Visit& visit, const Labels& labels);  // "Health office (1); …"
std::string score_cell(const plan::Visit& visit, const Labels& labels);              // "62.5 [60…71]"
// "SYN-000081 (Mỏ đá A), SYN-000083"
std::string sites_text(const plan::Visit& visit);
bool has_shared_visits(const plan::Plan& plan);  // that cover more than one site
// Mandates, lottery, lifted cap, sites, then the reasons.
std::string notes_of(const plan::Visit& visit, const Labels& labels);
// What the team is told, a line for sites of which the same is said: "…: Women 120; Elderly 3; not known: 2 more".
// Zeros are left out. What is not known is counted, since a page of thousands of visits has no room for all names;
// where nothing is known, which many visits share, it is named.
std::vector<std::string> team_lines(const plan::Visit& visit, const Labels& labels);
// What ties a sheet of paper to the run: rules, data, and enough of the digest to find it.
std::string mark_of(const ledger::Run& run, const Labels& labels);

}  // namespace inspectplan::report
