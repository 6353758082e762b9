#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string file;
  std::optional<std::string> seal;
};

int backup(const std::string& to, const Global& global) {
  Diagnostics diagnostics;
  const auto done = usecase::backup(global.database, to, diagnostics);
  if (show_findings(diagnostics, global) || !done) return 1;
  print("written to " + to + (done->seal ? ", seal " + usecase::to_string(*done->seal) : "") + "\n");
  return 0;
}

int restore(const Options& options, const Global& global) {
  std::optional<usecase::Seal> seal;
  if (options.seal && !(seal = usecase::parse_seal(*options.seal)))
    throw UsageError{"--seal wants NUMBER:DIGEST, not \"" + *options.seal + "\"", ""};
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const auto done = usecase::restore(options.file, global.database, seal, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !done) return 1;
  if (!done->restored) {
    print_sheet(global, usecase::audit_sheet(done->audit), usecase::audit_json(done->audit));
    if (global.output() == report::Format::table) print("nothing was restored\n");
    return 1;
  }
  print("restored to " + global.database + ": all " + std::to_string(done->audit.entries) + " entries hold\n");
  return 0;
}

}  // namespace

void add_backup(Command root, const Global& global) {
  auto to = std::make_shared<std::string>();
  Command backing = root.sub("backup", "Copy the register with its ledger, also while it is in use");
  backing.argument("FILE", *to, "File to write; it must not be there");
  backing.example("inspectplan backup inspectplan-2026-11-20.db");
  backing.run([to, &global] { return backup(*to, global); });

  auto options = std::make_shared<Options>();
  Command restoring = root.sub("restore", "Verify a backup and put it in the place of a register that is gone");
  restoring.argument("FILE", options->file, "A backup");
  restoring.text("--seal", options->seal, "NUMBER:DIGEST that its ledger must meet");
  restoring.example("inspectplan restore inspectplan-2026-11-20.db --db inspectplan.db");
  restoring.run([options, &global] { return restore(*options, global); });
}

}  // namespace inspectplan::cli
