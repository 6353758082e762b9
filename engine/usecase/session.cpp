#include "usecase/session.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "column/bounds.hpp"
#include "ledger/run.hpp"
#include "usecase/find_run.hpp"
#include "usecase/rules/find_version.hpp"

namespace inspectplan::usecase {
namespace {

using registers::AsOf;
using registers::ImportRecord;
using registers::Register;

// The moment asked for, made explicit: a run recorded with it can be made again after later imports.
std::optional<AsOf> resolve_moment(const Register& store, const SessionRequest& request, Diagnostics& diagnostics) {
  const std::vector<ImportRecord> imports = store.imports();
  if (imports.empty()) {
    diagnostics.error("empty-register", {}, "the register " + request.database + " holds no import",
                      "import one first: inspectplan import FILE --rules DIR --on DATE --db " + request.database);
    return std::nullopt;
  }
  if (request.as_of && *request.as_of < imports.front().on) {
    diagnostics.error("nothing-known", {}, "nothing was known by " + to_string(*request.as_of),
                      "the first import is dated " + to_string(imports.front().on));
    return std::nullopt;
  }
  const std::int64_t wanted = request.import.value_or(imports.back().number);
  for (const ImportRecord& record : imports)
    if (record.number == wanted) return AsOf{wanted, request.as_of.value_or(record.on)};
  diagnostics.error("unknown-import", {}, "the register has no import " + std::to_string(wanted),
                    "its imports are 1 to " + std::to_string(imports.back().number));
  return std::nullopt;
}

struct Source {
  std::shared_ptr<const ruleset::RuleSet> rules;
  int year = 0;
  SessionRequest moment;
};

std::optional<Source> source_of_run(Register& store, const SessionRequest& request, Diagnostics& diagnostics) {
  const ledger::Ledger runs(store.database());
  const auto run = runs.recorded(*request.run);
  if (!run) {
    unknown_run(*request.run, request.database, diagnostics);
    return std::nullopt;
  }
  const ledger::Bundle bundle = runs.bundle(run->ruleset_digest);
  Source source;
  source.year = run->parameters.year;
  source.rules = ruleset::load_bundle(bundle.files, bundle.entry,
                                      {request.law_date.value_or(from_civil(source.year, 1, 1))}, diagnostics);
  source.moment = request;
  source.moment.as_of = run->parameters.as_of;
  source.moment.import = run->parameters.import;
  return source;
}

std::optional<Source> source_of_request(Register& store, const SessionRequest& request, Diagnostics& diagnostics) {
  const ruleset::LoadOptions options{request.law_date.value_or(from_civil(request.year, 1, 1))};
  return Source{load_rules(store, request.rules, options, diagnostics), request.year, request};
}

}  // namespace

std::optional<Session> open_session(const SessionRequest& request, Diagnostics& diagnostics, Observer& observer) {
  Register store(request.database, request.records ? Register::Open::changing : Register::Open::existing);
  auto source =
      request.run ? source_of_run(store, request, diagnostics) : source_of_request(store, request, diagnostics);
  if (!source) return std::nullopt;
  const auto as_of = resolve_moment(store, source->moment, diagnostics);
  if (!source->rules || !as_of || diagnostics.has_errors()) return std::nullopt;
  store.check(source->rules->schema, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  Session session{source->rules, std::move(store), *as_of, score::clock_of(source->year, *as_of->known), {}};
  session.data = session.store.read(source->rules->schema, *as_of, observer);
  column::check_bounds(source->rules->schema, session.data, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return session;
}

std::optional<std::size_t> find_enterprise(const Session& session, const std::string& id, Diagnostics& diagnostics) {
  const column::TableSchema& schema = session.rules->schema.enterprise;
  const column::Table& table = session.data.enterprises;
  const column::Column& keys = table.columns[schema.key.at(0)];
  const std::string wanted = session.store.known_as(to_nfc(id), session.as_of);
  const auto name_field = schema.find(session.rules->planning.name_field);
  const std::string folded = fold_vietnamese(wanted);

  std::vector<std::size_t> named;
  std::vector<std::string> candidates;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (keys.text(row) == wanted) return row;
    if (name_field && !folded.empty() && fold_vietnamese(table.columns[*name_field].text(row)) == folded)
      named.push_back(row);
    if (table.rows <= 20000) candidates.emplace_back(keys.text(row));
  }
  if (named.size() == 1) return named[0];
  std::string hint = "`inspectplan score` lists all keys";
  if (named.size() > 1) {
    hint = "several have that name; give one of the keys";
    for (std::size_t i = 0; i < named.size() && i < 5; ++i)
      hint += (i ? ", " : ": ") + std::string(keys.text(named[i]));
  } else if (const auto near = nearest(wanted, candidates)) {
    hint = "did you mean \"" + *near + "\"?";
  }
  diagnostics.error("unknown-enterprise", {}, "no enterprise \"" + id + "\" in the register", hint);
  return std::nullopt;
}

}  // namespace inspectplan::usecase
