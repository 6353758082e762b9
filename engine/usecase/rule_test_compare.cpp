#include "usecase/rule_test_compare.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "usecase/rule_test_case.hpp"

namespace inspectplan::usecase {

namespace {

std::string truth_text(std::uint8_t truth) {
  return truth == feel::truth_true ? "true" : truth == feel::truth_unknown ? "unknown" : "false";
}

std::string joined(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return "[" + out + "]";
}

template <class EntryType>
std::vector<std::string> ids_of(const std::vector<EntryType>& entries) {
  std::vector<std::string> ids;
  for (const EntryType& entry : entries) ids.push_back(entry.id);
  return ids;
}

class Comparison {
 public:
  Comparison(const RuleTestOutcome& outcome, Diagnostics& diagnostics)
      : rules_(outcome.rules), got_(outcome.explanation), outcome_(outcome), diagnostics_(diagnostics) {}

  std::vector<std::string> run(const yaml::Node& expect) {
    refuse_unknown_keys(expect,
                        {"sectors", "matters", "mandates", "derived", "factors", "scorecards", "score", "score_range",
                         "tier", "is_due", "who"},
                        diagnostics_);
    with(expect, "sectors",
         [&](const yaml::Node& node) { truths("sectors", node, ids_of(rules_.sectors), got_.sectors); });
    with(expect, "matters",
         [&](const yaml::Node& node) { truths("matters", node, ids_of(rules_.matters), got_.matters); });
    with(expect, "derived", [&](const yaml::Node& node) { derived(node); });
    with(expect, "factors", [&](const yaml::Node& node) { points("factors", node, factor_points()); });
    with(expect, "scorecards", [&](const yaml::Node& node) { points("scorecards", node, card_points()); });
    with(expect, "score", [&](const yaml::Node& node) { number("score", node, got_.score_known, got_.score); });
    with(expect, "score_range", [&](const yaml::Node& node) { range(node); });
    with(expect, "tier", [&](const yaml::Node& node) { tier(node); });
    with(expect, "is_due", [&](const yaml::Node& node) { truth("is_due", node, got_.is_due); });
    with(expect, "mandates",
         [&](const yaml::Node& node) { truths("mandates", node, ids_of(rules_.mandates), got_.mandates); });
    with(expect, "who", [&](const yaml::Node& node) { who(node); });
    if (points_differ_)
      for (std::string& line : how_it_was_made(got_)) lines_.push_back(std::move(line));
    return std::move(lines_);
  }

 private:
  struct Points {
    bool known;
    Scaled value;
  };
  using PointsByName = std::vector<std::pair<std::string, Points>>;

  template <class Action>
  void with(const yaml::Node& expect, std::string_view key, Action action) {
    if (const yaml::Node* node = expect.find(key)) action(*node);
  }

  void differ(const std::string& what, const std::string& expected, const std::string& got) {
    lines_.push_back(what + ": expected " + expected + ", got " + got);
  }
  void unreadable(const yaml::Node& node, const std::string& what) {
    diagnostics_.error("bad-expectation", node.place, "not readable as an expectation", what);
  }
  bool exists(const std::string& id, const Place& place, const std::string& section,
              const std::vector<std::string>& ids) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return true;
    const auto near = nearest(id, ids);
    diagnostics_.error("unknown-id", place, "the rule set has no \"" + id + "\" under " + section,
                       near ? "did you mean \"" + *near + "\"?" : "");
    return false;
  }

  // A list says exactly which hold, a mapping only what it names.
  void truths(const std::string& section, const yaml::Node& node, const std::vector<std::string>& ids,
              const std::vector<score::RuleLine>& lines) {
    if (node.is_sequence()) return exactly(section, node, ids, lines);
    if (!node.is_mapping()) return unreadable(node, "write [ids that hold], or {id: true}");
    for (const yaml::Entry& entry : node.entries)
      if (exists(entry.key, entry.key_place, section, ids))
        truth(section + "." + entry.key, entry.value, truth_in(lines, entry.key));
  }

  static std::uint8_t truth_in(const std::vector<score::RuleLine>& lines, const std::string& id) {
    const auto line = std::find_if(lines.begin(), lines.end(), [&id](const score::RuleLine& l) { return l.id == id; });
    return line == lines.end() ? static_cast<std::uint8_t>(feel::truth_false) : line->truth;
  }

  void exactly(const std::string& section, const yaml::Node& node, const std::vector<std::string>& ids,
               const std::vector<score::RuleLine>& lines) {
    std::vector<std::string> expected;
    for (const yaml::Node& item : node.items)
      if (exists(item.text, item.place, section, ids)) expected.push_back(item.text);
    std::vector<std::string> got;
    for (const score::RuleLine& line : lines)
      if (line.truth == feel::truth_true) got.push_back(line.id);
    if (joined(expected) != joined(got)) differ(section, joined(expected), joined(got));
  }

  void truth(const std::string& what, const yaml::Node& node, std::uint8_t got) {
    if (node.text != "true" && node.text != "false" && node.text != "unknown")
      return unreadable(node, "write true, false or unknown");
    if (node.text != truth_text(got)) differ(what, node.text, truth_text(got));
  }

