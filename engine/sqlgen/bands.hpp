#pragma once
// Points of the first band that holds.
#include <optional>
#include <vector>

#include "feel/expression.hpp"
#include "sqlgen/relation.hpp"

namespace inspectplan::sqlgen {

struct BandPoints {
  Sql holds;
  const feel::Typed* test;
  std::int64_t points;
};

// Where a band before is unknown, `missing` (else no points); where none holds, no points.
Sql points_of(Relation& relation, const Value& value, const std::vector<BandPoints>& bands,
              std::optional<std::int64_t> missing);

}  // namespace inspectplan::sqlgen
