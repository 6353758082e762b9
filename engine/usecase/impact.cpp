#include "usecase/impact.hpp"

#include "base/json.hpp"

namespace inspectplan::usecase {
namespace {

struct Side {
  Session session;
  score::Assessments assessed;

  std::string key(std::size_t row) const {
    return std::string(session.data.enterprises.columns[session.rules->schema.enterprise.key.at(0)].text(row));
  }
  std::string name(std::size_t row) const {
    const auto field = session.rules->schema.enterprise.find(session.rules->planning.name_field);
    return field ? std::string(session.data.enterprises.columns[*field].text(row)) : "";
  }
  std::string score(std::size_t row) const {
    if (!assessed.in_population[row] || !assessed.score_known[row]) return "";
    return to_string(Scaled{assessed.score[row], assessed.score_scale});
  }
  std::string tier(std::size_t row) const {
    if (!assessed.in_population[row] || assessed.tier[row] < 0) return "";
    return session.rules->tiers[static_cast<std::size_t>(assessed.tier[row])].id;
  }
  bool in_sector(const std::string& id, std::size_t row) const {
    const auto index = session.rules->sector_index(id);
    return index && assessed.in_population[row] && assessed.sectors[*index][row] == feel::truth_true;
  }
};

std::optional<Side> side(const SessionRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  score::Assessments assessed = score::assess(*session->rules, session->data, session->clock, pool, observer);
  return Side{std::move(*session), std::move(assessed)};
}

std::vector<std::string> sectors_of(const Side& a, const Side& b) {
  std::vector<std::string> ids;
  for (const auto& sector : a.session.rules->sectors) ids.push_back(sector.id);
  for (const auto& sector : b.session.rules->sectors)
    if (!a.session.rules->sector_index(sector.id)) ids.push_back(sector.id);
  return ids;
}

std::string known(const std::string& tier) { return tier.empty() ? "unknown" : tier; }

void compare(const Side& a, const Side& b, std::size_t old_row, std::size_t new_row,
             const std::vector<std::string>& sectors, Impact& impact) {
  Moved moved{b.key(new_row), b.name(new_row), a.score(old_row), b.score(new_row), a.tier(old_row), b.tier(new_row)};
  for (const std::string& sector : sectors) {
    const bool was = a.in_sector(sector, old_row), is = b.in_sector(sector, new_row);
    if (was != is) ++impact.counts["sector " + sector + (is ? ": in" : ": out")];
  }
  const bool score_moved = moved.old_score != moved.new_score, tier_moved = moved.old_tier != moved.new_tier;
  impact.scores_moved += score_moved;
  impact.tiers_moved += tier_moved;
  if (tier_moved) ++impact.counts["tier " + known(moved.old_tier) + " → " + known(moved.new_tier)];
  if (score_moved || tier_moved) impact.moved.push_back(std::move(moved));
}

std::string named(const Side& side) { return side.session.rules->id + " " + side.session.rules->version; }

}  // namespace

std::optional<Impact> impact(const SessionRequest& request, const std::string& other, Pool& pool,
                             Diagnostics& diagnostics, Observer& observer) {
  const auto a = side(request, pool, diagnostics, observer);
  SessionRequest second = request;
  second.rules = other;
  const auto b = side(second, pool, diagnostics, observer);
  if (!a || !b || diagnostics.has_errors()) return std::nullopt;
  Impact impact{named(*a), named(*b), a->assessed.rows, 0, 0, {}, {}};
  const std::vector<std::string> sectors = sectors_of(*a, *b);
  // Both sides read the same rows of the same table, in key order.
  for (std::size_t row = 0; row < a->assessed.rows && row < b->assessed.rows; ++row)
    compare(*a, *b, row, row, sectors, impact);
  return impact;
}

report::Sheet impact_sheet(const Impact& impact) {
  report::Sheet sheet;
  sheet.header = {"enterprise", "name", "score", "now", "tier", "now"};
  sheet.right = {false, false, true, true, false, false};
  for (const Moved& one : impact.moved)
    sheet.rows.push_back({one.enterprise, one.name, one.old_score, one.new_score, one.old_tier, one.new_tier});
  return sheet;
}

std::string impact_json(const Impact& impact) {
  JsonWriter json(2);
  json.begin_object().member("a", impact.a).member("b", impact.b).member("enterprises", impact.enterprises);
  json.member("scores_moved", impact.scores_moved).member("tiers_moved", impact.tiers_moved);
  json.key("counts").begin_object();
  for (const auto& [what, count] : impact.counts) json.member(what, count);
  json.end_object().key("moved").begin_array();
  for (const Moved& one : impact.moved) {
    json.begin_object().member("enterprise", one.enterprise).member("name", one.name);
    json.member("old_score", one.old_score).member("new_score", one.new_score);
    json.member("old_tier", one.old_tier).member("new_tier", one.new_tier).end_object();
  }
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
