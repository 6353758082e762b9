#include "usecase/mutation/mutation_trial.hpp"

#include <algorithm>

#include "usecase/rule_tests/coverage.hpp"

namespace inspectplan::usecase {
namespace {

// A finding as such, wherever the lines have moved.
std::string saying(const Diagnostic& finding) { return finding.code + "|" + finding.message; }

bool is_near(const Place& place, const Mutation& mutation) {
  return place.source && place.source->name() == mutation.file && place.line + 1 >= mutation.line &&
         place.line <= mutation.line + mutation.lines;
}

bool is_near(const Diagnostic& finding, const Mutation& mutation) {
  return is_near(finding.place, mutation) ||
         std::any_of(finding.notes.begin(), finding.notes.end(),
                     [&](const Note& note) { return is_near(note.place, mutation); });
}

}  // namespace

// A mutant being tried: the law of each year is loaded when the first test of that year is run.
class Trial::Mutant {
 public:
  Mutant(const Trial& trial, const Mutation& mutation)
      : trial_(trial), bundle_(trial.bundle_), result_{mutation, Fate::survived, ""} {
    for (auto& [path, bytes] : bundle_)
      if (path == mutation.file) bytes = mutated(bytes, mutation);
  }

  MutantResult run() {
    for (const std::size_t index : trial_.order_.likeliest_first(result_.mutation)) {
      const Law* law = law_of(year_of(trial_.cases_[index]));
      if (!law || catches(index, *law)) return result_;
    }
    if (refuse(trial_.check(bundle_, {}))) return result_;
    const MayLive* reason = reason_to_live(result_.mutation, warning_, trial_.may_live_);
    result_.excused = reason != nullptr;
    result_.by = reason ? reason->why : "no test tells the two apart, and nobody says why it may live";
    result_.warning = warning_;
    return result_;
  }

 private:
  const Law* law_of(int year) {
    const auto known = laws_.find(year);
    if (known != laws_.end()) return &known->second;
    const Checked checked = trial_.check(bundle_, from_civil(year, 1, 1));
    if (refuse(checked)) return nullptr;
    return &laws_.try_emplace(year, checked.rules, &trial_.parsed_).first->second;
  }

  bool refuse(const Checked& checked) {
    const Diagnostic* far = nullptr;
    const std::vector<Diagnostic> all = checked.found.sorted();
    for (const Diagnostic& one : all) {
      if (one.severity == Severity::info || trial_.known_.contains(saying(one))) continue;
      const bool near = is_near(one, result_.mutation);
      const bool error = one.severity == Severity::error;
      if (near && error) return end(Fate::refused, one.code);
      if (near && warning_.empty()) warning_ = one.code;
      if (error && !far) far = &one;
    }
    if (checked.rules) return false;
    return end(Fate::refused_elsewhere, far ? far->code + " at " + to_string(far->place) : "does not load");
  }

  bool catches(std::size_t index, const Law& law) {
    const std::size_t group = trial_.group_of_[index];
    GroupRun& run = runs_.try_emplace(group, trial_.groups_[group], law).first->second;
    const RuleTestCase& test = trial_.cases_[index];
    Diagnostics findings;
    const auto outcome = run.run(test, findings);
    const bool passed = outcome && judge(test.expect, *outcome, findings).differences.empty() && !findings.has_errors();
    return !passed && end(Fate::caught, test.name);
  }

  bool end(Fate fate, std::string by) {
    result_.fate = fate;
    result_.by = std::move(by);
    return true;
  }

  const Trial& trial_;
  ruleset::Bundle bundle_;
  MutantResult result_;
  std::string warning_;  // the code of the first new one near the change
  std::map<int, Law> laws_;
  std::map<std::size_t, GroupRun> runs_;
};

Trial::Trial(const ruleset::Bundle& bundle, std::string entry, std::vector<RuleTestCase> cases,
             std::vector<MayLive> may_live)
    : bundle_(bundle),
      entry_(std::move(entry)),
      cases_(std::move(cases)),
      may_live_(std::move(may_live)),
      groups_(group_rule_tests(cases_)),
      group_of_(cases_.size()),
      parsed_(bundle) {
  for (std::size_t group = 0; group < groups_.size(); ++group)
    for (const std::size_t index : groups_[group].cases) group_of_[index] = group;
  learn();
}

MutantResult Trial::run(const Mutation& mutation) const { return Mutant(*this, mutation).run(); }

Trial::Checked Trial::check(const ruleset::Bundle& bundle, std::optional<Day> law_date) const {
  Checked checked;
  checked.rules = ruleset::load_bundle(bundle, entry_, {law_date, &parsed_}, checked.found);
  if (!checked.rules) return checked;
  const Day day = law_date ? *law_date : checked.rules->verified_until.value_or(checked.rules->law_date);
  const int year = to_civil(day).year;
  const responsibility::Resolver resolver(checked.rules);
  checked.found.merge(resolver.check(from_civil(year, 1, 1), from_civil(year, 12, 31)));
  return checked;
}

// What the unchanged rule set says of itself, and what each test reaches.
void Trial::learn() {
  for (const Diagnostic& one : check(bundle_, {}).found.sorted()) known_.insert(saying(one));
  std::map<int, Law> laws;
  std::vector<std::set<std::string>> reached(cases_.size());
  for (const RuleTestGroup& group : groups_) {
    auto law = laws.find(group.year);
    if (law == laws.end()) {
      const Checked checked = check(bundle_, from_civil(group.year, 1, 1));
      for (const Diagnostic& one : checked.found.sorted()) known_.insert(saying(one));
      law = laws.try_emplace(group.year, checked.rules, &parsed_).first;
    }
    learn(group, law->second, reached);
  }
  for (std::size_t index = 0; index < cases_.size(); ++index) order_.add(cases_[index].expect, reached[index]);
}

void Trial::learn(const RuleTestGroup& group, const Law& law, std::vector<std::set<std::string>>& reached) const {
  GroupRun run(group, law);
  for (const std::size_t index : group.cases) {
    Diagnostics ignored;  // every test passes
    const auto outcome = run.run(cases_[index], ignored);
    if (outcome) reached[index] = reached_by(*outcome, cases_[index].expect);
  }
}

}  // namespace inspectplan::usecase
