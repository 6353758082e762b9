// Do the bands of a factor give every value points, once? And is it said what a missing value is worth?
#include <algorithm>

#include "analysis/kinds.hpp"
#include "analysis/split.hpp"
#include "ruleset/concerns.hpp"
#include "ruleset/questions.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

using analysis::Case;
using analysis::Formula;
using analysis::Kinds;
using analysis::Verdict;

constexpr std::size_t most_bands = 5'000;  // of one factor; memory grows with their square

class FactorCheck {
 public:
  FactorCheck(const Scorecard& card, const Factor& factor, const analysis::Meanings& meanings, Reading& reading)
      : name_(card.id + "." + factor.id),
        factor_(factor),
        is_partial_(reading.partial.contains("factors." + name_)),
        space_(meanings),
        diagnostics_(reading.diagnostics) {}

  void run() {
    if (factor_.bands.size() > most_bands) return say_limits(space_, true, name_, factor_.place, diagnostics_);
    for (const Band& band : factor_.bands) {
      holds_.push_back(space_.truth(band.test, factor_.of));
      everything_.push_back(holds_.back() == logic().constant(analysis::holds));
    }
    sweep();
    check_gap();
    for (std::size_t band = 0; band < holds_.size(); ++band) check_band(band);
    check_missing();
    say_limits(space_, gave_up_, name_, factor_.place, diagnostics_);
  }

 private:
  analysis::Formulas& logic() { return space_.formulas(); }

  // Where all bands test one fact, what each question comes to is known before it is asked, so that questions are asked
  // only for the examples that findings give.
  struct Swept {
    std::vector<analysis::Split> bands;
    std::vector<bool> reached, overlaps;  // by band
    std::vector<std::size_t> first;       // by kind of value: the first band that holds
    Kinds silent;                         // kinds of which no band is known to hold, and one may
    Kinds left;                           // kinds of which all bands are known to fail
  };

  void sweep() {
    if (logic().unknowns().size() != 1) return;
    Swept swept;
    for (const Formula one : holds_) {
      auto split = analysis::split_by_kind(logic(), one, 0);
      if (!split) return;
      swept.bands.push_back(std::move(*split));
    }
    const std::size_t kinds = logic().kinds(0).size();
    swept.left = analysis::every_kind(kinds);
    swept.silent.assign(swept.left.size(), 0);
    Kinds taken = swept.silent, named = taken;
    swept.first.assign(kinds, holds_.size());
    for (std::size_t band = 0; band < holds_.size(); ++band) {
      const auto& [holds, fails] = swept.bands[band];
      swept.reached.push_back(analysis::meet(swept.left, holds));
      swept.overlaps.push_back(analysis::meet(taken, holds));
      const Kinds unclear = analysis::without(analysis::without(swept.left, holds), fails);
      swept.silent = analysis::either(std::move(swept.silent), unclear);
      const Kinds fresh = analysis::without(holds, named);
      for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (kind % 64 == 0 && fresh[kind / 64] == 0) {
          kind += 63;  // none of these
        } else if (analysis::has(fresh, kind)) {
          swept.first[kind] = band;
        }
      }
      named = analysis::either(std::move(named), holds);
      swept.left = analysis::common(std::move(swept.left), fails);
      if (!everything_[band]) taken = analysis::either(std::move(taken), holds);
    }
    swept_ = std::move(swept);
  }

  // An example of the kinds that a sweep found, where the search would take too long to come to one; known values
  // first.
  Case example_of(const Kinds& kinds) {
    const analysis::Formulas::Partition& partition = logic().partition(0);
    const Kinds known = analysis::without(kinds, partition.missing);
    const Kinds& from = analysis::is_empty(known) ? kinds : known;
    std::size_t kind = 0;
    while (!analysis::has(from, kind)) ++kind;
    return {Verdict::found, {{0, partition.values[kind]}}};
  }

  // Questions over several facts grow with the square of the list: enough is enough.
  bool may_ask(std::size_t parts) {
    asked_ += parts;
    if (asked_ > most_asked) gave_up_ = true;
    return asked_ <= most_asked;
  }

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
    if (swept_ && analysis::is_empty(swept_->left)) return;
    Case gap = space_.find(logic().all(none_before(holds_.size())), analysis::holds);
    if (swept_ && gap.verdict == Verdict::gave_up) gap = example_of(swept_->left);
    gave_up_ = gave_up_ || gap.verdict == Verdict::gave_up;
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
      const Band* band = swept_ ? band_at(swept_->first[i]) : band_of(unknown, kinds[i]);
      if (kinds[i].number > value.number) return {before, band};
      if (band) before = band;
    }
    return {before, nullptr};
  }

  const Band* band_at(std::size_t index) const {
    return index < factor_.bands.size() ? &factor_.bands[index] : nullptr;
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
    if (swept_ ? analysis::is_empty(swept_->bands[index].holds) : never(holds_[index])) {
      diagnostics_.warning("never-true", band.place, name + " holds for no value",
                           "correct it, or remove it; `min`, `max` and `values` of the facts say what there can be");
      return;
    }
    if (!swept_ && !may_ask(index)) return;
    if (swept_ ? !swept_->reached[index] : never_reached(index)) {
      diagnostics_.warning("band-shadowed", band.place, name + " is never reached: those before it take all its values",
                           "remove it, or correct its bounds or those before it");
    } else {
      check_overlap(index);
    }
  }

  bool never_reached(std::size_t index) {
    std::vector<Formula> reached = none_before(index);
    reached.push_back(holds_[index]);
    return never(logic().all(std::move(reached)));
  }

  // "-" closes the list on purpose; it overlaps with nothing.
  void check_overlap(std::size_t index) {
    if (swept_ && !swept_->overlaps[index]) return;
    for (std::size_t i = 0; i < index && !everything_[index]; ++i) {
      if (everything_[i]) continue;
      if (swept_ ? !analysis::meet(swept_->bands[i].holds, swept_->bands[index].holds) : !may_ask(1)) continue;
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

  Case swept_silence() { return analysis::is_empty(swept_->silent) ? Case{} : example_of(swept_->silent); }

  Case searched_silence() {
    Case silent;
    for (std::size_t band = 0; band < holds_.size() && silent.verdict != Verdict::found; ++band) {
      if (!may_ask(band)) return silent;
      std::vector<Formula> parts = none_before(band);
      parts.push_back(logic().unclear(holds_[band]));
      silent = find(logic().all(std::move(parts)));
    }
    return silent;
  }

  // Silence about a fact must not decide by accident what it is worth.
  void check_missing() {
    const Case silent = swept_ ? swept_silence() : searched_silence();
    if (silent.verdict == Verdict::found && !factor_.missing && !is_partial_) {
      diagnostics_
          .warning("missing-policy", factor_.place,
                   name_ + " does not say what a missing value is worth: the score is unknown " + where(space_, silent),
                   "add \"missing: POINTS\"")
          .concerns = concerns_undecided(factor_);
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
  bool is_partial_;  // perhaps it says what a missing value is worth
  analysis::Space space_;
  Diagnostics& diagnostics_;
  std::vector<Formula> holds_;
  std::vector<bool> everything_;
  std::optional<Swept> swept_;
  std::size_t asked_ = 0;
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
      if (is_whole(factor) && is_asked(factor, reading)) FactorCheck(card, factor, meaning.meanings(), reading).run();
  }
}

}  // namespace inspectplan::ruleset
