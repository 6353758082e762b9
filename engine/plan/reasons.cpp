// Why an enterprise is visited, in words, and under which texts.
#include <algorithm>

#include "plan/assemble.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

Label number(Scaled value) { return {in_vietnamese(value), to_string(value)}; }

Label score_reason(const Context& context, std::size_t row) {
  const score::Assessments& assessed = context.assessments;
  const auto scaled = [&](std::int64_t value) { return number({value, assessed.score_scale}); };
  Label reason = assessed.score_known[row] != 0 ? Label{"Điểm ", "Score "} + scaled(assessed.score[row])
                                                : Label{"Chưa tính được điểm", "Score not known"};
  if (assessed.score_low[row] < assessed.score_high[row])
    reason = reason + Label{" (từ ", " (from "} + scaled(assessed.score_low[row]) + Label{" đến ", " to "} +
             scaled(assessed.score_high[row]) + same(")");
  const std::int16_t tier = assessed.tier[row];
  if (tier < 0) return reason + Label{" – chưa rõ hạng", " – tier not known"};
  const ruleset::Tier& entry = context.rules.tiers[static_cast<std::size_t>(tier)];
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

}  // namespace

std::vector<Label> reasons_of(const Solved& solved, std::size_t index) {
  const Context& context = solved.context;
  const Entry& entry = solved.draft.entries[index];
  const std::size_t row = entry.row;
  std::vector<Label> reasons;
  for (std::size_t i = 0; i < context.rules.mandates.size(); ++i)
    if (context.rules.mandates[i].must && holds(context.assessments.mandates[i][row]))
      reasons.push_back(Label{"Bắt buộc: ", "Mandatory: "} + name_of(context.rules.mandates[i]));
  if (entry.pinned) reasons.push_back({"Đưa vào kế hoạch theo quyết định", "Put into the plan by hand"});
  if (solved.room.stage(static_cast<std::uint32_t>(index)) == Stage::lottery)
    reasons.push_back(Label{"Chọn ngẫu nhiên, mã gieo ", "Random draw, seed "} + same(std::to_string(context.seed)));
  reasons.push_back(score_reason(context, row));
  if (const auto due = due_reason(context, row)) reasons.push_back(*due);
  Label sectors;
  for (std::size_t i = 0; i < context.rules.sectors.size(); ++i)
    if (holds(context.assessments.sectors[i][row]))
      sectors = (sectors.en.empty() ? Label{"Lĩnh vực: ", "Sectors: "} : sectors + same(", ")) +
                name_of(context.rules.sectors[i]);
  if (!sectors.en.empty()) reasons.push_back(sectors);
  if (entry.remote())
    reasons.push_back(Label{"Không kiểm tra trực tiếp: ", "No physical visit: "} +
                      name_of(context.rules.mandates[static_cast<std::size_t>(entry.instead)]));
  const Shape& shape =
      shape_of(solved, index, static_cast<std::size_t>(solved.room.chosen(static_cast<std::uint32_t>(index))));
  if (const ruleset::Cap* cap = lifted_cap(solved, index, shape))
    reasons.push_back(Label{"Ngoại lệ của giới hạn ", "Exception to the cap "} + same(cap->id));
  return reasons;
}

std::vector<ruleset::Basis> basis_of(const Solved& solved, std::size_t index, const Shape& shape) {
  using responsibility::add_basis;
  const ruleset::RuleSet& rules = solved.context.rules;
  const score::Assessments& assessed = solved.context.assessments;
  const Entry& entry = solved.draft.entries[index];
  std::vector<ruleset::Basis> basis;
  for (std::size_t i = 0; i < rules.mandates.size(); ++i)
    if (rules.mandates[i].must && holds(assessed.mandates[i][entry.row])) add_basis(basis, rules.mandates[i].basis);
  if (entry.instead >= 0) add_basis(basis, rules.mandates[static_cast<std::size_t>(entry.instead)].basis);
  for (const std::vector<ruleset::Basis>* team : shape.basis) add_basis(basis, *team);
  for (std::size_t i = 0; i < rules.sectors.size(); ++i)
    if (holds(assessed.sectors[i][entry.row])) add_basis(basis, rules.sectors[i].basis);
  const std::int16_t tier = assessed.tier[entry.row];
  if (tier >= 0) add_basis(basis, rules.tiers[static_cast<std::size_t>(tier)].basis);
  for (const ruleset::Cap& cap : rules.planning.caps)
    if (counts_for(rules, cap, shape.matters)) add_basis(basis, cap.basis);
  return basis;
}

}  // namespace inspectplan::plan
