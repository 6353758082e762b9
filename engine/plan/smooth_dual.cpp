#include "plan/smooth_dual.hpp"

#include <algorithm>
#include <numeric>

namespace inspectplan::plan {
namespace {

constexpr std::size_t kinds_worth_a_thread = 10'000;

// Candidates shared out over their options, kind after kind.
class Sharing {
 public:
  Sharing(const Kinds& kinds, std::int64_t scale, SmoothSums& sums)
      : market_(kinds.market), count_(kinds.count), scale_(scale), sums_(sums), sum_(market_.rows()) {}

  void run(std::size_t first, std::size_t last, const std::vector<std::int64_t>& price, std::int64_t width) {
    sums_.value = 0;
    sums_.excess.assign(market_.rows(), 0);
    sums_.curvature.clear();
    sums_.mixture.clear();
    for (std::size_t kind = first; kind < last; ++kind) {
      gather(kind, price, width);
      if (!near_.empty()) share_out(kind, width);
    }
  }

 private:
  struct Near {
    std::int64_t reduced;
    std::uint32_t option;
  };
  void gather(std::size_t kind, const std::vector<std::int64_t>& price, std::int64_t width);
  void share_out(std::size_t kind, std::int64_t width);
  void bend(std::size_t shared, bool whole, std::int64_t count);

