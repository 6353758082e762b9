#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string directory, version, to;
  std::optional<Day> on;
};

int publish(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto done =
      usecase::publish_rules(options.directory, global.database, {*options.on, global.actor}, diagnostics);
  if (show_findings(diagnostics, global) || !done) return 1;
  print(done->version.id + "@" + done->version.version + " " + done->version.digest +
        (done->is_new ? "\n" : "\nnothing to do: published before\n"));
  return 0;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::vector<std::string> decisions(const usecase::VersionHistory& version) {
  std::vector<std::string> all;
  for (const ledger::Approval& approval : version.approvals)
    all.push_back(approval.decision + " (" + approval.date + ")");
  return all;
}

void write_json(JsonWriter& json, const usecase::VersionHistory& version) {
  const ledger::Version& rules = version.known.version;
  json.begin_object().member("id", rules.id).member("version", rules.version).member("digest", rules.digest);
  json.key("published");
  version.known.published_by ? json.string(version.known.published_on) : json.null();
  json.member("actor", version.known.published_actor).key("approvals").begin_array();
  for (const ledger::Approval& approval : version.approvals)
    json.begin_object()
        .member("decision", approval.decision)
        .member("date", approval.date)
        .member("key", approval.key)
        .end_object();
  json.end_array().key("runs").begin_array();
  for (const std::string& run : version.runs) json.string(run);
  json.end_array().end_object();
}

int history(const Global& global) {
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("quy tắc", "rules"),        say("phiên bản", "version"), say("mã", "digest"),
                  say("công bố", "published"),    say("người công bố", "by"),  say("phê duyệt", "approved"),
                  say("lần lập kế hoạch", "runs")};
  sheet.lines = 4;
  JsonWriter json(2);
  json.begin_object().key("versions").begin_array();
  for (const usecase::VersionHistory& version : usecase::rule_history(global.database)) {
    const ledger::KnownVersion& known = version.known;
    sheet.rows.push_back({known.version.id, known.version.version, known.version.digest.substr(0, 16),
                          known.published_on, known.published_actor, joined(decisions(version)), joined(version.runs)});
    write_json(json, version);
  }
  json.end_array().end_object();
  print_sheet(global, sheet, json.text());
  return 0;
}

int export_to(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto directory = usecase::export_rules(global.database, options.version, options.to, diagnostics);
  if (show_findings(diagnostics, global) || !directory) return 1;
  print(*directory + "\n");
  return 0;
}

}  // namespace

void add_rules_versions(Command rules, const Global& global) {
  auto options = std::make_shared<Options>();
  Command publishing = rules.sub("publish", "Keep a rule set in the register, byte for byte, as a version");
  publishing.argument("DIR", options->directory, "Directory of the rule set");
  publishing.day("--on", options->on, "The date it is entered under", true);
  publishing.example("inspectplan rules publish rules/vn/lang-son --on 2026-10-15 --actor 'A. Planner'");
  publishing.run([options, &global] { return publish(*options, global); });

  Command listing = rules.sub("history", "Rule versions of a register: published, approved, used by which runs");
  listing.example("inspectplan rules history");
  listing.run([&global] { return history(global); });

  Command exporting = rules.sub("export", "A version as files again, with its approvals");
  exporting.argument("VERSION", options->version, "id@version, or how the digest begins");
  exporting.text("--to", options->to, "Folder to make", true);
  exporting.example("inspectplan rules export 4522fbb9 --to rules-as-approved");
  exporting.run([options, &global] { return export_to(*options, global); });
}

}  // namespace inspectplan::cli
