#include "usecase/data/changes.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "usecase/rules/find_version.hpp"

namespace inspectplan::usecase {
namespace {

using registers::PastValue;
using registers::Register;

std::string said(const PastValue& value) {
  if (value.ended) return "(the row ended)";
  if (value.personal) return "(personal)";
  return value.value.empty() ? "(missing)" : value.value;
}

std::string brought_by(const PastValue& value) {
  return value.mode == "correction" ? "correction" : value.file + " (" + value.mode + ")";
}

}  // namespace

std::optional<std::vector<PastValue>> register_history(const std::string& database, const std::string& rules,
                                                       const std::string& enterprise,
                                                       const std::optional<std::string>& field,
                                                       Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  auto past = registers::past_of(store, set->schema, enterprise, field);
  if (!past.empty()) return past;
  diagnostics.error("unknown-enterprise", {},
                    "the register never had a value of " + (field ? "field \"" + *field + "\" of " : std::string()) +
                        "\"" + enterprise + "\"",
                    "give the key of the enterprise and the name of a field");
  return std::nullopt;
}

namespace {

bool has_several_keys(const std::vector<PastValue>& past) {
  return std::any_of(past.begin(), past.end(),
                     [&](const PastValue& value) { return value.enterprise != past.front().enterprise; });
}

}  // namespace

report::Sheet past_sheet(const std::vector<PastValue>& past) {
  report::Sheet sheet;
  sheet.header = {"table", "row", "field", "value", "since", "import", "brought by"};
  sheet.right = {false, false, false, false, false, true, false};
  const bool keys = has_several_keys(past);
  if (keys) sheet.header.emplace_back("under the key");
  for (const PastValue& value : past) {
    sheet.rows.push_back({value.table, value.row, value.field, said(value), to_string(value.on),
                          std::to_string(value.import), brought_by(value)});
    if (keys) sheet.rows.back().push_back(value.enterprise);
  }
  return sheet;
}

std::string past_json(const std::vector<PastValue>& past) {
  JsonWriter json(2);
  json.begin_object().key("values").begin_array();
  for (const PastValue& value : past) {
    json.begin_object()
        .member("enterprise", value.enterprise)
        .member("table", value.table)
        .member("row", value.row)
        .member("field", value.field)
        .key("value");
    value.value.empty() ? json.null() : json.string(value.value);
    json.member("personal", value.personal).member("ended", value.ended).member("on", value.on);
    json.member("import", value.import).member("mode", value.mode).member("file", value.file).end_object();
  }
  return json.end_array().end_object().take();
}

std::optional<registers::Corrected> correct_register(const std::string& database, const std::string& rules,
                                                     const registers::CorrectionRequest& request,
                                                     Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  return registers::correct(store, set->schema, request, diagnostics);
}

std::optional<std::int64_t> blank_register(const std::string& database, const std::string& rules,
                                           const registers::BlankRequest& request, Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  return registers::blank(store, set->schema, request, diagnostics);
}

std::optional<registers::Linked> link_register(const std::string& database, const std::string& rules,
                                               const registers::LinkRequest& request, Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  return registers::link(store, set->schema, request, diagnostics);
}

std::optional<registers::Link> undo_register_link(const std::string& database, const std::string& rules,
                                                  const registers::UndoRequest& request, Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  return registers::undo_link(store, set->schema, request, diagnostics);
}

std::vector<registers::Link> register_links(const std::string& database) {
  Register store(database, Register::Open::existing);
  return registers::links_of(store);
}

}  // namespace inspectplan::usecase
