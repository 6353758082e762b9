#include "plan/changes.hpp"

#include <algorithm>
#include <tuple>

namespace inspectplan::plan {
namespace {

constexpr std::size_t most_of_an_amount = 100;  // changes listed for one amount in one row

}  // namespace

Changes::Changes(const Market& market, const Prices& prices) : market_(market), prices_(prices) {
  reduced_.reserve(market.options());
  for (std::size_t option = 0; option < market.options(); ++option)
    reduced_.push_back(reduced_value(market, prices.price, prices.scale, option));
  for (std::size_t candidate = 0; candidate < market.candidates(); ++candidate) {
    std::int64_t best = market.must[candidate] != 0 ? INT64_MIN : 0;
    for (std::uint32_t k = market.first_option[candidate]; k < market.first_option[candidate + 1]; ++k)
      best = std::max(best, reduced_[k]);
    best_.push_back(best);
  }
  // Twice the dearest unit: what a change may cost so that filling a unit or two with it still pays.
  std::int64_t dearest = 0;
  for (const std::int64_t price : prices.price) dearest = std::max(dearest, price);
  dearest_ = 2 * dearest;
}

void Changes::list(const Placement& placement) {
  all_.clear();
  for (std::uint32_t candidate = 0; candidate < market_.candidates(); ++candidate) add_all(candidate, placement);
  std::sort(all_.begin(), all_.end(), [](const Change& a, const Change& b) {
    return std::tie(a.cost, a.candidate, a.to) < std::tie(b.cost, b.candidate, b.to);
  });
  claims_.clear();
  first_claim_.assign(1, 0);
  by_row_.assign(market_.rows(), {});
  for (std::uint32_t change = 0; change < all_.size(); ++change) index(change);
}

void Changes::refresh(std::uint32_t candidate, const Placement& placement) {
  auto change = static_cast<std::uint32_t>(all_.size());
  add_all(candidate, placement);
  for (; change < all_.size(); ++change) index(change);
}

void Changes::add_all(std::uint32_t candidate, const Placement& placement) {
  const std::int32_t from = placement.chosen(candidate);
  if (from >= 0 && market_.must[candidate] == 0) add(candidate, from, no_option);
  for (std::uint32_t to = market_.first_option[candidate]; to < market_.first_option[candidate + 1]; ++to)
    if (static_cast<std::int32_t>(to) != from) add(candidate, from, static_cast<std::int32_t>(to));
}

void Changes::add(std::uint32_t candidate, std::int32_t from, std::int32_t to) {
  const auto reduced = [&](std::int32_t option) { return option < 0 ? 0 : reduced_[static_cast<std::size_t>(option)]; };
  const std::int64_t cost = reduced(from) - reduced(to);
  if (cost <= dearest_) all_.push_back({candidate, from, to, cost});
}

// Adds to the claims of the change at hand, one a row.
void Changes::claim(std::int32_t option, std::int64_t sign) {
  if (option < 0) return;
  const auto index = static_cast<std::size_t>(option);
  for (const Claim* claim = market_.claims_begin(index); claim != market_.claims_end(index); ++claim) {
    const auto known = std::find_if(claims_.begin() + first_claim_.back(), claims_.end(),
                                    [&](const Claim& c) { return c.row == claim->row; });
    if (known == claims_.end())
      claims_.push_back({claim->row, sign * claim->amount});
    else
      known->amount += sign * claim->amount;
  }
}

void Changes::index(std::uint32_t change) {
  claim(all_[change].to, 1);
  claim(all_[change].from, -1);
  first_claim_.push_back(static_cast<std::uint32_t>(claims_.size()));
  for (const Claim* claim = claims_begin(change); claim != claims_end(change); ++claim) {
    if (claim->amount == 0) continue;
    std::vector<Amount>& amounts = by_row_[claim->row];
    auto entry = std::lower_bound(amounts.begin(), amounts.end(), claim->amount,
                                  [](const Amount& a, std::int64_t amount) { return a.amount < amount; });
    if (entry == amounts.end() || entry->amount != claim->amount) entry = amounts.insert(entry, {claim->amount, {}});
    std::vector<std::uint32_t>& list = entry->changes;
    const auto place = std::upper_bound(list.begin(), list.end(), change,
                                        [&](std::uint32_t a, std::uint32_t b) { return all_[a].cost < all_[b].cost; });
    if (list.size() >= most_of_an_amount && place == list.end()) continue;
    list.insert(place, change);
    if (list.size() > most_of_an_amount) list.pop_back();
  }
}

}  // namespace inspectplan::plan
