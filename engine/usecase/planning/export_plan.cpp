#include "usecase/planning/export_plan.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.hpp"
#include "plan/sites.hpp"
#include "register/visits.hpp"
#include "report/appendix.hpp"
#include "report/plan_page.hpp"
#include "report/workbook.hpp"
#include "usecase/planning/export_entry.hpp"
#include "usecase/planning/outside.hpp"
#include "usecase/planning/part.hpp"
#include "usecase/planning/solve_file.hpp"
#include "usecase/usecase.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::array<const char*, 5> endings{".xlsx", ".html", ".csv", ".json", ".db"};

using column::Kind;
using report::Cell;

const ruleset::Form* find_form(const ruleset::RuleSet& rules, const ExportRequest& request, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const ruleset::Form& form : rules.forms) ids.push_back(form.id);
  std::string all = ids.empty() ? "the rule set has none: add one under `forms`" : "--form takes";
  for (const std::string& id : ids) all += " " + id;
  if (!request.form && rules.forms.size() == 1) return &rules.forms.front();
  const auto found = std::find_if(rules.forms.begin(), rules.forms.end(),
                                  [&](const ruleset::Form& form) { return request.form == form.id; });
  if (found != rules.forms.end()) return &*found;
  diagnostics.error("unknown-form", {}, request.form ? "there is no form " + *request.form : "no form is named", all);
  return nullptr;
}

// The enterprises of a register, looked up by key: rows are sorted by it.
class Facts {
 public:
  explicit Facts(const Session& session)
      : schema_(session.rules->schema.enterprise), table_(session.data.enterprises) {}

  Cell operator()(const std::string& enterprise, std::size_t field) const {
    const column::Column& keys = table_.columns[schema_.key.at(0)];
    std::size_t from = 0, to = table_.rows;
    while (from < to) {
      const std::size_t middle = from + (to - from) / 2;
      (keys.text(middle) < enterprise ? from : to) = keys.text(middle) < enterprise ? middle + 1 : middle;
    }
    const bool there = from < table_.rows && keys.text(from) == enterprise;
    return there ? cell(schema_.fields[field], table_.columns[field], from) : Cell();
  }

 private:
  static Cell cell(const column::Field& field, const column::Column& values, std::size_t row) {
    if (!values.valid(row)) return {};
    switch (field.kind) {
      case Kind::text:
        return std::string(values.text(row));
      case Kind::number:
        return Scaled{values.value(row), field.scale};
      case Kind::date:
        return Day{static_cast<std::int32_t>(values.value(row))};
      case Kind::boolean:
        return std::string(values.value(row) != 0 ? "x" : "");
    }
    return {};
  }

  const column::TableSchema& schema_;
  const column::Table& table_;
};

bool is_in_plan(const plan::Plan& plan, const std::string& department) {
  return std::any_of(plan.visits.begin(), plan.visits.end(),
                     [&](const plan::Visit& visit) { return report::takes_part(visit, department); }) ||
         std::any_of(plan.departments.begin(), plan.departments.end(),
                     [&](const plan::DepartmentPlan& one) { return one.id == department; });
}

bool check_department(const plan::Plan& plan, const report::Readers& readers, Diagnostics& diagnostics) {
  if (!readers.department || is_in_plan(plan, *readers.department)) return true;
  std::vector<std::string> known;
  for (const plan::DepartmentPlan& one : plan.departments) known.push_back(one.id);
  const auto near = nearest(*readers.department, known);
  diagnostics.error("unknown-department", {}, "--department: " + *readers.department + " has no part in the plan",
                    near ? "did you mean " + *near + "?" : "");
  return false;
}

// Rows of somebody else are none of a visited enterprise's business.
bool check_subject(const report::Readers& readers, Diagnostics& diagnostics) {
  if (readers.audience != ruleset::Audience::subject || readers.enterprise) return true;
  diagnostics.error("no-subject", {}, "--audience subject: it is not said who is visited", "add --enterprise ID");
  return false;
}

