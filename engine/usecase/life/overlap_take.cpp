#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "ledger/step.hpp"
#include "plan/sites.hpp"
#include "plan/text.hpp"
#include "sqlite/guarded.hpp"
#include "usecase/find_run.hpp"
#include "usecase/life/line.hpp"
#include "usecase/life/overlap.hpp"
#include "usecase/life/overlap_list.hpp"
#include "usecase/planning/planning.hpp"
#include "usecase/planning/read_plan.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {
namespace {

enum class Decision { keep, strike, move, merge };

std::optional<Decision> decision_in(const std::string& cell) {
  static const std::map<std::string, Decision> words{
      {"", Decision::keep},       {"giu", Decision::keep},      {"keep", Decision::keep},   {"bo", Decision::strike},
      {"loai", Decision::strike}, {"strike", Decision::strike}, {"chuyen", Decision::move}, {"move", Decision::move},
      {"ghep", Decision::merge},  {"merge", Decision::merge}};
  const auto word = words.find(fold_vietnamese(cell));
  return word == words.end() ? std::nullopt : std::optional(word->second);
}

// "2027-Q3", "Q3", "Quý III/2027", "quý 3".
std::string period_in(const std::string& cell, const std::vector<plan::Period>& periods) {
  const std::string wanted = fold_vietnamese(cell);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const std::string id = fold_vietnamese(periods[i].id), after_year = id.substr(std::min<std::size_t>(5, id.size()));
    const std::string vi = fold_vietnamese(plan::name_of(periods[i]).vi);
    const std::string without_year = vi.substr(0, vi.rfind('/'));
    const std::string numbered = vi.substr(0, vi.find(' ')) + " " + std::to_string(i + 1);
    for (const std::string& name : {id, after_year, vi, without_year, numbered})
      if (wanted == name) return periods[i].id;
  }
  return {};
}

// What the list says beside its decisions: where it is not the list that went out.
class Comparison {
 public:
  Comparison(const std::string& file, const plan::Plan& sent, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < sent.visits.size(); ++i)
      for (const plan::Site& site : plan::sites_of(sent.visits[i])) sent_[site.enterprise] = {i + 1, site.name};
  }

  // False where the row is none of those sent.
  bool row(const ReturnedRow& row) {
    const auto found = sent_.find(row.id);
    if (found == sent_.end() && !keeps(row)) {
      diagnostics_.error("list-row-added", {},
                         place(row) + "\"" + row.id + "\" was not in the list that was sent, and \"" + row.decision +
                             "\" is decided of it",
                         near(row.id));
      return false;
    }
    if (found == sent_.end()) {
      warn("list-row-added", row, "\"" + row.id + "\" was not in the list that was sent; it is left aside",
           "put it into the plan by hand where it should be visited (`plan pin`)");
      return false;
    }
    if (!seen_.insert(row.id).second) {
      diagnostics_.error("list-row-twice", {}, place(row) + row.id + " stands here a second time", "say it once");
      return false;
    }
    const auto& [place, name] = found->second;
    if (row.name != name)
      warn("list-row-renamed", row, row.id + " is called \"" + row.name + "\", it was sent as \"" + name + "\"",
           "the id counts; see that the decision is about this enterprise");
    if (row.number != std::to_string(place) || place < last_)
      out_of_order_ += (out_of_order_.empty() ? "" : ", ") + row.id;
    last_ = std::max(last_, place);
    return true;
  }

  void finish() {
    if (!out_of_order_.empty())
      diagnostics_.warning("list-reordered", {}, file_ + ": not in the order in which they were sent: " + out_of_order_,
                           "the ids count; see that no decision slipped into another row");
    std::string gone;
    for (const auto& [id, place] : sent_)
      if (!seen_.contains(id)) gone += (gone.empty() ? "" : ", ") + id;
    if (!gone.empty())
      diagnostics_.warning("list-rows-gone", {}, file_ + ": sent and not come back, so nothing is decided: " + gone,
                           "their visits stay; ask whether they were meant to be struck");
  }

 private:
  static bool keeps(const ReturnedRow& row) { return decision_in(row.decision) == Decision::keep; }

  // Written by hand an id loses its case, or a letter.
  std::string near(const std::string& id) const {
    std::vector<std::string> ids;
    for (const auto& [sent, place] : sent_) ids.push_back(sent);
    const auto found = nearest(id, ids);
    return found ? "did you mean " + *found + "? write the id as it was sent"
                 : "write the id as it was sent, or leave the row out";
  }

  std::string place(const ReturnedRow& row) const { return file_ + ", row " + std::to_string(row.line) + ": "; }
  void warn(const char* code, const ReturnedRow& row, const std::string& what, const char* hint) {
    diagnostics_.warning(code, {}, place(row) + what, hint);
  }

  const std::string& file_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::pair<std::size_t, std::string>> sent_;  // number of its visit, and its name
  std::set<std::string> seen_;
  std::string out_of_order_;
  std::size_t last_ = 0;
};

