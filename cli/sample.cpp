#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::int64_t enterprises = 0;
  std::int64_t seed = 1;
  std::string out;
  std::string distributions = "data/distributions/vn-province.yaml";
};

int sample(const Options& options, const Global& global) {
  if (options.enterprises < 0) throw UsageError{"--enterprises must not be negative", ""};
  if (options.seed < 0) throw UsageError{"--seed must not be negative", ""};
  Diagnostics diagnostics;
  const auto observer = make_observer(global);
  const bool made = sample::make_sample({static_cast<std::uint64_t>(options.enterprises),
                                         static_cast<std::uint64_t>(options.seed), options.out, options.distributions},
                                        diagnostics, *observer);
  if (show_findings(diagnostics, global) || !made) return 1;
  print(std::to_string(options.enterprises) + " synthetic enterprises in " + options.out + "\n");
  return 0;
}

}  // namespace

void add_sample(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("sample", "Make a synthetic register to try things on");
  command.number("--enterprises", options->enterprises, "How many", true);
  command.number("--seed", options->seed, "Another seed, another register (default 1)");
  command.text("--out", options->out, "Folder to make; must not exist or be empty", true);
  command.text("--distributions", options->distributions, "What the synthetic province is like");
  command.example("inspectplan sample --enterprises 3000 --seed 2027 --out data/sample");
  command.run([options, &global] { return sample(*options, global); });
}

}  // namespace inspectplan::cli
