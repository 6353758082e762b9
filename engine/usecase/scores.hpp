#pragma once
// `score`: every enterprise of the population with its score, range, tier and sectors, highest first.
#include <optional>

#include "report/report.hpp"
#include "usecase/session.hpp"

namespace inspectplan::usecase {

struct ScoreList {
  report::Sheet sheet;
  std::string
      json;  // {"format":"inspectplan.scores/1","year","as_of","import","ruleset":{…},"enterprises":[…],"undecided":[…]}
};

std::optional<ScoreList> score_register(const SessionRequest& request, Language language, Pool& pool,
                                        Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
