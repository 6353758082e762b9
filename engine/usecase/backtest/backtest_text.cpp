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
  return {static_cast<std::int64_t>(divide_half_even(Wide{line.share->found}, Wide{line.top})), digits};
}

// Share, from, to, lift; empty where there is none.
std::vector<std::string> figures(const BacktestLine& line) {
  if (!line.share) return {"", "", "", ""};
  const auto& interval = line.share->interval;
  return {percent(line.share->found), interval ? percent(interval->low) : "", interval ? percent(interval->high) : "",
          to_string(lift(line))};
}

void number_or_null(JsonWriter& json, const char* key, std::optional<Scaled> number) {
  json.key(key);
  number ? json.number(*number) : json.null();
}

void write_share(JsonWriter& json, const BacktestLine& line) {
  std::optional<Scaled> found, low, high, times;
  if (line.share) {
    found = Scaled{line.share->found, digits};
    times = lift(line);
    if (const auto& interval = line.share->interval) low = {interval->low, digits}, high = {interval->high, digits};
  }
  number_or_null(json, "share_percent", found);
  number_or_null(json, "share_low", low);
  number_or_null(json, "share_high", high);
  number_or_null(json, "lift", times);
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
  for (const BacktestLine& line : result.lines) {
    auto& row = sheet.rows.emplace_back();
    row = {year_of(line).in(language), line.order.in(language), std::to_string(line.top) + " %"};
    for (std::string& figure : figures(line)) row.push_back(std::move(figure));
  }
  return sheet;
}

std::string backtest_json(const Backtest& result, const BacktestRequest& request) {
  JsonWriter json;
  json.begin_object().member("format", "inspectplan.backtest/1").member("outcomes", request.outcomes);
  json.member("samples", request.samples).member("seed", static_cast<std::int64_t>(request.seed));
  json.key("years").begin_array();
  for (const Backtest::Year& year : result.years) {
    json.begin_object()
        .member("year", year.year)
        .member("enterprises", year.enterprises)
        .member("outcomes", year.outcomes)
        .member("struck", year.struck)
        .member("seen_from_today", year.looking_back)
        .key("imported_later")
        .begin_array();
    for (const std::string& table : year.imported_later) json.string(table);
    json.end_array().end_object();
  }
  json.end_array().key("lines").begin_array();
  for (const BacktestLine& line : result.lines) {
    json.begin_object().key("year");
    line.year ? json.number(*line.year) : json.null();
    json.member("order", line.order.en).member("top_percent", line.top);
    write_share(json, line);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
