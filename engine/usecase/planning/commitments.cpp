#include "usecase/planning/commitments.hpp"

#include "plan/text.hpp"
#include "register/known_ids.hpp"

namespace inspectplan::usecase {
std::vector<plan::Commitment> commitments_in_year(const Session& session) {
  std::vector<plan::Commitment> commitments;
  for (const auto& row : session.store.commitments(session.as_of)) {
    const Span days{row.from, row.until.value_or(row.from)};
    if (days.overlaps(session.clock.plan_start, session.clock.plan_end))
      commitments.push_back({row.enterprise, row.body, row.kind, row.document, registers::ids_in(row.matters), days});
  }
  return commitments;
}

score::Explanation explain(const Session& session, std::size_t row) {
  score::Explanation explanation = score::explain(*session.rules, session.data, row, session.clock);
  explanation.others = plan::visits_of_others(commitments_in_year(session), explanation.enterprise);
  return explanation;
}

}  // namespace inspectplan::usecase
