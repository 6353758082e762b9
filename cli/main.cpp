// Parse, dispatch, print, exit code: 0 done, 1 the answer is no, 2 wrong usage or unreadable input, 70 a fault of ours.
#include <cstdio>

#include "cli/commands.hpp"

int main(int argc, char** argv) {
  using namespace inspectplan;
  try {
    cli::CommandLine line("inspectplan",
                          "From a declarative rule set and a register to each department's annual inspection plan.",
                          INSPECTPLAN_VERSION);
    cli::Global global;
    cli::add_global_options(line.root(), global);
    cli::add_rules(line.root(), global);
    cli::add_import(line.root(), global);
    cli::add_register(line.root(), global);
    cli::add_sample(line.root(), global);
    cli::add_score(line.root(), global);
    cli::add_compile(line.root(), global);
    cli::add_plan(line.root(), global);
    cli::add_explain(line.root(), global);
    cli::add_who(line.root(), global);
    cli::add_query(line.root(), global);
    cli::add_runs(line.root(), global);
    cli::add_keys(line.root(), global);
    cli::add_backup(line.root(), global);
    cli::add_visit(line.root(), global);
    cli::add_objection(line.root(), global);
    cli::add_export(line.root(), global);
    cli::add_backtest(line.root(), global);
    cli::add_feel(line.root(), global);
    cli::add_completion(line);
    return line.execute(argc, argv);
  } catch (const cli::UsageError& error) {
    std::fprintf(stderr, "inspectplan: %s\n", error.message.c_str());
    if (!error.hint.empty()) std::fprintf(stderr, "  = %s\n", error.hint.c_str());
    return 2;
  } catch (const EnvironmentError& error) {
    std::fprintf(stderr, "inspectplan: %s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inspectplan: internal error: %s; please report it with the command that led here\n",
                 error.what());
    return 70;
  }
}
