// Why not: what stood in the way of each enterprise that is not visited.
#include <algorithm>

#include "plan/assemble.hpp"
#include "plan/text.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t most_left_out = 20;

Label department(const Solved& solved, std::uint32_t number) {
  return name_of_department(solved.context.rules, solved.departments.id(number));
}

Label joined(const Solved& solved, const std::vector<std::uint32_t>& departments) {
  Label list;
  for (const std::uint32_t number : departments)
    list = (list.en.empty() ? list : list + same(", ")) + department(solved, number);
  return list;
}

// Visits of other bodies that left no room under the cap.
Label others_of(const Solved& solved, const Group& group) {
  Label list;
  for (const ruleset::Cap& cap : solved.context.rules.planning.caps)
    for (const Commitment& commitment : solved.context.commitments)
      if (counts_kind(cap, commitment.kind) &&
          group.id == cap.id + "/" + commitment_owner(solved.context, cap, commitment))
        list = (list.en.empty() ? Label{"; đã có đoàn khác: ", "; visits of others: "} : list + same("; ")) +
               name_of(commitment);
  return list;
}

Label ended(Day last) {
  return Label{"không còn gì để kiểm tra sau ngày ", "nothing is left to visit after "} + written(last);
}

Label no_content_left(const Context& context, std::uint32_t row) {
  return Label{"nội dung đã có đoàn khác: ", "its matters are another body's: "} + taken_from(context, row);
}

Label blocked_reason(const Solved& solved, const Entry& entry) {
  const ruleset::RuleSet& rules = solved.context.rules;
  switch (entry.blocked) {
    case Blocked::no_workload:
      return {"không có mức ngày công nào áp dụng", "no workload applies to it"};
    case Blocked::no_lead:
      return {"không có cơ quan chủ trì nào cho các nội dung của cơ sở", "nobody leads any of its matters"};
    case Blocked::no_days:
      return Label{"chưa biết số ngày công của ", "no capacity is known for "} +
             joined(solved, solved.teams[entry.signature].leads_without_days);
    case Blocked::excluded:
      return Label{"được loại trừ: ", "excluded: "} + name_of(rules.mandates[static_cast<std::size_t>(entry.instead)]);
    case Blocked::dropped:
      return {"đã bỏ khỏi kế hoạch theo quyết định", "dropped from the plan by hand"};
    case Blocked::merged:
      return {"ghép vào đoàn của cơ quan ngoài kế hoạch theo quyết định",
              "joined by hand to the visit of a body outside the plan"};
    case Blocked::not_amended:
      return {"ngoài phần được điều chỉnh", "outside of what is amended"};
    case Blocked::committed:
      return no_content_left(solved.context, entry.row);
    case Blocked::not_there: {
      const Span days = there(solved.context, entry.row);
      if (days.until && *days.until < solved.context.clock.plan_end) return ended(*days.until);
      if (days.from)
        return Label{"chưa có gì để kiểm tra trước ngày ", "nothing is there to visit before "} + written(*days.from);
      break;
    }
    case Blocked::too_soon: {
      const std::optional<Day> day = score::earliest_visit(rules, solved.context.assessments, entry.row);
      if (!day || *day <= solved.context.clock.plan_start) break;
      const Label text = Label{"chưa đến lúc: không sớm hơn ", "too soon: not before "} + written(*day);
      const std::optional<Day> last = there(solved.context, entry.row).until;
      return last && *last < solved.context.clock.plan_end ? text + same("; ") + ended(*last) : text;
    }
    case Blocked::no:
      break;
  }
  return {"không còn ngày làm việc nào trong các kỳ được phép", "no working day is left in the periods allowed"};
}

// What one option lacks: a cap that is used up, or days.
struct Missing {
  const Group* full = nullptr;
  std::map<std::uint32_t, std::int64_t> days;
  std::int64_t total = 0;
};

// With what the entry's own visit has, if it has one, given back.
Missing missing_for(const Solved& solved, std::uint32_t candidate, std::size_t index) {
  const Option& option = solved.room.option(candidate, index);
  const std::int32_t chosen = solved.room.chosen(candidate);
  const Option* now = chosen < 0 ? nullptr : &solved.room.option(candidate, static_cast<std::size_t>(chosen));
  Missing missing;
  for (const std::uint32_t group : option.counts) {
    const bool has = now && std::find(now->counts.begin(), now->counts.end(), group) != now->counts.end();
    if (solved.room.left(solved.room.group(group)) < (has ? 0 : 1)) missing.full = &solved.draft.problem.groups[group];
  }
  for (const Use& use : option.days) {
    std::int64_t short_of = use.days - solved.room.left(solved.room.cell(use.department, option.period));
    if (now && now->period == option.period)
      for (const Use& own : now->days)
        if (own.department == use.department) short_of -= own.days;
    if (short_of <= 0) continue;
    missing.days[use.department] += short_of;
    missing.total += short_of;
  }
  return missing;
}

bool covers(const Solved& solved, std::size_t index, std::size_t option, std::uint32_t row) {
  const std::vector<std::uint32_t> rows = rows_of(solved.draft, solved.teams, index, option);
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

// It too, beside those whom the entry's visit covers now.
bool covers_it_too(const Solved& solved, std::size_t index, std::size_t option, std::uint32_t row) {
  const std::vector<std::uint32_t> now = rows_visited(solved, index);
  return covers(solved, index, option, row) &&
         std::all_of(now.begin(), now.end(), [&](std::uint32_t other) { return covers(solved, index, option, other); });
}

}  // namespace

