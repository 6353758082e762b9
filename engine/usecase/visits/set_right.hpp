#pragma once
// What an objection that was upheld set right, as the one who objected is told. For the .cpp files of this module.
#include <string>

#include "base/label.hpp"
#include "register/visits.hpp"
#include "ruleset/model.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::usecase {

// The reason of the corrections that an objection makes: they are found again by it.
std::string reason_of(const std::string& objection_no);

// "Sửa lại: Số lao động 3 → 9", a line a field; of personal fields the name alone. Empty where nothing was set right.
std::string set_right_text(SQLite::Database& database, const registers::Objection& objection,
                           const ruleset::RuleSet& rules, Language language);

}  // namespace inspectplan::usecase
