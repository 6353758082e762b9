#include "usecase/visits/others_coming.hpp"

#include "plan/sites.hpp"
#include "usecase/data/owners.hpp"

namespace inspectplan::usecase {
namespace {

void also_planned(const std::string& what, Diagnostics& diagnostics) {
  diagnostics.warning("also-planned", {}, what, "if one visit is enough, drop the planned one");
}

}  // namespace

void warn_of_others_coming(const VisitTold& told, const plan::Plan& plan, Diagnostics& diagnostics) {
  SessionRequest of_run;
  of_run.database = told.database;
  of_run.run = told.run;
  Diagnostics repeated;  // what is to be said of rules and data was said when the plan was made
  auto session = open_session(of_run, repeated, silent());
  if (!session) return;
  const Owners owners(*session);
  const std::string about = "\"" + told.enterprise + "\"";
  for (const plan::Visit& visit : plan.visits)
    if (plan::covers(visit, told.enterprise))
      also_planned(told.run + " plans a visit of " + about + " in " + visit.period + " already", diagnostics);
    else if (owners.same(visit.enterprise, told.enterprise))
      also_planned(told.run + " plans a visit of " + visit.enterprise + " in " + visit.period +
                       ", which has the owner of " + about,
                   diagnostics);
  for (const auto& row : session->store.commitments({}))
    if (Span{row.from, row.until.value_or(row.from)}.overlaps(session->clock.plan_start, session->clock.plan_end) &&
        owners.same(row.enterprise, told.enterprise))
      also_planned(row.body + " comes to " + row.enterprise + " on " + to_string(row.from) + " (" + row.kind +
                       (row.document.empty() ? "" : ", " + row.document) + ")" +
                       (row.enterprise == told.enterprise ? "" : ", which has the owner of " + about),
                   diagnostics);
}

}  // namespace inspectplan::usecase
