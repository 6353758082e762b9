// Visits of bodies outside the plan: what they leave of the caps, and which matters they take.
#include <algorithm>

#include "plan/draft.hpp"

namespace inspectplan::plan {
namespace {

std::optional<std::size_t> row_of(const Context& context, const std::string& enterprise) {
  const column::TableSchema& schema = context.rules.schema.enterprise;
  const column::Column& keys = context.data.enterprises.columns[schema.key.at(0)];
  std::size_t from = 0, to = context.data.enterprises.rows;
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    (keys.text(middle) < enterprise ? from : to) = keys.text(middle) < enterprise ? middle + 1 : middle;
  }
  const bool there = from < context.data.enterprises.rows && keys.text(from) == enterprise;
  return there ? std::optional(from) : std::nullopt;
}

bool is_one_of(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

// By whom the cap counts: those of the kinds it does not go with.
std::unordered_map<std::string, std::vector<std::int32_t>> in_the_way(const Context& context, const ruleset::Cap& cap) {
  std::unordered_map<std::string, std::vector<std::int32_t>> found;
  for (std::size_t i = 0; i < context.commitments.size(); ++i)
    if (is_one_of(cap.not_with, context.commitments[i].kind))
      found[commitment_owner(context, cap, context.commitments[i])].push_back(static_cast<std::int32_t>(i));
  return found;
}

bool takes_a_matter(const Context& context, const Commitment& commitment, const Shape& shape) {
  return commitment.matters.empty() ||
         std::any_of(shape.matters.begin(), shape.matters.end(), [&](std::uint32_t matter) {
           return is_one_of(commitment.matters, context.rules.matters[matter].id);
         });
}

void take_away(const Context& context, const Teams& teams, const ruleset::Cap& cap,
               const std::vector<std::int32_t>& commitments, std::size_t index, Draft& draft) {
  Entry& entry = draft.entries[index];
  Candidate& candidate = draft.problem.candidates[index];
  for (std::size_t k = candidate.options.size(); k-- > 0;) {
    const Shape& shape = teams[entry.signature].shapes[entry.shapes[k]];
    if (!counts_for(context.rules, cap, shape.matters)) continue;
    const auto taken = std::find_if(commitments.begin(), commitments.end(), [&](std::int32_t i) {
      return takes_a_matter(context, context.commitments[static_cast<std::size_t>(i)], shape);
    });
    if (taken == commitments.end()) continue;
    entry.commitment = *taken;
    candidate.options.erase(candidate.options.begin() + static_cast<std::ptrdiff_t>(k));
    entry.shapes.erase(entry.shapes.begin() + static_cast<std::ptrdiff_t>(k));
  }
  if (candidate.options.empty() && entry.commitment >= 0) entry.blocked = Blocked::committed;
}

}  // namespace

std::string counted_by(const Context& context, const ruleset::Cap& cap, std::size_t row) {
  return cap.per == "owner" ? owner_of(context, row) : key_of(context, row);
}

std::string commitment_owner(const Context& context, const ruleset::Cap& cap, const Commitment& commitment) {
  const auto row = row_of(context, commitment.enterprise);
  return row ? counted_by(context, cap, *row) : commitment.enterprise;
}

bool excepted_from(const Context& context, std::size_t cap, std::size_t row) {
  const auto& excepted = context.assessments.cap_excepted;
  return cap < excepted.size() && !excepted[cap].empty() && holds(excepted[cap][row]);
}

std::unordered_map<std::string, std::int64_t> committed_for(const Context& context, const ruleset::Cap& cap) {
  std::unordered_map<std::string, std::int64_t> visits;
  for (const Commitment& commitment : context.commitments)
    if (commitment.kind == cap.kind) ++visits[commitment_owner(context, cap, commitment)];
  return visits;
}

void apply_commitments(const Context& context, const Teams& teams, Draft& draft) {
  for (std::size_t c = 0; c < context.rules.planning.caps.size(); ++c) {
    const ruleset::Cap& cap = context.rules.planning.caps[c];
    const auto found = in_the_way(context, cap);
    if (found.empty()) continue;
    for (std::size_t i = 0; i < draft.entries.size(); ++i) {
      const Entry& entry = draft.entries[i];
      if (entry.blocked != Blocked::no || excepted_from(context, c, entry.row)) continue;
      if (const auto those = found.find(counted_by(context, cap, entry.row)); those != found.end())
        take_away(context, teams, cap, those->second, i, draft);
    }
  }
}

}  // namespace inspectplan::plan
