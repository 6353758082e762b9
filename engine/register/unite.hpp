#pragma once
// Rows under several keys as rows of one enterprise. For the .cpp files of this module.
#include <functional>
#include <string>
#include <vector>

#include "column/schema.hpp"
#include "register/links.hpp"

namespace inspectplan::registers {

using Cells = std::vector<StoredCell>;  // by field

// The rows of an enterprise as they stand under one key, in key order.
using FetchRows = std::function<std::vector<Cells>(const std::string& key)>;

// Rows of the enterprises that links speak of, under the keys they are seen under, in key order.
//   enterprises   what stands under the key it is seen under, its missing values from the other keys, oldest link first
//   children      rows of all its keys; two of one key that contradict each other in no value are one, others stay two
// Throws EnvironmentError where an enterprise has more rows than the table allows.
std::vector<Cells> united_rows(const column::TableSchema& table, const Links& links, const FetchRows& fetch);

}  // namespace inspectplan::registers
