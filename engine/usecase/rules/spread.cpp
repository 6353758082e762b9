#include "usecase/rules/spread.hpp"

namespace inspectplan::usecase {
namespace {

class Pass {
 public:
  Pass(const Session& session, const std::vector<std::string>& questions)
      : session_(session),
        rules_(*session.rules),
        compiled_(score::compile(rules_, session.data, session.clock, questions)),
        workspace_(compiled_.program) {
    out_.sectors.resize(rules_.sectors.size());
    out_.mandates.resize(rules_.mandates.size());
    for (const auto& question : compiled_.questions)
      out_.questions.push_back(question ? std::optional(Reach{}) : std::nullopt);
    for (const ruleset::Scorecard& card : rules_.scorecards) {
      std::vector<FactorCount>& counts = out_.factors.emplace_back();
      for (const ruleset::Factor& factor : card.factors) {
        FactorCount& count = counts.emplace_back();
        count.bands.resize(factor.bands.size());
        count.groups.resize(rules_.sectors.size() + 1);
      }
    }
  }

  Spread run() {
    const std::size_t rows = session_.data.enterprises.rows;
    for (std::size_t first = 0; first < rows; first += feel::batch_rows) {
      const std::size_t count = std::min(feel::batch_rows, rows - first);
      compiled_.program.run(session_.data, first, count, feel::Mode::shown, workspace_);
      for (std::size_t i = 0; i < count; ++i) enterprise(first + i, i);
    }
    return std::move(out_);
  }

 private:
  bool holds(feel::Register condition, std::size_t i) const {
    return workspace_.truths(condition)[i] == feel::truth_true;
  }

  void enterprise(std::size_t row, std::size_t i) {
    if (compiled_.population && workspace_.truths(*compiled_.population)[i] == feel::truth_false) return;
    const std::string_view key = session_.data.enterprises.columns[rules_.schema.enterprise.key.at(0)].text(row);
    ++out_.enterprises;
    std::vector<std::size_t> groups;
    for (std::size_t sector = 0; sector < out_.sectors.size(); ++sector) {
      if (!holds(compiled_.sectors[sector], i)) continue;
      out_.sectors[sector].add(key);
      groups.push_back(sector);
    }
    if (groups.empty()) groups.push_back(out_.sectors.size());
    for (std::size_t mandate = 0; mandate < out_.mandates.size(); ++mandate)
      if (holds(compiled_.mandates[mandate], i)) out_.mandates[mandate].add(key);
    for (std::size_t question = 0; question < out_.questions.size(); ++question) ask(question, key, i);
    for (std::size_t card = 0; card < out_.factors.size(); ++card)
      for (std::size_t factor = 0; factor < out_.factors[card].size(); ++factor) count(card, factor, groups, key, i);
  }

  void ask(std::size_t question, std::string_view key, std::size_t i) {
    if (!out_.questions[question]) return;
    const std::uint8_t truth = workspace_.truths(*compiled_.questions[question])[i];
    if (truth == feel::truth_true) out_.questions[question]->holds.add(key);
    if (truth == feel::truth_unknown) out_.questions[question]->open.add(key);
  }

  void count(std::size_t card, std::size_t factor, const std::vector<std::size_t>& groups, std::string_view key,
             std::size_t i) {
    const score::FactorRegisters& registers = compiled_.cards[card].factors[factor];
    FactorCount& to = out_.factors[card][factor];
    const std::int64_t band = workspace_.low(registers.band)[i];
    const bool decided = workspace_.known(registers.band)[i] != 0 && band == workspace_.high(registers.band)[i];
    if (!decided || band == -2) {
      to.missing.add(key);
      for (const std::size_t group : groups) to.groups[group].silent.add(key);
    } else if (band == -1) {
      to.none.add(key);
    } else {
      to.bands[static_cast<std::size_t>(band)].add(key);
      const std::int64_t points = workspace_.low(registers.points)[i];
      for (const std::size_t group : groups) ++to.groups[group].reporters[points];
    }
    std::size_t holding = 0;
    for (std::size_t one = 0; one < registers.bands.size(); ++one)
      if (rules_.scorecards[card].factors[factor].bands[one].text != "-" && holds(registers.bands[one], i)) ++holding;
    if (holding > 1) to.overlap.add(key);
  }

  const Session& session_;
  const ruleset::RuleSet& rules_;
  score::Compiled compiled_;
  feel::Workspace workspace_;
  Spread out_;
};

}  // namespace

void Concerned::add(std::string_view key) {
  if (count++ < shown) examples.emplace_back(key);
}

Spread spread_of(const Session& session, const std::vector<std::string>& questions) {
  return Pass(session, questions).run();
}

}  // namespace inspectplan::usecase
