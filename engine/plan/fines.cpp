// A visit needs somebody who can fine. Where no text of the rule set says who can, the planner has to know.
#include <algorithm>

#include "plan/assemble.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t examples_shown = 3;

bool names_sanctions(const ruleset::RuleSet& rules) {
  return std::any_of(rules.responsibilities.begin(), rules.responsibilities.end(),
                     [](const ruleset::Responsibility& text) { return text.sanction.has_value(); });
}

bool says_who_fines(const Context& context, std::size_t row, const Shape& shape) {
  const auto& texts = context.rules.responsibilities;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (texts[i].sanction && speaks_of(context, i, row, shape)) return true;
  return false;
}

std::string matters_of(const Context& context, const Shape& shape, Language language) {
  std::string names;
  for (const std::uint32_t matter : shape.matters)
    names += (names.empty() ? "" : ", ") + name_of(context.rules.matters[matter]).in(language);
  return names;
}

}  // namespace

void add_fines_finding(const Solved& solved, std::vector<Finding>& findings) {
  const Context& context = solved.context;
  if (!names_sanctions(context.rules)) return;
  std::int64_t count = 0;
  std::vector<Label> first;
  for (std::size_t i = 0; i < solved.draft.entries.size(); ++i) {
    const std::vector<std::uint32_t> rows = rows_visited(solved, i);
    if (rows.empty()) continue;
    const Shape shape =
        shape_of(solved, i, static_cast<std::size_t>(solved.room.chosen(static_cast<std::uint32_t>(i))));
    if (std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return says_who_fines(context, row, shape); }))
      continue;
    if (++count > static_cast<std::int64_t>(examples_shown)) continue;
    first.push_back(same(key_of(context, rows.front()) + " (") +
                    Label{matters_of(context, shape, Language::vi), matters_of(context, shape, Language::en)} +
                    same(")"));
  }
  if (count == 0) return;
  const std::string number = std::to_string(count);
  findings.push_back(
      {"no-sanction", "warning",
       Label{"chưa rõ ai xử phạt được, vì không văn bản nào nói, tại " + number + " cuộc: ",
             "no text says who can fine what is looked at in " + number + (count == 1 ? " visit: " : " visits: ")} +
           joined(first) + same(count > static_cast<std::int64_t>(examples_shown) ? "; …" : "")});
}

}  // namespace inspectplan::plan
