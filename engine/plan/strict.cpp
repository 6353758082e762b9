// Score order instead of the greatest value: who is taken when, and who is passed by.
#include <algorithm>
#include <numeric>

#include "plan/assemble.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

// Of sites that share a visit the greatest; a score that is not known comes last.
std::int64_t score_of(const Context& context, const Draft& draft, std::size_t entry) {
  std::int64_t score = INT64_MIN;
  each_row(draft, entry, [&](std::uint32_t row) {
    if (context.assessments.score_known[row] != 0) score = std::max(score, context.assessments.score[row]);
  });
  return score;
}

// Visits for the score alone, by department that they take days of, the highest score first.
std::vector<std::vector<std::uint32_t>> visits_by_department(const Solved& solved) {
  std::vector<std::vector<std::uint32_t>> visits(solved.departments.size());
  for (const std::uint32_t entry : solved.draft.problem.order) {
    if (solved.room.stage(entry) != Stage::value) continue;
    for (const Use& use : solved.room.option(entry, static_cast<std::size_t>(solved.room.chosen(entry))).days)
      if (use.days > 0) visits[use.department].push_back(entry);
  }
  return visits;
}

}  // namespace

void add_order(const Context& context, Draft& draft) {
  std::vector<std::int64_t> scores;
  for (std::size_t i = 0; i < draft.entries.size(); ++i) scores.push_back(score_of(context, draft, i));
  draft.problem.order.resize(draft.entries.size());
  std::iota(draft.problem.order.begin(), draft.problem.order.end(), 0U);
  // Entries are in the order of keys, which breaks ties.
  std::stable_sort(draft.problem.order.begin(), draft.problem.order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
}

std::vector<Inversion> inversions_of(const Solved& solved) {
  const auto visits = visits_by_department(solved);
  const Context& context = solved.context;
  std::vector<Inversion> result;
  for (const std::uint32_t entry : solved.draft.problem.order) {
    const std::int64_t score = score_of(context, solved.draft, entry);
    if (solved.room.visited(entry) || score == INT64_MIN) continue;
    std::optional<std::uint32_t> other;  // of a lower score, the highest of them
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      return score_of(context, solved.draft, a) > score_of(context, solved.draft, b);
    };
    for (const Option& option : solved.draft.problem.candidates[entry].options)
      for (const Use& use : option.days) {
        const auto& list = visits[use.department];
        const auto lower = std::upper_bound(list.begin(), list.end(), entry, before);
        if (lower != list.end() && (!other || before(*lower, *other))) other = *lower;
      }
    if (!other) continue;
    const std::uint32_t row = solved.draft.entries[entry].row;
    const int scale = context.assessments.score_scale;
    result.push_back({key_of(context, row),
                      text_of(context, context.rules.planning.name_field, row),
                      {score, scale},
                      key_of(context, rows_visited(solved, *other).front()),
                      {score_of(context, solved.draft, *other), scale},
                      lack_of(solved, entry, row).why});
  }
  return result;
}

void add_inversion_finding(const std::vector<Inversion>& inversions, std::vector<Finding>& findings) {
  constexpr std::size_t shown = 5;
  if (inversions.empty()) return;
  Label names;
  for (std::size_t i = 0; i < std::min(inversions.size(), shown); ++i)
    names = (i == 0 ? names : names + same("; ")) + same(inversions[i].enterprise + " (") +
            Label{in_vietnamese(inversions[i].score), to_string(inversions[i].score)} +
            Label{") nhường ", ") passed by "} + same(inversions[i].passed_by + " (") +
            Label{in_vietnamese(inversions[i].passed_by_score), to_string(inversions[i].passed_by_score)} +
            same("): ") + inversions[i].why;
  const std::string count = std::to_string(inversions.size());
  findings.push_back({"score-order", "info",
                      Label{count + " cơ sở không được chọn dù có cơ sở điểm thấp hơn được chọn: ",
                            count + " left out though one of a lower score is visited: "} +
                          names});
}

}  // namespace inspectplan::plan
