#pragma once
// `score`: every enterprise of the population with its score, range, tier and sectors, highest first.
#include <optional>

#include "report/report.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

struct ScoreList {
  Session session;
  score::Assessments assessed;
  std::vector<std::size_t> rows;  // of the population, highest score first, unknown ones last, then by key
};

std::optional<ScoreList> score_register(const SessionRequest& request, Pool& pool, Diagnostics& diagnostics,
                                        Observer& observer);

report::Sheet scores_sheet(const ScoreList& list, Language language);
// Lines [first, first + count) of `rows`, as far as there are any, before the first one the header: piece by piece, so
// that a million enterprises need no more memory than a thousand.
std::string scores_csv(const ScoreList& list, Language language, std::size_t first, std::size_t count);
// {"format":"inspectplan.scores/1","year","as_of","import","ruleset":{…},"enterprises":[…],"undecided":[…]}
std::string scores_json(const ScoreList& list);

}  // namespace inspectplan::usecase
