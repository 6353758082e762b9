#include "usecase/visits/others_coming.hpp"

#include "plan/sites.hpp"
#include "usecase/data/owners.hpp"
#include "usecase/planning/spent.hpp"

namespace inspectplan::usecase {
namespace {

class OthersComing {
 public:
  OthersComing(const VisitTold& told, Session& session, Diagnostics& diagnostics)
      : told_(told), session_(session), owners_(session), diagnostics_(diagnostics) {}

  void planned(const plan::Plan& plan) {
    for (const plan::Visit& visit : plan.visits) {
      const std::string& site = plan::covers(visit, told_.enterprise) ? told_.enterprise : visit.enterprise;
      if (owners_.same(site, told_.enterprise))
        say(told_.run + " plans a visit of " + site + " in " + visit.period, site,
            "if one visit is enough, drop the planned one");
    }
  }

  void added(const ToldVisit& visit) {
    for (const registers::VisitEvent& event : visit.book().events)
      if (visit.is_of_year(event) && event.is_outside_plan() && counts_as_held(event) &&
          owners_.same(event.enterprise, told_.enterprise))
        say(event.visit_no + " is a visit of " + event.enterprise + " outside the plan" +
                (event.date ? " on " + to_string(*event.date) : "") + " (" + event.document + ")",
            event.enterprise, "if one visit is enough, go to all the owner's sites in one");
  }

  void of_other_bodies() {
    for (const auto& row : session_.store.commitments({}))
      if (Span{row.from, row.until.value_or(row.from)}.overlaps(session_.clock.plan_start, session_.clock.plan_end) &&
          owners_.same(row.enterprise, told_.enterprise))
        say(row.body + " comes to " + row.enterprise + " on " + to_string(row.from) + " (" + row.kind +
                (row.document.empty() ? "" : ", " + row.document) + ")",
            row.enterprise, "if one visit is enough, leave it to that body");
  }

 private:
  void say(const std::string& what, const std::string& site, const char* hint) {
    const bool same = site == told_.enterprise;
    diagnostics_.warning("also-planned", {},
                         what + (same ? "" : ", which has the owner of \"" + told_.enterprise + "\""), hint);
  }

  const VisitTold& told_;
  Session& session_;
  Owners owners_;
  Diagnostics& diagnostics_;
};

}  // namespace

void warn_of_others_coming(const VisitTold& told, const ToldVisit& visit, Diagnostics& diagnostics) {
  SessionRequest of_run;
  of_run.database = told.database;
  of_run.run = told.run;
  Diagnostics repeated;  // what is to be said of rules and data was said when the plan was made
  auto session = open_session(of_run, repeated, silent());
  if (!session) return;
  OthersComing others(told, *session, diagnostics);
  others.planned(visit.plan());
  others.added(visit);
  others.of_other_bodies();
}

}  // namespace inspectplan::usecase
