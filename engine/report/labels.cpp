#include "report/labels.hpp"

#include "base/text.hpp"
#include "plan/text.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "ruleset/standing.hpp"

namespace inspectplan::report {
namespace {

template <class Entries>
std::string label_of(const Entries& entries, const std::string& id, Language language) {
  for (const auto& entry : entries) {
    if (entry.id == id && !entry.label.in(language).empty()) return entry.label.in(language);
  }
  return id;
}

}  // namespace

std::string citation(const ruleset::RuleSet& rules, const ruleset::Basis& basis, Language language) {
  const ruleset::Document* document = rules.find_document(basis.document);
  const bool unverified = document && document->status == ruleset::Status::unverified;
  const Label mark = unverified ? responsibility::mark_of(document->status, false) : Label{};
  return responsibility::citation_of(rules, basis).in(language) + mark.in(language);
}

std::string joined_notes(const std::vector<Label>& notes, Language language) {
  std::string out;
  for (const Label& note : notes) {
    if (!out.empty() && out.back() == '.') out.pop_back();
    out += (out.empty() ? "" : "; ") + note.in(language);
  }
  return out;
}

Labels::Labels(const ruleset::RuleSet& rules, const plan::Plan& plan, Language language)
    : rules_(rules),
      plan_(plan),
      language_(language),
      periods_(plan::periods_of(plan.year, rules.planning.periods, {})) {}

std::string Labels::department(const std::string& id) const {
  for (const plan::DepartmentPlan& department : plan_.departments) {
    if (department.id == id && !department.name.in(language_).empty()) return department.name.in(language_);
  }
  return responsibility::name_of_department(rules_, id).in(language_);
}

std::vector<std::string> Labels::departments_by_name(const std::set<std::string>& ids) const {
  std::map<std::pair<std::string, std::string>, std::string> sorted;
  for (const std::string& id : ids) sorted[{vietnamese_sort_key(department(id)), id}] = id;
  std::vector<std::string> names;
  for (const auto& [key, id] : sorted) names.push_back(id);
  return names;
}

std::string Labels::matter(const std::string& id) const { return label_of(rules_.matters, id, language_); }
std::string Labels::sector(const std::string& id) const {
  const ruleset::Sector* sector = rules_.find_sector(id);
  if (!sector) return id;
  const ruleset::Standing standing = ruleset::standing_of(rules_, *sector);
  return label_of(rules_.sectors, id, language_) +
         responsibility::mark_of(standing.status, standing.own_judgement).in(language_);
}
std::string Labels::derived(const std::string& id) const { return label_of(rules_.derived, id, language_); }
std::string Labels::tier(const std::string& id) const { return label_of(rules_.tiers, id, language_); }
std::string Labels::mandate(const std::string& id) const { return label_of(rules_.mandates, id, language_); }

std::string Labels::quota(const std::string& id) const {
  for (const ruleset::Quota& quota : rules_.planning.quotas)
    if (quota.id == id)
      return (quota.label.in(language_).empty() ? id : quota.label.in(language_)) +
             responsibility::mark_of(ruleset::Status::verified, quota.rationale.has_value()).in(language_);
  return id;
}

std::string Labels::number(Scaled number) const { return written(number).in(language_); }

std::string Labels::mode(const std::string& mode) const {
  if (mode == "physical") return words(Message::physical, language_);
  if (mode == "remote") return words(Message::remote, language_);
  if (mode == "guidance") return words(Message::guidance, language_);
  return mode;
}

std::string Labels::severity(const std::string& severity) const {
  if (severity == "error") return words(Message::error, language_);
  if (severity == "warning") return words(Message::warning, language_);
  if (severity == "info") return words(Message::info, language_);
  return severity;
}

std::string status_in_words(const std::string& status, Language language) {
  if (status == "draft") return words(Message::draft, language);
  if (status == "proposed") return words(Message::proposed, language);
  if (status == "approved") return words(Message::approved, language);
  return status;
}

std::string Labels::status(const std::string& status) const { return status_in_words(status, language_); }

const plan::Period* Labels::find_period(const std::string& id) const {
  for (const plan::Period& period : periods_) {
    if (period.id == id) return &period;
  }
  return nullptr;
}

std::string Labels::period(const std::string& id) const {
  const plan::Period* period = find_period(id);
  return period ? plan::name_of(*period).in(language_) : id;
}

std::string Labels::when(const plan::Visit& visit) const {
  const std::string name = period(visit.period);
  const plan::Period* period = find_period(visit.period);
  if (period == nullptr) return name;
  const Day from = visit.window.from.value_or(period->from);
  const Day until = visit.window.until.value_or(period->until);
  if (from <= period->from && period->until <= until) return name;
  return words(Message::window, language_, {name, day_of_year(from), day_of_year(until)});
}

std::string Labels::day(Day day) const { return written(day).in(language_); }

std::string Labels::day_of_year(Day day) const {
  const std::string text = this->day(day);
  return language_ == Language::en ? text.substr(5) : text.substr(0, 5);
}

std::string Labels::regime() const {
  const auto& regime = rules_.planning.regime;
  if (!regime) return {};
  return regime->label.in(language_) + " (" +
         joined(regime->basis, [&](const ruleset::Basis& one) { return basis(one); }) + ")";
}

std::string Labels::rule_set(const std::string& id, const std::string& version) const {
  const std::string& title = rules_.title.in(language_);
  return title.empty() ? id + " " + version : title + " (" + id + " " + version + ")";
}

std::string Labels::basis(const ruleset::Basis& basis) const { return citation(rules_, basis, language_); }

std::string Labels::part(const plan::QuotaUse& quota) const {
  return quota.department.empty() ? quota.part : department(quota.department);
}

std::string wanted(const plan::QuotaUse& quota) {
  const std::string least = std::to_string(quota.wanted);
  if (!quota.most) return least;
  return quota.wanted == 0 ? "≤ " + std::to_string(*quota.most) : least + "–" + std::to_string(*quota.most);
}

}  // namespace inspectplan::report
