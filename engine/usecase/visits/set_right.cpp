#include "usecase/visits/set_right.hpp"

#include <nlohmann/json.hpp>

#include "ledger/entry.hpp"
#include "report/fact_text.hpp"
#include "responsibility/names.hpp"

namespace inspectplan::usecase {
namespace {

using Json = nlohmann::json;

// As files write it: what the ledger keeps is the cell of the register.
std::string written_value(const Json& cell, const column::Field& field) {
  if (cell.is_null()) return "";
  if (!cell.is_number_integer()) return cell.get<std::string>();
  const auto number = cell.get<std::int64_t>();
  switch (field.kind) {
    case column::Kind::boolean:
      return number != 0 ? "true" : "false";
    case column::Kind::date:
      return to_string(Day{static_cast<std::int32_t>(number)});
    default:
      return to_string(Scaled{number, field.scale});
  }
}

std::string line_of(const Json& change, const ruleset::RuleSet& rules, Language language) {
  const auto name = change.at("field").get<std::string>();
  const auto field = rules.schema.enterprise.find(name);
  std::string line =
      Label{"Sửa lại: ", "Set right: "}.in(language) + responsibility::name_of_fact(rules, name).in(language);
  if (field && !change.contains("personal")) {
    const auto value = [&](const char* which) {
      const std::string text = written_value(change.at(which), rules.schema.enterprise.fields[*field]);
      return text.empty() ? Label{"(trống)", "(missing)"}.in(language)
                          : report::value_in_words(rules, name, text, language);
    };
    line += ": " + value("from") + " → " + value("to");
  }
  return line + "\n";
}

}  // namespace

std::string reason_of(const std::string& objection_no) { return "objection " + objection_no; }

std::string set_right_text(SQLite::Database& database, const registers::Objection& objection,
                           const ruleset::RuleSet& rules, Language language) {
  std::string text;
  for (const ledger::Entry& entry : ledger::entries(database, "correction")) {
    const Json what = Json::parse(entry.what);
    if (what.at("table") != rules.schema.enterprise.name || what.at("key") != Json::array({objection.enterprise}) ||
        what.at("why") != reason_of(objection.objection_no))
      continue;
    for (const Json& change : what.at("changes")) text += line_of(change, rules, language);
  }
  return text;
}

}  // namespace inspectplan::usecase
