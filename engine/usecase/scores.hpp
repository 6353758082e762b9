#pragma once
// `score`: every enterprise of the population with its score, range, tier and sectors, highest first.
#include <functional>
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

// Hands out the text piece by piece, so that a million enterprises need no more memory than a thousand. `width`: of a
// table. JSON:
// {"format":"inspectplan.scores/1","year","as_of","import","ruleset":{…},"enterprises":[…],"undecided":[…]}
using Put = std::function<void(const std::string& piece)>;
void write_scores(const ScoreList& list, report::Format format, Language language, std::size_t width, const Put& put);

}  // namespace inspectplan::usecase
