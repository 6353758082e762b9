#pragma once
// Values of DMN as JSON. TYPED: ["number", "1.50"], ["date", "2026-01-31"], ["list", [TYPED, …]],
// ["context", {name: TYPED}], ["null", null]; numbers are text, so that no digit is lost.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dmn/model.hpp"
#include "usecase/feel/feel.hpp"

namespace inspectplan::usecase {

// An object of plain JSON: numbers (read digit by digit), texts, booleans, null, lists, records. Empty and a
// finding where it is none.
std::optional<dmn::Context> read_plain_inputs(const std::string& json, Diagnostics& diagnostics);

// One line of the batch format: decisions and the values of their inputs.
struct FeelCase {
  std::string id;
  std::vector<dmn::Input> inputs;
  std::vector<dmn::Value> values;  // one an input
  std::vector<dmn::Decision> decisions;
};
// Empty and a finding at `place` where the line does not have the format.
std::optional<FeelCase> read_feel_case(const std::string& line, const Place& place, Diagnostics& diagnostics);
// A TYPED by itself.
std::optional<dmn::Value> read_typed(const std::string& json);

// Names of the members of a record, of its records and so on.
void collect_members(const dmn::Value& value, std::vector<std::string>& names);

}  // namespace inspectplan::usecase
