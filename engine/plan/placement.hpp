#pragma once
// A plan of the market being put together: who is visited how, and what is left of each row.
#include <algorithm>
#include <vector>

#include "plan/market.hpp"

namespace inspectplan::plan {

inline constexpr std::int32_t no_option = -1;

class Placement {
 public:
  explicit Placement(const Market& market)
      : market_(&market), chosen_(market.candidates(), no_option), left_(market.limit) {}

  std::int32_t chosen(std::size_t candidate) const { return chosen_[candidate]; }  // option of the market
  std::int64_t left(std::size_t row) const { return left_[row]; }
  std::int64_t value() const { return value_; }

  bool fits(std::size_t option) const {
    for (const Claim* claim = market_->claims_begin(option); claim != market_->claims_end(option); ++claim)
      if (claim->amount > 0 && left_[claim->row] < claim->amount) return false;
    return true;
  }
  // Whether each row that the option claims is within its limit; always so for no option (below 0).
  bool within_limits(std::int32_t option) const {
    if (option < 0) return true;
    const auto index = static_cast<std::size_t>(option);
    return std::all_of(market_->claims_begin(index), market_->claims_end(index),
                       [&](const Claim& claim) { return left_[claim.row] >= 0; });
  }
  // Gives up what the candidate has; rows may run into the negative for a while.
  void choose(std::size_t candidate, std::int32_t option) {
    if (chosen_[candidate] >= 0) claim(static_cast<std::size_t>(chosen_[candidate]), -1);
    chosen_[candidate] = option;
    if (option >= 0) claim(static_cast<std::size_t>(option), 1);
  }
  // Every row within its limit, and everyone visited who must be.
  bool feasible() const {
    for (const std::int64_t left : left_)
      if (left < 0) return false;
    for (std::size_t i = 0; i < chosen_.size(); ++i)
      if (market_->must[i] != 0 && chosen_[i] < 0) return false;
    return true;
  }

 private:
  void claim(std::size_t option, std::int64_t sign) {
    value_ += sign * market_->value[option];
    for (const Claim* claim = market_->claims_begin(option); claim != market_->claims_end(option); ++claim)
      left_[claim->row] -= sign * claim->amount;
  }

  const Market* market_;
  std::vector<std::int32_t> chosen_;
  std::vector<std::int64_t> left_;
  std::int64_t value_ = 0;
};

}  // namespace inspectplan::plan
