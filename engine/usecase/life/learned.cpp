#include "usecase/life/learned.hpp"

#include <algorithm>
#include <tuple>

#include "usecase/data/owners.hpp"

namespace inspectplan::usecase {
namespace {

using Row = registers::Register::CommitmentRow;

auto key_of(const Row& row) { return std::tie(row.enterprise, row.body, row.from, row.kind, row.document); }

// Of the plan year, in the register now and not in the plan's data.
std::vector<Row> learned_since(Session& session) {
  const std::vector<Row> known = session.store.commitments(session.as_of);
  std::vector<Row> learned;
  for (Row& row : session.store.commitments({})) {
    const Span days{row.from, row.until.value_or(row.from)};
    const bool was_known =
        std::any_of(known.begin(), known.end(), [&](const Row& one) { return key_of(one) == key_of(row); });
    if (!was_known && days.overlaps(session.clock.plan_start, session.clock.plan_end))
      learned.push_back(std::move(row));
  }
  return learned;
}

}  // namespace

void warn_of_learned(Session& session, const plan::Plan& plan, const std::string& department, Day on,
                     Diagnostics& diagnostics) {
  const std::vector<Row> learned = learned_since(session);
  if (learned.empty()) return;
  const Owners owners(session);
  for (const plan::Visit& visit : plan.visits) {
    const bool takes_part = visit.lead == department || std::find(visit.coordinating.begin(), visit.coordinating.end(),
                                                                  department) != visit.coordinating.end();
    if (!takes_part || (visit.window.until && *visit.window.until < on)) continue;
    for (const Row& row : learned)
      if (owners.same(row.enterprise, visit.enterprise))
        diagnostics.warning("overlap-learned", {},
                            visit.enterprise + " is visited in " + visit.period + ", and " + row.body + " comes to " +
                                (row.enterprise == visit.enterprise ? "it" : row.enterprise + " of the same owner") +
                                " on " + to_string(row.from) + " (" + row.kind +
                                (row.document.empty() ? "" : ", " + row.document) +
                                "), which was not known when the plan was made",
                            "strike one of the two, or have them come together (`--drop`, `--move`)");
  }
}

}  // namespace inspectplan::usecase
