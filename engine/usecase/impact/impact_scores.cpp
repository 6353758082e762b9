#include "usecase/impact/impact_parts.hpp"

namespace inspectplan::usecase {
namespace {

std::vector<std::string> sectors_of(const Scored& a, const Scored& b) {
  std::vector<std::string> ids;
  for (const auto& sector : a.session.rules->sectors) ids.push_back(sector.id);
  for (const auto& sector : b.session.rules->sectors)
    if (!a.session.rules->sector_index(sector.id)) ids.push_back(sector.id);
  return ids;
}

std::string known(const std::string& tier) { return tier.empty() ? "unknown" : tier; }

// Most enterprises do not move: texts are made only for those that do.
bool stays(const Scored& a, const Scored& b, std::size_t row) {
  const auto &was = a.assessed, &is = b.assessed;
  if (was.in_population[row] != is.in_population[row]) return false;
  if (!was.in_population[row]) return true;
  if (was.score_known[row] != is.score_known[row]) return false;
  if (was.score_known[row] && (was.score[row] != is.score[row] || was.score_scale != is.score_scale)) return false;
  return a.tier_id(row) == b.tier_id(row);
}

void compare_row(const Scored& a, const Scored& b, std::size_t row, Impact& impact) {
  if (stays(a, b, row)) return;
  if (a.assessed.in_population[row] != b.assessed.in_population[row])
    ++impact.counts[b.assessed.in_population[row] ? "population: in" : "population: out"];
  Moved moved{b.key(row), b.name(row), a.score(row), b.score(row), a.tier(row), b.tier(row)};
  const bool score_moved = moved.old_score != moved.new_score, tier_moved = moved.old_tier != moved.new_tier;
  impact.scores_moved += score_moved;
  impact.tiers_moved += tier_moved;
  if (tier_moved) ++impact.counts["tier " + known(moved.old_tier) + " → " + known(moved.new_tier)];
  if (score_moved || tier_moved) impact.moved.push_back(std::move(moved));
}

using Truths = std::vector<std::uint8_t>;

// Null: the rule set has no such sector.
const Truths* truths_of(const Scored& side, const std::string& sector) {
  const auto index = side.session.rules->sector_index(sector);
  return index ? &side.assessed.sectors[*index] : nullptr;
}

void compare_sector(const Scored& a, const Scored& b, const std::string& sector, Impact& impact) {
  const Truths *before = truths_of(a, sector), *after = truths_of(b, sector);
  const auto is_in = [](const Scored& side, const Truths* truths, std::size_t row) {
    return truths && side.assessed.in_population[row] && (*truths)[row] == feel::truth_true;
  };
  std::size_t in = 0, out = 0;
  for (std::size_t row = 0; row < a.assessed.rows; ++row) {
    const bool was = is_in(a, before, row), is = is_in(b, after, row);
    in += is && !was;
    out += was && !is;
  }
  if (in > 0) impact.counts["sector " + sector + ": in"] = in;
  if (out > 0) impact.counts["sector " + sector + ": out"] = out;
}

}  // namespace

std::string Scored::key(std::size_t row) const {
  return std::string(session.data.enterprises.columns[session.rules->schema.enterprise.key.at(0)].text(row));
}

std::string Scored::name(std::size_t row) const {
  const auto field = session.rules->schema.enterprise.find(session.rules->planning.name_field);
  return field ? std::string(session.data.enterprises.columns[*field].text(row)) : "";
}

std::string Scored::score(std::size_t row) const {
  if (!assessed.in_population[row] || !assessed.score_known[row]) return "";
  return to_string(Scaled{assessed.score[row], assessed.score_scale});
}

std::string_view Scored::tier_id(std::size_t row) const {
  if (!assessed.in_population[row] || assessed.tier[row] < 0) return {};
  return session.rules->tiers[static_cast<std::size_t>(assessed.tier[row])].id;
}

std::string Scored::tier(std::size_t row) const { return std::string(tier_id(row)); }

// Both sides read the same rows of the same table, in key order.
void compare_scores(const Scored& a, const Scored& b, Impact& impact) {
  for (std::size_t row = 0; row < a.assessed.rows && row < b.assessed.rows; ++row) compare_row(a, b, row, impact);
  for (const std::string& sector : sectors_of(a, b)) compare_sector(a, b, sector, impact);
}

}  // namespace inspectplan::usecase
