#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <set>

#include "base/error.hpp"
#include "plan/sites.hpp"
#include "report/labels.hpp"
#include "responsibility/names.hpp"
#include "responsibility/resolve.hpp"
#include "ruleset/standing.hpp"
#include "usecase/planning/part.hpp"

namespace inspectplan::usecase {
namespace {

constexpr const char* tables = R"(
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE plan (json TEXT NOT NULL) STRICT;
CREATE TABLE label (kind TEXT NOT NULL, id TEXT NOT NULL, vi TEXT NOT NULL, en TEXT NOT NULL, number TEXT NOT NULL,
                    status TEXT NOT NULL, judged INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT;
CREATE TABLE visit (enterprise TEXT NOT NULL, name TEXT, lead TEXT NOT NULL, coordinating TEXT NOT NULL,
                    period TEXT NOT NULL, from_day TEXT, until_day TEXT, days INTEGER NOT NULL, matters TEXT NOT NULL,
                    same_visit_as TEXT) STRICT;
CREATE TABLE outside (enterprise TEXT NOT NULL, name TEXT, visit_no TEXT NOT NULL, lead TEXT NOT NULL,
                      kind TEXT NOT NULL, day TEXT, ground TEXT, document TEXT, outcome TEXT) STRICT;
CREATE TABLE fact (enterprise TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (enterprise, field)) STRICT;
)";

const char* word_of(ruleset::Status status) {
  return status == ruleset::Status::verified ? "verified" : status == ruleset::Status::partly ? "partly" : "unverified";
}

// The ids that what is shown speaks of: names of nothing else go along.
struct Mentioned {
  std::set<std::string> departments, sectors, matters, tiers, mandates, derived, documents;

  explicit Mentioned(const Part& part) {
    for (const plan::DepartmentPlan& one : part.shown.plan.departments) department(one.id);
    for (const plan::Visit& visit : part.shown.plan.visits) add(visit);
    if (part.rules.planning.regime)
      for (const ruleset::Basis& basis : part.rules.planning.regime->basis) documents.insert(basis.document);
  }

 private:
  void department(const std::string& id) {
    departments.insert(responsibility::department_class(id));
    departments.insert(id);
  }
  void add(const plan::Visit& visit) {
    department(visit.lead);
    for (const std::string& one : visit.coordinating) department(one);
    sectors.insert(visit.sectors.begin(), visit.sectors.end());
    matters.insert(visit.matters.begin(), visit.matters.end());
    tiers.insert(visit.tier);
    for (const plan::TeamValue& one : visit.for_team) derived.insert(one.derived);
    mandates.insert(visit.mandates.begin(), visit.mandates.end());
    for (const ruleset::Basis& basis : visit.basis) documents.insert(basis.document);
  }
};

class Writer {
 public:
  explicit Writer(const Part& part) : part_(part), database_(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    database_.exec("PRAGMA application_id = " + std::to_string(part_application_id));
    database_.exec("PRAGMA user_version = " + std::to_string(part_format));
    database_.exec(tables);
  }

  std::string bytes() {
    write_about();
    row("INSERT INTO plan VALUES (?)", {report::plan_json(part_.shown, part_.rules, 0)});
    write_labels();
    for (const plan::Visit& visit : part_.shown.plan.visits)
      for (const plan::Site& site : plan::sites_of(visit)) write(visit, site);
    for (const report::OutsideVisit& visit : part_.shown.outside) write(visit);
    for (const PartFact& fact : part_.facts)
      row("INSERT INTO fact VALUES (?, ?, ?)", {fact.enterprise, fact.field, fact.value});
    sqlite3_int64 size = 0;
    unsigned char* const image = sqlite3_serialize(database_.getHandle(), "main", &size, 0);
    if (image == nullptr) throw EnvironmentError("there is no memory for the file to write");
    std::string out(reinterpret_cast<const char*>(image), static_cast<std::size_t>(size));
    sqlite3_free(image);
    return out;
  }

 private:
  void row(const char* sql, const std::vector<std::string>& values) {
    SQLite::Statement statement(database_, sql);
    int at = 0;
    for (const std::string& value : values) statement.bind(++at, value);
    statement.exec();
  }