  const Market& market_;  // of kinds
  const std::vector<std::int64_t>& count_;
  std::int64_t scale_;
  SmoothSums& sums_;
  std::vector<Near> near_;         // of the kind at hand, best first
  std::vector<std::int64_t> sum_;  // by row, zero but while a kind is bent
  std::vector<std::uint32_t> rows_;
};

// Options within the width of the best, best first. Not visiting counts as an option of reduced value 0.
void Sharing::gather(std::size_t kind, const std::vector<std::int64_t>& price, std::int64_t width) {
  near_.clear();
  const bool must = market_.must[kind] != 0;
  std::int64_t best = must ? INT64_MIN : 0;
  std::int64_t least = must ? INT64_MIN : std::max<std::int64_t>(0, best - width);
  for (std::uint32_t option = market_.first_option[kind]; option < market_.first_option[kind + 1]; ++option) {
    const std::int64_t reduced = reduced_value(market_, price, scale_, option);
    if (reduced > best) {
      best = reduced;
      least = must ? best - width : std::max<std::int64_t>(0, best - width);
    }
    if (reduced > least) near_.push_back({reduced, option});
  }
  std::erase_if(near_, [&](const Near& entry) { return entry.reduced <= least; });
  std::sort(near_.begin(), near_.end(), [](const Near& a, const Near& b) {
    return a.reduced != b.reduced ? a.reduced > b.reduced : a.option < b.option;
  });
}

// Parts in proportion to what an option's reduced value has over a level; the level is such that the parts add up to
// one visit, or 0 where less than one visit is wanted.
void Sharing::share_out(std::size_t kind, std::int64_t width) {
  std::size_t shared = 0;
  Wide sum = 0;
  std::int64_t level = 0;
  do {
    sum += near_[shared++].reduced;
    level = static_cast<std::int64_t>((sum - width) / static_cast<Wide>(shared));
  } while (shared < near_.size() && near_[shared].reduced > level);
  const bool whole = market_.must[kind] != 0 || level >= 0;
  if (!whole) {
    level = 0;
    shared = near_.size();
  }
  std::int32_t left = Share::whole;
  const std::size_t first = sums_.mixture.size();
  for (std::size_t k = 0; k < shared; ++k) {
    const auto part = static_cast<std::int32_t>((Wide{near_[k].reduced - level} << Share::bits) / width);
    left -= part;
    sums_.mixture.push_back({near_[k].option, part});
  }
  if (whole) sums_.mixture[first].part += left;  // what rounding has lost
  Wide gained = 0;
  for (std::size_t k = 0; k < shared; ++k) {
    const std::int64_t part = sums_.mixture[first + k].part;
    gained += Wide{near_[k].reduced} * part - ((Wide{width} * part * part) >> (Share::bits + 1));
    for (const Claim* claim = market_.claims_begin(near_[k].option); claim != market_.claims_end(near_[k].option);
         ++claim)
      sums_.excess[claim->row] += Wide{part} * claim->amount * count_[kind];
  }
  sums_.value += (gained >> Share::bits) * count_[kind];
  if (!whole || shared > 1) bend(shared, whole, count_[kind]);
}

// Prices move the parts: by the claims of each option, less their average where the parts must stay one visit.
void Sharing::bend(std::size_t shared, bool whole, std::int64_t count) {
  rows_.clear();
  for (std::size_t k = 0; k < shared; ++k) {
    const Claim* const begin = market_.claims_begin(near_[k].option);
    const Claim* const end = market_.claims_end(near_[k].option);
    for (const Claim* a = begin; a != end; ++a) {
      const std::int64_t amount = sums_.curvature.reduced_amount(a->amount);
      if (amount == 0) continue;
      if (sum_[a->row] == 0) rows_.push_back(a->row);
      sum_[a->row] += amount;
      for (const Claim* b = begin; b != end; ++b)
        sums_.curvature.add(a->row, b->row, amount * sums_.curvature.reduced_amount(b->amount), count);
    }
  }
  for (const std::uint32_t a : rows_)
    if (whole)
      for (const std::uint32_t b : rows_)
        sums_.curvature.add_part(a, b, -sum_[a] * sum_[b], static_cast<std::int64_t>(shared), count);
  for (const std::uint32_t row : rows_) sum_[row] = 0;
}

}  // namespace

SmoothDual::SmoothDual(const Market& market, std::int64_t scale, Pool* pool)
    : market_(market), kinds_(kinds_of(market)), scale_(scale), pool_(pool) {
  const std::size_t threads = pool == nullptr ? 1 : pool->threads();
  parts_.assign(std::clamp<std::size_t>(kinds_.count.size() / kinds_worth_a_thread, 1, threads),
                SmoothSums(Curvature(market)));
}

const SmoothSums& SmoothDual::evaluate(const std::vector<std::int64_t>& price, std::int64_t width) {
  const std::size_t kinds = kinds_.count.size();
  const auto share = [&](std::size_t part, std::size_t first, std::size_t last) {
    Sharing(kinds_, scale_, parts_[part]).run(first, last, price, width);
  };
  if (parts_.size() == 1)
    share(0, 0, kinds);
  else
    pool_->for_chunks(kinds, (kinds + parts_.size() - 1) / parts_.size(), share);
  SmoothSums& all = parts_.front();
  for (std::size_t part = 1; part < parts_.size(); ++part) {
    const SmoothSums& more = parts_[part];
    all.value += more.value;
    for (std::size_t row = 0; row < market_.rows(); ++row) all.excess[row] += more.excess[row];
    all.curvature.add(more.curvature);
    all.mixture.insert(all.mixture.end(), more.mixture.begin(), more.mixture.end());
  }
  for (std::size_t row = 0; row < market_.rows(); ++row) {
    all.value += Wide{price[row]} * market_.limit[row];
    all.excess[row] -= Wide{market_.limit[row]} * Share::whole;
  }
  return all;
}

std::vector<Share> SmoothDual::mixture() const {
  const std::vector<Share>& shares = parts_.front().mixture;
  std::vector<std::size_t> first(kinds_.count.size() + 1);  // by kind: its shares, which stand side by side
  for (const Share& share : shares) ++first[kinds_.market.owner[share.option] + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Share> mixture;
  for (std::size_t candidate = 0; candidate < market_.candidates(); ++candidate) {
    const std::uint32_t kind = kinds_.of[candidate];
    for (std::size_t i = first[kind]; i < first[kind + 1]; ++i)
      mixture.push_back(
          {shares[i].option - kinds_.market.first_option[kind] + market_.first_option[candidate], shares[i].part});
  }
  return mixture;
}

}  // namespace inspectplan::plan
