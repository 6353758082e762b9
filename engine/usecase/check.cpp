#include "usecase/check.hpp"

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

}  // namespace

CheckResult check_rules(const std::string& directory, std::optional<int> year) {
  CheckResult result;
  ruleset::LoadOptions options;
  if (year) options.law_date = from_civil(*year, 1, 1);
  result.rules = ruleset::load(directory, options, result.diagnostics);
  if (!result.rules) return result;
  const int planned = year ? *year : to_civil(result.rules->verified_until.value_or(result.rules->law_date)).year;
  const responsibility::Resolver resolver(result.rules);
  result.diagnostics.merge(resolver.check(from_civil(planned, 1, 1), from_civil(planned, 12, 31)));
  return result;
}

std::string check_json(const CheckResult& result, int indent) {
  JsonWriter json(indent);
  json.begin_object();
  json.member("ruleset", result.rules ? result.rules->id : "");
  json.member("version", result.rules ? result.rules->version : "");
  json.member("digest", result.rules ? to_hex(result.rules->digest) : "");
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : result.diagnostics.sorted()) write_diagnostic(json, diagnostic);
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
