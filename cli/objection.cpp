// What enterprises say against their visit: `objection add`, `objection decide`, `objection reply`.
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string run, enterprise, number, ground, outcome, text, document;
  std::vector<std::string> set;
  std::optional<Day> date, on;
};

usecase::ObjectionTold told_of(const Options& options, const Global& global) {
  usecase::ObjectionTold told;
  told.database = global.database;
  told.run = options.run;
  told.enterprise = options.enterprise;
  told.objection_no = options.number;
  for (const auto& [field, value] : usecase::FieldValues{{"ground", options.ground},
                                                         {"outcome", options.outcome},
                                                         {"text", options.text},
                                                         {"document", options.document}})
    if (!value.empty()) told.cells.emplace_back(field, value);
  for (const std::string& text : options.set) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError{"--set wants FIELD=VALUE, not \"" + text + "\"", "FIELD= makes the value missing"};
    told.corrections.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  told.on = *options.on;
  told.actor = global.actor;
  return told;
}

int show(const std::optional<usecase::ObjectionTaken>& taken, const Diagnostics& diagnostics, const Global& global) {
  if (show_findings(diagnostics, global) || !taken) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("ý kiến", "objection"), say("lần nhập", "import"), say("đính chính", "correction")};
  sheet.rows = {{taken->objection_no, std::to_string(taken->import),
                 taken->correction ? std::to_string(*taken->correction) : ""}};
  JsonWriter json(2);
  json.begin_object().member("objection", taken->objection_no).member("import", taken->import).key("correction");
  taken->correction ? json.number(*taken->correction) : json.null();
  print_sheet(global, sheet, json.end_object().text());
  return 0;
}

int add(const Options& options, const Global& global) {
  usecase::ObjectionTold told = told_of(options, global);
  told.cells.emplace_back("received", to_string(*options.date));
  Diagnostics diagnostics;
  return show(usecase::add_objection(told, diagnostics), diagnostics, global);
}

int decide(const Options& options, const Global& global) {
  if (options.outcome.empty()) throw UsageError{"--outcome is required", "see `inspectplan objection decide --help`"};
  usecase::ObjectionTold told = told_of(options, global);
  told.cells.emplace_back("decided", to_string(*options.date));
  Diagnostics diagnostics;
  return show(usecase::decide_objection(told, diagnostics), diagnostics, global);
}

int reply(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto answer = usecase::answer_subject(global.database, options.run, options.enterprise, options.number,
                                              global.lang(), diagnostics, *observer);
  if (show_findings(diagnostics, global) || !answer) return 1;
  print(global.output() == report::Format::json ? answer->json + "\n" : answer->text);
  return 0;
}

}  // namespace

void add_objection(Command root, const Global& global) {
  Command objection = root.sub("objection", "What an enterprise says against its visit: add, decide, reply");
  objection.example("inspectplan objection reply R0001 SYN-000001 1");

  auto coming = std::make_shared<Options>();
  Command added = objection.sub("add", "An objection that came in");
  added.argument("RUN", coming->run, "The recorded plan it is against, for example R0001");
  added.argument("ENTERPRISE", coming->enterprise, "Key of the enterprise");
  added.choice("--ground", coming->ground, {"not_ours", "closed", "already_checked", "exempt", "wrong_data"},
               "What it says");
  added.text("--text", coming->text, "In its words");
  added.text("--document", coming->document, "Its letter");
  added.day("--date", coming->date, "The day it was received", true);
  added.day("--on", coming->on, "The date it is entered under", true);
  added.example(
      "inspectplan objection add R0001 SYN-000001 --ground wrong_data --text '20 lao dong' --date 2027-01-10 --on "
      "2027-01-11");
  added.run([coming, &global] {
    if (coming->ground.empty()) throw UsageError{"--ground is required", "see `inspectplan objection add --help`"};
    return add(*coming, global);
  });

  auto deciding = std::make_shared<Options>();
  Command decided = objection.sub("decide", "What was decided; with --set the register is set right");
  decided.argument("RUN", deciding->run, "The recorded plan it is against");
  decided.argument("ENTERPRISE", deciding->enterprise, "Key of the enterprise");
  decided.argument("NUMBER", deciding->number, "Number of the objection");
  decided.choice("--outcome", deciding->outcome, {"upheld", "rejected"}, "Whether it is right");
  decided.list("--set", deciding->set, "FIELD=VALUE of the enterprise that it sets right (repeatable)");
  decided.text("--document", deciding->document, "The decision", true);
  decided.day("--date", deciding->date, "The day of the decision", true);
  decided.day("--on", deciding->on, "The date it is entered under", true);
  decided.example(
      "inspectplan objection decide R0001 SYN-000001 1 --outcome upheld --set FIELD=20 --document 'CV 7' --date "
      "2027-01-20 --on 2027-01-20");
  decided.run([deciding, &global] { return decide(*deciding, global); });

  auto replying = std::make_shared<Options>();
  Command replied = objection.sub("reply", "What the enterprise may be answered");
  replied.argument("RUN", replying->run, "The recorded plan it is against");
  replied.argument("ENTERPRISE", replying->enterprise, "Key of the enterprise");
  replied.argument("NUMBER", replying->number, "Number of the objection");
  replied.example("inspectplan objection reply R0001 SYN-000001 1");
  replied.run([replying, &global] { return reply(*replying, global); });
}

}  // namespace inspectplan::cli
