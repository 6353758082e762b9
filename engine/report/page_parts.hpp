#pragma once
// The sections of a plan's page, each of its own file.
#include <string>
#include <utility>
#include <vector>

#include "report/audience.hpp"
#include "report/html.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {

// What every section is made from. The document is cut to what the readers may read.
struct PageSources {
  const PlanDocument& document;
  const ruleset::RuleSet& rules;
  const Readers& readers;
  const Labels& labels;

  const plan::Plan& plan() const { return document.plan; }
  Language language() const { return labels.language(); }
  const std::string& say(Message message) const { return words(message, language()); }
};

// A number with the digits in groups, as the language writes it: 13.624,5 or 13,624.5.
std::string grouped(Scaled number, Language language);
std::string grouped(std::int64_t number, Language language);

html::Markup heading_row(const std::vector<std::string>& columns);
// <section> with a heading that names it.
html::Markup section(const std::string& id, const std::string& title, const html::Markup& inside);
// A table with room to move on a narrow screen.
html::Markup table(const std::string& css, const html::Markup& head, const html::Markup& body);
html::Markup number_cell(const std::string& number);

// Which section of law is number N in the list at the end, so that rows need not repeat it.
class Citations {
 public:
  explicit Citations(const PageSources& sources);
  std::string numbers_of(const plan::Visit& visit) const;  // "3 7 12"
  html::Markup list() const;

 private:
  const PageSources& sources_;
  using Citation = std::pair<std::string, std::string>;  // document as it is shown, place in it
  Citation citation(const ruleset::Basis& basis) const;
  std::vector<Citation> all_;  // sorted
};

// What is said of each visit beside its row. Long words that several share stand once, in a list at the end.
class Reasons {
 public:
  explicit Reasons(const PageSources& sources);
  html::Markup items(const plan::Visit& visit) const;  // <li>…: the words, or the way to them
  html::Markup list() const;

 private:
  html::Markup way_to(std::size_t number) const;

  const PageSources& sources_;
  std::vector<std::string> shared_;  // sorted
};

// Empty where the readers may not read it, or there is nothing to show.
html::Markup tiles(const PageSources& sources);
html::Markup capacity_section(const PageSources& sources);
html::Markup risk_section(const PageSources& sources);
html::Markup sectors_section(const PageSources& sources);
html::Markup joint_section(const PageSources& sources);
html::Markup visits_section(const PageSources& sources, const Reasons& reasons, const Citations& citations);
html::Markup left_section(const PageSources& sources);  // not met, quotas, left out, findings
html::Markup origin_section(const PageSources& sources);

}  // namespace inspectplan::report
