#include "usecase/data/changes.hpp"

#include "register/access.hpp"
#include "usecase/data/personal.hpp"
#include "usecase/rules/find_version.hpp"
#include "usecase/said.hpp"

namespace inspectplan::usecase {

using registers::Register;

namespace {

// By all that is in the ledger, not by these rules alone. Every such field of the enterprise that was asked for.
bool is_personal(Register& store, const column::Schema& schema, const registers::BlankRequest& request,
                 Diagnostics& diagnostics) {
  const PersonalFields personal(store.database());
  const std::size_t before = diagnostics.count(Severity::error);
  for (const auto& [table, field] : registers::fields_to_blank(store, schema, request, diagnostics))
    if (const std::string fault = personal.fault_of(table, field); !fault.empty())
      diagnostics.error("not-personal", {}, "table " + table + ", field " + field + ": " + fault,
                        "only what was personal in every version of the rules and every import can be blanked; "
                        "--field names single ones");
  return diagnostics.count(Severity::error) == before;
}

}  // namespace

std::optional<Past> register_history(const std::string& database, const std::string& rules,
                                     const std::string& enterprise, const std::optional<std::string>& field,
                                     Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  Past past{registers::past_of(store, set->schema, enterprise, field), registers::blankings_of(store, enterprise),
            registers::links_of(store, enterprise)};
  if (field) std::erase_if(past.blankings, [&](const auto& one) { return one.field != *field; });
  if (!past.values.empty() || (!field && !past.links.empty())) return past;
  diagnostics.error("unknown-enterprise", {},
                    "the register never had a value of " + (field ? "field \"" + *field + "\" of " : std::string()) +
                        "\"" + enterprise + "\"",
                    "give the key of the enterprise and the name of a field");
  return std::nullopt;
}

std::optional<registers::Corrected> correct_register(const std::string& database, const std::string& rules,
                                                     const registers::CorrectionRequest& request,
                                                     Diagnostics& diagnostics) {
  Register store(database, Register::Open::changing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  if (!all_said({{"--why", request.why}, {"--document", request.document}}, diagnostics)) return std::nullopt;
  return registers::correct(store, set->schema, request, diagnostics);
}

std::optional<std::int64_t> blank_register(const std::string& database, const std::string& rules,
                                           const registers::BlankRequest& request, Diagnostics& diagnostics) {
  Register store(database, Register::Open::changing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  if (!is_personal(store, set->schema, request, diagnostics)) return std::nullopt;
  if (!all_said({{"--why", request.why}}, diagnostics)) return std::nullopt;
  return registers::blank(store, set->schema, request, diagnostics);
}

std::optional<registers::Linked> link_register(const std::string& database, const std::string& rules,
                                               const registers::LinkRequest& request, Diagnostics& diagnostics) {
  Register store(database, Register::Open::changing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  if (!all_said({{"--why", request.why}, {"--document", request.document}}, diagnostics)) return std::nullopt;
  return registers::link(store, set->schema, request, diagnostics);
}

std::optional<registers::Link> undo_register_link(const std::string& database, const std::string& rules,
                                                  const registers::UndoRequest& request, Diagnostics& diagnostics) {
  Register store(database, Register::Open::changing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  if (!all_said({{"--why", request.why}, {"--document", request.document}}, diagnostics)) return std::nullopt;
  return registers::undo_link(store, set->schema, request, diagnostics);
}

std::vector<registers::Link> register_links(const std::string& database) {
  Register store(database, Register::Open::existing);
  return registers::links_of(store);
}

}  // namespace inspectplan::usecase
