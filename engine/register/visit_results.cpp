#include "register/visit_results.hpp"

namespace inspectplan::registers {
namespace {

class Doubts {
 public:
  Doubts(const VisitRow& row, const Entering& entering) : row_(row), entering_(entering) {}

  std::vector<Doubt> of_event() {
    const auto date = row_.day("date");
    if (date && entering_.on < *date && row_.has("outcome") && !row_.is("outcome", "postponed"))
      refuse("date", {"result-in-future",
                      "the visit is dated " + to_string(*date) + ", and entered on " + to_string(entering_.on),
                      "give the day it took place (--date), or the day this is entered (--on)"});
    if (const PlannedVisits* plan = named_plan(); plan && doubts_.empty() && !is_outside_plan())
      held_against(*plan, date);
    return std::move(doubts_);
  }

  std::vector<Doubt> of_finding() {
    const auto visit = row_.day_of_visit();
    for (const char* field : {"remedy_by", "remedied_on"})
      if (const auto day = row_.day(field); day && visit && *day < *visit)
        doubt(field,
              {"remedy-before-visit",
               "what was found on " + to_string(*visit) + (std::string(field) == "remedy_by" ? " is to be" : " was") +
                   " put right by " + to_string(*day),
               "give the day by which it is to be put right (remedy_by), or was (remedied_on)"});
    if (const auto day = row_.day("remedied_on"); day && entering_.on < *day)
      refuse("remedied_on", {"result-in-future",
                             "what was found is said to be put right on " + to_string(*day) +
                                 ", and that is entered on " + to_string(entering_.on),
                             "give the day it was put right, or the day this is entered (--on)"});
    return std::move(doubts_);
  }

  std::vector<Doubt> of_objection() {
    named_plan();
    return std::move(doubts_);
  }

 private:
  const VisitRow& row_;
  const Entering& entering_;
  std::vector<Doubt> doubts_;

  void refuse(const char* field, Fault fault) { doubts_.push_back({field, std::move(fault), false}); }
  void doubt(const char* field, Fault fault) { doubts_.push_back({field, std::move(fault), true}); }
  bool is_outside_plan() const { return row_.is("ground", "signs") || row_.is("ground", "direction"); }

  // None where the row names no run, or one that is not there: then that is said.
  const PlannedVisits* named_plan() {
    const std::string run = row_.text("run");
    if (run.empty() || !entering_.plans) return nullptr;
    const PlannedVisits* plan = entering_.plans(run);
    if (!plan)
      refuse("run",
             {"unknown-run", "there is no run " + run,
              "`inspectplan runs list` shows those there are; leave it empty where the visit is of none of them"});
    return plan;
  }

  void held_against(const PlannedVisits& plan, const std::optional<Day>& date) {
    if (date && row_.has("outcome") && to_civil(*date).year != plan.year)
      doubt("date",
            {"outside-plan-year",
             "the visit is dated " + to_string(*date) + ", out of the year of the plan, " + std::to_string(plan.year),
             "see that it is a visit of this plan"});
    const auto planned = plan.departments.find(row_.text("enterprise"));
    if (planned == plan.departments.end())
      doubt("enterprise", {"visit-not-planned",
                           row_.text("run") + " plans no visit of \"" + row_.text("enterprise") +
                               "\"; its result is taken all the same",
                           "if another enterprise was visited, set this one right (`register correct`)"});
    else if (const std::string lead = row_.text("department"); !lead.empty() && !planned->second.contains(lead))
      doubt("department", {"not-its-part", lead + " has no part in the visit of \"" + row_.text("enterprise") + "\"",
                           "its result is taken all the same; see that it is the department that came"});
  }
};

}  // namespace

std::vector<Doubt> doubts_of(const VisitRow& row, const Entering& entering) {
  if (row.table() == "visit_event") return Doubts(row, entering).of_event();
  if (row.table() == "visit_finding") return Doubts(row, entering).of_finding();
  if (row.table() == "objection") return Doubts(row, entering).of_objection();
  return {};
}

}  // namespace inspectplan::registers
