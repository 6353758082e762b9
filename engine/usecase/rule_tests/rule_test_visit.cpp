// What a plan would take from the rules for the enterprise of a test: the days of a visit, what it is worth, what
// bounds it, which floors it fills.
#include "usecase/rule_tests/constant.hpp"
#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

class Visit {
 public:
  explicit Visit(Judging& judging) : judging_(judging), rules_(judging.outcome.rules), got_(judging.outcome.assessed) {}

  void run(const yaml::Node& node) {
    refuse_unknown_keys(node,
                        {"in_population", "lead_days", "coordinate_days", "value", "last", "not_before", "first_day",
                         "last_day", "by", "excepted", "quotas"},
                        judging_.diagnostics);
    text(node, "in_population", got_.in_population[0] != 0 ? "true" : "false");
    text(node, "lead_days", days(&ruleset::Workload::lead));
    text(node, "coordinate_days", days(&ruleset::Workload::coordinate));
    number(node, "value", Scaled{got_.value[0], got_.value_scale});
    text(node, "last", day_of(got_.last_visit));
    text(node, "first_day", day_of(got_.first_day));
    text(node, "last_day", day_of(got_.last_day));
    text(node, "not_before", not_before());
    text(node, "by", by());
    list(node, "excepted", holding(rules_.planning.caps, got_.cap_excepted));
    list(node, "quotas", holding(rules_.planning.quotas, got_.quotas));
  }

 private:
  std::string days(std::int64_t ruleset::Workload::* part) const {
    const std::int16_t line = got_.workload[0];
    return line < 0 ? "none" : std::to_string(rules_.planning.workload[static_cast<std::size_t>(line)].*part);
  }

  static std::string day_of(const std::vector<std::int32_t>& days) {
    return days.empty() || days[0] == score::no_day ? "none" : to_string(Day{days[0]});
  }

  // By when an ordered visit should begin.
  std::string by() const {
    const auto day = score::latest_begin(rules_, got_, to_civil(judging_.outcome.at).year, 0);
    return day ? to_string(*day) : "none";
  }

  // The first day on which the tier allows another visit, unless one is ordered on a ground that is not the plan.
  std::string not_before() const {
    const std::optional<Day> day = score::earliest_visit(rules_, got_, 0);
    return day ? to_string(*day) : "none";
  }

  template <class Entries>
  static std::vector<std::string> holding(const Entries& entries,
                                          const std::vector<std::vector<std::uint8_t>>& truths) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (truths[i][0] == feel::truth_true) ids.push_back(entries[i].id);
    return ids;
  }

  void text(const yaml::Node& node, const std::string& key, const std::string& got) {
    const yaml::Node* expected = node.find(key);
    if (expected && expected->text != got) judging_.differ("visit." + key, expected->text, got);
  }

  void number(const yaml::Node& node, const std::string& key, const Scaled& got) {
    const yaml::Node* expected = node.find(key);
    const auto wanted = expected ? constant(*expected, judging_.diagnostics) : std::nullopt;
    if (wanted && to_string(*wanted) != to_string(got))
      judging_.differ("visit." + key, to_string(*wanted), to_string(got));
  }

  void list(const yaml::Node& node, const std::string& key, const std::vector<std::string>& got) {
    const yaml::Node* expected = node.find(key);
    if (!expected) return;
    std::vector<std::string> wanted;
    for (const yaml::Node& item : expected->items) wanted.push_back(item.text);
    if (joined(wanted) != joined(got)) judging_.differ("visit." + key, joined(wanted), joined(got));
  }

  Judging& judging_;
  const ruleset::RuleSet& rules_;
  const score::Assessments& got_;
};

}  // namespace

void judge_visit(Judging& judging, const yaml::Node& expected) { Visit(judging).run(expected); }

}  // namespace inspectplan::usecase
