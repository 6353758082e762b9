#include "usecase/data/changes.hpp"

#include "usecase/rules/find_version.hpp"

namespace inspectplan::usecase {

using registers::Register;

std::optional<Past> register_history(const std::string& database, const std::string& rules,
                                     const std::string& enterprise, const std::optional<std::string>& field,
                                     Diagnostics& diagnostics) {
  Register store(database, Register::Open::existing);
  const auto set = load_rules(store, rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  Past past{registers::past_of(store, set->schema, enterprise, field), registers::links_of(store, enterprise)};
  if (!past.values.empty() || !past.links.empty()) return past;
  diagnostics.error("unknown-enterprise", {},
                    "the register never had a value of " + (field ? "field \"" + *field + "\" of " : std::string()) +
                        "\"" + enterprise + "\"",
                    "give the key of the enterprise and the name of a field");
  return std::nullopt;
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
