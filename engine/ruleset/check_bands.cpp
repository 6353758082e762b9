// Do the bands of a factor give every value points, once? And is it said what a missing value is worth?
#include <algorithm>

#include "ruleset/questions.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

using analysis::Case;
using analysis::Formula;
using analysis::Verdict;

class FactorCheck {
 public:
  FactorCheck(const Scorecard& card, const Factor& factor, const analysis::Meanings& meanings, Diagnostics& diagnostics)
      : name_(card.id + "." + factor.id), factor_(factor), space_(meanings), diagnostics_(diagnostics) {}

  void run() {
    for (const Band& band : factor_.bands) {
      holds_.push_back(space_.truth(band.test, factor_.of));
      everything_.push_back(holds_.back() == logic().constant(analysis::holds));
    }
    check_gap();
    for (std::size_t band = 0; band < holds_.size(); ++band) check_band(band);
    check_missing();
    say_limits(space_, gave_up_, name_, factor_.place, diagnostics_);
  }

 private:
  analysis::Formulas& logic() { return space_.formulas(); }

  Case find(Formula formula) {
    Case found = space_.find(formula, analysis::holds);
    gave_up_ = gave_up_ || found.verdict == Verdict::gave_up;
    return found;
  }
  bool never(Formula formula) { return find(formula).verdict == Verdict::none; }

  // None of the bands before `band` holds, and each is known not to.
  std::vector<Formula> none_before(std::size_t band) {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < band; ++i) parts.push_back(logic().opposite(holds_[i]));
    return parts;
  }

  void check_gap() {
    const Case gap = find(logic().all(none_before(holds_.size())));
    if (gap.verdict != Verdict::found) return;
    const auto [before, after] = neighbours(gap);
    const Band* nearest = before ? before : after;
    const bool certain = space_.is_certain(gap);
    Diagnostic finding{certain ? Severity::error : Severity::warning,
                       "band-gap",
                       nearest ? nearest->place : factor_.place,
                       name_ + ": no band holds " + where(space_, gap) + hedge(certain),
                       "add a band for it, or a last band \"-\" for everything else",
                       {}};
    if (before && after) finding.notes.push_back({after->place, "the next band"});
    if (!nearest) {  // no order says where in the list the gap is
      finding.notes.push_back({factor_.bands.front().place, "the first of its bands"});
      if (factor_.bands.size() > 1) finding.notes.push_back({factor_.bands.back().place, "the last"});
    }
    diagnostics_.add(std::move(finding));
  }

  // The bands of the values just below and just above the one in the gap, where values have an order.
  std::pair<const Band*, const Band*> neighbours(const Case& gap) {
    if (gap.values.size() != 1 || factor_.of.type().kind == feel::Kind::text) return {nullptr, nullptr};
    const auto [unknown, value] = gap.values[0];
    const std::vector<analysis::Value> kinds = logic().kinds(unknown);
    const Band* before = nullptr;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i].missing || kinds[i].number == value.number) continue;
      const Band* band = band_of(unknown, kinds[i]);
      if (kinds[i].number > value.number) return {before, band};
      if (band) before = band;
    }
    return {before, nullptr};
  }

  const Band* band_of(std::uint32_t unknown, const analysis::Value& value) {
    const Formula there = logic().among(unknown, {value.number, value.number, {}, {}});
    for (std::size_t i = 0; i < holds_.size(); ++i)
      if (find(logic().all({there, holds_[i]})).verdict == Verdict::found) return &factor_.bands[i];
    return nullptr;
  }

  void check_band(std::size_t index) {
    const Band& band = factor_.bands[index];
    const std::string name = name_ + ": the band \"" + band.text + "\"";
    if (never(holds_[index])) {
      diagnostics_.warning("never-true", band.place, name + " holds for no value",
                           "correct it, or remove it; `min`, `max` and `values` of the facts say what there can be");
      return;
    }
    std::vector<Formula> reached = none_before(index);
    reached.push_back(holds_[index]);
    if (never(logic().all(std::move(reached)))) {
      diagnostics_.warning("band-shadowed", band.place, name + " is never reached: those before it take all its values",
                           "remove it, or correct its bounds or those before it");
    } else {
      check_overlap(index);
    }
  }

  // "-" closes the list on purpose; it overlaps with nothing.
  void check_overlap(std::size_t index) {
    for (std::size_t i = 0; i < index && !everything_[index]; ++i) {
      if (everything_[i]) continue;
      const Case both = find(logic().all({holds_[i], holds_[index]}));
      if (both.verdict != Verdict::found) continue;
      const Band& earlier = factor_.bands[i];
      diagnostics_
          .warning("band-overlap", factor_.bands[index].place,
                   name_ + ": " + where(space_, both) + " the bands \"" + earlier.text + "\" and \"" +
                       factor_.bands[index].text + "\" both hold" + hedge(space_.is_certain(both)) +
                       "; the first counts",
                   "correct one of the bounds")
          .notes.push_back({earlier.place, "the first"});
      return;
    }
  }

  // Silence about a fact must not decide by accident what it is worth.
  void check_missing() {
    Case silent;
    for (std::size_t band = 0; band < holds_.size() && silent.verdict != Verdict::found; ++band) {
      std::vector<Formula> parts = none_before(band);
      parts.push_back(logic().unclear(holds_[band]));
      silent = find(logic().all(std::move(parts)));
    }
    if (silent.verdict == Verdict::found && !factor_.missing) {
      diagnostics_.warning(
          "missing-policy", factor_.place,
          name_ + " does not say what a missing value is worth: the score is unknown " + where(space_, silent),
          "add \"missing: POINTS\"");
    }
    if (silent.verdict == Verdict::none && factor_.missing && !gave_up_) {
      diagnostics_.info(
          "unused-missing", factor_.place,
          name_ + ": the points for a missing value are never given, since one of its bands always holds or fails",
          "remove \"missing\"");
    }
  }

  std::string name_;
  const Factor& factor_;
  analysis::Space space_;
  Diagnostics& diagnostics_;
  std::vector<Formula> holds_;
  std::vector<bool> everything_;
  bool gave_up_ = false;
};

// Where an expression has a mistake, nothing true can be said about the whole.
bool is_whole(const Factor& factor) {
  bool whole = factor.of && !factor.bands.empty();
  for (const Band& band : factor.bands) whole = whole && band.test;
  return whole;
}

bool is_asked(const Factor& factor, const Reading& reading) {
  const auto asked = [&reading](const Band& band) { return reading.asks(band.place); };
  return reading.asks(factor.of.syntax().text().place(0)) ||
         std::any_of(factor.bands.begin(), factor.bands.end(), asked);
}

}  // namespace

void check_bands(Reading& reading) {
  const Meaning meaning(reading.rules);
  for (const Scorecard& card : reading.rules.scorecards) {
    for (const Factor& factor : card.factors)
      if (is_whole(factor) && is_asked(factor, reading))
        FactorCheck(card, factor, meaning.meanings(), reading.diagnostics).run();
  }
}

}  // namespace inspectplan::ruleset
