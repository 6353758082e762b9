#include "plan/chain.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t breadths[] = {16, 12, 8, 6};  // changes followed at each depth
constexpr int deepest = 3;
constexpr int amounts_each_side = 12;     // looked at, nearest to what is wanted first
constexpr std::size_t changes_each = 60;  // looked at, of one amount
constexpr std::int64_t greatest_worth = std::int64_t{1} << 55;
constexpr std::uint32_t no_row = UINT32_MAX;

}  // namespace

Chain::Chain(const Market& market, const Changes& changes, Placement& placement)
    : changes_(changes),
      placement_(placement),
      times_(market.rows()),
      in_chain_(market.candidates()),
      steps_(deepest + 1) {
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    left_.push_back(placement.left(row));
    most_left_.push_back(changes.price(row) == 0 ? INT64_MAX : greatest_worth / changes.price(row));
  }
}

void Chain::look_again() {
  for (std::uint32_t row = 0; row < left_.size(); ++row) left_[row] = placement_.left(row);
}

std::int64_t Chain::promise(std::size_t change) const {
  std::int64_t promise = -changes_.all()[change].cost;
  for (const Claim* claim = changes_.claims_begin(change); claim != changes_.claims_end(change); ++claim)
    promise += worth(claim->row, left_[claim->row]) - worth(claim->row, left_[claim->row] - claim->amount);
  return promise;
}

void Chain::apply(std::uint32_t index, std::int64_t sign) {
  const Change& change = changes_.all()[index];
  for (const Claim* claim = changes_.claims_begin(index); claim != changes_.claims_end(index); ++claim) {
    std::int64_t& left = left_[claim->row];
    filled_ += worth(claim->row, left);
    over_ -= left < 0 ? 1 : 0;
    left -= sign * claim->amount;
    over_ += left < 0 ? 1 : 0;
    filled_ -= worth(claim->row, left);
    if (sign > 0 && times_[claim->row]++ == 0) touched_.push_back(claim->row);
    if (sign < 0) --times_[claim->row];
  }
  cost_ += sign * change.cost;
  gain_ += sign * changes_.value_gained(change);
  in_chain_[change.candidate] = sign > 0 ? 1 : 0;
  if (sign > 0)
    chain_.push_back(index);
  else
    chain_.pop_back();
}

bool Chain::cheap_enough(std::int64_t gain, std::int64_t cost) {
  if (cost <= 0) return true;
  const Wide fills = Wide{gain} * changes_.scale() + cost;
  if (Wide{cost} * 1024 <= dearness * fills) return true;
  next_dearness = std::min(next_dearness, static_cast<std::int64_t>(Wide{cost} * 1024 / fills) + 1);
  return false;
}

// The row that is most over its limit; where none is, the one with the most room that the chain has left.
std::uint32_t Chain::row_to_treat() const {
  std::uint32_t over = no_row, room = no_row;
  std::int64_t most_over = 0, most_room = 0;
  for (const std::uint32_t row : touched_) {
    if (times_[row] == 0) continue;
    if (left_[row] < 0) {
      const std::int64_t weight = (changes_.price(row) + 1) * -left_[row];
      if (over == no_row || weight > most_over) over = row, most_over = weight;
    } else if (const std::int64_t weight = worth(row, left_[row]); weight > most_room) {
      room = row, most_room = weight;
    }
  }
  return over != no_row ? over : room;
}

// Whether nothing is over its limit once the change is made as well.
bool Chain::completes(std::uint32_t change) const {
  int mended = 0;
  for (const Claim* claim = changes_.claims_begin(change); claim != changes_.claims_end(change); ++claim) {
    if (left_[claim->row] < claim->amount) return false;
    mended += left_[claim->row] < 0 ? 1 : 0;
  }
  return mended == over_;
}

void Chain::add_step(std::vector<Step>& steps, std::size_t breadth, Step step) {
  if (steps.size() == breadth) {
    if (step.key >= steps.back().key) return;
    steps.pop_back();
  }
  const auto place =
      std::upper_bound(steps.begin(), steps.end(), step, [](const Step& a, const Step& b) { return a.key < b.key; });
  steps.insert(place, step);
}

void Chain::look_at(std::uint32_t row, const Amount& amount, int done) {
  const std::int64_t wanted = left_[row];
  if ((wanted < 0) != (amount.amount < 0)) return;
  const std::int64_t off = changes_.price(row) * std::min(std::abs(amount.amount - wanted), most_left_[row]);
  const std::int64_t dear = still_possible() + changes_.price(row) * std::abs(amount.amount);
  std::size_t looked_at = 0;
  for (const std::uint32_t index : amount.changes) {
    const Change& change = changes_.all()[index];
    if (change.cost >= dear || looked_at == changes_each) break;
    if (!current(change)) continue;
    ++looked_at;
    ++effort;
    if (completes(index)) {
      const std::int64_t gain = gain_ + changes_.value_gained(change);
      if (gain > best_gain_ && cheap_enough(gain, cost_ + change.cost)) {
        best_gain_ = gain;
        best_ = chain_;
        best_.push_back(index);
      }
    }
    if (done < depth) add_step(steps_[static_cast<std::size_t>(done)], breadths[done], {change.cost + off, index});
  }
}

void Chain::follow(int done) {
  if (over_ == 0 && gain_ > best_gain_ && cheap_enough(gain_, cost_)) {
    best_gain_ = gain_;
    best_ = chain_;
  }
  const std::uint32_t row = row_to_treat();
  if (row == no_row) return;
  std::vector<Step>& steps = steps_[static_cast<std::size_t>(done)];
  steps.clear();
  const std::vector<Amount>& amounts = changes_.of_row(row);
  const auto nearest = std::lower_bound(amounts.begin(), amounts.end(), left_[row],
                                        [](const Amount& a, std::int64_t amount) { return a.amount < amount; });
  auto above = nearest;
  auto below = nearest;
  for (int side = 0; side < amounts_each_side; ++side) {
    // More than what is over may be given back; more than there is room for may not be taken.
    if (above != amounts.end() && (left_[row] < 0 || above->amount <= left_[row])) look_at(row, *above++, done);
    if (below != amounts.begin()) look_at(row, *--below, done);
  }
  if (done >= depth) return;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::uint32_t change = steps[i].change;
    apply(change, 1);
    if (still_possible() > 0) follow(done + 1);
    apply(change, -1);
  }
}

bool Chain::improve(std::uint32_t first) {
  if (!current(changes_.all()[first])) return false;
  touched_.clear();
  filled_ = cost_ = gain_ = best_gain_ = 0;
  best_.clear();
  ++effort;
  apply(first, 1);
  if (still_possible() > 0) follow(1);
  apply(first, -1);
  for (const std::uint32_t index : best_) {
    placement_.choose(changes_.all()[index].candidate, changes_.all()[index].to);
    for (const Claim* claim = changes_.claims_begin(index); claim != changes_.claims_end(index); ++claim)
      left_[claim->row] = placement_.left(claim->row);
  }
  return !best_.empty();
}

}  // namespace inspectplan::plan
