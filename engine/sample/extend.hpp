#pragma once
#include "yaml/node.hpp"

namespace inspectplan::sample {

// A file of distributions over another: what it writes under `sample`, a list, a part of a table, a field takes the
// place of the other's whole; what is new is added behind.
void extend(yaml::Node& base, yaml::Node change);

}  // namespace inspectplan::sample
