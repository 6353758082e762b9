#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

std::optional<usecase::Seal> seal_option(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto seal = usecase::parse_seal(*text);
  if (!seal)
    throw UsageError{"--seal wants NUMBER:DIGEST, not \"" + *text + "\"", "as `inspectplan runs seal` prints it"};
  return seal;
}

std::string outcome(const usecase::Audit& audit, const Say& say) {
  if (!audit.findings.empty()) {
    const std::int64_t first = audit.findings.front().entry;
    const std::string what =
        first > 0 ? say("mục ", "entry ") + std::to_string(first) +
                        say(" là mục đầu tiên không đúng", " is the first that does not hold")
                  : say("mọi mục đều đúng, nhưng có thứ không có mục", "all entries hold, but not everything has one");
    return what + "; " + std::to_string(audit.findings.size()) + say(" phát hiện\n", " findings\n");
  }
  const auto counted = [&](std::int64_t count, const char* vi, const char* en) {
    return std::to_string(count) + " " + say(vi, en);
  };
  return say("tất cả đều đúng: ", "all holds: ") + counted(audit.entries, "mục, ", "entries, ") +
         counted(audit.versions, "phiên bản quy tắc, ", "rule versions, ") +
         counted(audit.approvals + audit.plan_approvals, "phê duyệt, ", "approvals, ") +
         counted(audit.runs, "lần lập kế hoạch, ", "runs, ") +
         counted(audit.certificates, "lần có chứng minh\n", "of them proved\n") + say("niêm phong ", "seal ") +
         (audit.seal ? usecase::to_string(*audit.seal) : say("không có: sổ trống", "none: the ledger is empty")) + "\n";
}

int verify(const std::optional<std::string>& seal, const Global& global) {
  const auto observer = make_observer(global);
  Pool pool = global.pool();
  const usecase::Audit audit = usecase::audit(global.database, seal_option(seal), pool, *observer);
  const bool table = global.output() == report::Format::table;
  if (!table || !audit.findings.empty() || !audit.notes.empty())
    print_sheet(global, usecase::audit_sheet(audit), usecase::audit_json(audit));
  if (table) print(outcome(audit, global.say()));
  return audit.findings.empty() ? 0 : 1;
}

int seal(const Global& global) {
  const auto last = usecase::last_seal(global.database);
  if (!last) throw EnvironmentError("the ledger of " + global.database + " is empty: there is nothing to seal");
  print(usecase::to_string(*last) + "\n");
  return 0;
}

}  // namespace

void add_runs_verify(Command runs, const Global& global) {
  auto asked = std::make_shared<std::optional<std::string>>();
  auto run = std::make_shared<std::string>();
  Command verifying =
      runs.sub("verify", "Hold the file against its ledger: chain, rows, rules, approvals, results, proofs");
  verifying.optional_argument("RUN", *run, "Instead: this plan without the solver: limits, value, bound");
  verifying.text("--seal", *asked, "NUMBER:DIGEST noted earlier: finds a ledger that was cut short or written anew");
  verifying.example("inspectplan runs verify");
  verifying.example("inspectplan runs verify R0001");
  verifying.run([asked, run, &global] {
    if (run->empty()) return verify(*asked, global);
    if (*asked)
      throw UsageError{"--seal is held against the whole ledger, not against one plan",
                       "`runs verify --seal`, and `runs verify RUN` for the plan"};
    return verify_plan(*run, global);
  });

  Command sealing = runs.sub("seal", "Print number and digest of the last entry, to be noted down or signed elsewhere");
  sealing.example("inspectplan runs seal > seal.txt");
  sealing.run([&global] { return seal(global); });
}

}  // namespace inspectplan::cli
