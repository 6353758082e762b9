#include "usecase/rules/check_register.hpp"

#include <algorithm>

#include "ruleset/card_type.hpp"
#include "score/assess.hpp"
#include "usecase/rules/facts_read.hpp"
#include "usecase/rules/left_open.hpp"
#include "usecase/rules/spread.hpp"
#include "usecase/rules/tells_apart.hpp"
#include "usecase/rules/weigh.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::size_t most_named = 5;  // sectors in one finding

// Where the rules define a fact: a field of the enterprise, or a child table.
Place defined_at(const column::Schema& schema, const std::string& fact) {
  for (const column::TableSchema& table : schema.children)
    if (table.name == fact) return table.place;
  const auto field = schema.enterprise.find(fact);
  return field ? schema.enterprise.fields[*field].place : schema.enterprise.place;
}

// What those of a group who report get: the sum and number, and the points that a quarter of them reach or pass.
struct Reported {
  std::int64_t sum = 0;
  std::int64_t count = 0;
  std::int64_t upper_quartile = 0;
};

Reported reported(const Group& group) {
  Reported out;
  for (const auto& [points, enterprises] : group.reporters) {
    out.count += static_cast<std::int64_t>(enterprises);
    out.sum += points * static_cast<std::int64_t>(enterprises);
  }
  std::int64_t below = 0;
  for (const auto& [points, enterprises] : group.reporters) {
    below += static_cast<std::int64_t>(enterprises);
    out.upper_quartile = points;
    if (4 * below >= 3 * out.count) break;
  }
  return out;
}

class RegisterFindings {
 public:
  RegisterFindings(const Session& session, const Spread& spread, Diagnostics& findings)
      : rules_(*session.rules), spread_(spread), findings_(findings) {}

  void factors() {
    for (std::size_t card = 0; card < spread_.factors.size(); ++card)
      for (std::size_t factor = 0; factor < spread_.factors[card].size(); ++factor)
        look_at(rules_.scorecards[card], rules_.scorecards[card].factors[factor], spread_.factors[card][factor]);
  }

  void conditions() {
    for (std::size_t i = 0; i < spread_.sectors.size(); ++i) nobody("sectors.", rules_.sectors[i], spread_.sectors[i]);
    for (std::size_t i = 0; i < spread_.mandates.size(); ++i)
      nobody("mandates.", rules_.mandates[i], spread_.mandates[i]);
  }

  void facts(const std::vector<FactFill>& facts) {
    const std::set<std::string> read = facts_read(rules_);
    for (const FactFill& fact : facts)
      if (fact.filled == 0 && read.contains(fact.fact))
        findings_.info("fact-not-filled", defined_at(rules_.schema, fact.fact), "no enterprise has `" + fact.fact + "`",
                       "import it, or take the rules that need it out");
  }

 private:
  void look_at(const ruleset::Scorecard& card, const ruleset::Factor& factor, const FactorCount& count) {
    const std::string name = card.id + "." + factor.id;
    if (count.none.count > 0)
      findings_.warning("no-band", factor.place, name + ": no band holds for " + named(count.none),
                        "add a band for them");
    if (count.overlap.count > 0)
      findings_.warning("two-bands", factor.place, name + ": more than one band holds for " + named(count.overlap),
                        "correct the bounds of the bands");
    check_tells_apart(card, factor, count, spread_.enterprises, findings_);
    silence(name, card, factor, count);
  }

  // Who does not report must not be expected to score below comparable enterprises that do.
  void silence(const std::string& name, const ruleset::Scorecard& card, const ruleset::Factor& factor,
               const FactorCount& count) {
    if (!factor.missing) return;
    const int scale = ruleset::scale_of_card(card);
    const std::int64_t missing = rescale(*factor.missing, scale).value_or(0);
    Silent below_mean, below_quartile;
    for (std::size_t group = 0; group < count.groups.size(); ++group) {
      const Concerned& silent = count.groups[group].silent;
      const Reported of = reported(count.groups[group]);
      if (silent.count == 0 || of.count < static_cast<std::int64_t>(fewest_compared)) continue;
      const bool below = Wide(missing) * of.count < Wide(of.sum);
      if (!below && missing >= of.upper_quartile) continue;
      const auto mean = static_cast<std::int64_t>(divide_half_even(Wide(of.sum) * power_of_ten(2), of.count));
      const std::string sector = group < rules_.sectors.size() ? rules_.sectors[group].id : "outside all sectors";
      (below ? below_mean : below_quartile)
          .emplace_back(silent.count, sector + " " + to_string(Scaled{mean, scale + 2}) + " and " +
                                          to_string(Scaled{of.upper_quartile, scale}) + ", silent " + named(silent));
    }
    silence_pays(name, factor, Severity::warning, "on average", below_mean);
    silence_pays(name, factor, Severity::info, "at the upper quartile", below_quartile);
  }

