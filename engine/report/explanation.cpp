#include "report/explanation.hpp"

#include "base/written.hpp"
#include "feel/program.hpp"
#include "plan/text.hpp"
#include "report/fact_text.hpp"
#include "report/labels.hpp"
#include "responsibility/names.hpp"
#include "responsibility/resolve.hpp"

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
  Label bound{"điểm chắc chắn nằm trong khoảng này", "a bound on the score"};
  Label last_visit{"Lần kiểm tra gần nhất", "Last visit"};
  Label never{"chưa ghi nhận", "none recorded"};
  Label due{"Đến hạn kiểm tra", "Due"};
  Label yes{"có", "yes"};
  Label no{"không", "no"};
  Label sectors{"Lĩnh vực nguy cơ", "Sectors"};
  Label matters{"Nội dung kiểm tra", "Matters"};
  Label mandates{"Bắt buộc hoặc loại trừ", "Mandates"};
  Label undecided{"chưa quyết định được, còn thiếu", "undecided, needs"};
  Label for_team{"Đoàn cần chú ý", "For the team to look at"};
  Label no_figure{"chưa có số liệu", "not known"};
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
  Label no_change{"không tìm thấy khi đổi riêng từng số, ngày, có/không hoặc giá trị trong danh sách của chính cơ sở",
                  "none found by changing one number, day, yes/no or listed value of the enterprise itself"};
  Label possible{"có thể là", "could be"};
  Label others{"Đoàn khác đến trong năm", "Visits of others in the year"};
  Label narrowed_by{"Dữ kiện thiếu thu hẹp khoảng điểm nhiều nhất", "Missing fact that narrows the score most"};
};
const Words words;

// Says an explanation in one language, with the names of the rule set.
class Voice {
 public:
  Voice(const ruleset::RuleSet& rules, Language language) : rules_(rules), language_(language) {}

