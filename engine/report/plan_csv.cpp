#include "plan/sites.hpp"
#include "report/cells.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "report/report.hpp"

namespace inspectplan::report {
namespace {

constexpr Message columns[] = {Message::number,  Message::enterprise, Message::id,        Message::owner,
                               Message::sectors, Message::matters,    Message::lead,      Message::coordinating_days,
                               Message::period,  Message::from,       Message::until,     Message::lead_days,
                               Message::mode,    Message::score,      Message::score_low, Message::score_high,
                               Message::tier,    Message::basis,      Message::rule_set,  Message::regime,
                               Message::notes};

std::string day_cell(const std::optional<Day>& day) { return day ? to_string(*day) : std::string(); }

std::vector<std::string> row_of(const plan::Visit& visit, const plan::Site& site, std::size_t number,
                                const Labels& labels, const std::string& rule_set, bool scores_withheld) {
  const bool is_first = site.enterprise == visit.enterprise, has_scores = is_first && !scores_withheld;
  return {std::to_string(number),
          site.name,
          site.enterprise,
          visit.owner,
          joined(visit.sectors, [&](const std::string& id) { return labels.sector(id); }),
          joined(visit.matters, [&](const std::string& id) { return labels.matter(id); }),
          labels.department(visit.lead),
          is_first ? coordinators_with_days(visit, labels)
                   : joined(visit.coordinating, [&](const std::string& id) { return labels.department(id); }),
          labels.period(visit.period),
          day_cell(visit.window.from),
          day_cell(visit.window.until),
          is_first ? std::to_string(days_of(visit, visit.lead)) : std::string(),
          labels.mode(visit.mode),
          is_first && visit.score_known ? to_string(visit.score) : std::string(),
          has_scores ? to_string(visit.score_low) : std::string(),
          has_scores ? to_string(visit.score_high) : std::string(),
          is_first ? labels.tier(visit.tier) : std::string(),
          joined(visit.basis, [&](const ruleset::Basis& basis) { return labels.basis(basis); }),
          rule_set,
          labels.regime(),
          notes_of(visit, labels)};
}

}  // namespace

std::string plan_csv(const PlanDocument& document, const ruleset::RuleSet& rules, Language language) {
  const Labels labels(rules, document.plan, language);
  Sheet sheet;
  for (const Message column : columns) sheet.header.push_back(words(column, language));
  const std::string rule_set = labels.rule_set(document.run.ruleset_id, document.run.ruleset_version);
  std::size_t number = 0;
  for (const plan::Visit& visit : document.plan.visits) {
    ++number;
    for (const plan::Site& site : plan::sites_of(visit))
      sheet.rows.push_back(row_of(visit, site, number, labels, rule_set, document.withheld.scores));
  }
  return to_csv(sheet);
}

}  // namespace inspectplan::report
