#include "usecase/mutate.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

#include "ruleset/load.hpp"
#include "usecase/rule_test_run.hpp"
#include "usecase/rule_tests.hpp"

namespace inspectplan::usecase {
namespace {

using Bundle = std::vector<std::pair<std::string, std::string>>;

// splitmix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

 private:
  std::uint64_t state_;
};

void shuffle(std::vector<Mutation>& all, Random& random) {
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.next() % i]);
}

// One of each kind in turn, until there are enough.
std::vector<Mutation> choose(std::vector<Mutation> all, std::size_t count, std::uint64_t seed) {
  std::vector<std::vector<Mutation>> by_kind(mutation_kinds);
  for (Mutation& one : all) by_kind[static_cast<std::size_t>(one.kind)].push_back(std::move(one));
  Random random(seed);
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

// A finding as such, wherever the lines have moved.
std::set<std::string> sayings(const Diagnostics& found) {
  std::set<std::string> out;
  for (const Diagnostic& one : found.sorted()) out.insert(one.code + "|" + one.message);
  return out;
}

bool is_near(const Place& place, const Mutation& mutation) {
  return place.source && place.source->name() == mutation.file && place.line + 1 >= mutation.line &&
         place.line <= mutation.line + mutation.lines;
}

bool is_near(const Diagnostic& finding, const Mutation& mutation) {
  return is_near(finding.place, mutation) ||
         std::any_of(finding.notes.begin(), finding.notes.end(),
                     [&](const Note& note) { return is_near(note.place, mutation); });
}

// Read by people and by `rules show` only: no computed result could tell.
std::string reason_to_live(const Mutation& mutation) {
  const std::string& path = mutation.path;
  const auto under = [&path](std::string_view section) {
    return path.starts_with(section) || path.starts_with("amend." + std::string(section));
  };
  if (under("documents.")) return "recorded only: no plan depends on this day of a document";
  if (path.find(".basis") != std::string::npos) return "a citation: no plan depends on it";
  if (under("planning.")) return "a parameter of planning: no plan is made in rule tests";
  if (under("facts.")) return "a bound of a fact: no test comes near it";
  if (under("ruleset.")) return "about the rule set itself";
  return "no test tells the two apart";
}

class Mutating {
 public:
  Mutating(const Bundle& bundle, std::string entry, std::vector<RuleTestCase> cases)
      : bundle_(bundle), entry_(std::move(entry)), cases_(std::move(cases)), groups_(group_rule_tests(cases_)) {
    known_ = sayings(check(bundle_, {}).found);
    for (const RuleTestGroup& group : groups_)
      known_.merge(sayings(check(bundle_, from_civil(group.year, 1, 1)).found));
  }

  MutantResult run(const Mutation& mutation) const {
    Bundle changed = bundle_;
    for (auto& [path, bytes] : changed)
      if (path == mutation.file) bytes = mutated(bytes, mutation);
    MutantResult result{mutation, Fate::survived, reason_to_live(mutation)};
    const Checked checked = check(changed, {});
    if (refuse(checked, result)) return result;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (i > 0 && groups_[i].year == groups_[i - 1].year) continue;
      if (run_year(changed, groups_[i].year, result)) return result;
    }
    return result;
  }

 private:
  struct Checked {
    std::shared_ptr<const ruleset::RuleSet> rules;
    Diagnostics found;
  };

  Checked check(const Bundle& bundle, std::optional<Day> law_date) const {
    Checked checked;
    checked.rules = ruleset::load_bundle(bundle, entry_, {law_date}, checked.found);
    if (!checked.rules) return checked;
    const Day day = law_date ? *law_date : checked.rules->verified_until.value_or(checked.rules->law_date);
    const int year = to_civil(day).year;
    const responsibility::Resolver resolver(checked.rules);
    checked.found.merge(resolver.check(from_civil(year, 1, 1), from_civil(year, 12, 31)));
    return checked;
  }

  bool refuse(const Checked& checked, MutantResult& result) const {
    const Diagnostic* far = nullptr;
    const std::vector<Diagnostic> all = checked.found.sorted();
    for (const Diagnostic& one : all) {
      if (one.severity == Severity::info || known_.contains(one.code + "|" + one.message)) continue;
      if (is_near(one, result.mutation)) return end(result, Fate::refused, one.code);
      if (one.severity == Severity::error && !far) far = &one;
    }
    if (checked.rules || !far) return false;
    return end(result, Fate::refused_elsewhere, far->code + " at " + to_string(far->place));
  }

  static bool end(MutantResult& result, Fate fate, std::string by) {
    result.fate = fate;
    result.by = std::move(by);
    return true;
  }

  bool run_year(const Bundle& changed, int year, MutantResult& result) const {
    const Checked checked = check(changed, from_civil(year, 1, 1));
    if (refuse(checked, result)) return true;
    const Law law(checked.rules);
    for (const RuleTestGroup& group : groups_) {
      if (group.year != year) continue;
      run_group(cases_, group, law, [&](std::size_t index, const RuleTestOutcome* outcome, Diagnostics& findings) {
        const bool passed =
            outcome && judge(cases_[index].expect, *outcome, findings).differences.empty() && !findings.has_errors();
        if (!passed) end(result, Fate::caught, cases_[index].name);
        return passed;
      });
      if (result.fate == Fate::caught) return true;
    }
    return false;
  }

  const Bundle& bundle_;
  std::string entry_;
  std::vector<RuleTestCase> cases_;
  std::vector<RuleTestGroup> groups_;
  std::set<std::string> known_;
};

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
  MutationReport report;
  report.possible = all.size();
  const std::vector<Mutation> chosen = choose(std::move(all), count, seed);
  const Mutating mutating(rules->bundle, rules->bundle_entry, read_rule_tests(directory, diagnostics));
  report.mutants.resize(chosen.size());
  std::mutex reporting;
  std::size_t done = 0;
  pool.for_chunks(chosen.size(), 1, [&](std::size_t i, std::size_t, std::size_t) {
    report.mutants[i] = mutating.run(chosen[i]);
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

}  // namespace inspectplan::usecase
