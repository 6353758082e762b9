#include "cli/global.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace inspectplan::cli {

Pool Global::pool() const {
  const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
  constexpr std::int64_t most = 256;
  if (threads < 0 || threads > most)
    throw UsageError{"--threads takes 1 to " + std::to_string(most) + ", or 0 for as many as there are cores", ""};
  return Pool(threads > 0 ? static_cast<unsigned>(threads) : cores);
}

void add_global_options(Command root, Global& global) {
  if (const char* database = std::getenv("INSPECTPLAN_DB"); database && *database) {
    global.database = database;
    global.has_database = true;
  }
  root.text("--db", global.database, "Register file (default inspectplan.db, $INSPECTPLAN_DB)");
  root.mark("--db", global.has_database);
  root.choice("--format", global.format, {"table", "csv", "json"}, "Form of the result",
              "queries and `export` write a workbook to a file: --to NAME.xlsx");
  root.choice("--lang", global.language, {"vi", "en"}, "Language of labels (default vi)");
  root.number("--threads", global.threads, "Threads to use; the result never depends on it");
  root.text("--actor", global.actor, "Who acts, for the record");
  root.flag("-q,--quiet", global.quiet, "Errors only");
  root.flag("-v,--verbose", global.verbose, "More messages");
}

bool show_findings(const Diagnostics& diagnostics, const Global& global) {
  std::vector<Diagnostic> shown;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    const bool wanted = diagnostic.severity == Severity::error ||
                        (!global.quiet && (diagnostic.severity == Severity::warning || global.verbose));
    if (wanted) shown.push_back(diagnostic);
  }
  const std::string text = render(shown);
  std::fwrite(text.data(), 1, text.size(), stderr);
  return diagnostics.has_errors();
}

int refusal_code(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    if (diagnostic.code == "unknown-enterprise") return 2;
  return 1;
}

std::size_t output_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 40) return size.ws_col;
  return 120;
}

void print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) throw EnvironmentError("the result could not be written to standard output");
}

void print_sheet(const Global& global, const report::Sheet& sheet, const std::string& json) {
  switch (global.output()) {
    case report::Format::json:
      return print(json + "\n");
    case report::Format::csv:
      return print(report::to_csv(sheet));
    case report::Format::table:
      return print(report::to_table(sheet, output_width()));
  }
}

}  // namespace inspectplan::cli