Lack lack_of(const Solved& solved, std::size_t index, std::uint32_t row) {
  const Entry& entry = solved.draft.entries[index];
  if (entry.blocked != Blocked::no) return {blocked_reason(solved, entry), {}};
  const auto candidate = static_cast<std::uint32_t>(index);
  std::optional<Missing> best;
  std::size_t best_option = 0;
  for (std::size_t k = 0; k < solved.draft.problem.candidates[index].options.size(); ++k) {
    if (!covers_it_too(solved, index, k, row)) continue;
    Missing missing = missing_for(solved, candidate, k);
    const auto worse = [](const Missing& m) { return std::pair(m.full != nullptr, m.total); };
    if (best && worse(*best) <= worse(missing)) continue;
    best = std::move(missing);
    best_option = k;
  }
  if (!best)
    return {{"cuộc của chủ cơ sở đã dành cho cơ sở khác, không gộp thêm được",
             "the owner's visit is to other sites and cannot be to this one as well"},
            {}};
  if (best->full) {
    return {Label{"đã đủ số cuộc: ", "as many visits as the cap allows: "} +
                name_of_group(solved.context.rules, best->full->id) + others_of(solved, *best->full),
            {}};
  }
  if (best->days.empty())  // it would do, but the visit that the owner has is worth more
    return {{"cuộc của chủ cơ sở dành cho cơ sở khác có giá trị cao hơn", "a visit to others is worth more"}, {}};
  Lack lack;
  Label list;
  for (const auto& [number, days] : best->days) {
    lack.needs[solved.departments.id(number)] = days;
    list =
        (list.en.empty() ? list : list + same(", ")) +
        Label{std::to_string(days) + " ngày công của ", std::to_string(days) + (days == 1 ? " day of " : " days of ")} +
        department(solved, number);
  }
  const Period& period = solved.draft.periods[shape_of(solved, index, best_option).period];
  lack.why = Label{"thiếu ", "lacks "} + list + Label{" trong ", " in "} + name_of(period);
  return lack;
}

namespace {

// Of mandates whose ground other bodies look at; their enterprises may be visited for other matters.
void add_taken(const Context& context, std::vector<Unmet>& unmet) {
  for (const auto& [row, mandates] : context.taken.mandates)
    for (const std::uint32_t mandate : mandates)
      unmet.push_back({context.rules.mandates[mandate].id, key_of(context, row), no_content_left(context, row), {}});
}

// What was struck by hand is not asked of the search; a mandate that it takes away is said all the same.
bool wanted(const Solved& solved, std::size_t index) {
  const Entry& entry = solved.draft.entries[index];
  return solved.draft.problem.candidates[index].must || entry.kept || entry.blocked == Blocked::dropped;
}

}  // namespace

std::vector<Unmet> unmet_of(const Solved& solved) {
  const Context& context = solved.context;
  std::vector<Unmet> unmet;
  std::vector<std::size_t> musts;
  for (std::size_t i = 0; i < context.rules.mandates.size(); ++i)
    if (context.rules.mandates[i].must) musts.push_back(i);
  const auto add = [&](std::size_t row, const Lack& lack, const char* decided) {
    const std::size_t before = unmet.size();
    for (const std::size_t i : musts)
      if (holds(context.assessments.mandates[i][row]))
        unmet.push_back({context.rules.mandates[i].id, key_of(context, row), lack.why, lack.needs});
    // What a mandate asks for as well counts once.
    if (decided && unmet.size() == before) unmet.push_back({decided, key_of(context, row), lack.why, lack.needs});
  };
  each_enterprise(solved, [&](std::size_t i, std::uint32_t row, bool visited) {
    if (visited || !wanted(solved, i)) return;
    const Entry& entry = solved.draft.entries[i];
    const bool kept = entry.kept && !solved.room.visited(static_cast<std::uint32_t>(i)) &&
                      (entry.sharing < 0 || covers(solved, i, 0, row));
    const Entry& site = site_of(solved.draft, i, row);
    const char* decided = site.pinned ? "pin" : kept || site.along ? "keep" : nullptr;
    const bool mandated = std::any_of(musts.begin(), musts.end(), [&](std::size_t mandate) {
      return holds(context.assessments.mandates[mandate][row]);
    });
    if (decided || mandated) add(row, lack_of(solved, i, row), decided);
  });
  for (const std::uint32_t row : solved.draft.mandated_without_matter)
    add(row, {{"cơ sở không có nội dung nào để kiểm tra", "it has no matter that a visit could look at"}, {}}, nullptr);
  add_taken(context, unmet);
  std::sort(unmet.begin(), unmet.end(), [](const Unmet& a, const Unmet& b) {
    return std::tie(a.mandate, a.enterprise) < std::tie(b.mandate, b.enterprise);
  });
  return unmet;
}

std::vector<LeftOut> left_out_of(const Solved& solved) {
  struct Left {
    std::uint32_t entry, row;
  };
  std::vector<Left> list;
  each_enterprise(solved, [&](std::size_t entry, std::uint32_t row, bool visited) {
    if (!visited) list.push_back({static_cast<std::uint32_t>(entry), row});
  });
  const auto value = [&](const Left& left) { return solved.context.assessments.value[left.row]; };
  const auto first = list.begin();
  const auto end = first + static_cast<std::ptrdiff_t>(std::min(list.size(), most_left_out));
  // Rows are in the order of keys, so they break ties.
  std::partial_sort(first, end, list.end(), [&](const Left& a, const Left& b) {
    return value(a) != value(b) ? value(a) > value(b) : a.row < b.row;
  });
  std::vector<LeftOut> result;
  for (auto left = first; left != end; ++left)
    result.push_back({key_of(solved.context, left->row),
                      text_of(solved.context, solved.context.rules.planning.name_field, left->row),
                      {value(*left), solved.context.assessments.value_scale},
                      lack_of(solved, left->entry, left->row).why});
  return result;
}

}  // namespace inspectplan::plan
