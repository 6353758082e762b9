#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "usecase/planning/part.hpp"
#include "usecase/planning/read_plan.hpp"

namespace inspectplan::usecase {
namespace {

using Json = nlohmann::ordered_json;

constexpr int first_format_with_judged = 3;
constexpr std::size_t header_bytes = 100;      // https://sqlite.org/fileformat.html#the_database_header
constexpr std::size_t application_id_at = 68;  // big-endian

std::string about(SQLite::Database& database, const char* name) {
  SQLite::Statement found(database, "SELECT value FROM about WHERE name = ?");
  found.bind(1, name);
  return found.executeStep() ? found.getColumn(0).getString() : std::string();
}

// Names and nothing more: what a report prints beside ids.
class Names {
 public:
  explicit Names(ruleset::RuleSet& rules) : rules_(rules) {}

  void take(const std::string& kind, ruleset::Entry entry, const std::string& number) {
    if (kind == "department") add(rules_.departments, std::move(entry));
    if (kind == "sector") add(rules_.sectors, std::move(entry));
    if (kind == "matter") add(rules_.matters, std::move(entry));
    if (kind == "tier") add(rules_.tiers, std::move(entry));
    if (kind == "mandate") add(rules_.mandates, std::move(entry));
    if (kind == "document") add(rules_.documents, std::move(entry)).number = number;
  }

 private:
  template <class Item>
  static Item& add(std::vector<Item>& items, ruleset::Entry entry) {
    Item& item = items.emplace_back();
    static_cast<ruleset::Entry&>(item) = std::move(entry);
    return item;
  }

  ruleset::RuleSet& rules_;
};

ruleset::Status status_of(const std::string& word) {
  return word == "verified" ? ruleset::Status::verified
         : word == "partly" ? ruleset::Status::partly
                            : ruleset::Status::unverified;
}

std::shared_ptr<ruleset::RuleSet> names_of(SQLite::Database& database, int format) {
  auto rules = std::make_shared<ruleset::RuleSet>();
  rules->id = about(database, "rules");
  rules->version = about(database, "version");
  rules->planning.periods = about(database, "periods");
  Names names(*rules);
  const std::string judged = format < first_format_with_judged ? "0" : "judged";
  SQLite::Statement labels(database,
                           "SELECT kind, id, vi, en, number, status, " + judged + " FROM label ORDER BY kind, id");
  while (labels.executeStep()) {
    ruleset::Entry entry;
    entry.id = labels.getColumn(1).getString();
    entry.label = {labels.getColumn(2).getString(), labels.getColumn(3).getString()};
    entry.status = status_of(labels.getColumn(5).getString());
    if (labels.getColumn(6).getInt() != 0) entry.rationale.emplace();
    names.take(labels.getColumn(0).getString(), std::move(entry), labels.getColumn(4).getString());
  }
  return rules;
}

void read_regime(const Json& json, ruleset::Planning& planning) {
  if (json.is_null()) return;
  ruleset::Regime regime{{json.at("vi").get<std::string>(), json.at("en").get<std::string>()}, {}};
  for (const Json& basis : json.at("basis"))
    regime.basis.push_back({basis.at("document").get<std::string>(), basis.at("at").get<std::string>(), {}});
  planning.regime = std::move(regime);
}

ledger::Run run_of(const Json& json) {
  ledger::Run run;
  run.id = json.at("run").get<std::string>();
  run.status = json.at("status").get<std::string>();
  for (const Json& one : json.at("approvals"))
    run.decisions.push_back({one.at("decision").get<std::string>(), one.at("date").get<std::string>(), ""});
  run.parameters.year = json.at("year").get<int>();
  run.parameters.as_of = parse_day(json.at("parameters").at("as_of").get<std::string>()).value_or(Day{});
  run.ruleset_id = json.at("ruleset").at("id").get<std::string>();
  run.ruleset_version = json.at("ruleset").at("version").get<std::string>();
  run.ruleset_digest = json.at("ruleset").at("digest").get<std::string>();
  run.register_digest = json.at("register").at("digest").get<std::string>();
  run.result_digest = json.at("result_digest").get<std::string>();
  return run;
}

PlanResult read(SQLite::Database& database, const std::string& path) {
  const int format = database.execAndGet("PRAGMA user_version").getInt();
  if (format > part_format)
    throw EnvironmentError(path + " is a part of format " + std::to_string(format) + ", this program knows " +
                           std::to_string(part_format));
  const std::string text = database.execAndGet("SELECT json FROM plan").getString();
  const Json json = Json::parse(text);
  auto rules = names_of(database, format);
  read_regime(json.at("regime"), rules->planning);
  ledger::Run run = run_of(json);
  run.plan_json = text;
  return {{read_plan(text), std::move(run), rules->id, {}, read_withheld(text)}, rules};
}

}  // namespace

bool is_part(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(header_bytes, '\0');
  if (!file.read(head.data(), static_cast<std::streamsize>(head.size()))) return false;
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = id << 8U | static_cast<unsigned char>(head[application_id_at + i]);
  return head.starts_with("SQLite format 3") && id == static_cast<std::uint32_t>(part_application_id);
}

PlanResult read_part(const std::string& path) try {
  SQLite::Database database(path, SQLite::OPEN_READONLY);
  return read(database, path);
} catch (const SQLite::Exception& error) {
  throw EnvironmentError(path + " cannot be read as a department's part: " + error.what());
} catch (const nlohmann::json::exception& error) {
  throw EnvironmentError(path + " cannot be read as a department's part: " + error.what());
}

}  // namespace inspectplan::usecase
