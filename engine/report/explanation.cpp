#include "report/explanation.hpp"

#include "base/written.hpp"
#include "feel/program.hpp"
#include "report/labels.hpp"
#include "responsibility/names.hpp"

namespace inspectplan::report {
namespace {

using score::CardLine;
using score::Explanation;
using score::FactorLine;
using score::FactUse;
using score::RuleLine;

struct Words {
  Label score{"Điểm", "Score"};
  Label tier{"Hạng", "Tier"};
  Label unknown{"chưa xác định", "unknown"};
  Label exact{"khoảng chính xác", "exact range"};
  Label bound{"khoảng chắc chắn chứa điểm", "a bound on the score"};
  Label last_visit{"Lần kiểm tra gần nhất", "Last visit"};
  Label never{"chưa ghi nhận", "none recorded"};
  Label due{"Đến hạn kiểm tra", "Due"};
  Label yes{"có", "yes"};
  Label no{"không", "no"};
  Label sectors{"Lĩnh vực nguy cơ", "Sectors"};
  Label matters{"Nội dung kiểm tra", "Matters"};
  Label mandates{"Bắt buộc hoặc loại trừ", "Mandates"};
  Label undecided{"chưa quyết định được, còn thiếu", "undecided, needs"};
  Label points{"Điểm theo tiêu chí", "Points by factor"};
  Label missing{"thiếu", "missing"};
  Label no_rows{"không có dòng nào", "no rows"};
  Label assumed{"giả định vì thiếu dữ liệu", "assumed, data missing"};
  Label basis{"căn cứ", "basis"};
  Label band{"Mức", "Band"};
  Label facts{"Dữ kiện", "Facts"};
  Label scorecard{"Thang điểm", "Scorecard"};
  Label factor{"Tiêu chí", "Factor"};
  Label score_low{"Điểm thấp nhất", "Lowest"};
  Label score_high{"Điểm cao nhất", "Highest"};
  Label nearest{"Thay đổi gần nhất làm đổi hạng", "Nearest change that moves the tier"};
  Label no_change{"không tìm thấy thay đổi nào của một dữ kiện", "none of one fact was found"};
  Label possible{"có thể là", "could be"};
  Label narrowed_by{"Dữ kiện thiếu ảnh hưởng nhiều điểm nhất", "Missing fact that most of the open points rest on"};
};
const Words words;

// Says an explanation in one language, with the names of the rule set.
class Voice {
 public:
  Voice(const ruleset::RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  std::string text(const Explanation& e) const {
    std::string out = head(e) + lines(words.sectors, e.sectors) + lines(words.matters, e.matters) +
                      lines(words.mandates, e.mandates) + say(words.points) + "\n";
    for (const CardLine& card : e.scorecards) {
      out += "  " + number(card.points) + range_text(card.low, card.high) + "  " +
             named(card.label, card.scorecard) + "\n";
      for (const FactorLine& line : card.factors) out += factor(line);
    }
    return out + nearest(e);
  }

  Sheet sheet(const Explanation& e) const {
    Sheet result;
    result.header = {say(words.scorecard),  say(words.factor), say(words.score), say(words.score_low),
                     say(words.score_high), say(words.band),   say(words.facts), say(words.basis)};
    result.right = {false, false, true, true, true, false, false, false};
    for (const CardLine& card : e.scorecards)
      for (const FactorLine& line : card.factors)
        result.rows.push_back({card.scorecard, line.factor, line.known ? to_string(line.points) : "",
                               to_string(line.low), to_string(line.high), band(line), facts(line.facts),
                               basis(line.basis)});
    return result;
  }

 private:
  const ruleset::RuleSet& rules_;
  Language language_;

  const std::string& say(const Label& label) const { return label.in(language_); }
  std::string number(Scaled value) const { return say(written(value)); }
  std::string range_text(Scaled low, Scaled high) const {
    if (low.value == high.value && low.scale == high.scale) return {};
    return " [" + number(low) + " … " + number(high) + "]";
  }
  const std::string& named(const Label& label, const std::string& id) const {
    return say(label).empty() ? id : say(label);
  }
  std::string fact_name(const FactUse& fact) const {
    return responsibility::name_of_fact(rules_, fact.name).in(language_);
  }
  std::string basis(const std::vector<ruleset::Basis>& list) const {
    return joined(list, [&](const ruleset::Basis& basis) { return citation(rules_, basis, language_); });
  }
  std::string band(const FactorLine& factor) const { return factor.assumed ? say(words.assumed) : factor.band; }

  std::string truth(std::uint8_t truth) const {
    if (truth == feel::truth_true) return say(words.yes);
    return truth == feel::truth_false ? say(words.no) : say(words.unknown);
  }

  std::string facts(const std::vector<FactUse>& list) const {
    return joined(
        list,
        [&](const FactUse& fact) {
          return fact_name(fact) + " = " +
                 (fact.value.empty() ? say(fact.missing ? words.missing : words.no_rows) : fact.value);
        },
        ", ");
  }

  std::string missing_facts(const std::vector<FactUse>& list) const {
    std::string text;
    for (const FactUse& fact : list)
      if (fact.missing) text += (text.empty() ? "" : ", ") + fact_name(fact);
    return text.empty() ? "?" : text;
  }

  std::string lines(const Label& title, const std::vector<RuleLine>& list) const {
    if (list.empty()) return {};
    std::string text = say(title) + "\n";
    for (const RuleLine& line : list) {
      text += "  " + line.id;
      if (!say(line.label).empty()) text += " — " + say(line.label);
      text += say(responsibility::mark_of(line.status, line.own_judgement));
      if (line.truth == feel::truth_unknown)
        text += " (" + say(words.undecided) + " " + missing_facts(line.facts) + ")";
      if (!line.basis.empty()) text += "  {" + basis(line.basis) + "}";
      text += "\n";
    }
    return text;
  }

  std::string factor(const FactorLine& factor) const {
    std::string text = "    " + number(factor.points) + range_text(factor.low, factor.high) + "  " +
                       named(factor.label, factor.factor) + " (" + factor.factor + ")";
    text += say(responsibility::mark_of(ruleset::Status::verified, factor.own_judgement));
    if (const std::string held = band(factor); !held.empty()) text += ": " + held;
    if (!factor.facts.empty()) text += "  [" + facts(factor.facts) + "]";
    if (!factor.basis.empty()) text += "  {" + basis(factor.basis) + "}";
    return text + "\n";
  }

  std::string head(const Explanation& e) const {
    std::string text = e.enterprise + (e.name.empty() ? "" : "  " + e.name) + "\n";
    text +=
        say(words.score) + ": " + (e.score_known ? number(e.score) : say(words.unknown)) + range_text(e.low, e.high);
    if (e.low.value != e.high.value) text += " (" + say(e.range_exact ? words.exact : words.bound) + ")";
    text += "   " + say(words.tier) + ": " + (e.tier.empty() ? say(words.unknown) : e.tier);
    if (!say(e.tier_label).empty()) text += " — " + say(e.tier_label);
    text += say(responsibility::mark_of(e.tier_status, e.tier_own_judgement));
    if (e.possible_tiers.size() > 1)
      text += " (" + say(words.possible) + " " +
              joined(e.possible_tiers, [](const std::string& tier) { return tier; }, ", ") + ")";
    if (!e.narrowed_by.empty())
      text += "\n" + say(words.narrowed_by) + ": " + responsibility::name_of_fact(rules_, e.narrowed_by).in(language_);
    text += "\n" + say(words.last_visit) + ": " + (e.last_visit ? say(written(*e.last_visit)) : say(words.never));
    return text + "   " + say(words.due) + ": " + truth(e.is_due) + "\n";
  }

  std::string nearest(const Explanation& e) const {
    if (!e.nearest) return rules_.tiers.empty() ? "" : say(words.nearest) + ": " + say(words.no_change) + "\n";
    const std::string from = e.nearest->from.empty() ? say(words.missing) : e.nearest->from;
    return say(words.nearest) + ": " + responsibility::name_of_fact(rules_, e.nearest->fact).in(language_) + " " +
           from + " → " + e.nearest->to + "  ⇒ " + e.nearest->tier + "\n";
  }
};

}  // namespace

std::string explanation_text(const Explanation& explanation, const ruleset::RuleSet& rules, Language language) {
  return Voice(rules, language).text(explanation);
}

Sheet explanation_sheet(const Explanation& explanation, const ruleset::RuleSet& rules, Language language) {
  return Voice(rules, language).sheet(explanation);
}

}  // namespace inspectplan::report
