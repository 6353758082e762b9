#pragma once
// The parameters of a run as canonical JSON and back: they are stored, digested and replayed as this text.
#include <string>

#include "ledger/run.hpp"

namespace inspectplan::ledger {

std::string parameters_json(const RunParameters& parameters);
RunParameters parse_parameters(const std::string& json);  // of our own writing; throws EnvironmentError otherwise

}  // namespace inspectplan::ledger
