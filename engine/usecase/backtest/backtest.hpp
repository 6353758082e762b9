#pragma once
// A rule set judged by what then happened: every past year is scored with what was known before it began, and the order
// of the scores is held against the outcomes of the year.
#include <optional>
#include <string>
#include <vector>

#include "base/label.hpp"
#include "base/pool.hpp"
#include "report/report.hpp"
#include "usecase/backtest/foretold.hpp"

namespace inspectplan::usecase {

struct BacktestRequest {
  std::vector<std::string> rules;  // directories; one or two, side by side
  std::string database;
  std::string outcomes;             // a child table, or rows of one: accident[killed > 0]
  int from = 0, to = 0;             // years
  std::vector<int> top;             // percents
  std::optional<std::string> size;  // a number of the enterprise that serves as a plain order
  int samples = 200;
  std::uint64_t seed = 1;
};

struct BacktestLine {
  std::optional<int> year;     // absent: all years together
  Label order;                 // by what the enterprises are ordered
  int top = 0;                 // percent
  std::optional<Share> share;  // of the outcomes, hundredths of a percent; none where there were none
};

struct Backtest {
  struct Year {
    int year = 0;
    std::size_t enterprises = 0;
    std::int64_t outcomes = 0;
    std::size_t struck = 0;                   // enterprises with one or more
    bool looking_back = false;                // no import is dated before the year: see registers::AsOf
    std::vector<std::string> imported_later;  // tables first imported after the year began, though others were before
  };
  std::vector<Year> years;
  std::vector<BacktestLine> lines;  // by year, order, top
};

// Empty on findings that are errors. What is read of an enterprise itself (not of its dated rows) is today's where the
// register has no import from before the year; a table that came later is not known then; a year may have no outcomes:
// warnings say so. Throws EnvironmentError for the file.
std::optional<Backtest> backtest(const BacktestRequest& request, Pool& pool, Diagnostics& diagnostics,
                                 Observer& observer);

report::Sheet backtest_sheet(const Backtest& result, Language language);
std::string backtest_json(const Backtest& result, const BacktestRequest& request);

}  // namespace inspectplan::usecase
