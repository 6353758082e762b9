// Visits as they take place: `visit add`, `visit announce`, `visit record`.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run, enterprise, visit;
  std::string ground, outcome, cause, department, kind, document, note;
  std::vector<std::string> days, findings;
  std::optional<Day> date, on;
};

std::pair<std::string, std::string> split_at_equals(const std::string& text, const char* option, const char* form) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    throw UsageError{std::string(option) + " wants " + form + ", not \"" + text + "\"", ""};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// "matter=M;gravity=serious;remedy_by=2027-06-30"
usecase::FieldValues finding_of(const std::string& text) {
  usecase::FieldValues fields;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(';', from), text.size());
    auto [field, value] = split_at_equals(text.substr(from, end - from), "--finding", "FIELD=VALUE;FIELD=VALUE…");
    fields.emplace_back(field == "no" ? "finding_no" : field, value);
    from = end + 1;
  }
  return fields;
}

usecase::VisitTold told_of(const Options& options, const Global& global) {
  usecase::VisitTold told;
  told.database = global.database;
  told.run = options.run;
  told.enterprise = options.enterprise;
  told.visit_no = options.visit;
  for (const auto& [field, value] : usecase::FieldValues{{"ground", options.ground},
                                                         {"outcome", options.outcome},
                                                         {"cause", options.cause},
                                                         {"department", options.department},
                                                         {"kind", options.kind},
                                                         {"document", options.document},
                                                         {"note", options.note}})
    if (!value.empty()) told.event.emplace_back(field, value);
  for (const std::string& text : options.days) told.days.push_back(split_at_equals(text, "--days", "DEPARTMENT=DAYS"));
  for (const std::string& text : options.findings) told.findings.push_back(finding_of(text));
  told.on = *options.on;
  told.actor = global.actor;
  return told;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void write(JsonWriter& json, const usecase::VisitTaken& taken) {
  json.member("import", taken.import).member("visit_no", taken.visit_no).key("enterprises").begin_array();
  for (const std::string& enterprise : taken.enterprises) json.string(enterprise);
  json.end_array();
}

int show(const std::optional<usecase::VisitTaken>& taken, const Diagnostics& diagnostics, const Global& global) {
  if (show_findings(diagnostics, global) || !taken) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("cuộc", "visit"), say("cơ sở", "enterprises"), say("lần nhập", "import")};
  sheet.rows = {{taken->visit_no, joined(taken->enterprises), std::to_string(taken->import)}};
  JsonWriter json(2);
  json.begin_object();
  write(json, *taken);
  print_sheet(global, sheet, json.end_object().text());
  return 0;
}

int record(const Options& options, const Global& global) {
  usecase::VisitTold told = told_of(options, global);
  if (options.date) told.event.emplace_back("date", to_string(*options.date));
  if (options.date && options.outcome.empty()) told.event.emplace_back("outcome", "held");
  Diagnostics diagnostics;
  return show(usecase::record_visit(told, diagnostics), diagnostics, global);
}

int announce(const Options& options, const Global& global) {
  usecase::VisitTold told = told_of(options, global);
  told.event.emplace_back("announced", to_string(*options.date));
  Diagnostics diagnostics;
  return show(usecase::announce_visit(told, diagnostics), diagnostics, global);
}

int add(const Options& options, const Global& global) {
  usecase::VisitTold told = told_of(options, global);
  told.event.emplace_back("date", to_string(*options.date));
  Diagnostics diagnostics;
  const auto added = usecase::add_visit(told, diagnostics);
  if (show_findings(diagnostics, global) || !added) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("cuộc", "visit"),       say("cơ quan", "department"), say("thời gian", "period"),
                  say("dự phòng", "reserve"), say("đã rút", "drawn"),       say("còn lại", "left")};
  sheet.right = {false, false, false, true, true, true};
  JsonWriter json(2);
  json.begin_object();
  write(json, added->taken);
  json.key("reserves").begin_array();
  for (const usecase::ReserveUse& use : added->reserves) {
    const std::string drawn = std::to_string(use.drawn);
    sheet.rows.push_back({added->taken.visit_no, use.department, use.period,
                          use.reserve ? std::to_string(*use.reserve) : "", drawn,
                          use.reserve ? std::to_string(*use.reserve - use.drawn) : ""});
    json.begin_object().member("department", use.department).member("period", use.period).key("reserve");
    use.reserve ? json.number(*use.reserve) : json.null();
    json.member("drawn", use.drawn).end_object();
  }
  print_sheet(global, sheet, json.end_array().end_object().text());
  return 0;
}

