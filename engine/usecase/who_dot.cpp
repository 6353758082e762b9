// The answers as a graph for Graphviz: matters, who leads and who joins, and which department took over from which.
#include <algorithm>
#include <set>

#include "base/written.hpp"
#include "responsibility/names.hpp"
#include "usecase/who.hpp"

namespace inspectplan::usecase {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "\"";
}

class Drawing {
 public:
  Drawing(const ruleset::RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  void party(const Who::Party& party) {
    const std::string matter = "matter " + party.matter;
    node(matter, responsibility::name_of_matter(rules_, party.matter), "shape=plaintext");
    for (const std::string& department : party.lead) edge(matter, this->department(department), "");
    for (const std::string& department : party.other_leads) edge(matter, this->department(department), "color=red");
    for (const std::string& department : party.coordinating) edge(matter, this->department(department), "style=dashed");
  }

  void step(const responsibility::Step& step) {
    std::string when = step.on == first_day ? "" : written(step.on).in(language_);
    if (step.until) when += " – " + written(*step.until).in(language_);
    edge(department(step.from), department(step.to), "style=dotted, label=" + quoted(when));
  }

  std::string text(const std::string& title) const {
    std::string out = "digraph who {\n  rankdir=LR;\n  label=" + quoted(title) + ";\n  node [shape=box];\n";
    for (const std::string& line : nodes_) out += line;
    for (const std::string& line : edges_) out += line;
    return out + "}\n";
  }

 private:
  std::string department(const std::string& id) {
    node(id, responsibility::name_of_department(rules_, id), "");
    return id;
  }
  void node(const std::string& id, const Label& name, const std::string& style) {
    nodes_.insert("  " + quoted(id) + " [label=" + quoted(name.in(language_)) + (style.empty() ? "" : ", " + style) +
                  "];\n");
  }
  void edge(const std::string& from, const std::string& to, const std::string& style) {
    edges_.insert("  " + quoted(from) + " -> " + quoted(to) + (style.empty() ? "" : " [" + style + "]") + ";\n");
  }

  const ruleset::RuleSet& rules_;
  Language language_;
  std::set<std::string> nodes_, edges_;  // each once, in one order
};

}  // namespace

std::string who_dot(const Who& who, const ruleset::RuleSet& rules, Language language) {
  Drawing drawing(rules, language);
  for (const Who::Party& party : who.parties) drawing.party(party);
  for (const responsibility::Answer& answer : who.answers) {
    const bool decides = std::any_of(who.parties.begin(), who.parties.end(), [&](const Who::Party& party) {
      return party.responsibility == answer.responsibility && !answer.responsibility.empty();
    });
    if (!decides) continue;
    for (const responsibility::Step& step : answer.chain) drawing.step(step);
  }
  return drawing.text(rules.id + ", " + to_string(who.at));
}

}  // namespace inspectplan::usecase
