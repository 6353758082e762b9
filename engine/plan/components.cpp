#include "plan/components.hpp"

#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

namespace inspectplan::plan {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

// By row: a row that stands for its component.
std::vector<std::uint32_t> representatives(const Market& market) {
  std::vector<std::uint32_t> rank(market.rows()), parent(market.rows());
  std::iota(parent.begin(), parent.end(), 0U);
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(rank.data(), parent.data());
  for (std::size_t candidate = 0; candidate < market.candidates(); ++candidate) {
    const auto first = market.first_claim[market.first_option[candidate]];
    const auto last = market.first_claim[market.first_option[candidate + 1]];
    for (auto claim = first; claim < last; ++claim) sets.union_set(market.claims[first].row, market.claims[claim].row);
  }
  for (std::uint32_t row = 0; row < market.rows(); ++row) parent[row] = sets.find_set(row);
  return parent;
}

class Splitter {
 public:
  explicit Splitter(const Market& market)
      : market_(market),
        component_(representatives(market)),
        place_(market.rows(), none),
        part_of_(market.rows(), none) {}

  std::vector<Component> split() {
    for (std::uint32_t candidate = 0; candidate < market_.candidates(); ++candidate)
      part_of_candidate_.push_back(part_of(candidate));
    if (parts_.size() < 2) return {};
    for (std::uint32_t row = 0; row < market_.rows(); ++row) place(row);
    for (std::uint32_t candidate = 0; candidate < market_.candidates(); ++candidate)
      add(candidate, parts_[part_of_candidate_[candidate]]);
    return std::move(parts_);
  }

 private:
  const Market& market_;
  std::vector<std::uint32_t> component_, place_, part_of_;  // by row; parts by the row that stands for them
  std::uint32_t without_rows_ = none;
  std::vector<std::uint32_t> part_of_candidate_;
  std::vector<Component> parts_;

  std::uint32_t part_of(std::uint32_t candidate) {
    const auto first = market_.first_claim[market_.first_option[candidate]];
    const auto last = market_.first_claim[market_.first_option[candidate + 1]];
    std::uint32_t& part = first < last ? part_of_[component_[market_.claims[first].row]] : without_rows_;
    if (part == none) {
      part = static_cast<std::uint32_t>(parts_.size());
      parts_.emplace_back();
    }
    return part;
  }

  // Cells stay before groups.
  void place(std::uint32_t row) {
    const std::uint32_t index = part_of_[component_[row]];
    if (index == none) return;
    Component& part = parts_[index];
    place_[row] = static_cast<std::uint32_t>(part.rows.size());
    part.rows.push_back(row);
    part.market.limit.push_back(market_.limit[row]);
    if (row < market_.cells) part.market.cells = part.market.rows();
  }

  void add(std::uint32_t candidate, Component& part) {
    Market& market = part.market;
    for (std::uint32_t k = market_.first_option[candidate]; k < market_.first_option[candidate + 1]; ++k) {
      part.options.push_back(k);
      market.owner.push_back(static_cast<std::uint32_t>(part.candidates.size()));
      market.option.push_back(market_.option[k]);
      market.value.push_back(market_.value[k]);
      for (const Claim* claim = market_.claims_begin(k); claim != market_.claims_end(k); ++claim)
        market.claims.push_back({place_[claim->row], claim->amount});
      market.first_claim.push_back(static_cast<std::uint32_t>(market.claims.size()));
    }
    part.candidates.push_back(candidate);
    market.candidate.push_back(market_.candidate[candidate]);
    market.must.push_back(market_.must[candidate]);
    market.first_option.push_back(static_cast<std::uint32_t>(market.options()));
  }
};

}  // namespace

std::vector<Component> components_of(const Market& market) { return Splitter(market).split(); }

}  // namespace inspectplan::plan
