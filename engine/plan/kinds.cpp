#include "plan/kinds.hpp"

#include <algorithm>
#include <array>
#include <boost/container_hash/hash.hpp>

namespace inspectplan::plan {

std::size_t OptionsHash::operator()(std::uint32_t candidate) const {
  std::size_t hash = 0;
  for (std::uint32_t k = market->first_option[candidate]; k < market->first_option[candidate + 1]; ++k) {
    boost::hash_combine(hash, market->value[k]);
    for (const Claim* claim = market->claims_begin(k); claim != market->claims_end(k); ++claim) {
      boost::hash_combine(hash, claim->row);
      boost::hash_combine(hash, claim->amount);
    }
  }
  return hash;
}

bool SameOptions::operator()(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t first = market->first_option[a], other = market->first_option[b];
  const std::uint32_t count = market->first_option[a + 1] - first;
  if (market->first_option[b + 1] - other != count) return false;
  for (std::uint32_t k = 0; k < count; ++k) {
    const bool same = market->value[first + k] == market->value[other + k] &&
                      std::equal(market->claims_begin(first + k), market->claims_end(first + k),
                                 market->claims_begin(other + k), market->claims_end(other + k));
    if (!same) return false;
  }
  return true;
}

namespace {

void add_kind(const Market& market, std::uint32_t candidate, Market& to) {
  for (std::uint32_t k = market.first_option[candidate]; k < market.first_option[candidate + 1]; ++k) {
    to.owner.push_back(static_cast<std::uint32_t>(to.candidates()));
    to.option.push_back(market.option[k]);
    to.value.push_back(market.value[k]);
    to.claims.insert(to.claims.end(), market.claims_begin(k), market.claims_end(k));
    to.first_claim.push_back(static_cast<std::uint32_t>(to.claims.size()));
  }
  to.candidate.push_back(market.candidate[candidate]);
  to.must.push_back(market.must[candidate]);
  to.first_option.push_back(static_cast<std::uint32_t>(to.options()));
}

}  // namespace

Kinds kinds_of(const Market& market) {
  Kinds kinds;
  static_cast<Rows&>(kinds.market) = market;
  std::array known{by_options<std::uint32_t>(market), by_options<std::uint32_t>(market)};  // free, must
  for (std::uint32_t candidate = 0; candidate < market.candidates(); ++candidate) {
    const auto next = static_cast<std::uint32_t>(kinds.market.candidates());
    const auto [kind, is_new] = known[market.must[candidate] != 0 ? 1 : 0].try_emplace(candidate, next);
    if (is_new) {
      add_kind(market, candidate, kinds.market);
      kinds.count.push_back(0);
    }
    ++kinds.count[kind->second];
    kinds.of.push_back(kind->second);
  }
  return kinds;
}

}  // namespace inspectplan::plan