  // Sectors where it does, with how many are silent there; the largest first.
  using Silent = std::vector<std::pair<std::size_t, std::string>>;
  void silence_pays(const std::string& name, const ruleset::Factor& factor, Severity severity, const char* than,
                    Silent& sectors) {
    if (sectors.empty()) return;
    std::stable_sort(sectors.begin(), sectors.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string list;
    for (std::size_t i = 0; i < sectors.size() && i < most_named; ++i) list += (i == 0 ? "" : "; ") + sectors[i].second;
    findings_.add({severity,
                   "silence-pays",
                   factor.place,
                   name + ": silence gives " + to_string(*factor.missing) + " points, less than reporters have " +
                       than + ", in " + std::to_string(sectors.size()) +
                       (sectors.size() == 1 ? " sector" : " sectors") + " (average and upper quartile: " + list +
                       (sectors.size() > most_named ? "; …" : "") + ")",
                   "let \"missing\" be worth no less than the upper quartile of those who report",
                   {}});
  }

  void nobody(const char* section, const ruleset::Entry& entry, const Concerned& concerned) {
    if (concerned.count > 0 || spread_.enterprises == 0) return;
    findings_.info("holds-for-none", entry.place, section + entry.id + " holds for none of the enterprises",
                   "see whether the facts that it needs are filled in");
  }

  const ruleset::RuleSet& rules_;
  const Spread& spread_;
  Diagnostics& findings_;
};

std::vector<FactFill> fill_of(const Session& session) {
  std::vector<FactFill> facts;
  const column::Schema& schema = session.rules->schema;
  for (std::size_t i = 0; i < schema.enterprise.fields.size(); ++i) {
    const column::Column& column = session.data.enterprises.columns[i];
    facts.push_back({schema.enterprise.fields[i].name, column.size() - column.missing()});
  }
  for (std::size_t table = 0; table < schema.children.size(); ++table) {
    const column::ChildTable& rows = session.data.children[table];
    FactFill fill{schema.children[table].name, 0};
    for (std::size_t i = 0; i + 1 < rows.offsets.size(); ++i) fill.filled += rows.offsets[i + 1] > rows.offsets[i];
    facts.push_back(std::move(fill));
  }
  return facts;
}

std::vector<FactorSpread> factors_of(const ruleset::RuleSet& rules, const Spread& spread) {
  std::vector<FactorSpread> out;
  for (std::size_t card = 0; card < rules.scorecards.size(); ++card) {
    for (std::size_t index = 0; index < rules.scorecards[card].factors.size(); ++index) {
      const ruleset::Factor& factor = rules.scorecards[card].factors[index];
      const FactorCount& count = spread.factors[card][index];
      FactorSpread one{rules.scorecards[card].id, factor.id, {}, factor.missing, count.missing.count, count.none.count};
      for (std::size_t band = 0; band < factor.bands.size(); ++band)
        one.bands.push_back({factor.bands[band].text, factor.bands[band].points, count.bands[band].count});
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace

std::optional<RegisterCheck> check_register(const SessionRequest& request, const Diagnostics& of_rules, Pool& pool,
                                            Diagnostics& diagnostics, Observer& observer) {
  const auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  const std::vector<Diagnostic> known = of_rules.sorted();
  const Spread spread = spread_of(*session, questions_of(known));
  const score::Assessments assessed = score::assess(*session->rules, session->data, session->clock, pool, observer);
  RegisterCheck check;
  check.year = session->clock.plan_year;
  check.as_of = session->clock.as_of;
  check.enterprises = spread.enterprises;
  check.facts = fill_of(*session);
  check.factors = factors_of(*session->rules, spread);
  check.findings = weighed(known, spread);
  check.findings.merge(assessed.findings);
  RegisterFindings findings(*session, spread, check.findings);
  findings.factors();
  findings.conditions();
  findings.facts(check.facts);
  say_left_open(*session, assessed.left_open, check.findings);
  return check;
}

report::Sheet facts_sheet(const RegisterCheck& check) {
  report::Sheet sheet{{"Fact", "Filled", "Share"}, {}, {false, true, true}};
  for (const FactFill& fact : check.facts)
    sheet.rows.push_back({fact.fact, std::to_string(fact.filled), percent(fact.filled, check.enterprises)});
  return sheet;
}

report::Sheet factors_sheet(const RegisterCheck& check) {
  report::Sheet sheet{{"Factor", "Band", "Points", "Enterprises", "Share"}, {}, {false, false, true, true, true}};
  for (const FactorSpread& factor : check.factors) {
    const std::string name = factor.scorecard + "." + factor.factor;
    const auto row = [&](const std::string& band, const std::string& points, std::size_t count) {
      sheet.rows.push_back({name, band, points, std::to_string(count), percent(count, check.enterprises)});
    };
    for (const auto& band : factor.bands) row(band.band, to_string(band.points), band.enterprises);
    if (factor.missing > 0)
      row("no value", factor.missing_points ? to_string(*factor.missing_points) : "unknown", factor.missing);
    if (factor.none > 0) row("no band", "unknown", factor.none);
  }
  return sheet;
}

}  // namespace inspectplan::usecase
