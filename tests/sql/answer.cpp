#include "answer.hpp"

#include <algorithm>

#include "feel/checked.hpp"
#include "score/compiled.hpp"

namespace inspectplan::sql {
namespace {

using feel::Kind;
using feel::Register;

class Collector {
 public:
  Collector(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Clock& clock)
      : rules_(rules), data_(data), compiled_(score::compile(rules, data, clock)), shown_(compiled_.program) {
    answer_.rows.resize(data.enterprises.rows);
    name_columns();
  }

  Answer collect() {
    const std::size_t rows = data_.enterprises.rows;
    for (std::size_t first = 0; first < rows; first += feel::batch_rows) {
      const std::size_t count = std::min(feel::batch_rows, rows - first);
      compiled_.program.run(data_, first, count, feel::Mode::shown, shown_);
      for (std::size_t i = 0; i < count; ++i) fill(first, i);
    }
    return std::move(answer_);
  }

 private:
  struct Wanted {
    std::string name;
    Register value;
    Kind kind;
  };

  void name_columns() {
    const auto add = [&](std::string name, Register value, Kind kind) {
      wanted_.push_back({name, value, kind});
      answer_.columns.push_back(name);
      if (kind == Kind::boolean || kind == Kind::text) return;
      answer_.columns.push_back(name + "_low");
      answer_.columns.push_back(name + "_high");
    };
    answer_.columns = {rules_.schema.enterprise.fields[rules_.schema.enterprise.key[0]].name};
    for (std::size_t i = 0; i < rules_.derived.size(); ++i)
      add("derived_" + rules_.derived[i].id, compiled_.derived[i], rules_.derived[i].value.type().kind);
    for (std::size_t i = 0; i < rules_.sectors.size(); ++i)
      add("sector_" + rules_.sectors[i].id, compiled_.sectors[i], Kind::boolean);
    for (std::size_t i = 0; i < rules_.matters.size(); ++i)
      add("matter_" + rules_.matters[i].id, compiled_.matters[i], Kind::boolean);
    for (std::size_t i = 0; i < rules_.mandates.size(); ++i)
      add("mandate_" + rules_.mandates[i].id, compiled_.mandates[i], Kind::boolean);
    for (std::size_t i = 0; i < rules_.scorecards.size(); ++i) {
      const auto& card = rules_.scorecards[i];
      add("card_" + card.id, compiled_.cards[i].points, Kind::number);
      for (std::size_t k = 0; k < card.factors.size(); ++k)
        add("points_" + card.id + "_" + card.factors[k].id, compiled_.cards[i].factors[k].points, Kind::number);
    }
    if (compiled_.score) add("score", *compiled_.score, Kind::number);
    if (compiled_.last_visit) add("last_visit", *compiled_.last_visit, Kind::date);
    if (compiled_.is_due) add("is_due", *compiled_.is_due, Kind::boolean);
    answer_.columns.push_back("tier");
    if (compiled_.population) answer_.columns.push_back("in_population");
  }

  void fill(std::size_t first, std::size_t i) {
    std::vector<Cell>& cells = answer_.rows[first + i];
    const std::size_t key = rules_.schema.enterprise.key[0];
    cells.emplace_back(std::string(data_.enterprises.columns[key].text(first + i)));
    for (const Wanted& wanted : wanted_) put(cells, wanted, i);
    const auto tier = compiled_.tier ? number(*compiled_.tier, i) : std::nullopt;
    cells.push_back(tier ? Cell(rules_.tiers[static_cast<std::size_t>(*tier)].id) : std::nullopt);
    if (compiled_.population) cells.push_back(shown_.truths(*compiled_.population)[i] == feel::truth_false ? "0" : "1");
  }

  void put(std::vector<Cell>& cells, const Wanted& wanted, std::size_t i) const {
    if (wanted.kind == Kind::boolean) {
      const std::uint8_t truth = shown_.truths(wanted.value)[i];
      cells.push_back(truth == feel::truth_unknown ? Cell() : Cell(truth == feel::truth_true ? "1" : "0"));
    } else if (wanted.kind == Kind::text) {
      cells.push_back(shown_.known(wanted.value)[i] ? Cell(std::string(shown_.texts(wanted.value)[i])) : Cell());
    } else {
      const bool known = shown_.known(wanted.value)[i] != 0;
      const std::int64_t low = shown_.low(wanted.value)[i], high = shown_.high(wanted.value)[i];
      cells.push_back(known && low == high ? Cell(std::to_string(low)) : Cell());
      cells.push_back(known ? Cell(std::to_string(low)) : Cell());
      cells.push_back(known ? Cell(std::to_string(high)) : Cell());
    }
  }

  std::optional<std::int64_t> number(Register value, std::size_t i) const {
    if (shown_.known(value)[i] == 0) return std::nullopt;
    return shown_.low(value)[i];
  }

  const ruleset::RuleSet& rules_;
  const column::Dataset& data_;
  score::Compiled compiled_;
  feel::Workspace shown_;
  std::vector<Wanted> wanted_;
  Answer answer_;
};

std::string shown(const Cell& cell) { return cell ? "\"" + *cell + "\"" : "NULL"; }

bool is_end(const std::string& name) { return name.ends_with("_low") || name.ends_with("_high"); }

}  // namespace

Answer engine_answer(const ruleset::RuleSet& rules, const column::Dataset& data, const score::Clock& clock) {
  return Collector(rules, data, clock).collect();
}

std::string difference(const Answer& expected, const Answer& got) {
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < expected.columns.size(); ++i) known[expected.columns[i]] = i;
  for (const std::string& name : got.columns)
    if (!known.contains(name)) return "a column that nobody expects: " + name;
  for (const std::string& name : expected.columns)
    if (!is_end(name) && std::find(got.columns.begin(), got.columns.end(), name) == got.columns.end())
      return "no column " + name;
  if (expected.rows.size() != got.rows.size())
    return std::to_string(got.rows.size()) + " rows, not " + std::to_string(expected.rows.size());
  for (std::size_t row = 0; row < got.rows.size(); ++row)
    for (std::size_t i = 0; i < got.columns.size(); ++i) {
      const Cell& right = expected.rows[row][known[got.columns[i]]];
      if (got.rows[row][i] != right)
        return "row " + std::to_string(row) + ", " + got.columns[i] + ": " + shown(got.rows[row][i]) + ", not " +
               shown(right);
    }
  return {};
}

}  // namespace inspectplan::sql
