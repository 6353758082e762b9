#include "usecase/visits/objections.hpp"

#include <algorithm>

#include "base/written.hpp"
#include "column/visit_tables.hpp"
#include "plan/sites.hpp"
#include "register/add.hpp"
#include "register/correct.hpp"
#include "register/visits.hpp"
#include "report/audience.hpp"
#include "report/subject_explanation.hpp"
#include "usecase/said.hpp"
#include "usecase/usecase.hpp"
#include "usecase/visits/set_right.hpp"

namespace inspectplan::usecase {
namespace {

using registers::Objection;

std::string value_in(const ObjectionTold& told, const std::string& field) {
  for (const auto& [name, value] : told.cells)
    if (name == field) return value;
  return {};
}

const Objection* find_objection(const std::vector<Objection>& objections, const std::string& enterprise,
                                const std::string& number) {
  for (const Objection& one : objections)
    if (one.enterprise == enterprise && one.objection_no == number) return &one;
  return nullptr;
}

std::string next_number(const std::vector<Objection>& objections, const std::string& enterprise) {
  for (int number = 1;; ++number)
    if (find_objection(objections, enterprise, std::to_string(number)) == nullptr) return std::to_string(number);
}

void unknown_objection(const std::string& enterprise, const std::string& number, Diagnostics& diagnostics) {
  diagnostics.error("unknown-objection", {},
                    "\"" + enterprise + "\" has no objection \"" + number + "\" in the register",
                    "add it first (`inspectplan objection add`), or correct its number");
}

registers::AddRequest request_of(const ObjectionTold& told, const std::string& number, const char* about) {
  registers::AddedRow row{"objection", {{"enterprise", told.enterprise}, {"objection_no", number}}};
  row.cells.insert(row.cells.end(), told.cells.begin(), told.cells.end());
  return {{std::move(row)}, about, told.on, told.actor};
}

// False with findings. What stands already, since the machine stopped between the two entries, is no fault.
bool set_right(registers::Register& store, const column::Schema& schema, const ObjectionTold& told,
               ObjectionTaken& taken, Diagnostics& diagnostics) {
  if (told.corrections.empty()) return true;
  registers::CorrectionRequest request;
  request.table = schema.enterprise.name;
  request.key = {told.enterprise};
  request.fields = told.corrections;
  request.why = reason_of(told.objection_no);
  request.document = value_in(told, "document");
  request.on = told.on;
  request.actor = told.actor;
  Diagnostics found;
  const auto corrected = registers::correct(store, schema, request, found);
  if (corrected) taken.correction = corrected->import;
  const auto sorted = found.sorted();
  const bool stands = sorted.size() == 1 && sorted.front().code == "nothing-to-correct";
  if (!stands) diagnostics.merge(std::move(found));
  return corrected || stands;
}

void check_received(const ObjectionTold& told, const PlanResult& recorded, const std::vector<Objection>& objections,
                    Diagnostics& diagnostics) {
  const auto received = parse_day(value_in(told, "received"));
  if (received && told.on < *received)
    diagnostics.error("objection-in-future", {},
                      "the objection is received on " + to_string(*received) + ", and entered on " + to_string(told.on),
                      "give the day it came (--date), or the day this is entered (--on)");
  const auto& visits = recorded.document.plan.visits;
  const bool visited = std::any_of(visits.begin(), visits.end(),
                                   [&](const plan::Visit& visit) { return plan::covers(visit, told.enterprise); });
  if (!visited)
    diagnostics.warning("visit-not-planned", {}, told.run + " plans no visit of \"" + told.enterprise + "\"",
                        "see that it is the enterprise that objects, and the plan it objects to");
  for (const Objection& one : objections)
    if (one.enterprise == told.enterprise && one.objection_no != told.objection_no && one.received == received &&
        one.ground == value_in(told, "ground"))
      diagnostics.warning(
          "objection-twice", {},
          "objection " + one.objection_no + " of \"" + told.enterprise + "\" came on the same day on the same ground",
          "see that it is not the same letter");
}

void check_decided(const ObjectionTold& told, const Objection& objection, Diagnostics& diagnostics) {
  const auto decided = parse_day(value_in(told, "decided"));
  if (decided && objection.received && *decided < *objection.received)
    diagnostics.error(
        "decision-too-early", {},
        "the decision is dated " + to_string(*decided) + ", the objection came on " + to_string(*objection.received),
        "give the date of the decision (--date)");
  if (decided && told.on < *decided)
    diagnostics.error("objection-in-future", {},
                      "the decision is dated " + to_string(*decided) + ", and entered on " + to_string(told.on),
                      "give the date of the decision (--date), or the day this is entered (--on)");
  const std::string outcome = value_in(told, "outcome");
  if (!objection.outcome.empty() && objection.outcome != outcome)
    diagnostics.warning(
        "objection-decided", {},
        "the objection was " + objection.outcome + " before (" + objection.document + "), it is " + outcome + " now",
        "what was set right by the first decision stands; correct it back where it should not "
        "(`register correct`)");
  if (outcome == "upheld" && told.corrections.empty())
    diagnostics.warning("nothing-set-right", {}, "the objection is upheld, and nothing of the register is set right",
                        "say what is right (--set), or strike the visit (`plan drop`, `plan amend`)");
}

Label called(std::string_view field, const std::string& value) {
  static const column::TableSchema table = column::objection_table();
  return table.fields[table.find(field).value()].names.at(value);
}

Label ground_words(const std::string& ground) { return called("ground", ground); }

Label outcome_words(const std::string& outcome) {
  return outcome.empty() ? Label{"đang xem xét", "not decided yet"} : called("outcome", outcome);
}

std::string heading(const Objection& objection, Language language) {
  const auto say = [&](const Label& label) { return label.in(language); };
  const auto day = [&](const std::optional<Day>& on) { return on ? " " + say(written(*on)) : std::string(); };
  std::string text = say({"Kiến nghị số ", "Objection "}) + objection.objection_no + day(objection.received) + ": " +
                     say(ground_words(objection.ground)) + "\n" + say({"Kết quả: ", "Outcome: "}) +
                     say(outcome_words(objection.outcome)) + day(objection.decided);
  if (!objection.document.empty()) text += " (" + objection.document + ")";
  return text + "\n";
}

}  // namespace

std::optional<ObjectionTaken> add_objection(const ObjectionTold& told, Diagnostics& diagnostics) {
  const auto recorded = recorded_plan(told.database, told.run, diagnostics);
  if (!recorded) return std::nullopt;
  registers::Register store(told.database, registers::Register::Open::changing);
  const auto objections = read_visits(store, {}).objections;
  ObjectionTaken taken;
  taken.objection_no = told.objection_no.empty() ? next_number(objections, told.enterprise) : told.objection_no;
  check_received(told, *recorded, objections, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  auto request = request_of(told, taken.objection_no, "objection add");
  request.rows.front().cells.emplace_back("run", told.run);
  const auto import = registers::add_rows(store, recorded->rules->schema, request, diagnostics);
  if (!import) return std::nullopt;
  taken.import = *import;
  return taken;
}

std::optional<ObjectionTaken> decide_objection(const ObjectionTold& told, Diagnostics& diagnostics) {
  const auto recorded = recorded_plan(told.database, told.run, diagnostics);
  if (!recorded) return std::nullopt;
  registers::Register store(told.database, registers::Register::Open::changing);
  const auto objections = read_visits(store, {}).objections;
  const Objection* objection = find_objection(objections, told.enterprise, told.objection_no);
  if (objection == nullptr) {
    unknown_objection(told.enterprise, told.objection_no, diagnostics);
    return std::nullopt;
  }
  const std::string document = value_in(told, "document");
  all_said({{"--document", document}}, diagnostics);
  check_decided(told, *objection, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  if (value_in(told, "outcome") != "upheld" && !told.corrections.empty()) {
    diagnostics.error("correction-of-rejected", {}, "an objection that is rejected sets nothing right",
                      "leave --set out, or uphold it");
    return std::nullopt;
  }
  ObjectionTaken taken;
  taken.objection_no = told.objection_no;
  if (!set_right(store, recorded->rules->schema, told, taken, diagnostics)) return std::nullopt;
  const auto import = registers::add_rows(store, recorded->rules->schema,
                                          request_of(told, told.objection_no, "objection decide"), diagnostics);
  if (!import) return std::nullopt;
  taken.import = *import;
  return taken;
}

std::optional<SubjectAnswer> answer_subject(const std::string& database, const std::string& run,
                                            const std::string& enterprise, const std::string& objection_no,
                                            Language language, Diagnostics& diagnostics, Observer& observer) {
  SessionRequest asked;
  asked.database = database;
  asked.run = run;
  auto session = open_session(asked, diagnostics, observer);
  const auto row = session ? find_enterprise(*session, enterprise, diagnostics) : std::nullopt;
  const auto recorded = row ? recorded_plan(database, run, diagnostics) : std::nullopt;
  if (!recorded) return std::nullopt;
  const score::Explanation explanation = score::explain(*session->rules, session->data, *row, session->clock);
  const report::Readers subject{ruleset::Audience::subject, {}, explanation.enterprise};
  const report::PlanDocument visible = visible_to(subject, recorded->document, *recorded->rules);
  const plan::Visit* visit = visible.plan.visits.empty() ? nullptr : &visible.plan.visits.front();
  SubjectAnswer answer;
  if (!objection_no.empty()) {
    const auto objections = read_visits(session->store, {}).objections;
    const Objection* objection = find_objection(objections, explanation.enterprise, objection_no);
    if (objection == nullptr) {
      unknown_objection(explanation.enterprise, objection_no, diagnostics);
      return std::nullopt;
    }
    // The visit rests on the data of the plan: what was set right since stands apart.
    answer.text = heading(*objection, language) +
                  set_right_text(session->store.database(), *objection, *session->rules, language) + "\n";
  }
  answer.text += report::subject_text(explanation, visit, *session->rules, language);
  answer.json = report::subject_json(explanation, visit, *session->rules);
  return answer;
}

}  // namespace inspectplan::usecase
