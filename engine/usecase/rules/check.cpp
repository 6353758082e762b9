#include "usecase/rules/check.hpp"

#include "base/json.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::usecase {
namespace {

void write_place(JsonWriter& json, const Place& place) {
  json.member("file", place.source ? place.source->name() : "");
  json.member("line", std::size_t{place.line});
  json.member("column", std::size_t{place.column});
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
  json.begin_object();
  write_place(json, diagnostic.place);
  json.member("severity", to_string(diagnostic.severity));
  json.member("code", diagnostic.code);
  json.member("message", diagnostic.message);
  json.member("hint", diagnostic.hint);
  json.key("notes").begin_array();
  for (const Note& note : diagnostic.notes) {
    json.begin_object();
    write_place(json, note.place);
    json.member("message", note.message).end_object();
  }
  json.end_array().end_object();
}

void known_or_null(JsonWriter& json, std::string_view key, const std::string& value) {
  json.key(key);
  value.empty() ? json.null() : json.string(value);
}

int year_of(const ruleset::RuleSet& rules) { return to_civil(rules.verified_until.value_or(rules.law_date)).year; }

void write_register(JsonWriter& json, const RegisterCheck& check) {
  json.key("register").begin_object().member("year", check.year).member("as_of", check.as_of);
  json.member("enterprises", check.enterprises).key("facts").begin_array();
  for (const FactFill& fact : check.facts)
    json.begin_object().member("fact", fact.fact).member("filled", fact.filled).end_object();
  json.end_array().key("factors").begin_array();
  for (const FactorSpread& factor : check.factors) {
    json.begin_object()
        .member("scorecard", factor.scorecard)
        .member("factor", factor.factor)
        .key("bands")
        .begin_array();
    for (const auto& band : factor.bands)
      json.begin_object()
          .member("is", band.band)
          .member("points", band.points)
          .member("enterprises", band.enterprises)
          .end_object();
    json.end_array().key("missing").begin_object().key("points");
    factor.missing_points ? json.number(*factor.missing_points) : json.null();
    json.member("enterprises", factor.missing).end_object().member("no_band", factor.none).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

CheckResult check_rules(const std::string& directory, std::optional<int> year, const std::string& database, Pool& pool,
                        Observer& observer) {
  CheckResult result = check_rules(directory, year);
  if (!result.rules) return result;
  SessionRequest request;
  request.rules = directory;
  request.database = database;
  request.year = year.value_or(year_of(*result.rules));
  Diagnostics opening;  // of the rules all has been said already
  result.in_register = check_register(request, result.diagnostics, pool, opening, observer);
  if (result.in_register)
    result.diagnostics = result.in_register->findings;
  else
    result.diagnostics.merge(std::move(opening));
  return result;
}

CheckResult check_rules(const std::string& directory, std::optional<int> year) {
  CheckResult result;
  ruleset::LoadOptions options;
  options.every_day = true;
  if (year) options.law_date = from_civil(*year, 1, 1);
  ruleset::Attempt attempt = ruleset::try_to_load(directory, options, result.diagnostics);
  result.rules = std::move(attempt.rules);
  result.id = std::move(attempt.id);
  result.version = std::move(attempt.version);
  if (!result.rules) return result;
  const int planned = year.value_or(year_of(*result.rules));
  const responsibility::Resolver resolver(result.rules);
  result.diagnostics.merge(resolver.check(from_civil(planned, 1, 1), from_civil(planned, 12, 31)));
  return result;
}

std::string check_json(const CheckResult& result, int indent) {
  JsonWriter json(indent);
  json.begin_object();
  known_or_null(json, "ruleset", result.id);
  known_or_null(json, "version", result.version);
  known_or_null(json, "digest", result.rules ? to_hex(result.rules->digest) : "");
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : result.diagnostics.sorted()) write_diagnostic(json, diagnostic);
  json.end_array();
  if (result.in_register) write_register(json, *result.in_register);
  json.end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
