#include "score/undecided.hpp"

#include <algorithm>

namespace inspectplan::score {

namespace {

class Collector {
 public:
  explicit Collector(LeafFinder& finder) : finder_(finder) {}

  void add(std::string section, std::string id, feel::Register truth, const feel::Typed& expression) {
    add(std::move(section), std::move(id), truth, finder_.of(expression));
  }
  void add(std::string section, std::string id, feel::Register truth, const Leaves& leaves) {
    questions.push_back({std::move(section), std::move(id), truth, {leaves.begin(), leaves.end()}});
  }
  void first_match(Question::Kind kind, std::size_t index) {
    questions.back().kind = kind;
    questions.back().index = static_cast<std::int16_t>(index);
  }
  std::vector<Question> questions;

 private:
  LeafFinder& finder_;
};

}  // namespace

std::vector<Question> questions_of(const ruleset::RuleSet& rules, const Compiled& compiled, LeafFinder& finder) {
  Collector out(finder);
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
  for (const Question& question : questions) counts_.emplace_back(question.leaves.size() + 1);
}

void UndecidedTally::count(std::size_t question, const column::Dataset& data, std::size_t row) {
  const std::vector<Leaf>& leaves = (*questions_)[question].leaves;
  const std::vector<Leaf> facts = settling(leaves, data, row);
  if (facts.empty()) counts_[question].back().add(row);
  for (const Leaf& leaf : facts) {
    const auto at = std::lower_bound(leaves.begin(), leaves.end(), leaf);
    counts_[question][static_cast<std::size_t>(at - leaves.begin())].add(row);
  }
}

void UndecidedTally::add(const UndecidedTally& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i)
    for (std::size_t k = 0; k < counts_[i].size(); ++k) counts_[i][k].add(other.counts_[i][k]);
}

std::vector<Assessments::Undecided> UndecidedTally::list(const column::Schema& schema) const {
  std::vector<Assessments::Undecided> out;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const Question& question = (*questions_)[i];
    for (std::size_t k = 0; k < counts_[i].size(); ++k) {
      const Count& count = counts_[i][k];
      if (count.enterprises == 0) continue;
      const std::string fact = k < question.leaves.size() ? name_of(question.leaves[k], schema) : std::string();
      out.push_back({question.section,
                     question.id,
                     fact,
                     count.enterprises,
                     {count.examples.begin(), count.examples.begin() + static_cast<std::ptrdiff_t>(count.shown())}});
    }
  }
  return out;
}

}  // namespace inspectplan::score
