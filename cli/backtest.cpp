#include <algorithm>
#include <charconv>
#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::vector<std::string> rules;
  std::string outcomes, top = "5,10,20";
  std::optional<std::string> size;
  std::int64_t from = 0, to = 0;
  std::optional<std::int64_t> samples, seed;
};

// "5,10,20"
std::vector<int> percents(const std::string& text) {
  std::vector<int> list;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    int percent = 0;
    const auto [rest, error] = std::from_chars(text.data() + at, text.data() + end, percent);
    if (error != std::errc() || rest != text.data() + end || percent < 1 || percent > 100)
      throw UsageError{"--top takes whole percents from 1 to 100, not \"" + text + "\"", "for example --top 5,10,20"};
    if (std::find(list.begin(), list.end(), percent) == list.end()) list.push_back(percent);
    at = end + 1;
  }
  return list;
}

int backtest(const Options& options, const Global& global) {
  if (options.rules.size() > 2)
    throw UsageError{"--rules: two rule sets stand side by side, not " + std::to_string(options.rules.size()), ""};
  if (options.rules.size() == 2 && options.rules[0] == options.rules[1])
    throw UsageError{"--rules names " + options.rules[0] + " twice", "name another rule set to compare it with"};
  if (options.from < 1900 || options.to > 2200 || options.from > options.to)
    throw UsageError{"--from and --to are years, the first not after the second", "for example --from 2023 --to 2025"};
  if (options.samples.value_or(0) < 0 || options.samples.value_or(0) > 10'000)
    throw UsageError{"--samples lies between 0 and 10000", ""};
  if (options.seed.value_or(0) < 0) throw UsageError{"--seed is 0 or greater", ""};
  usecase::BacktestRequest request{options.rules,
                                   global.database,
                                   options.outcomes,
                                   static_cast<int>(options.from),
                                   static_cast<int>(options.to),
                                   percents(options.top),
                                   options.size,
                                   200,
                                   1};
  if (options.samples) request.samples = static_cast<int>(*options.samples);
  if (options.seed) request.seed = static_cast<std::uint64_t>(*options.seed);
  Diagnostics diagnostics;
  Pool pool = global.pool();
  const auto observer = make_observer(global);
  const auto result = usecase::backtest(request, pool, diagnostics, *observer);
  if (show_findings(diagnostics, global) || !result) return 1;
  print_sheet(global, usecase::backtest_sheet(*result, global.lang()), usecase::backtest_json(*result, request));
  return 0;
}

}  // namespace

void add_backtest(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command =
      root.sub("backtest", "Would these rules have found where it happened? Past years scored and judged");
  command.list("--rules", options->rules, "Directory of a rule set; twice to compare two");
  command.text("--outcomes", options->outcomes, "What counts: a table, or rows of one: 'TABLE[condition]'", true);
  command.number("--from", options->from, "First year", true);
  command.number("--to", options->to, "Last year", true);
  command.text("--top", options->top, "Percents of the enterprises (default 5,10,20)");
  command.text("--size", options->size, "A number of the enterprise to order by for comparison");
  command.number("--samples", options->samples, "Samples behind the intervals (default 200; 0: none)");
  command.number("--seed", options->seed, "Seed of the samples (default 1)");
  command.example("inspectplan backtest --rules rules/vn/national --outcomes TABLE --from 2023 --to 2025");
  command.run([options, &global] { return backtest(*options, global); });
}

}  // namespace inspectplan::cli