// No visit of an enterprise that the register knows is an answer; of one that it does not know is a slip of the pen.
bool check_enterprise(const ExportRequest& request, const plan::Plan& plan, Diagnostics& diagnostics,
                      Observer& observer) {
  const auto& asked = request.readers.enterprise;
  const auto concerns = [&](const plan::Visit& visit) { return plan::covers(visit, *asked); };
  if (!asked || std::any_of(plan.visits.begin(), plan.visits.end(), concerns)) return true;
  SessionRequest of_run;
  of_run.database = request.database;
  of_run.run = request.run;
  const auto session = open_session(of_run, diagnostics, observer);
  const auto row = session ? find_enterprise(*session, *asked, diagnostics) : std::nullopt;
  if (!row) return false;
  const std::size_t key = session->rules->schema.enterprise.key.front();
  const std::string id(session->data.enterprises.columns[key].text(*row));
  if (id == *asked) return true;
  diagnostics.error("unknown-enterprise", {}, "--enterprise " + *asked + " is a name, not a key", "it is " + id);
  return false;
}

bool check_part(const ExportRequest& request, Diagnostics& diagnostics) {
  if (is_part(request.database)) {
    diagnostics.error("part-only", {}, request.database + " is the part of a plan that a department was handed",
                      "export from the register that the plan was recorded in");
    return false;
  }
  if (!request.to.ends_with(".db") || request.readers.department) return true;
  diagnostics.error("whose-part", {}, "--to " + request.to + ": it is not said whose part of the plan that is",
                    "add --department DEPARTMENT; `inspectplan backup` copies the whole file");
  return false;
}

bool check_path(const ExportRequest& request, Diagnostics& diagnostics) {
  const bool known =
      std::any_of(endings.begin(), endings.end(), [&](const char* one) { return request.to.ends_with(one); });
  if (!known) {
    diagnostics.error("export-format", {}, "--to " + request.to + ": no format is known by that ending",
                      "write to NAME.xlsx, NAME.html, NAME.csv, NAME.json or NAME.db");
    return false;
  }
  if (request.layout == HtmlLayout::report || request.to.ends_with(".html")) return true;
  diagnostics.error("export-format", {}, "--layout appendix is one of pages, not of " + request.to,
                    "write to NAME.html, or leave --layout out: the sheets of a workbook have the form already");
  return false;
}

bool check_appendix(const ruleset::Form& form, Diagnostics& diagnostics) {
  if (form.appendix) return true;
  diagnostics.error("no-appendix", form.place, "the form " + form.id + " does not say what stands around its lists",
                    "give it an `appendix` (docs/rules-format.md), or leave --layout out");
  return false;
}

Exported write_workbook(const report::Workbook& book, const ExportRequest& request) {
  Exported done;
  done.visits = book.visits;
  if (request.to.ends_with(".json")) {
    write_file(request.to, report::workbook_json(book));
  } else {
    report::write_xlsx(book, request.to);
    done.sheets = book.pages.size();
  }
  return done;
}

// What was added to the year's plan, as the register knows it now; names as the run saw them.
std::vector<report::OutsideVisit> outside_visits(Session& session, const std::string& database, const Facts& facts) {
  const auto name = session.rules->schema.enterprise.find(session.rules->planning.name_field);
  std::vector<report::OutsideVisit> visits;
  for (const registers::VisitEvent& event : visits_outside_plan(session, database)) {
    const Cell called = name ? facts(event.enterprise, *name) : Cell();
    const auto* text = std::get_if<std::string>(&called);
    visits.push_back({event.enterprise, text ? *text : "", event.visit_no, event.department, event.kind, event.date,
                      event.announced, event.ground, event.document, event.outcome});
  }
  return visits;
}

std::string fact_text(const column::Field& field, const Cell& cell) {
  if (field.kind != Kind::boolean || std::holds_alternative<std::monostate>(cell))
    return report::text_of(cell, Language::en);
  return std::get<std::string>(cell).empty() ? "false" : "true";
}

