// Visits of bodies outside the plan: what they leave of the caps, and which content they take.
#include <algorithm>

#include "plan/draft.hpp"
#include "plan/text.hpp"

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

bool looks_at(const Commitment& commitment, const ruleset::Matter& matter) {
  return commitment.matters.empty() || is_one_of(commitment.matters, matter.id) ||
         (!matter.within.empty() && is_one_of(commitment.matters, matter.within));
}

// Finds what is taken, cap by cap.
class Taker {
 public:
  explicit Taker(const Context& context) : context_(context) {}

  Taken run() {
    for (std::size_t c = 0; c < context_.rules.planning.caps.size(); ++c) take(c);
    for (const auto& [row, matters] : taken_.matters) take_mandates(row);
    return std::move(taken_);
  }

 private:
  using Commitments = std::vector<std::uint32_t>;  // indices

  const Context& context_;
  Taken taken_;

  // By whom the cap counts: those of the kinds it does not go with.
  std::unordered_map<std::string, Commitments> in_the_way(const ruleset::Cap& cap) const {
    std::unordered_map<std::string, Commitments> found;
    for (std::uint32_t i = 0; i < context_.commitments.size(); ++i)
      if (is_one_of(cap.not_with, context_.commitments[i].kind))
        found[commitment_owner(context_, cap, context_.commitments[i])].push_back(i);
    return found;
  }

  void take(std::size_t c) {
    const ruleset::Cap& cap = context_.rules.planning.caps[c];
    const auto found = in_the_way(cap);
    if (found.empty()) return;
    for (std::uint32_t row = 0; row < context_.assessments.rows; ++row) {
      if (context_.assessments.in_population[row] == 0 || excepted_from(context_, c, row)) continue;
      if (const auto those = found.find(counted_by(context_, cap, row)); those != found.end())
        take(cap, those->second, row);
    }
  }

  void take(const ruleset::Cap& cap, const Commitments& commitments, std::uint32_t row) {
    for (std::uint32_t m = 0; m < context_.rules.matters.size(); ++m) {
      const ruleset::Matter& matter = context_.rules.matters[m];
      if (!counts_kind(cap, matter.visit_kind) || !holds(context_.assessments.matters[m][row])) continue;
      const auto by = std::find_if(commitments.begin(), commitments.end(),
                                   [&](std::uint32_t i) { return looks_at(context_.commitments[i], matter); });
      if (by != commitments.end() && !is_taken(row, m)) taken_.matters[row].push_back({m, *by});
    }
  }

  bool is_taken(std::uint32_t row, std::size_t matter) const {
    const auto found = taken_.matters.find(row);
    return found != taken_.matters.end() && std::any_of(found->second.begin(), found->second.end(),
                                                        [&](const auto& one) { return one.matter == matter; });
  }

  // A mandate falls with its ground: where each of its matters that the enterprise has is taken.
  void take_mandates(std::uint32_t row) {
    for (std::uint32_t i = 0; i < context_.rules.mandates.size(); ++i) {
      if (!holds(context_.assessments.mandates[i][row])) continue;
      bool taken = false, left = false;
      for (const std::string& id : context_.rules.mandates[i].matters) {
        const auto matter = context_.rules.matter_index(id);
        if (!matter || !holds(context_.assessments.matters[*matter][row])) continue;
        (is_taken(row, *matter) ? taken : left) = true;
      }
      if (taken && !left) taken_.mandates[row].push_back(i);
    }
  }
};

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

bool counts_kind(const ruleset::Cap& cap, const std::string& kind) { return is_one_of(cap.kinds, kind); }

std::unordered_map<std::string, std::int64_t> committed_for(const Context& context, const ruleset::Cap& cap) {
  std::unordered_map<std::string, std::int64_t> visits;
  for (const Commitment& commitment : context.commitments)
    if (counts_kind(cap, commitment.kind)) ++visits[commitment_owner(context, cap, commitment)];
  return visits;
}

std::vector<Label> beside(const Context& context, std::size_t row) {
  const auto taken = context.taken.matters.find(static_cast<std::uint32_t>(row));
  const auto takes = [&](std::size_t i) {
    return taken != context.taken.matters.end() &&
           std::any_of(taken->second.begin(), taken->second.end(),
                       [&](const Taken::Matter& one) { return one.commitment == i; });
  };
  const auto& caps = context.rules.planning.caps;
  const std::string key = key_of(context, row);
  std::vector<Label> names;
  for (std::size_t i = 0; i < context.commitments.size(); ++i) {
    const Commitment& one = context.commitments[i];
    const auto counts = [&](const ruleset::Cap& cap) { return counts_kind(cap, one.kind); };
    if (one.enterprise == key && !takes(i) && std::none_of(caps.begin(), caps.end(), counts))
      names.push_back(name_with_kind(one));
  }
  return names;
}

Taken taken_by_others(const Context& context) { return Taker(context).run(); }

score::Assessments without(score::Assessments assessments, const Taken& taken) {
  for (const auto& [row, matters] : taken.matters)
    for (const Taken::Matter& one : matters) assessments.matters[one.matter][row] = feel::truth_false;
  for (const auto& [row, mandates] : taken.mandates)
    for (const std::uint32_t mandate : mandates) assessments.mandates[mandate][row] = feel::truth_false;
  return assessments;
}

}  // namespace inspectplan::plan
