#include "usecase/mutation/mutate.hpp"

#include <algorithm>
#include <mutex>
#include <tuple>

#include "base/draws.hpp"
#include "ruleset/load.hpp"
#include "usecase/mutation/mutation_trial.hpp"
#include "usecase/rule_tests/rule_tests.hpp"

namespace inspectplan::usecase {
namespace {

void shuffle(std::vector<Mutation>& all, Draws& random) {
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.next() % i]);
}

// One of each kind in turn, until there are enough.
std::vector<Mutation> choose(std::vector<Mutation> all, std::size_t count, std::uint64_t seed) {
  std::vector<std::vector<Mutation>> by_kind(mutation_kinds);
  for (Mutation& one : all) by_kind[static_cast<std::size_t>(one.kind)].push_back(std::move(one));
  Draws random(seed);
  for (std::vector<Mutation>& kind : by_kind) shuffle(kind, random);
  std::vector<Mutation> chosen;
  for (bool more = true; more && chosen.size() < count;) {
    more = false;
    for (std::vector<Mutation>& kind : by_kind) {
      if (kind.empty() || chosen.size() == count) continue;
      chosen.push_back(std::move(kind.back()));
      kind.pop_back();
      more = true;
    }
  }
  const auto place = [](const Mutation& one) {
    return std::tie(one.file, one.offset, one.length, one.kind, one.replacement);
  };
  std::sort(chosen.begin(), chosen.end(),
            [&place](const Mutation& a, const Mutation& b) { return place(a) < place(b); });
  return chosen;
}

std::vector<Mutation> all_mutations(const ruleset::RuleSet& rules) {
  const Vocabulary words = vocabulary_of(rules);
  std::vector<Mutation> all;
  for (const auto& [path, bytes] : rules.bundle) {
    if (!path.starts_with(rules.bundle_entry + "/")) continue;
    Diagnostics ignored;
    const auto source = std::make_shared<const Source>(path, bytes);
    const auto root = yaml::parse(source, ignored);
    if (!root) continue;
    std::vector<Mutation> some = mutations_of(path, source->text(), *root, words);
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::optional<MutationReport> mutate(const std::string& directory, std::size_t count, std::uint64_t seed, Pool& pool,
                                     Diagnostics& diagnostics, Observer& observer) {
  const auto tested = run_rule_tests(directory, pool, diagnostics);
  if (!tested) return std::nullopt;
  if (tested->failed() > 0) {
    diagnostics.error("tests-fail", {}, std::to_string(tested->failed()) + " tests fail on the rule set as it is",
                      "run `rules test` and mend them first");
    return std::nullopt;
  }
  Diagnostics found;
  const auto rules = ruleset::load(directory, {}, found);
  if (!rules) {
    diagnostics.merge(std::move(found));
    return std::nullopt;
  }
  std::vector<Mutation> all = all_mutations(*rules);
  std::vector<MayLive> may_live = read_may_live(directory, diagnostics);
  refuse_idle_reasons(may_live, all, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  MutationReport report;
  report.possible = all.size();
  const std::vector<Mutation> chosen = choose(std::move(all), count, seed);
  const Trial trial(rules->bundle, rules->bundle_entry, read_rule_tests(directory, diagnostics), std::move(may_live));
  report.mutants.resize(chosen.size());
  std::mutex reporting;
  std::size_t done = 0;
  pool.for_chunks(chosen.size(), 1, [&](std::size_t i, std::size_t, std::size_t) {
    report.mutants[i] = trial.run(chosen[i]);
    const std::scoped_lock lock(reporting);
    observer.progress("mutants", ++done, chosen.size());
  });
  return report;
}

std::size_t MutationReport::count(Fate fate) const {
  return static_cast<std::size_t>(
      std::count_if(mutants.begin(), mutants.end(), [&](const MutantResult& one) { return one.fate == fate; }));
}

std::size_t MutationReport::count(Fate fate, MutationKind kind) const {
  return static_cast<std::size_t>(std::count_if(mutants.begin(), mutants.end(), [&](const MutantResult& one) {
    return one.fate == fate && one.mutation.kind == kind;
  }));
}

std::size_t MutationReport::unexcused() const {
  return static_cast<std::size_t>(std::count_if(mutants.begin(), mutants.end(), [](const MutantResult& one) {
    return one.fate == Fate::survived && !one.excused;
  }));
}

}  // namespace inspectplan::usecase
