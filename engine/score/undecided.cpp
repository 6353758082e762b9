#include "score/undecided.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

class Collector {
 public:
  Collector(const ruleset::RuleSet& rules, LeafFinder& finder) : rules_(rules), finder_(finder) {}

  void add(std::string section, std::string id, feel::Register truth, const feel::Typed& expression) {
    const Leaves leaves = finder_.of(expression);
    questions.push_back(
        {std::move(section), std::move(id), truth, {leaves.begin(), leaves.end()}, derived_in(expression)});
  }
  void first_match(Question::Kind kind, std::size_t index) {
    questions.back().kind = kind;
    questions.back().index = static_cast<std::int16_t>(index);
  }
  std::vector<Question> questions;

 private:
  std::vector<std::string> derived_in(const feel::Typed& expression) const {
    std::vector<std::string> names;
    for (const ruleset::Derived& derived : rules_.derived)
      if (expression.syntax().uses().names.contains(derived.id)) names.push_back(derived.id);
    return names;
  }

  const ruleset::RuleSet& rules_;
  LeafFinder& finder_;
};

}  // namespace

std::vector<Question> questions_of(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder) {
  Collector out(rules, finder);
  if (rules.population) out.add("population", "", *compiled.population, *rules.population);
  for (std::size_t i = 0; i < rules.sectors.size(); ++i)
    out.add("sectors", rules.sectors[i].id, compiled.sectors[i], rules.sectors[i].when);
  for (std::size_t i = 0; i < rules.matters.size(); ++i)
    out.add("matters", rules.matters[i].id, compiled.matters[i], rules.matters[i].when);
  for (std::size_t i = 0; i < rules.responsibilities.size(); ++i)
    if (rules.responsibilities[i].when)
      out.add("responsibilities", rules.responsibilities[i].id, *compiled.responsibilities[i],
              *rules.responsibilities[i].when);
  for (std::size_t i = 0; i < rules.tiers.size(); ++i) {
    if (!rules.tiers[i].when) continue;
    out.add("tiers", rules.tiers[i].id, compiled.tiers[i], *rules.tiers[i].when);
    out.first_match(Question::Kind::tier, i);
  }
  for (std::size_t i = 0; i < rules.mandates.size(); ++i)
    out.add("mandates", rules.mandates[i].id, compiled.mandates[i], rules.mandates[i].when);
  for (std::size_t i = 0; i < rules.planning.workload.size(); ++i) {
    if (!rules.planning.workload[i].when) continue;
    out.add("workload", std::to_string(i + 1), *compiled.workload[i], *rules.planning.workload[i].when);
    out.first_match(Question::Kind::workload, i);
  }
  for (std::size_t i = 0; i < rules.planning.caps.size(); ++i)
    if (rules.planning.caps[i].except)
      out.add("caps", rules.planning.caps[i].id, *compiled.caps[i], *rules.planning.caps[i].except);
  if (compiled.random) out.add("random", "", *compiled.random, *rules.planning.random_of);
  for (std::size_t i = 0; i < rules.planning.quotas.size(); ++i)
    out.add("quotas", rules.planning.quotas[i].id, compiled.quotas[i], rules.planning.quotas[i].of);
  return std::move(out.questions);
}

std::vector<Leaf> settling(const std::vector<Leaf>& leaves, const column::Dataset& data, std::size_t row) {
  std::vector<Leaf> found;
  for (const Leaf& leaf : leaves)
    if (is_missing(leaf, data, row)) found.push_back(leaf);
  if (!found.empty()) return found;
  std::copy_if(leaves.begin(), leaves.end(), std::back_inserter(found), [](const Leaf& leaf) {
    return leaf.table != Leaf::enterprise_table && leaf.field == Leaf::whole_table;
  });
  return found;
}

void UndecidedTally::Count::add(std::size_t row) {
  if (enterprises < examples.size()) examples[enterprises] = row;
  ++enterprises;
}

void UndecidedTally::Count::add(const Count& other) {
  for (std::size_t i = 0; i < other.shown() && shown() + i < examples.size(); ++i)
    examples[shown() + i] = other.examples[i];
  enterprises += other.enterprises;
}

UndecidedTally::UndecidedTally(const std::vector<Question>& questions) : questions_(&questions) {
  for (const Question& question : questions) {
    counts_.emplace_back(question.leaves.size() + 1);
    std::vector<std::size_t>& causes = causes_.emplace_back();
    const auto add = [&](Cause cause) {
      causes.push_back(known_causes_.try_emplace(std::move(cause), known_causes_.size()).first->second);
    };
    for (const Leaf& leaf : question.leaves) add({leaf, {}});
    add({std::nullopt, question.asks});
  }
  those_.resize(known_causes_.size());
}

void UndecidedTally::count(std::size_t question, const column::Dataset& data, std::size_t first, std::size_t in_batch) {
  const std::vector<Leaf>& leaves = (*questions_)[question].leaves;
  const auto add = [&](std::size_t at) {
    counts_[question][at].add(first + in_batch);
    Those& those = those_[causes_[question][at]];
    those.in_batch.resize(feel::batch_rows);
    those.in_batch[in_batch] = 1;
    those.marked = true;
  };
  const std::vector<Leaf> facts = settling(leaves, data, first + in_batch);
  if (facts.empty()) add(leaves.size());
  for (const Leaf& leaf : facts)
    add(static_cast<std::size_t>(std::lower_bound(leaves.begin(), leaves.end(), leaf) - leaves.begin()));
}

void UndecidedTally::finish(std::size_t first) {
  for (Those& those : those_) {
    if (!those.marked) continue;
    for (std::size_t i = 0; i < those.in_batch.size(); ++i)
      if (those.in_batch[i] != 0) those.count.add(first + i);
    those.in_batch.assign(those.in_batch.size(), 0);
    those.marked = false;
  }
}

void UndecidedTally::add(const UndecidedTally& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i)
    for (std::size_t k = 0; k < counts_[i].size(); ++k) counts_[i][k].add(other.counts_[i][k]);
  for (std::size_t i = 0; i < those_.size(); ++i) those_[i].count.add(other.those_[i].count);
}

std::vector<Assessments::Undecided> UndecidedTally::list(const column::Schema& schema) const {
  std::vector<Assessments::Undecided> out;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const Question& question = (*questions_)[i];
    for (std::size_t k = 0; k < counts_[i].size(); ++k) {
      const Count& count = counts_[i][k];
      if (count.enterprises == 0) continue;
      const std::string fact = k < question.leaves.size() ? name_of(question.leaves[k], schema) : std::string();
      out.push_back({question.section, question.id, fact, count.enterprises});
    }
  }
  return out;
}

std::vector<Assessments::LeftOpen> UndecidedTally::by_cause(const column::Schema& schema) const {
  std::vector<Assessments::LeftOpen> out;
  for (const auto& [cause, index] : known_causes_) {
    const auto& [leaf, asks] = cause;
    const Count& those = those_[index].count;
    if (those.enterprises == 0) continue;
    out.push_back({leaf ? name_of(*leaf, schema) : std::string(), asks, those.enterprises, those.first(), {}});
    for (std::size_t i = 0; i < counts_.size(); ++i)
      for (std::size_t k = 0; k < counts_[i].size(); ++k)
        if (causes_[i][k] == index && counts_[i][k].enterprises > 0)
          out.back().entries.push_back(
              {(*questions_)[i].section, (*questions_)[i].id, out.back().fact, counts_[i][k].enterprises});
  }
  return out;
}

}  // namespace inspectplan::score
