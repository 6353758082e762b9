#pragma once
// Prices that say no more than they must. Where only visits that have to stay fill some days, any price of those days
// proves the same bound; the least says what a day more could be worth.
#include "plan/prices.hpp"

namespace inspectplan::plan {

// The prices, lower where that proves as much; their bound is never higher.
Prices calmed(const Market& market, Prices prices);

}  // namespace inspectplan::plan