  std::string text(const Explanation& e) const {
    std::string out = head(e) + lines(words.sectors, e.sectors) + lines(words.matters, e.matters) +
                      lines(words.mandates, e.mandates) + team(e.for_team) + say(words.points) + "\n";
    for (const CardLine& card : e.scorecards) {
      out += "  " + points(card) + range_text(card.low, card.high) + "  " + named(card.label, card.scorecard) + "\n";
      for (const FactorLine& line : card.factors) out += factor(card, line);
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
        result.rows.push_back({titled(card.label, card.scorecard), titled(line.label, line.factor),
                               line.known ? to_string(line.points) : "", to_string(line.low), to_string(line.high),
                               band(card, line), facts(line.facts), basis(line.basis)});
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
  // Vietnamese readers know no ids; who writes rules reads English.
  std::string titled(const Label& label, const std::string& id) const {
    return language_ == Language::vi ? named(label, id) : id;
  }
  std::string with_id(const Label& label, const std::string& id) const {
    return language_ == Language::vi || say(label).empty() ? named(label, id) : id + " — " + say(label);
  }
  std::string tier_name(const std::string& id) const {
    for (const ruleset::Tier& tier : rules_.tiers)
      if (tier.id == id) return titled(tier.label, id);
    return id;
  }
  std::string fact_name(const FactUse& fact) const {
    return responsibility::name_of_fact(rules_, fact.name).in(language_);
  }
  std::string basis(const std::vector<ruleset::Basis>& list) const {
    return joined(list, [&](const ruleset::Basis& basis) { return citation(rules_, basis, language_); });
  }
  // What is still in force; where nothing is, all of it.
  std::string basis_today(const std::vector<ruleset::Basis>& list) const {
    const std::vector<ruleset::Basis> today = responsibility::in_force(rules_, list, rules_.law_date);
    return basis(today.empty() ? list : today);
  }
  std::string band(const CardLine& card, const FactorLine& factor) const {
    return factor.assumed ? say(words.assumed) : band_in_words(rules_, card.scorecard, factor, language_);
  }

  std::string truth(std::uint8_t truth) const {
    if (truth == feel::truth_true) return say(words.yes);
    return truth == feel::truth_false ? say(words.no) : say(words.unknown);
  }

  std::string facts(const std::vector<FactUse>& list) const {
    return joined(
        list,
        [&](const FactUse& fact) {
          const bool nothing = fact.value.empty();
          return fact_name(fact) + (language_ == Language::vi ? ": " : " = ") +
                 (nothing ? say(fact.missing ? words.missing : words.no_rows)
                          : values_in_words(rules_, fact, language_));
        },
        language_ == Language::vi ? " | " : ", ");
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
      text += "  " + with_id(line.label, line.id);
      text += say(responsibility::mark_of(line.status, line.own_judgement));
      if (line.truth == feel::truth_unknown)
        text += " (" + say(words.undecided) + " " + missing_facts(line.facts) + ")";
      if (!line.basis.empty()) text += "  {" + basis_today(line.basis) + "}";
      text += "\n";
    }
    return text;
  }

  std::string team(const std::vector<score::TeamLine>& list) const {
    if (list.empty()) return {};
    std::string text = say(words.for_team) + "\n";
    for (const score::TeamLine& line : list) {
      text += "  " + with_id(line.label, line.id) + ": " + (line.value ? number(*line.value) : say(words.no_figure)) +
              say(responsibility::mark_of(line.status, line.own_judgement));
      if (!line.basis.empty()) text += "  {" + basis_today(line.basis) + "}";
      text += "\n";
    }
    return text;
  }

  template <class Line>
  std::string points(const Line& line) const {
    return line.known ? number(line.points) : say(words.unknown);
  }

  std::string factor(const CardLine& card, const FactorLine& factor) const {
    std::string text =
        "    " + points(factor) + range_text(factor.low, factor.high) + "  " + named(factor.label, factor.factor);
    if (language_ == Language::en) text += " (" + factor.factor + ")";
    text += say(responsibility::mark_of(ruleset::Status::verified, factor.own_judgement));
    if (const std::string held = band(card, factor); !held.empty()) text += ": " + held;
    if (!factor.facts.empty()) text += "  [" + facts(factor.facts) + "]";
    if (!factor.basis.empty()) text += "  {" + basis_today(factor.basis) + "}";
    return text + "\n";
  }

  std::string head(const Explanation& e) const {
    std::string text = e.enterprise + (e.name.empty() ? "" : "  " + e.name) + "\n";
    text +=
        say(words.score) + ": " + (e.score_known ? number(e.score) : say(words.unknown)) + range_text(e.low, e.high);
    if (e.low.value != e.high.value) text += " (" + say(e.range_exact ? words.exact : words.bound) + ")";
    text += "   " + say(words.tier) + ": " + (e.tier.empty() ? say(words.unknown) : with_id(e.tier_label, e.tier));
    text += say(responsibility::mark_of(e.tier_status, e.tier_own_judgement));
    if (e.possible_tiers.size() > 1)
      text += " (" + say(words.possible) + " " +
              joined(e.possible_tiers, [&](const std::string& tier) { return tier_name(tier); }, ", ") + ")";
    if (!e.narrowed_by.empty())
      text += "\n" + say(words.narrowed_by) + ": " + responsibility::name_of_fact(rules_, e.narrowed_by).in(language_);
    text += "\n" + say(words.last_visit) + ": " + (e.last_visit ? say(written(*e.last_visit)) : say(words.never));
    text += "   " + say(words.due) + ": " + truth(e.is_due) + "\n";
    return e.others.empty() ? text : text + say(words.others) + ": " + say(plan::joined(e.others)) + "\n";
  }

  std::string nearest(const Explanation& e) const {
    if (!e.nearest) return rules_.tiers.empty() ? "" : say(words.nearest) + ": " + say(words.no_change) + "\n";
    const std::string& fact = e.nearest->fact;
    const auto value = [&](const std::string& one) {
      return one.empty() ? say(words.missing) : value_in_words(rules_, fact, one, language_);
    };
    return say(words.nearest) + ": " + responsibility::name_of_fact(rules_, fact).in(language_) + " " +
           value(e.nearest->from) + " → " + value(e.nearest->to) + "  ⇒ " + tier_name(e.nearest->tier) + "\n";
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
