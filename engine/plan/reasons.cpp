// Why an enterprise is visited, in words, and under which texts.
#include <algorithm>

#include "plan/assemble.hpp"
#include "plan/text.hpp"
#include "ruleset/standing.hpp"

namespace inspectplan::plan {
namespace {

// Only a text about inspection, or about managing, is why somebody is visited.
bool is_ground(const ruleset::Sector& sector) {
  return sector.duty == ruleset::Duty::inspect || sector.duty == ruleset::Duty::manage;
}

Label number(Scaled value) { return {in_vietnamese(value), to_string(value)}; }

Label score_reason(const Solved& solved, std::size_t row) {
  const score::Assessments& assessed = solved.context.assessments;
  const score::Ranges& ranges = solved.ranges;
  const auto scaled = [&](std::int64_t value) { return number({value, assessed.score_scale}); };
  Label reason = assessed.score_known[row] != 0 ? Label{"Điểm ", "Score "} + scaled(assessed.score[row])
                                                : Label{"Chưa tính được điểm", "Score not known"};
  if (ranges.score_low[row] < ranges.score_high[row])
    reason = reason + Label{" (từ ", " (from "} + scaled(ranges.score_low[row]) + Label{" đến ", " to "} +
             scaled(ranges.score_high[row]) + same(")");
  const std::int16_t tier = assessed.tier[row];
  if (tier < 0) return reason + Label{" – chưa rõ hạng", " – tier not known"};
  const ruleset::Tier& entry = solved.context.rules.tiers[static_cast<std::size_t>(tier)];
  const bool named = !entry.label.vi.empty() || !entry.label.en.empty();
  return reason + same(" – ") + (named ? name_of(entry) : Label{"hạng " + entry.id, "tier " + entry.id});
}

std::optional<Label> due_reason(const Context& context, std::size_t row) {
  if (!holds(context.assessments.is_due[row])) return std::nullopt;
  const std::int32_t last = context.assessments.last_visit[row];
  if (last == score::no_day) return Label{"Chưa ghi nhận lần kiểm tra nào", "No visit on record"};
  const std::int16_t tier = context.assessments.tier[row];
  if (tier < 0 || !context.rules.tiers[static_cast<std::size_t>(tier)].due) return Label{"Đến hạn kiểm tra", "Due"};
  const ruleset::Length& due = *context.rules.tiers[static_cast<std::size_t>(tier)].due;
  const std::optional<Day> months = add_months(Day{last}, due.months);
  if (!months) return Label{"Đến hạn kiểm tra", "Due"};
  const Day since{months->number + static_cast<std::int32_t>(due.days)};
  return Label{"Đến hạn kiểm tra từ ", "Due since "} + written(since);
}

// Texts that want a check so often whatever the plan says, whoever leads it; a plan neither counts nor replaces them.
void add_own_frequencies(const Context& context, std::size_t row, const Shape& shape, std::vector<Label>& reasons) {
  const ruleset::RuleSet& rules = context.rules;
  for (std::size_t i = 0; i < rules.responsibilities.size(); ++i) {
    const ruleset::Responsibility& text = rules.responsibilities[i];
    if (text.every && speaks_of(context, i, row, shape))
      reasons.push_back(Label{"Tần suất riêng theo luật: ", "Frequency of its own by law: "} +
                        responsibility::name_of_matter(rules, text.matter) + same(" ") +
                        responsibility::name_of(*text.every));
  }
}

// What the visit rests on that no text settles, or that nobody has verified: names by how sure they are.
class Unsettled {
 public:
  explicit Unsettled(const ruleset::RuleSet& rules) : rules_(rules) {}
  template <class Conditional>
  void add(const Conditional& entry) {
    const ruleset::Standing standing = ruleset::standing_of(rules_, entry);
    add(name_of(entry), responsibility::mark_of(standing.status, standing.own_judgement));
  }
  void add(const Label& name, const Label& mark) {
    if (mark.en.empty()) return;
    auto found = std::find_if(marks_.begin(), marks_.end(), [&](const auto& one) { return one.first.en == mark.en; });
    if (found == marks_.end()) found = marks_.insert(found, {mark, {}});
    std::vector<Label>& names = found->second;
    if (std::none_of(names.begin(), names.end(), [&](const Label& one) { return one.en == name.en; }))
      names.push_back(name);
  }
  void say(std::vector<Label>& reasons) const {
    if (marks_.empty()) return;
    Label reason{"Dựa trên: ", "It rests on: "};
    for (const auto& [mark, names] : marks_) {
      if (mark.en != marks_.front().first.en) reason = reason + same("; ");
      for (const Label& name : names) reason = reason + same(&name == &names.front() ? "" : ", ") + name;
      reason = reason + mark;
    }
    reasons.push_back(reason);
  }