class Taker {
 public:
  Taker(const OverlapRequest& request, Diagnostics& diagnostics) : request_(request), diagnostics_(diagnostics) {}

  std::vector<ledger::Edit> edits(const std::vector<ReturnedRow>& rows, const plan::Plan& sent,
                                  const ruleset::Planning& planning) {
    const auto periods = plan::periods_of(sent.year, planning.periods, planning.blackouts);
    Comparison comparison(request_.file, sent, diagnostics_);
    std::vector<ledger::Edit> edits;
    for (const ReturnedRow& row : rows) {
      const auto decision = decision_in(row.decision);
      if (!decision)
        wrong("list-decision", row, "\"" + row.decision + "\" is none of the decisions",
              "write giữ, bỏ, chuyển or ghép (keep, strike, move, merge)");
      if (comparison.row(row) && decision) decide(*decision, row, periods, edits);
    }
    comparison.finish();
    warn_of_divided(rows, sent, edits);
    return edits;
  }

  OverlapTaken taken;

 private:
  void wrong(const char* code, const ReturnedRow& row, const std::string& what, const char* hint) {
    diagnostics_.error(code, {}, request_.file + ", row " + std::to_string(row.line) + ": " + what, hint);
  }

  // Kept, as it says; but somebody may have meant more.
  void unclear(const ReturnedRow& row, const std::string& what) {
    diagnostics_.warning(
        "list-decision-unclear", {},
        request_.file + ", row " + std::to_string(row.line) + ": " + row.id + " has " + what + "; the visit is kept",
        "ask what was meant, and say it in the column of decisions");
  }

  // Sites of one visit have a row each; what moves is the visit, so that a row expressly kept comes along.
  void warn_of_divided(const std::vector<ReturnedRow>& rows, const plan::Plan& sent,
                       const std::vector<ledger::Edit>& edits) {
    const plan::VisitBySite visits = plan::by_site(sent.visits);
    for (const ReturnedRow& row : rows) {
      const auto visit = visits.find(row.id);
      if (row.decision.empty() || decision_in(row.decision) != Decision::keep || visit == visits.end()) continue;
      const auto moved = std::find_if(edits.begin(), edits.end(), [&](const ledger::Edit& edit) {
        return edit.kind == "move" && plan::covers(*visit->second, edit.enterprise);
      });
      if (moved != edits.end())
        diagnostics_.warning("list-visit-divided", {},
                             request_.file + ", row " + std::to_string(row.line) + ": " + row.id + " is kept, and " +
                                 moved->enterprise + " of the same visit is moved to " + moved->period +
                                 "; it is one visit, so " + row.id + " moves as well",
                             "say it of both rows; two visits of the owner need a period in both rows");
    }
  }

  void decide(Decision decision, const ReturnedRow& row, const std::vector<plan::Period>& periods,
              std::vector<ledger::Edit>& edits) {
    if (decision == Decision::keep) {
      ++taken.kept;
      if (!row.period.empty())
        unclear(row, "a period, \"" + row.period + "\", and no decision to move the visit there");
      else if (row.decision.empty() && (!row.note.empty() || !row.document.empty()))
        unclear(row, "\"" + (row.note.empty() ? row.document : row.note) + "\" beside an empty decision");
      return;
    }
    ledger::Edit edit;
    edit.kind = decision == Decision::strike ? "drop" : decision == Decision::move ? "move" : "merge";
    edit.enterprise = row.id;
    edit.reason = row.note.empty() ? "overlap check" : row.note;
    edit.by = request_.by;
    edit.document = row.document.empty() ? request_.document : row.document;
    edit.on = request_.on;
    if (edit.document.empty())
      wrong("list-without-letter", row, row.id + ": no letter is named", "fill in its number, or give --document");
    if (decision == Decision::move) {
      edit.period = period_in(row.period, periods);
      if (edit.period.empty())
        wrong("unknown-period", row, "\"" + row.period + "\" is no period of the plan",
              "write for example Q3 or Quý III");
    }
    ++(decision == Decision::strike ? taken.struck : decision == Decision::move ? taken.moved : taken.merged);
    edits.push_back(std::move(edit));
  }

  const OverlapRequest& request_;
  Diagnostics& diagnostics_;
};

// The run that the rows name; empty, with a finding, where they name none or several.
std::string run_named(const std::vector<ReturnedRow>& rows, const std::string& file, Diagnostics& diagnostics) {
  std::set<std::string> runs;
  for (const ReturnedRow& row : rows)
    if (!row.run.empty()) runs.insert(row.run);
  if (runs.size() == 1) return *runs.begin();
  diagnostics.error("list-run", {}, file + " names " + (runs.empty() ? "no plan" : "several plans"),
                    "its column \"Lần lập\" says of which plan it is: fill it in as it was sent");
  return {};
}

