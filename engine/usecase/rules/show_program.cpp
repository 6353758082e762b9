#include "feel/prepared.hpp"
#include "ruleset/load.hpp"
#include "score/harvest.hpp"
#include "usecase/rules/show.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {
namespace {

constexpr int year_without_dates = 2000;

// As compile --sql does: the last year that the rules are verified for.
std::optional<Day> last_start(const std::string& directory) {
  Diagnostics said_again;  // by the load that counts
  const auto rules = ruleset::load(directory, {}, said_again);
  if (!rules || !rules->verified_until) return std::nullopt;
  return from_civil(to_civil(*rules->verified_until).year, 1, 1);
}

std::string heading(const ruleset::RuleSet& rules, int year, bool dated) {
  return "Rule set " + rules.id + " " + rules.version + ", plan year " + std::to_string(year) +
         (dated ? ", rules as of " + to_string(rules.law_date) : ", which no date says: give --at") + "\n";
}

std::string register_name(feel::Register made) { return "r" + std::to_string(made); }

class Results {
 public:
  void add(const std::string& what, const std::optional<feel::Register>& made) {
    if (made) text_ += what + " = " + register_name(*made) + "\n";
  }
  template <class Entries>
  void add(const std::string& section, const Entries& entries, const std::vector<feel::Register>& made) {
    for (std::size_t i = 0; i < made.size(); ++i) add(section + " " + entries[i].id, made[i]);
  }
  template <class Entries>
  void add(const std::string& section, const Entries& entries, const std::vector<std::optional<feel::Register>>& made) {
    for (std::size_t i = 0; i < made.size(); ++i) add(section + " " + entries[i].id, made[i]);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string results(const ruleset::RuleSet& rules, const score::Compiled& compiled) {
  Results out;
  out.add("population", compiled.population);
  out.add("derived", rules.derived, compiled.derived);
  out.add("sector", rules.sectors, compiled.sectors);
  out.add("matter", rules.matters, compiled.matters);
  out.add("responsibility", rules.responsibilities, compiled.responsibilities);
  for (std::size_t card = 0; card < compiled.cards.size(); ++card) {
    const ruleset::Scorecard& of = rules.scorecards[card];
    for (std::size_t factor = 0; factor < of.factors.size(); ++factor)
      out.add("points " + of.id + "." + of.factors[factor].id, compiled.cards[card].factors[factor].points);
    out.add("scorecard " + of.id, compiled.cards[card].points);
  }
  out.add("score", compiled.score);
  out.add("tier", rules.tiers, compiled.tiers);
  out.add("is_due", compiled.is_due);
  out.add("mandate", rules.mandates, compiled.mandates);
  out.add("value", compiled.value);
  return out.take();
}

std::string show(const ruleset::RuleSet& rules, const score::Compiled& compiled, int year, bool dated) {
  return heading(rules, year, dated) + "\n" + compiled.program.listing() + "\n" + results(rules, compiled);
}

}  // namespace

std::optional<std::string> show_program(const std::string& directory, std::optional<Day> at, Diagnostics& diagnostics) {
  if (!at) at = last_start(directory);
  const auto rules = ruleset::load(directory, {at}, diagnostics);
  if (!rules || diagnostics.has_errors()) return std::nullopt;
  const int year = at ? to_civil(*at).year : year_without_dates;
  column::Dataset imported = column::make_dataset(rules->schema);
  for (column::ChildTable& table : imported.children) table.imported = true;
  return show(*rules, score::compile(*rules, imported, score::clock_of(year, from_civil(year - 1, 12, 31))), year,
              at.has_value());
}

std::optional<std::string> show_prepared(const std::string& directory, std::optional<Day> at,
                                         const std::string& database, Pool& pool, Diagnostics& diagnostics,
                                         Observer& observer) {
  if (!at) at = last_start(directory);
  SessionRequest request;
  request.rules = directory;
  request.database = database;
  request.year = at ? to_civil(*at).year : year_without_dates;
  request.law_date = at;
  const auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  const score::Machine machine(*session->rules, session->data, session->clock);
  const feel::Prepared shown(machine.compiled.program, session->data, feel::Mode::shown, read_when_shown(machine),
                             pool);
  return show(*session->rules, machine.compiled, request.year, at.has_value()) + "\nMade ready for " +
         std::to_string(session->data.enterprises.rows) + " enterprises of " + database + "\n\n" + shown.listing();
}

}  // namespace inspectplan::usecase