// The facts that the form shows to these readers are those that go along.
std::vector<PartFact> part_facts(const plan::Plan& shown, const report::Readers& readers, const Session& session,
                                 const ruleset::Form& form) {
  const Facts facts(session);
  std::map<std::pair<std::string, std::string>, std::string> found;
  for (const plan::Visit& visit : shown.visits) {
    for (const ruleset::FormColumn& shown_fact : form.columns) {
      if (shown_fact.show != ruleset::Shown::fact || !readers.may_read(shown_fact.audience)) continue;
      for (const plan::Site& site : plan::sites_of(visit)) {
        const column::Field& field = session.rules->schema.enterprise.fields[shown_fact.field];
        std::string value = fact_text(field, facts(site.enterprise, shown_fact.field));
        if (!value.empty()) found.insert_or_assign({site.enterprise, field.name}, std::move(value));
      }
    }
  }
  std::vector<PartFact> list;
  for (auto& [key, value] : found) list.push_back({key.first, key.second, std::move(value)});
  return list;
}

std::optional<Exported> write_part(const ExportRequest& request, const PlanResult& recorded, const Session& session,
                                   const ruleset::Form& form) {
  const report::PlanDocument shown = report::visible_to(request.readers, recorded.document, *session.rules);
  write_file(request.to, part_bytes({shown, *session.rules, request.readers,
                                     part_facts(shown.plan, request.readers, session, form)}));
  return Exported{shown.plan.visits.size(), 0};
}

// What shows facts of the register, laid out as a form says.
std::optional<Exported> export_form(const ExportRequest& request, PlanResult& recorded, Diagnostics& diagnostics,
                                    Observer& observer) {
  SessionRequest asked;
  asked.database = request.database;
  asked.run = request.run;
  auto session = open_session(asked, diagnostics, observer);
  const ruleset::Form* form = session ? find_form(*session->rules, request, diagnostics) : nullptr;
  if (!form) return std::nullopt;
  recorded.document.outside = outside_visits(*session, request.database, Facts(*session));
  if (request.to.ends_with(".db")) return write_part(request, recorded, *session, *form);
  const report::WorkbookRequest wanted{form, request.readers, request.language};
  if (request.to.ends_with(".csv")) {
    const report::Workbook lists = report::plan_lists(recorded.document, *session->rules, wanted, Facts(*session));
    write_file(request.to, report::workbook_csv(lists, request.language));
    return Exported{lists.visits, 0};
  }
  if (!request.to.ends_with(".html"))
    return write_workbook(report::plan_workbook(recorded.document, *session->rules, wanted, Facts(*session)), request);
  if (!check_appendix(*form, diagnostics)) return std::nullopt;
  const report::Appendix appendix = report::plan_appendix(recorded.document, *session->rules, wanted, Facts(*session));
  write_file(request.to, appendix.html);
  return Exported{appendix.visits, 0};
}

Exported export_page(const ExportRequest& request, const PlanResult& recorded) {
  const report::PlanPage page =
      report::plan_page(recorded.document, *recorded.rules, request.readers, request.language);
  write_file(request.to, page.html);
  return {page.visits, 0};
}

std::optional<Exported> exported(const ExportRequest& request, PlanResult& recorded, Diagnostics& diagnostics,
                                 Observer& observer) {
  const bool is_report = request.to.ends_with(".html") && request.layout == HtmlLayout::report;
  if (is_report) return export_page(request, recorded);
  return export_form(request, recorded, diagnostics, observer);
}

}  // namespace

std::optional<Exported> export_plan(const ExportRequest& request, Diagnostics& diagnostics, Observer& observer) {
  if (!check_path(request, diagnostics) || !check_part(request, diagnostics) ||
      !check_subject(request.readers, diagnostics))
    return std::nullopt;
  auto recorded = recorded_plan(request.database, request.run, diagnostics);
  if (!recorded || !check_department(recorded->document.plan, request.readers, diagnostics) ||
      !check_enterprise(request, recorded->document.plan, diagnostics, observer) ||
      !may_be_exported(request, diagnostics))
    return std::nullopt;
  ExportDraft draft(request.to);
  ExportRequest drafted = request;
  drafted.to = draft.path();
  const auto done = exported(drafted, *recorded, diagnostics, observer);
  if (!done || diagnostics.has_errors()) return std::nullopt;
  enter_export(request, recorded->document.run, draft);
  draft.put_in_place();
  return done;
}

}  // namespace inspectplan::usecase
