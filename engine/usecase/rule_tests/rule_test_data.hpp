#pragma once
#include <optional>

#include "column/column.hpp"
#include "usecase/rule_tests/rule_test_case.hpp"

namespace inspectplan::usecase {

// One enterprise and its child rows, judged as an import judges them; rows that became known after `as_of` are
// left out. A table that is not named was never imported. Key fields may be left out. Empty where there are
// findings.
std::optional<column::Dataset> dataset_of(const RuleTestCase& test, const column::Schema& schema,
                                          Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
