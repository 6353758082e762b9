// What is allowed to be absent but should not be.
#include <set>

#include "ruleset/concerns.hpp"
#include "ruleset/entries.hpp"
#include "ruleset/reading.hpp"
#include "ruleset/sound.hpp"

namespace inspectplan::ruleset {
namespace {

bool empty(const Label& label) { return label.vi.empty() && label.en.empty(); }

void check_labels(Reading& reading) {
  static const std::set<std::string> shown = {"sectors", "matters", "departments", "scorecards", "tiers", "mandates"};
  each_entry(reading.rules, [&reading](const std::string& section, const Entry& entry) {
    if (!shown.contains(section) || !empty(entry.label)) return;
    reading.diagnostics.warning("missing-label", entry.place, section + "." + entry.id + " has no label",
                                "add \"label: {vi: ..., en: ...}\"");
  });
}

void no_basis(Reading& reading, const Place& place, const std::string& what) {
  reading.diagnostics.warning(
      "missing-basis", place, what + " has no basis",
      "add \"basis: [{document: ..., at: ...}]\", or \"rationale\" where it is a judgement of your own");
}

void check_basis(Reading& reading) {
  static const std::set<std::string> based = {"sectors", "matters", "responsibilities", "mandates"};
  each_entry(reading.rules, [&reading](const std::string& section, const Entry& entry) {
    if (based.contains(section) && entry.basis.empty() && !entry.rationale)
      no_basis(reading, entry.place, section + "." + entry.id);
  });
  for (const Succession& one : reading.rules.successions) {
    if (one.basis.empty()) no_basis(reading, one.place, "the succession of " + one.from + " by " + one.to);
  }
}

void check_status(Reading& reading) {
  for (const Statement& one : reading.rules.statements)
    if (one.status == Status::unverified)
      reading.diagnostics.info("unverified", one.place, one.name + " rests on something nobody has verified",
                               "verify it, then remove \"status: unverified\"");
}

// A cap that ended by its `valid` would still be kept, and nobody would see why.
void check_valid(Reading& reading) {
  static const std::set<std::string, std::less<>> idle = {
      "derived",  "factors",      "planning", "regime", "reserve", "stay",      "random",
      "workload", "shared_visit", "caps",     "quotas", "steps",   "blackouts", "calendar",
      "holidays", "score",        "workdays", "codes",  "facts",   "matching"};
  for (const Statement& one : reading.rules.statements)
    if ((one.valid.from || one.valid.until) && idle.contains(one.name.substr(0, one.name.find('.'))))
      reading.diagnostics.warning("idle-valid", one.place, one.name + " has a \"valid\" that changes nothing",
                                  "give it by date instead: {2020-01-01: ..., 2026-01-01: null}");
}

void check_leads(Reading& reading) {
  std::set<std::string> mentioned;
  std::set<std::string> visited;
  for (const Responsibility& one : reading.rules.responsibilities) {
    const bool visits = one.duty == Duty::inspect || one.duty == Duty::manage;
    mentioned.insert(one.matter);
    if (visits) visited.insert(one.matter);
    if (!visits || !one.lead.empty()) continue;
    reading.diagnostics.info("no-lead", one.place, "responsibility " + one.id + " names nobody who leads",
                             "add \"lead: DEPARTMENT\" where the text names one");
  }
  for (const Matter& matter : reading.rules.matters) {
    if (visited.contains(matter.id)) continue;
    // Other duties only: perhaps on purpose.
    const Severity severity = mentioned.contains(matter.id) ? Severity::info : Severity::warning;
    reading.diagnostics.add({severity,
                             "matter-without-lead",
                             matter.place,
                             "no department inspects or manages " + matter.id + ", so nobody can visit for it",
                             "add a responsibility with \"matter: " + matter.id + "\" and \"duty: inspect\"",
                             {},
                             concerns_where({&matter.when})});
  }
}

void check_factors(Reading& reading) {
  for (const Scorecard& card : reading.rules.scorecards) {
    for (const Factor& factor : card.factors) {
      if (factor.bands.empty()) {
        reading.diagnostics.error("missing-bands", factor.place, card.id + "." + factor.id + " has no bands",
                                  "add \"bands: [{is: ..., points: ...}]\"");
      }
    }
  }
}

void check_caps(Reading& reading) {
  const Planning& planning = reading.rules.planning;
  std::set<std::string> ids;
  for (const Cap& cap : planning.caps) {
    if (!ids.insert(cap.id).second)
      reading.diagnostics.error("duplicate-id", cap.place, "a second cap has the id " + cap.id, "give it another id");
    if (cap.per == "owner" && !reading.rules.schema.enterprise.find(planning.owner_field)) {
      reading.diagnostics.error(
          "unknown-field", cap.place,
          "a cap counts the visits of an owner, unless it says otherwise, and enterprises have no field \"" +
              planning.owner_field + "\"",
          "add the field, or name it with \"planning: {owner: FIELD}\", or write \"per: enterprise\"");
    }
  }
}

// A visit that is worth less than nothing would never be planned, and nobody would see why.
void check_value(Reading& reading) {
  const auto& value = reading.rules.planning.value;
  if (!value || !*value || value->type().low >= 0) return;
  const Sound sound(reading);
  if (!sound.is_clear(*value)) return;  // what it rests on has a mistake of its own
  reading.diagnostics.warning("negative-value", value->syntax().text().place(0),
                              "planning.value can come to " +
                                  to_string(Scaled{value->type().low, value->type().scale}) +
                                  ": a visit is worth nothing or more",
                              "write `max(0, …)`, or narrow `min` of the facts it rests on");
}

}  // namespace

void check_completeness(Reading& reading) {
  check_value(reading);
  check_labels(reading);
  check_basis(reading);
  check_status(reading);
  check_valid(reading);
  check_leads(reading);
  check_factors(reading);
  check_caps(reading);
  if (reading.rules.verified_until || reading.rules.place.line == 0) return;  // no section, no line
  reading.diagnostics.warning("missing-verified-until", reading.rules.place,
                              "nobody says until when these rules were verified",
                              "add \"verified_until: DATE\" to \"ruleset\"");
}

}  // namespace inspectplan::ruleset
