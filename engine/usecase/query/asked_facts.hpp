#pragma once
// Facts of the register that somebody asks about beside a plan, by row: conditions, and rows of a child table that say
// whether a visit found anything.
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "column/column.hpp"
#include "column/schema.hpp"

namespace inspectplan::usecase {

// Enterprises for which a condition surely holds, and those of which that is known at all.
struct AskedFact {
  std::string name;
  std::vector<std::uint8_t> holds, known;  // by row
};
// `asked`: "NAME=CONDITION" each, over the facts of enterprises and `as_of`. Empty on findings.
std::optional<std::vector<AskedFact>> asked_facts(const std::vector<std::string>& asked, const column::Dataset& data,
                                                  const column::Schema& schema, Day as_of, Diagnostics& diagnostics);

// Rows of a child table, and those of them that are hits; by row of the enterprise. What nobody knows counts as none.
struct Hits {
  std::vector<std::int64_t> all, hit;
};
// `asked`: "TABLE[CONDITION]". Empty on findings.
std::optional<Hits> hits_of(const std::string& asked, const column::Dataset& data, const column::Schema& schema,
                            Day as_of, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