void add_common(Command& command, const std::shared_ptr<Options>& options) {
  command.argument("RUN", options->run, "The recorded plan, for example R0001");
  command.argument("ENTERPRISE", options->enterprise, "Key of the enterprise");
  command.text("--visit", options->visit, "Number of the visit or of its decision (default: the one the run plans)");
  command.text("--document", options->document, "The paper it rests on");
  command.text("--note", options->note, "A note");
  command.day("--on", options->on, "The date it is entered under", true);
}

}  // namespace

void add_visit(Command root, const Global& global) {
  Command visit = root.sub("visit", "Visits as they take place: added outside the plan, announced, recorded");
  visit.example("inspectplan visit announce R0001 SYN-000001 --date 2027-05-10 --on 2027-05-10");

  auto adding = std::make_shared<Options>();
  Command more =
      visit.sub("add", "A visit outside the plan, on signs of violation or by direction: it draws on the reserve");
  add_common(more, adding);
  more.choice("--ground", adding->ground, {"signs", "direction"}, "What it rests on");
  more.text("--department", adding->department, "Who leads", true);
  more.day("--date", adding->date, "The day it is to take place", true);
  more.list("--days", adding->days, "DEPARTMENT=DAYS set aside (repeatable)");
  more.text("--kind", adding->kind, "Kind of visit (default check)");
  more.example(
      "inspectplan visit add R0001 SYN-000001 --ground direction --department so_a --document 'CV 12' "
      "--date 2027-05-10 --days so_a=3 --on 2027-05-02");
  more.run([adding, &global] {
    if (adding->ground.empty()) throw UsageError{"--ground is required", "see `inspectplan visit add --help`"};
    return add(*adding, global);
  });

  auto telling = std::make_shared<Options>();
  Command told = visit.sub("announce", "Say that a visit outside the plan was announced: others may now read of it");
  add_common(told, telling);
  told.day("--date", telling->date, "The day on which it was announced", true);
  told.example("inspectplan visit announce R0001 SYN-000001 --date 2027-05-10 --on 2027-05-10");
  told.run([telling, &global] { return announce(*telling, global); });

  auto recording = std::make_shared<Options>();
  Command held = visit.sub("record", "What became of a visit: outcome, days, findings, fines, remedies");
  add_common(held, recording);
  held.choice("--outcome", recording->outcome, {"held", "paused", "stopped", "postponed"},
              "How it ended (default held)");
  held.choice("--cause", recording->cause, {"subject_gone", "already_inspected", "prosecuted"}, "Why it was stopped");
  held.day("--date", recording->date, "The day it took place, or was put off; left out: only days and findings");
  held.text("--department", recording->department, "Who led (default: as planned)");
  held.text("--kind", recording->kind, "Kind of visit (default: as planned)");
  held.list("--days", recording->days, "DEPARTMENT=DAYS used (repeatable)");
  held.list("--finding", recording->findings,
            "FIELD=VALUE;… with matter, gravity (minor, serious), wilful, text, fine, fined_by, could_fine, remedy_by, "
            "remedied_on, no (repeatable)");
  held.example(
      "inspectplan visit record R0001 SYN-000001 --date 2027-03-12 --days so_a=4 --finding "
      "'matter=M;gravity=serious;remedy_by=2027-06-30' --on 2027-03-20");
  held.run([recording, &global] { return record(*recording, global); });
}

}  // namespace inspectplan::cli
