// Do the bands of a factor cover every value once? Exact where all bands are intervals of numbers, or true
// and false: between two neighbouring bounds every value is treated alike, so trying one of each is enough.
#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "ruleset/intervals.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

struct Test {
  const Band* band;
  std::vector<Interval> intervals;
  bool everything;  // "-" closes the list on purpose; it overlaps with nothing
};

bool holds(const Test& test, Scaled value) {
  return std::any_of(test.intervals.begin(), test.intervals.end(),
                     [value](const Interval& one) { return contains(one, value); });
}

// One value at, just below and just above each bound, inside what the factor can be, in the factor's own digits.
std::vector<Scaled> samples(const std::vector<Test>& tests, const feel::Type& type) {
  std::set<std::int64_t> values = {type.low, type.high};
  const auto add = [&values, &type](Scaled bound) {
    const Wide at = bound.scale <= type.scale ? Wide(bound.value) * power_of_ten(type.scale - bound.scale)
                                              : Wide(bound.value) / power_of_ten(bound.scale - type.scale);
    for (Wide value = at - 1; value <= at + 1; ++value) {
      if (value >= type.low && value <= type.high) values.insert(static_cast<std::int64_t>(value));
    }
  };
  for (const Test& test : tests) {
    for (const Interval& interval : test.intervals) {
      if (interval.low) add(*interval.low);
      if (interval.high) add(*interval.high);
    }
  }
  std::vector<Scaled> out;
  out.reserve(values.size());
  for (const std::int64_t value : values) out.push_back({value, type.scale});
  return out;
}

class FactorCheck {
 public:
  FactorCheck(const Scorecard& card, const Factor& factor, Diagnostics& diagnostics)
      : name_(card.id + "." + factor.id), factor_(factor), diagnostics_(diagnostics) {}

  void run() {
    if (!factor_.of || factor_.bands.empty()) return;
    if (factor_.of.type().kind == feel::Kind::boolean) return booleans();
    if (factor_.of.type().kind == feel::Kind::number) numbers();
  }

 private:
  void booleans() {
    std::set<std::string> seen;
    for (const Band& band : factor_.bands) {
      if (band.text != "true" && band.text != "false") return;
      if (!seen.insert(band.text).second) overlap(band, band, band.text);
    }
    for (const char* value : {"false", "true"}) {
      if (!seen.contains(value)) gap(value);
    }
  }

  void numbers() {
    for (const Band& band : factor_.bands) {
      auto intervals = parse_intervals(band.text);
      if (!intervals) return;
      const bool everything = !intervals->front().low && !intervals->front().high;
      tests_.push_back({&band, std::move(*intervals), everything});
    }
    const std::vector<Scaled> values = samples(tests_, factor_.of.type());
    const auto missed = std::find_if(values.begin(), values.end(), [this](Scaled v) { return !first(v); });
    if (missed != values.end()) gap(to_string(*missed));
    check_overlaps(values);
    check_shadows(values);
  }

  const Test* first(Scaled value) const {
    const auto found =
        std::find_if(tests_.begin(), tests_.end(), [value](const Test& test) { return holds(test, value); });
    return found == tests_.end() ? nullptr : &*found;
  }

  void check_overlaps(const std::vector<Scaled>& values) {
    for (const Test& later : tests_) {
      if (later.everything) continue;
      for (const Scaled value : values) {
        const Test* earlier = first(value);
        if (!holds(later, value) || earlier == &later || earlier->everything) continue;
        overlap(*earlier->band, *later.band, to_string(value));
        break;
      }
    }
  }

  void check_shadows(const std::vector<Scaled>& values) {
    for (const Test& test : tests_) {
      const bool reached =
          std::any_of(values.begin(), values.end(), [&](Scaled value) { return first(value) == &test; });
      if (reached) continue;
      diagnostics_.warning("band-shadowed", test.band->place,
                           name_ + ": the band \"" + test.band->text + "\" is never reached",
                           "remove it, or correct its bounds or those before it");
    }
  }

  void gap(const std::string& witness) {
    diagnostics_.error("band-gap", factor_.place, name_ + ": no band holds for " + witness,
                       "add a band for it, or a last band \"-\" for everything else");
  }

  void overlap(const Band& earlier, const Band& later, const std::string& witness) {
    Diagnostic& finding = diagnostics_.warning("band-overlap", later.place,
                                               name_ + ": for " + witness + " the bands \"" + earlier.text +
                                                   "\" and \"" + later.text + "\" both hold; the first counts",
                                               "correct one of the bounds");
    if (&earlier != &later) finding.notes.push_back({earlier.place, "the first"});
  }

  std::string name_;
  const Factor& factor_;
  Diagnostics& diagnostics_;
  std::vector<Test> tests_;
};

}  // namespace

void check_bands(Reading& reading) {
  for (const Scorecard& card : reading.rules.scorecards) {
    for (const Factor& factor : card.factors) FactorCheck(card, factor, reading.diagnostics).run();
  }
}

}  // namespace inspectplan::ruleset
