#include "usecase/impact/impact.hpp"

#include "column/bounds.hpp"
#include "score/points.hpp"
#include "usecase/impact/impact_parts.hpp"
#include "usecase/rules/find_version.hpp"

namespace inspectplan::usecase {
namespace {

using column::Field;
using column::TableSchema;

bool same_table(const TableSchema& a, const TableSchema& b) {
  const auto same_field = [](const Field& one, const Field& other) {
    return one.name == other.name && one.kind == other.kind && one.scale == other.scale;
  };
  return a.name == b.name && a.key == b.key && a.known_field == b.known_field && a.covers_field == b.covers_field &&
         a.recorded == b.recorded &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), same_field);
}

bool read_alike(const column::Schema& a, const column::Schema& b) {
  return same_table(a.enterprise, b.enterprise) &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_table);
}

// The second rule set over what was read for the first, where both ask the same of the register.
std::optional<Session> open_other(const Session& first, const SessionRequest& request, Diagnostics& diagnostics,
                                  Observer& observer) {
  registers::Register store(request.database, registers::Register::Open::existing);
  const ruleset::LoadOptions options{from_civil(request.year, 1, 1)};
  auto rules = load_rules(store, request.rules, options, diagnostics);
  if (!rules || diagnostics.has_errors()) return std::nullopt;
  if (!read_alike(first.rules->schema, rules->schema)) return open_session(request, diagnostics, observer);
  column::check_bounds(rules->schema, first.data, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return Session{std::move(rules), std::move(store), first.as_of, first.clock, first.data};
}

std::string named(const ruleset::RuleSet& rules) { return rules.id + " " + rules.version; }

struct Sessions {
  Session a, b;
};

std::optional<Sessions> open_both(const ImpactRequest& request, Diagnostics& diagnostics, Observer& observer) {
  auto a = open_session(request.plan.session, diagnostics, observer);
  if (!a) return std::nullopt;
  check_capacity(request.plan, *a, diagnostics);
  SessionRequest second = request.plan.session;
  second.rules = request.other;
  auto b = open_other(*a, second, diagnostics, observer);
  if (!b || diagnostics.has_errors()) return std::nullopt;
  return Sessions{std::move(*a), std::move(*b)};
}

// What two rule sets are compared by; the rest of a million enterprises would stand beside the second set's.
score::Assessments assess(const Session& session, Pool& pool, Observer& observer) {
  score::Assessments found = score::assess_points(*session.rules, session.data, session.clock, pool, observer);
  for (auto* part : {&found.matters, &found.mandates, &found.responsibilities, &found.quotas, &found.cap_excepted,
                     &found.possible_tiers})
    part->clear();
  return found;
}

}  // namespace

std::optional<Impact> impact(const ImpactRequest& request, Pool& pool, Diagnostics& diagnostics, Observer& observer) {
  auto both = open_both(request, diagnostics, observer);
  if (!both) return std::nullopt;
  Impact impact{named(*both->a.rules), named(*both->b.rules), both->a.data.enterprises.rows, 0, 0, {}, {}, {}};
  if (!request.plans) {
    const score::Assessments a = assess(both->a, pool, observer), b = assess(both->b, pool, observer);
    compare_scores({both->a, a}, {both->b, b}, impact);
    return impact;
  }
  Diagnostics of_scoring;  // run-time findings are shown when a plan is made
  const auto a = prepare(std::move(both->a), request.plan, pool, of_scoring, observer);
  const auto b = prepare(std::move(both->b), request.plan, pool, of_scoring, observer);
  compare_scores({a->session, a->assessments}, {b->session, b->assessments}, impact);
  impact.plan = compare_plans(*a, *b, request, diagnostics, observer);
  if (!impact.plan || diagnostics.has_errors()) return std::nullopt;
  return impact;
}

}  // namespace inspectplan::usecase
