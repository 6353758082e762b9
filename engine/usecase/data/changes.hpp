#pragma once
// `register history`, `register correct`, `register blank`: the register changed and asked by hand.
#include <optional>
#include <string>
#include <vector>

#include "register/blank.hpp"
#include "register/correct.hpp"
#include "register/link.hpp"
#include "register/past.hpp"
#include "report/report.hpp"

namespace inspectplan::usecase {

struct Past {
  std::vector<registers::PastValue> values;
  std::vector<registers::PastBlanking> blankings;
  std::vector<registers::Link> links;  // of the keys it goes by
};

// `rules` says which tables and fields there are (a directory, or a version kept in the register).
// Empty on findings: no such enterprise or field.
std::optional<Past> register_history(const std::string& database, const std::string& rules,
                                     const std::string& enterprise, const std::optional<std::string>& field,
                                     Diagnostics& diagnostics);
report::Sheet past_sheet(const Past& past, Language language);
std::string past_json(const Past& past);

std::optional<registers::Corrected> correct_register(const std::string& database, const std::string& rules,
                                                     const registers::CorrectionRequest& request,
                                                     Diagnostics& diagnostics);
std::optional<std::int64_t> blank_register(const std::string& database, const std::string& rules,
                                           const registers::BlankRequest& request, Diagnostics& diagnostics);

// Enterprises with several keys: register/link.hpp.
std::optional<registers::Linked> link_register(const std::string& database, const std::string& rules,
                                               const registers::LinkRequest& request, Diagnostics& diagnostics);
std::optional<registers::Link> undo_register_link(const std::string& database, const std::string& rules,
                                                  const registers::UndoRequest& request, Diagnostics& diagnostics);
std::vector<registers::Link> register_links(const std::string& database);  // oldest first, undone ones too

}  // namespace inspectplan::usecase
