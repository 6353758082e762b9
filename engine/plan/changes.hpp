#pragma once
// Changes of one candidate each (visited, given up, visited otherwise), listed by the rows they claim from or give to
// and by how much, the cheapest first. A change costs what reduced value it gives up, so that for any plan
//   value = bound - (what its candidates give up against their best) - (price × what is left of each row),
// and a set of changes gains just what it fills of priced rows beyond what it costs.
#include "plan/placement.hpp"
#include "plan/prices.hpp"

namespace inspectplan::plan {

struct Change {
  std::uint32_t candidate;
  std::int32_t from, to;  // options of the market; no_option: not visited
  std::int64_t cost;      // reduced value of `from` less that of `to`
};

// Changes of one amount in one row, by index.
struct Amount {
  std::int64_t amount;
  std::vector<std::uint32_t> changes;
};

class Changes {
 public:
  Changes(const Market& market, const Prices& prices);

  // Everything that can be changed at no more than the price of a good visit.
  void list(const Placement& placement);
  // After a candidate has changed: adds what it can do now. What it could do before stays listed; see `from`.
  void refresh(std::uint32_t candidate, const Placement& placement);

  const std::vector<Change>& all() const { return all_; }
  const Claim* claims_begin(std::size_t change) const { return claims_.data() + first_claim_[change]; }
  const Claim* claims_end(std::size_t change) const { return claims_.data() + first_claim_[change + 1]; }
  const std::vector<Amount>& of_row(std::uint32_t row) const { return by_row_[row]; }  // by amount
  std::int64_t price(std::uint32_t row) const { return prices_.price[row]; }
  std::int64_t scale() const { return prices_.scale; }
  // What the candidate gives up against its best option, or against staying out.
  std::int64_t given_up(std::uint32_t candidate, const Placement& placement) const {
    const std::int32_t now = placement.chosen(candidate);
    return best_[candidate] - (now < 0 ? 0 : reduced_[static_cast<std::size_t>(now)]);
  }
  std::int64_t value_gained(const Change& change) const {
    return (change.to < 0 ? 0 : market_.value[static_cast<std::size_t>(change.to)]) -
           (change.from < 0 ? 0 : market_.value[static_cast<std::size_t>(change.from)]);
  }

 private:
  void add(std::uint32_t candidate, std::int32_t from, std::int32_t to);
  void claim(std::int32_t option, std::int64_t sign);
  void index(std::uint32_t change);
  void add_all(std::uint32_t candidate, const Placement& placement);

  const Market& market_;
  const Prices& prices_;
  std::vector<std::int64_t> reduced_;  // by option
  std::vector<std::int64_t> best_;     // by candidate, not below 0 where it need not be visited
  std::int64_t dearest_;
  std::vector<Change> all_;
  std::vector<std::uint32_t> first_claim_;
  std::vector<Claim> claims_;
  std::vector<std::vector<Amount>> by_row_;
};

}  // namespace inspectplan::plan