// Another register may have a run of the same number.
bool is_of(const ReturnedList& list, const ledger::Run& sent, const std::string& file, Diagnostics& diagnostics) {
  if (list.mark.empty() || list.mark == mark_of_list(sent)) return true;
  diagnostics.error(
      "list-run", {},
      file + " was made of the plan \"" + list.mark + "\", " + sent.id + " here is another: " + mark_of_list(sent),
      "give the list that this register's `plan send-overlap` wrote; leave its second line as it was sent");
  return false;
}

bool was_sent(SQLite::Database& database, const std::string& run, Day on, Diagnostics& diagnostics) {
  std::optional<Day> sent;
  for (const ledger::Step& step : ledger::steps(database))
    if (step.run == run && step.step == "overlap_sent") sent = step.on;
  if (sent && on < *sent)
    diagnostics.error("step-too-early", {},
                      "the list came back on " + to_string(on) + ", it was sent on " + to_string(*sent),
                      "give the day of the letter (--date)");
  if (sent) return true;
  diagnostics.warning("list-not-sent", {}, "no entry says that the plan of " + run + " was sent for the overlap check",
                      "`inspectplan plan send-overlap` writes the list and enters that");
  return false;
}

// On the letter named, or on the one that the rows name; empty with a finding where they name none or several.
std::string letter_of(const OverlapRequest& request, const std::vector<ReturnedRow>& rows, Diagnostics& diagnostics) {
  std::set<std::string> letters;
  for (const ReturnedRow& row : rows)
    if (!row.document.empty()) letters.insert(row.document);
  if (request.document.empty() && letters.size() == 1) return *letters.begin();
  all_said({{"--document", request.document}}, diagnostics);
  return request.document;
}

ledger::Step step_of(const OverlapRequest& request, const std::string& letter, const std::string& bytes) {
  return {0, {}, "overlap_cleared", request.by, letter, {}, to_hex(sha256(bytes)), request.on};
}

// Nothing to plan again: the plan that was sent is the one that is cleared.
void enter_alone(registers::Register& store, ledger::Step step, const OverlapRequest& request) {
  sqlite::guarded(request.database, [&] {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    ledger::enter(store.database(), step, request.actor);
    transaction.commit();
  });
}

// The plan to be changed is the one that was sent, or one that came of it since and was named.
std::optional<ledger::Run> run_to_clear(registers::Register& store, const OverlapRequest& request,
                                        const std::string& sent, Diagnostics& diagnostics) {
  auto run = run_to_change(request.database, request.run.empty() ? sent : request.run, request.on, diagnostics);
  if (!run) return std::nullopt;
  for (const ledger::Run& older : line_of(store.database(), *run))
    if (older.id == sent) return run;
  diagnostics.error("list-run", {}, request.file + " is of " + sent + ", which " + run->id + " does not come of",
                    "name a plan that came of the one that was sent (--run), or leave it out");
  return std::nullopt;
}

}  // namespace

std::optional<OverlapTaken> take_overlap(const OverlapRequest& request, const std::string& bytes, Pool& pool,
                                         Diagnostics& diagnostics, Observer& observer) {
  const auto list = read_overlap_list(request.file, bytes, diagnostics);
  const std::string sent = list ? run_named(list->rows, request.file, diagnostics) : std::string();
  if (sent.empty()) return std::nullopt;
  registers::Register store(request.database, registers::Register::Open::changing);
  const auto of_sent = recorded_plan(request.database, sent, diagnostics);
  const auto run = of_sent ? run_to_clear(store, request, of_sent->document.run.id, diagnostics) : std::nullopt;
  if (!run || !is_a_draft(*run, diagnostics)) return std::nullopt;
  if (!is_of(*list, of_sent->document.run, request.file, diagnostics)) return std::nullopt;
  was_sent(store.database(), of_sent->document.run.id, request.on, diagnostics);
  Taker taker(request, diagnostics);
  std::vector<ledger::Edit> edits = taker.edits(list->rows, of_sent->document.plan, of_sent->rules->planning);
  all_said({{"--by", request.by}}, diagnostics);
  const std::string letter = diagnostics.has_errors() ? "" : letter_of(request, list->rows, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  taker.taken.run = run->id;
  ledger::Step step = step_of(request, letter, bytes);
  if (!edits.empty() && !is_still_to_come(store, *run, request.on, diagnostics)) return std::nullopt;
  if (edits.empty()) {
    step.run = run->id;
    if (!request.dry_run) enter_alone(store, step, request);
    return taker.taken;
  }
  PlanRequest asked = request_of(request.database, *run);
  asked.actor = request.actor;
  asked.program_version = request.program_version;
  asked.recorded_on = request.on;
  asked.stay = request.stay.value_or(of_sent->rules->planning.stay);
  const auto enter_step = [&](SQLite::Database& database, const ledger::Run& made) {
    step.run = made.id;
    ledger::enter(database, step, request.actor);
  };
  taker.taken.edited =
      plan_with_edits(*run, asked, std::move(edits), {request.dry_run, enter_step}, pool, diagnostics, observer);
  if (!taker.taken.edited) return std::nullopt;
  taker.taken.run = taker.taken.edited->after.document.run.id;
  return taker.taken;
}

}  // namespace inspectplan::usecase
