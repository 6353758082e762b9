#pragma once
#include "analysis/unknown.hpp"

namespace inspectplan::analysis {

// An example of each kind of text that the tests of `unknown` tell apart. Of a closed set: exactly the kinds that
// occur in it. Otherwise also one that no test names, which may be unnamed.
std::vector<Value> texts_told_apart(const Unknown& unknown);

}  // namespace inspectplan::analysis