 private:
  const ruleset::RuleSet& rules_;
  std::vector<std::pair<Label, std::vector<Label>>> marks_;  // in the order met
};

bool own_points(const ruleset::RuleSet& rules) {
  return std::any_of(rules.scorecards.begin(), rules.scorecards.end(), [](const ruleset::Scorecard& card) {
    return std::any_of(card.factors.begin(), card.factors.end(),
                       [](const ruleset::Factor& factor) { return factor.rationale.has_value(); });
  });
}

void add_unsettled(const Solved& solved, const Entry& entry, std::uint32_t row, const Shape& shape,
                   std::vector<Label>& reasons) {
  const ruleset::RuleSet& rules = solved.context.rules;
  const score::Assessments& assessed = solved.context.assessments;
  Unsettled unsettled(rules);
  if (own_points(rules)) unsettled.add({"điểm", "the score"}, responsibility::mark_of({}, true));
  if (assessed.tier[row] >= 0) unsettled.add(rules.tiers[static_cast<std::size_t>(assessed.tier[row])]);
  for (std::size_t i = 0; i < rules.mandates.size(); ++i)
    if (rules.mandates[i].must && holds(assessed.mandates[i][row])) unsettled.add(rules.mandates[i]);
  if (entry.instead >= 0) unsettled.add(rules.mandates[static_cast<std::size_t>(entry.instead)]);
  for (const std::size_t text : shape.responsibilities) {
    const ruleset::Responsibility& one = rules.responsibilities[text];
    const ruleset::Matter& matter = *rules.find_matter(one.matter);
    const ruleset::Standing who = ruleset::standing_of(rules, one), what = ruleset::standing_of(rules, matter);
    unsettled.add(name_of(matter),
                  responsibility::mark_of(std::max(who.status, what.status), who.own_judgement || what.own_judgement));
  }
  for (std::size_t i = 0; i < rules.sectors.size(); ++i)
    if (is_ground(rules.sectors[i]) && holds(assessed.sectors[i][row])) unsettled.add(rules.sectors[i]);
  for (const std::vector<ruleset::Basis>* team : shape.basis)
    for (const ruleset::Document* document : responsibility::doubtful(rules, *team, shape.from))
      unsettled.add(name_of(*document), {" [chưa rõ còn hiệu lực hay không]", " [not known to be still in force]"});
  unsettled.say(reasons);
}

Label exception_reason(const Context& context, const ruleset::Cap& cap, std::size_t row) {
  const Label reason = Label{"Ngoại lệ của giới hạn ", "Exception to the cap "} + name_of(cap);
  const std::string paper = cap.record.empty() ? std::string() : text_of(context, cap.record, row);
  return paper.empty() ? reason : reason + Label{", theo văn bản ", ", by the paper "} + same(paper);
}

// A further site of the visit: which, and why it.
Label site_reason(const Solved& solved, std::size_t index, std::uint32_t row) {
  const Context& context = solved.context;
  const std::string name = text_of(context, context.rules.planning.name_field, row);
  Label reason = Label{"Cùng cuộc: ", "The same visit: "} +
                 same(key_of(context, row) + (name.empty() ? "" : " " + name)) + same("; ") + score_reason(solved, row);
  for (std::size_t i = 0; i < context.rules.mandates.size(); ++i)
    if (context.rules.mandates[i].must && holds(context.assessments.mandates[i][row]))
      reason = reason + Label{"; bắt buộc: ", "; mandatory: "} + name_of(context.rules.mandates[i]);
  if (site_of(solved.draft, index, row).pinned)
    reason = reason + Label{"; đưa vào kế hoạch theo quyết định", "; put into the plan by hand"};
  return reason;
}

}  // namespace

bool speaks_of(const Context& context, std::size_t responsibility, std::size_t row, const Shape& shape) {
  const ruleset::RuleSet& rules = context.rules;
  const ruleset::Responsibility& text = rules.responsibilities[responsibility];
  const auto& when = context.assessments.responsibilities[responsibility];
  return text.valid.contains(shape.from) && (when.empty() || holds(when[row])) &&
         std::any_of(shape.matters.begin(), shape.matters.end(),
                     [&](std::uint32_t matter) { return rules.matters[matter].id == text.matter; });
}

Label taken_from(const Context& context, std::uint32_t row) {
  Label text;
  const std::vector<Taken::Matter>& taken = context.taken.matters.at(row);
  for (std::size_t i = 0; i < taken.size(); ++i) {
    text = text + name_of(context.rules.matters[taken[i].matter]);
    const bool last = i + 1 == taken.size() || taken[i + 1].commitment != taken[i].commitment;
    if (last) text = text + same(" – ") + name_of(context.commitments[taken[i].commitment]);
    if (i + 1 < taken.size()) text = text + same(last ? "; " : ", ");
  }
  return text;
}

std::vector<Label> reasons_of(const Solved& solved, std::size_t index, const ruleset::Cap* exception) {
  const Context& context = solved.context;
  const Entry& entry = solved.draft.entries[index];
  const std::vector<std::uint32_t> rows = rows_visited(solved, index);
  const std::uint32_t row = rows.front();
  const auto chosen = static_cast<std::size_t>(solved.room.chosen(static_cast<std::uint32_t>(index)));
  const Shape shape = shape_of(solved, index, chosen);
  std::vector<Label> reasons;
  for (std::size_t i = 0; i < context.rules.mandates.size(); ++i)
    if (context.rules.mandates[i].must && holds(context.assessments.mandates[i][row]))
      reasons.push_back(Label{"Bắt buộc: ", "Mandatory: "} + name_of(context.rules.mandates[i]));
  if (site_of(solved.draft, index, row).pinned)
    reasons.push_back({"Đưa vào kế hoạch theo quyết định", "Put into the plan by hand"});
  if (solved.room.stage(static_cast<std::uint32_t>(index)) == Stage::lottery)
    reasons.push_back(Label{"Chọn ngẫu nhiên, mã gieo ", "Random draw, seed "} + same(std::to_string(context.seed)));
  reasons.push_back(score_reason(solved, row));
  if (const auto due = due_reason(context, row)) reasons.push_back(*due);
  Label sectors;
  for (std::size_t i = 0; i < context.rules.sectors.size(); ++i)
    if (is_ground(context.rules.sectors[i]) && holds(context.assessments.sectors[i][row]))
      sectors = (sectors.en.empty() ? Label{"Lĩnh vực: ", "Sectors: "} : sectors + same(", ")) +
                name_of(context.rules.sectors[i]);
  if (!sectors.en.empty()) reasons.push_back(sectors);
  if (entry.remote())
    reasons.push_back(Label{"Không kiểm tra trực tiếp: ", "No physical visit: "} +
                      name_of(context.rules.mandates[static_cast<std::size_t>(entry.instead)]));
  for (const std::uint32_t site : rows)
    if (context.taken.matters.contains(site))
      reasons.push_back(Label{"Không kiểm tra nội dung đã có đoàn khác", "Not looked at, because another body does"} +
                        same(rows.size() > 1 ? " (" + key_of(context, site) + "): " : ": ") +
                        taken_from(context, site));
  if (exception) reasons.push_back(exception_reason(context, *exception, row));
  const std::optional<Day> latest =
      score::latest_begin(context.rules, context.assessments, context.clock.plan_year, row);
  if (latest && *latest < *window_of(context, rows, shape).from)
    reasons.push_back(Label{"Muộn hơn mong muốn: nên bắt đầu chậm nhất ", "Later than wanted: it should begin by "} +
                      written(*latest));
  for (std::size_t i = 1; i < rows.size(); ++i) reasons.push_back(site_reason(solved, index, rows[i]));
  add_own_frequencies(context, row, shape, reasons);
  add_unsettled(solved, entry, row, shape, reasons);
  return reasons;
}

std::vector<ruleset::Basis> basis_of(const Solved& solved, std::size_t index, const std::vector<std::uint32_t>& rows,
                                     const Shape& shape) {
  using responsibility::add_basis;
  const ruleset::RuleSet& rules = solved.context.rules;
  const score::Assessments& assessed = solved.context.assessments;
  const Entry& entry = solved.draft.entries[index];
  const auto any = [&](const std::vector<std::uint8_t>& truths) {
    return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return holds(truths[row]); });
  };
  std::vector<ruleset::Basis> basis;
  for (std::size_t i = 0; i < rules.mandates.size(); ++i)
    if (rules.mandates[i].must && any(assessed.mandates[i])) add_basis(basis, rules.mandates[i].basis);
  if (entry.instead >= 0) add_basis(basis, rules.mandates[static_cast<std::size_t>(entry.instead)].basis);
  for (const std::vector<ruleset::Basis>* team : shape.basis) add_basis(basis, *team);
  for (std::size_t i = 0; i < rules.sectors.size(); ++i)
    if (is_ground(rules.sectors[i]) && any(assessed.sectors[i])) add_basis(basis, rules.sectors[i].basis);
  for (const std::uint32_t row : rows)
    if (const std::int16_t tier = assessed.tier[row]; tier >= 0)
      add_basis(basis, rules.tiers[static_cast<std::size_t>(tier)].basis);
  for (const ruleset::Cap& cap : rules.planning.caps)
    if (counts_for(rules, cap, shape.matters)) add_basis(basis, cap.basis);
  if (rows.size() > 1) add_basis(basis, rules.planning.shared_visit->basis);
  return basis;
}

}  // namespace inspectplan::plan