  void derived(const yaml::Node& node) {
    for (const yaml::Entry& entry : node.entries) {
      if (!exists(entry.key, entry.key_place, "derived", ids_of(rules_.derived))) continue;
      const auto use = std::find_if(got_.derived.begin(), got_.derived.end(),
                                    [&entry](const score::FactUse& u) { return u.name == entry.key; });
      const std::string got = use->missing ? "missing" : use->value;
      const std::string expected = entry.value.text == "unknown" ? "missing" : canonical(entry.value.text);
      if (!entry.value.is_scalar())
        unreadable(entry.value, "write a value, or missing");
      else if (expected != got)
        differ("derived." + entry.key, expected, got);
    }
  }

  // 1.50 and 1.5 are one number.
  static std::string canonical(const std::string& text) {
    const auto number = parse_scaled(text);
    return number ? to_string(*number) : text;
  }

  PointsByName card_points() const {
    PointsByName out;
    for (const score::CardLine& card : got_.scorecards)
      out.emplace_back(card.scorecard, Points{card.known, card.points});
    return out;
  }
  PointsByName factor_points() const {
    PointsByName out;
    for (const score::CardLine& card : got_.scorecards)
      for (const score::FactorLine& factor : card.factors)
        out.emplace_back(card.scorecard + "." + factor.factor, Points{factor.known, factor.points});
    return out;
  }

  void points(const std::string& section, const yaml::Node& node, const PointsByName& got) {
    std::vector<std::string> names;
    for (const auto& [name, value] : got) names.push_back(name);
    for (const yaml::Entry& entry : node.entries) {
      if (!exists(entry.key, entry.key_place, section, names)) continue;
      const auto at = std::find(names.begin(), names.end(), entry.key) - names.begin();
      const Points& value = got[static_cast<std::size_t>(at)].second;
      number(section + "." + entry.key, entry.value, value.known, value.value);
    }
  }

  void number(const std::string& what, const yaml::Node& node, bool known, Scaled got) {
    const bool wants_unknown = node.text == "unknown" || node.text == "missing";
    const auto expected = parse_scaled(node.text);
    if (!expected && !wants_unknown) return unreadable(node, "write a number, or unknown");
    const std::string wanted = wants_unknown ? "unknown" : to_string(*expected);
    const std::string shown = known ? to_string(got) : "unknown";
    if (wanted == shown) return;
    differ(what, wanted, shown);
    points_differ_ = true;
  }

  void range(const yaml::Node& node) {
    const bool pair = node.is_sequence() && node.items.size() == 2;
    const auto low = pair ? parse_scaled(node.items[0].text) : std::nullopt;
    const auto high = pair ? parse_scaled(node.items[1].text) : std::nullopt;
    if (!low || !high) return unreadable(node, "write [lowest, highest]");
    const auto text = [](Scaled from, Scaled to) { return "[" + to_string(from) + ", " + to_string(to) + "]"; };
    if (text(*low, *high) == text(got_.low, got_.high)) return;
    differ("score_range", text(*low, *high), text(got_.low, got_.high));
    points_differ_ = true;
  }

  void tier(const yaml::Node& node) {
    if (node.text != "unknown" && !exists(node.text, node.place, "tiers", ids_of(rules_.tiers))) return;
    const std::string got = got_.tier.empty() ? "unknown" : got_.tier;
    if (node.text != got) differ("tier", node.text, got);
  }

  void who(const yaml::Node& node) {
    for (const yaml::Entry& entry : node.entries) {
      if (!exists(entry.key, entry.key_place, "matters", ids_of(rules_.matters))) continue;
      refuse_unknown_keys(entry.value, {"lead", "coordinating"}, diagnostics_);
      const auto party = outcome_.who(*rules_.matter_index(entry.key));
      departments("who." + entry.key + ".lead", entry.value.find("lead"), party.lead);
      departments("who." + entry.key + ".coordinating", entry.value.find("coordinating"), party.coordinating);
    }
  }

  void departments(const std::string& what, const yaml::Node* node, const std::vector<std::string>& got) {
    if (node == nullptr) return;
    std::vector<std::string> expected;
    if (node->is_scalar()) expected.push_back(node->text);
    for (const yaml::Node& item : node->items) {
      const auto colon = item.text.find(':');
      if (exists(item.text.substr(0, colon), item.place, "departments", ids_of(rules_.departments)))
        expected.push_back(item.text);
    }
    if (joined(expected) != joined(got)) differ(what, joined(expected), joined(got));
  }

  const ruleset::RuleSet& rules_;
  const score::Explanation& got_;
  const RuleTestOutcome& outcome_;
  Diagnostics& diagnostics_;
  std::vector<std::string> lines_;
  bool points_differ_ = false;
};

std::string factor_text(const score::FactorLine& factor) {
  std::string out = factor.factor + " " + (factor.known ? to_string(factor.points) : "unknown") + " (";
  out += factor.assumed ? "assumed" : factor.band.empty() ? "no band holds" : factor.band;
  for (const score::FactUse& fact : factor.facts)
    out += "; " + fact.name + " " + (fact.missing && fact.value.empty() ? "missing" : fact.value);
  return out + ")";
}

}  // namespace

std::vector<std::string> compare(const yaml::Node& expect, const RuleTestOutcome& outcome, Diagnostics& diagnostics) {
  return Comparison(outcome, diagnostics).run(expect);
}

std::vector<std::string> how_it_was_made(const score::Explanation& explanation) {
  std::vector<std::string> lines;
  for (const score::CardLine& card : explanation.scorecards) {
    std::string line = "  " + card.scorecard + " " + (card.known ? to_string(card.points) : "unknown") + ": ";
    for (std::size_t i = 0; i < card.factors.size(); ++i) line += (i == 0 ? "" : ", ") + factor_text(card.factors[i]);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace inspectplan::usecase
