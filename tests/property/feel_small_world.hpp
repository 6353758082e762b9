#pragma once
// A register so small that every completion of an enterprise's missing cells can be tried, and random expressions over
// it.
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "feel/program.hpp"
#include "feel_oracle.hpp"

namespace inspectplan::feel::small {

using oracle::Enterprise;
using oracle::Row;
using oracle::Value;

const column::Schema& schema();
Scope scope();

// What a cell of the field can hold: all of it for numbers, dates and booleans, some texts.
const std::vector<Value>& domain(const std::string& field);

// At most `missing` cells without a value; up to three rows of the child table.
Enterprise random_enterprise(int missing);
// The enterprise with its missing cells filled in every way there is.
std::vector<Enterprise> completions(const Enterprise& enterprise);
column::Dataset dataset(const std::vector<Enterprise>& enterprises);

enum class Sort { truth, number, text, date };
std::string random_expression(Sort sort, int depth);

}  // namespace inspectplan::feel::small
