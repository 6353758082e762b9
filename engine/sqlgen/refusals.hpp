#pragma once
// What the portable subset leaves out: findings, all in one go.
#include <string>

#include "base/diagnostic.hpp"

namespace inspectplan::sqlgen {

inline void refuse(Diagnostics& diagnostics, Place place, std::string what, std::string remedy) {
  diagnostics.error("not-in-sql", std::move(place), std::move(what), std::move(remedy));
}

}  // namespace inspectplan::sqlgen