  void write_about() {
    const ledger::Run& run = part_.shown.run;
    const std::pair<const char*, std::string> lines[] = {{"format", "inspectplan.part/" + std::to_string(part_format)},
                                                         {"run", run.id},
                                                         {"status", run.status},
                                                         {"year", std::to_string(run.parameters.year)},
                                                         {"as_of", to_string(run.parameters.as_of)},
                                                         {"rules", run.ruleset_id},
                                                         {"version", run.ruleset_version},
                                                         {"rules_digest", run.ruleset_digest},
                                                         {"result_digest", run.result_digest},
                                                         {"periods", part_.rules.planning.periods},
                                                         {"department", part_.readers.department.value_or("")}};
    for (const auto& [name, value] : lines) row("INSERT INTO about VALUES (?, ?)", {name, value});
  }

  template <class Entries>
  void write(const char* kind, const Entries& entries, const std::set<std::string>& mentioned) {
    for (const auto& entry : entries)
      if (mentioned.contains(entry.id)) label(kind, entry, "");
  }

  void label(const char* kind, const ruleset::Entry& entry, const std::string& number) {
    row("INSERT INTO label VALUES (?, ?, ?, ?, ?, ?, ?)",
        {kind, entry.id, entry.label.vi, entry.label.en, number, word_of(entry.status), entry.rationale ? "1" : "0"});
  }

  // The part has no conditions to see it by: how sure a sector is goes along as its own.
  void label_sectors(const std::set<std::string>& mentioned) {
    for (const ruleset::Sector& sector : part_.rules.sectors) {
      if (!mentioned.contains(sector.id)) continue;
      const ruleset::Standing standing = ruleset::standing_of(part_.rules, sector);
      ruleset::Entry entry = sector;
      entry.status = standing.status;
      if (standing.own_judgement) entry.rationale.emplace();
      label("sector", entry, "");
    }
  }

  // One of a class has a row of its own: the names of places do not go along.
  void label_instance(const std::string& id) {
    ruleset::Entry entry;
    if (const auto* of = part_.rules.find_department(responsibility::department_class(id)))
      entry = static_cast<const ruleset::Entry&>(*of);
    entry.id = id;
    entry.label = responsibility::name_of_department(part_.rules, id);
    label("department", entry, "");
  }

  void write_labels() {
    const Mentioned mentioned(part_);
    write("department", part_.rules.departments, mentioned.departments);
    for (const std::string& id : mentioned.departments)
      if (responsibility::department_class(id) != id) label_instance(id);
    label_sectors(mentioned.sectors);
    write("matter", part_.rules.matters, mentioned.matters);
    write("derived", part_.rules.derived, mentioned.derived);
    write("tier", part_.rules.tiers, mentioned.tiers);
    write("mandate", part_.rules.mandates, mentioned.mandates);
    for (const ruleset::Document& document : part_.rules.documents)
      if (mentioned.documents.contains(document.id)) label("document", document, document.number);
  }

  // NULL where nothing is known, or it was withheld.
  static void bind_given(SQLite::Statement& statement, int at, const std::string& value) {
    if (!value.empty()) statement.bind(at, value);
  }

  // The days of a visit stand with the site that it goes by.
  void write(const plan::Visit& visit, const plan::Site& site) {
    const auto same = [](const std::string& id) { return id; };
    const bool is_first = site.enterprise == visit.enterprise;
    std::int64_t days = 0;
    for (const auto& [department, count] : visit.inspector_days) days += is_first ? count : 0;
    SQLite::Statement statement(database_, "INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(1, site.enterprise);
    bind_given(statement, 2, site.name);
    statement.bind(3, visit.lead);
    statement.bind(4, report::joined(visit.coordinating, same, " "));
    statement.bind(5, visit.period);
    if (visit.window.from) statement.bind(6, to_string(*visit.window.from));
    if (visit.window.until) statement.bind(7, to_string(*visit.window.until));
    statement.bind(8, days);
    statement.bind(9, report::joined(visit.matters, same, " "));
    if (!is_first) statement.bind(10, visit.enterprise);
    statement.exec();
  }

  void write(const report::OutsideVisit& visit) {
    SQLite::Statement statement(database_, "INSERT INTO outside VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int at = 0;
    for (const std::string* value : {&visit.enterprise, &visit.name, &visit.visit_no, &visit.lead, &visit.kind})
      bind_given(statement, ++at, *value);
    ++at;
    if (visit.date) statement.bind(at, to_string(*visit.date));
    for (const std::string* value : {&visit.ground, &visit.document, &visit.outcome})
      bind_given(statement, ++at, *value);
    statement.exec();
  }

  const Part& part_;
  SQLite::Database database_;
};

}  // namespace

std::string part_bytes(const Part& part) { return Writer(part).bytes(); }

}  // namespace inspectplan::usecase
