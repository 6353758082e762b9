// The answers as a graph for Graphviz: matters, who leads and who joins, and which department took over from which.
#include <algorithm>

#include "base/written.hpp"
#include "responsibility/names.hpp"
#include "usecase/who/dot.hpp"
#include "usecase/who/who.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::Answer;

const Label legend = {"liền: chủ trì   đứt: phối hợp   cam: tạm thời   chấm: tiếp nhận từ",
                      "solid: leads   dashed: joins   orange: for a time   dotted: took over from"};

std::string title_of(const Label& what, const ruleset::RuleSet& rules, Day at, Language language) {
  const std::string title = rules.title.in(language);
  return what.in(language) + (title.empty() ? rules.id : title) + ", " + written(at).in(language);
}

std::string days(Day from, const std::optional<Day>& until, Language language) {
  const std::string since = from == first_day ? "" : written(from).in(language);
  return until ? since + " – " + written(*until).in(language) : since;
}

// Matters stand left, who answers now beside them, who did before to the right.
class Drawing {
 public:
  Drawing(const Who& who, const ruleset::RuleSet& rules, Language language)
      : who_(who), rules_(rules), language_(language) {}

  std::string text() {
    for (const Who::Party& party : who_.parties) draw(party);
    for (const Answer* answer : deciding_)
      for (const responsibility::Step& step : answer->chain) draw(step);
    return dot_.text(title_of({"Ai chủ trì việc gì – ", "Who leads what – "}, rules_, who_.at, language_) + "\n" +
                     legend.in(language_));
  }

 private:
  const Answer* deciding(const Who::Party& party) const {
    const auto found = std::find_if(who_.answers.begin(), who_.answers.end(), [&](const Answer& answer) {
      return !answer.responsibility.empty() && answer.responsibility == party.responsibility;
    });
    return found == who_.answers.end() ? nullptr : &*found;
  }

  void draw(const Who::Party& party) {
    const std::string matter = "matter " + party.matter;
    const std::string name = responsibility::name_of_matter(rules_, party.matter).in(language_);
    const Label nobody{" – không văn bản nào nêu", " – no text names anybody"};
    if (party.lead.empty())
      dot_.node(matter, name + nobody.in(language_), "shape=plaintext, fontcolor=red");
    else
      dot_.node(matter, name, "shape=plaintext");
    dot_.in_one_column(matter, "1 matters");
    const Answer* answer = deciding(party);
    if (answer) deciding_.push_back(answer);
    for (const std::string& id : party.lead) dot_.edge(matter, answers_now(id), for_a_time(answer, id) ? orange : "");
    for (const std::string& id : party.other_leads) dot_.edge(matter, answers_now(id), "color=red");
    for (const std::string& id : party.coordinating) dot_.edge(matter, answers_now(id), "style=dashed");
  }

  // From successor to predecessor, so that those of the past stand to the right.
  void draw(const responsibility::Step& step) {
    const std::string when = "label=" + dot_quoted(days(step.on, step.until, language_));
    const std::string colour = step.until ? std::string(", ") + orange : "";
    const bool both_now = now_.contains(step.from);
    department(step.from);
    department(step.to);
    dot_.edge(step.to, step.from,
              "dir=back, style=dotted" + std::string(both_now ? ", constraint=false" : "") + ", " + when + colour);
  }

  // By a succession that ends, or by a text that does.
  bool for_a_time(const Answer* answer, const std::string& lead) const {
    if (answer && ends(answer->responsibility)) return true;
    return answer && std::any_of(answer->chain.begin(), answer->chain.end(),
                                 [&](const auto& step) { return step.until && step.to == lead; });
  }

  bool ends(const std::string& responsibility) const {
    return std::any_of(rules_.responsibilities.begin(), rules_.responsibilities.end(),
                       [&](const auto& one) { return one.id == responsibility && one.valid.until; });
  }

  const std::string& answers_now(const std::string& id) {
    department(id);
    dot_.in_one_column(id, "2 departments");
    return *now_.insert(id).first;
  }
  void department(const std::string& id) {
    dot_.node(id, responsibility::name_of_department(rules_, id).in(language_));
  }

  static constexpr const char* orange = "color=darkorange, penwidth=2";
  const Who& who_;
  const ruleset::RuleSet& rules_;
  Language language_;
  Dot dot_;
  std::set<std::string> now_;
  std::vector<const Answer*> deciding_;
};

}  // namespace

std::string who_dot(const Who& who, const ruleset::RuleSet& rules, Language language) {
  return Drawing(who, rules, language).text();
}

std::string succession_dot(const ruleset::RuleSet& rules, Day at, Language language) {
  Dot dot;
  const auto node = [&](const std::string& id) {
    const ruleset::Department* department = rules.find_department(responsibility::department_class(id));
    const bool there = department && department->life.contains(at);
    dot.node(id, responsibility::name_of_department(rules, id).in(language),
             there ? "" : "color=gray50, fontcolor=gray50");
  };
  for (const ruleset::Succession& one : rules.successions) {
    node(one.from);
    node(one.to);
    std::string label = days(one.valid.from.value_or(first_day), one.valid.until, language);
    const auto heirs = std::count_if(rules.successions.begin(), rules.successions.end(),
                                     [&](const auto& other) { return other.from == one.from; });
    if (heirs > 1)
      for (const std::string& scope : one.scope) label += (scope == one.scope.front() ? "\n" : ", ") + scope;
    dot.edge(one.from, one.to,
             "label=" + dot_quoted(label) + (one.valid.until ? ", color=darkorange, penwidth=2" : ""));
  }
  const Label past{"xám: không còn (hoặc chưa có)   cam: tạm thời", "grey: not there (any more)   orange: for a time"};
  return dot.text(title_of({"Ai kế thừa ai – ", "Who took over from whom – "}, rules, at, language) + "\n" +
                  past.in(language));
}

}  // namespace inspectplan::usecase
