// What is wrong on the other days on which a dated value changes: the rules are read as of each of them.
#include <algorithm>
#include <tuple>

#include "ruleset/reading.hpp"
#include "ruleset/refused_years.hpp"

namespace inspectplan::ruleset {
namespace {

// Days times entries: a bound on work, so that results repeat.
constexpr std::size_t most_work = 400'000;

std::size_t entries_of(const Tree& tree) {
  std::size_t entries = 1;
  for (const Section& section : tree.sections) entries += section.node().entries.size() + section.node().items.size();
  return entries;
}

using Said = std::tuple<const Source*, std::uint32_t, std::uint32_t, std::string, std::string>;

Said said(const Diagnostic& one) {
  return {one.place.source.get(), one.place.line, one.place.column, one.code, one.message};
}

class OtherDays {
 public:
  OtherDays(const Tree& tree, Day law_date, Diagnostics& diagnostics)
      : tree_(tree), law_date_(law_date), diagnostics_(diagnostics) {
    for (const Diagnostic& one : diagnostics.sorted()) said_.insert(said(one));
    Tree on_law_date = tree;
    Diagnostics said_elsewhere;
    usual_ = resolve_dates(on_law_date, law_date, said_elsewhere);
  }

  void run() {
    const std::map<Day, Change> changes = days_of_change(tree_);
    std::vector<Day> days;
    for (const auto& change : changes) days.push_back(change.first);
    // The day whose values hold on the law date has been looked at.
    const auto behind = changes.upper_bound(law_date_);
    if (behind != changes.begin()) std::erase(days, std::prev(behind)->first);
    const std::size_t most = std::max<std::size_t>(1, most_work / entries_of(tree_));
    const std::size_t left_out = days.size() > most ? days.size() - most : 0;
    days.erase(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(left_out));
    RefusedYears refused;
    for (const Day day : days) {
      auto error = look_at(day, day < law_date_ && changes.at(day) == Change::words);
      const auto next = changes.upper_bound(day);
      if (day < law_date_ && next != changes.end()) refused.add(day, next->first, std::move(error));
    }
    refused.say(diagnostics_);
    if (left_out > 0) say_left_out(left_out, days.front());
  }

 private:
  // Where a past day differs in words only, expressions are passed over: they take the time. Returns an error that is
  // no finding of its own, yet refuses the rules as they stand on that day.
  std::optional<Diagnostic> look_at(Day day, bool without_expressions) {
    Tree tree = tree_;
    Diagnostics found, too_early;  // of the law date alone it counts that nothing holds yet
    RuleSet rules;
    rules.law_date = day;
    Reading reading(rules, found);
    reading.days = {std::max(day, *year_.from), std::max(day, *year_.until)};
    reading.chosen = resolve_dates(tree, day, too_early);
    std::vector<Extent> unusual = reading.chosen;
    std::erase_if(unusual, [this](const Extent& one) { return is_usual(one); });
    reading.only = &unusual;
    reading.without_expressions = without_expressions;
    read_sections(tree, reading);
    check_names(tree, reading);
    if (without_expressions) {
      check_references(reading);
      check_documents(reading);
    } else {
      check_sections(reading);
    }
    std::optional<Diagnostic> refusing;
    for (Diagnostic& one : found.sorted()) {
      const bool counted = counts(one, reading, day);
      if (counted && said_.insert(said(one)).second) say(one, day);
      if (!counted && one.severity == Severity::error && !is_said(one)) refusing = std::move(one);
    }
    for (Diagnostic& one : too_early.sorted())
      if (!is_said(one)) refusing = std::move(one);
    return refusing;
  }

  bool is_usual(const Extent& one) const {
    return std::any_of(usual_.begin(), usual_.end(),
                       [&one](const Extent& other) { return is_same(other.from, one.from); });
  }

  // What the values of the day say wrongly themselves; what the entry lacks that they are of, where they hold on some
  // day of the year or are to come; of those every error of what else does not go with them.
  bool counts(const Diagnostic& one, const Reading& reading, Day day) const {
    if (one.severity == Severity::info) return false;
    if (reading.asks(one.place)) return true;
    if (one.severity == Severity::error) return day > law_date_;
    return stand_in(one.place, *reading.only) && !is_said(one);
  }

  // Of the same place, perhaps in other words: for how long, or since when.
  bool is_said(const Diagnostic& one) const {
    const auto same = said_.lower_bound({one.place.source.get(), one.place.line, one.place.column, one.code, ""});
    return same != said_.end() && std::get<0>(*same) == one.place.source.get() &&
           std::get<1>(*same) == one.place.line && std::get<2>(*same) == one.place.column &&
           std::get<3>(*same) == one.code;
  }

  bool stand_in(const Place& entry, const std::vector<Extent>& values) const {
    return std::any_of(values.begin(), values.end(), [&](const Extent& one) {
      return (!one.days.until || *year_.from <= *one.days.until) &&
             (is_same(one.key, entry) || is_same(one.mapping, entry));
    });
  }

  static bool is_same(const Place& a, const Place& b) {
    return a.source == b.source && a.line == b.line && a.column == b.column;
  }

  void say(Diagnostic one, Day day) {
    one.message += " (as the rules stand on " + to_string(day) + ")";
    diagnostics_.add(std::move(one));
  }

  void say_left_out(std::size_t days, Day first) {
    diagnostics_.info("not-analysed", usual_.empty() ? Place{} : usual_.front().from,
                      std::to_string(days) + " days before " + to_string(first) +
                          " on which values change are not looked at: there are too many",
                      "drop values that nobody asks for any more");
  }

  const Tree& tree_;
  Day law_date_;
  Span year_ = whole_year(law_date_);
  Diagnostics& diagnostics_;
  std::set<Said> said_;
  std::vector<Extent> usual_;
};

}  // namespace

bool Reading::asks(const Place& place) const {
  return !only || std::any_of(only->begin(), only->end(), [&place](const Extent& one) { return one.holds(place); });
}

void check_first_day(const Tree& tree, Day first, Diagnostics& diagnostics) {
  Tree on_first = tree;
  Diagnostics found;
  resolve_dates(on_first, first, found);
  for (Diagnostic& one : found.sorted())
    if (one.code == "dated-too-early") diagnostics.add(std::move(one));
}

void check_other_days(const Tree& tree, Day law_date, Diagnostics& diagnostics) {
  OtherDays(tree, law_date, diagnostics).run();
}

}  // namespace inspectplan::ruleset
