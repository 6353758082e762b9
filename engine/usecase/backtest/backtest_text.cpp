// What `backtest` prints: JSON and a table.
#include <map>

#include "base/json.hpp"
#include "usecase/backtest/backtest.hpp"

namespace inspectplan::usecase {
namespace {

constexpr int digits = 2;  // of a percent

std::string percent(std::int64_t hundredths) { return to_string(Scaled{hundredths, digits}) + " %"; }

// How many times better than drawing lots: `top` percent of the enterprises have `top` percent of the outcomes.
Scaled lift(const BacktestLine& line) {
  return {static_cast<std::int64_t>(divide_half_even(Wide{line.share.found}, Wide{line.top})), digits};
}

Label year_of(const BacktestLine& line) {
  if (!line.year) return {"Tất cả", "All"};
  return {std::to_string(*line.year), std::to_string(*line.year)};
}

}  // namespace

report::Sheet backtest_sheet(const Backtest& result, Language language) {
  report::Sheet sheet;
  sheet.header =
      language == Language::vi
          ? std::vector<std::string>{"Năm", "Xếp theo", "Nhóm đầu", "Tỷ lệ vụ việc", "Từ", "Đến", "So với bốc thăm"}
          : std::vector<std::string>{"Year", "Ordered by",      "Top", "Share of outcomes", "From",
                                     "To",   "Lift over chance"};
  sheet.right = {false, false, true, true, true, true, true};
  for (const BacktestLine& line : result.lines)
    sheet.rows.push_back({year_of(line).in(language), line.order.in(language), std::to_string(line.top) + " %",
                          percent(line.share.found), percent(line.share.low), percent(line.share.high),
                          to_string(lift(line))});
  return sheet;
}

std::string backtest_json(const Backtest& result, const BacktestRequest& request, Language language) {
  JsonWriter json;
  json.begin_object().member("format", "inspectplan.backtest/1").member("outcomes", request.outcomes);
  json.member("samples", request.samples).member("seed", static_cast<std::int64_t>(request.seed));
  json.key("years").begin_array();
  for (const Backtest::Year& year : result.years)
    json.begin_object()
        .member("year", year.year)
        .member("enterprises", year.enterprises)
        .member("outcomes", year.outcomes)
        .member("struck", year.struck)
        .member("seen_from_today", year.looking_back)
        .end_object();
  json.end_array().key("lines").begin_array();
  for (const BacktestLine& line : result.lines) {
    json.begin_object().key("year");
    line.year ? json.number(*line.year) : json.null();
    json.member("order", line.order.in(language)).member("top_percent", line.top);
    json.member("share_percent", Scaled{line.share.found, digits});
    json.member("share_low", Scaled{line.share.low, digits}).member("share_high", Scaled{line.share.high, digits});
    json.member("lift", lift(line)).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
