#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string version, folder;
  ApprovalOptions approval;
};

int approve(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto approval =
      usecase::approve_rules(global.database, approval_request(options.version, options.approval, global), diagnostics);
  if (show_findings(diagnostics, global) || !approval) return 1;
  print("approved: " + approval->version.id + "@" + approval->version.version + " by " + approval->decision + "\n");
  return 0;
}

int verify(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto judged = usecase::judge_export(options.folder, diagnostics);
  if (show_findings(diagnostics, global) || !judged) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("quyết định", "decision"), say("ngày", "date"), say("khóa", "key"), say("đúng", "holds")};
  JsonWriter json(2);
  json.begin_object().member("id", judged->version.id).member("version", judged->version.version);
  json.member("digest", judged->version.digest).member("directory", judged->directory).key("approvals").begin_array();
  bool all_hold = !judged->approvals.empty();
  for (const auto& [approval, fault] : judged->approvals) {
    all_hold = all_hold && fault.empty();
    sheet.rows.push_back({approval.decision, approval.date, approval.key, fault.empty() ? "yes" : "NO: " + fault});
    json.begin_object().member("decision", approval.decision).member("date", approval.date);
    json.member("key", approval.key).member("fault", fault).end_object();
  }
  json.end_array().end_object();
  if (global.output() == report::Format::table)
    print(judged->version.id + "@" + judged->version.version + " " + judged->version.digest + ", read from " +
          options.folder + (judged->directory.empty() ? "" : "/" + judged->directory) + "\n");
  print_sheet(global, sheet, json.text());
  return all_hold ? 0 : 1;
}

}  // namespace

void add_rules_approve(Command rules, const Global& global) {
  auto options = std::make_shared<Options>();
  Command approving = rules.sub("approve", "Sign a published version");
  approving.argument("VERSION", options->version, "id@version, or how the digest begins");
  add_approval_options(approving, options->approval);
  approving.example("inspectplan rules approve 4522fbb9 --key a.key --decision '12/QD' --date 2026-10-20");
  approving.run([options, &global] { return approve(*options, global); });

  Command verifying = rules.sub("verify", "Judge an exported version without a register: its digest and approvals");
  verifying.argument("FOLDER", options->folder, "Folder that `rules export` wrote");
  verifying.example("inspectplan rules verify rules-as-approved");
  verifying.run([options, &global] { return verify(*options, global); });
}

}  // namespace inspectplan::cli
