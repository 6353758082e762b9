#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

int list(const Global& global) {
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("lần lập kế hoạch", "run"), say("tình trạng", "status"),        say("năm", "year"),
                  say("dữ liệu đến", "as of"),    say("lần nhập", "import"),          say("quy tắc", "rules"),
                  say("phiên bản", "version"),    say("mã kết quả", "result digest"), say("người thực hiện", "actor")};
  sheet.right = {false, false, true, false, true, false, false, false, false};
  JsonWriter json(2);
  json.begin_object().key("runs").begin_array();
  for (const ledger::Run& run : usecase::recorded_runs(global.database)) {
    const auto& parameters = run.parameters;
    const bool whole = parameters.import > 0;  // a part says neither the import nor who planned
    sheet.rows.push_back({run.id, report::status_in_words(run.status, global.lang()), std::to_string(parameters.year),
                          written(parameters.as_of).in(global.lang()), whole ? std::to_string(parameters.import) : "",
                          run.ruleset_id, run.ruleset_version, run.result_digest.substr(0, 16), run.actor});
    json.begin_object().member("run", run.id).member("status", run.status).member("year", parameters.year);
    json.member("as_of", parameters.as_of).key("import");
    (whole ? json.number(parameters.import) : json.null()).member("ruleset", run.ruleset_id);
    json.member("version", run.ruleset_version).member("ruleset_digest", run.ruleset_digest);
    json.member("register_digest", run.register_digest).member("result_digest", run.result_digest);
    json.key("actor");
    (whole ? json.string(run.actor) : json.null()).end_object();
  }
  json.end_array().end_object();
  print_sheet(global, sheet, json.text());
  return 0;
}

int show(const std::string& id, const Global& global) {
  Diagnostics diagnostics;
  const auto result = usecase::recorded_plan(global.database, id, diagnostics);
  if (show_findings(diagnostics, global) || !result) return 1;
  print_plan(*result, global);
  return 0;
}

std::string replay_json(const usecase::ReplayResult& result) {
  JsonWriter json(2);
  json.begin_object().member("run", result.recorded.id).member("equal", result.equal);
  json.member("program_version", result.recorded.program_version);
  json.member("replayed_by", INSPECTPLAN_VERSION).key("digests").begin_array();
  for (const auto& digest : result.digests)
    json.begin_object()
        .member("what", digest.what.en)
        .member("recorded", digest.recorded)
        .member("replayed", digest.replayed)
        .end_object();
  json.end_array().end_object();
  return json.take();
}

int replay(const std::string& id, const Global& global) {
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto result = usecase::replay(global.database, id, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("nội dung", "what"), say("đã ghi", "recorded"), say("lập lại", "replayed"), ""};
  const std::string& made_by = result->recorded.program_version;
  sheet.rows.push_back({say("chương trình", "program"), made_by, INSPECTPLAN_VERSION,
                        made_by == INSPECTPLAN_VERSION ? say("như nhau", "equal") : say("khác", "another")});
  for (const auto& digest : result->digests)
    sheet.rows.push_back({say(digest.what), digest.recorded.substr(0, 32), digest.replayed.substr(0, 32),
                          digest.recorded == digest.replayed ? say("như nhau", "equal") : say("KHÁC", "DIFFERS")});
  print_sheet(global, sheet, replay_json(*result));
  return result->equal ? 0 : 1;
}

int against(const std::string& id, const std::string& other, const Global& global) {
  Diagnostics diagnostics;
  const auto difference = usecase::compare_runs(global.database, id, other, diagnostics);
  if (show_findings(diagnostics, global) || !difference) return 1;
  print_sheet(global, usecase::difference_sheet(*difference), usecase::difference_json(*difference));
  return difference->differences.empty() ? 0 : 1;
}

}  // namespace

void add_runs(Command root, const Global& global) {
  Command runs = root.sub("runs", "Recorded plans: list, show, replay, verify, ledger, seal");
  runs.example("inspectplan runs show R0001");
  auto id = std::make_shared<std::string>();

  Command listing = runs.sub("list", "All recorded runs, oldest first");
  listing.example("inspectplan runs list --format json");
  listing.run([&global] { return list(global); });

  Command showing = runs.sub("show", "A recorded plan again, in any format");
  showing.argument("RUN", *id, "Run, for example R0001");
  showing.example("inspectplan runs show R0001 --format csv");
  showing.run([id, &global] { return show(*id, global); });

  Command replaying = runs.sub("replay", "Make a recorded plan again from its rules and data and compare");
  replaying.argument("RUN", *id, "Run, for example R0001");
  replaying.example("inspectplan runs replay R0001");
  auto other = std::make_shared<std::optional<std::string>>();
  replaying.text("--against", *other, "Another run: say what differs instead (data, rules, parameters, edits, visits)");
  replaying.run([id, other, &global] { return *other ? against(*id, **other, global) : replay(*id, global); });
  add_runs_verify(runs, global);
  add_runs_ledger(runs, global);
}

}  // namespace inspectplan::cli
