#pragma once
// The ledger entries of what changes the register. For the .cpp files of this module.
#include <cstdint>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "register/cell.hpp"
#include "register/correct.hpp"
#include "register/corrections.hpp"
#include "register/links.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

// In the transaction of the import, when its rows and its record are written.
void enter_import(SQLite::Database& database, const column::Schema& schema, std::int64_t number, Day on,
                  const std::string& actor, const std::vector<KeptCorrection>& kept = {});

// Of a personal field neither is written down: entries stay, values must be able to go (register/blank.hpp).
struct CorrectedCell {
  std::string field;
  StoredCell from, to;
  bool personal = false;
};
void enter_correction(SQLite::Database& database, std::int64_t number, const std::vector<StoredCell>& key,
                      const std::vector<CorrectedCell>& cells, const CorrectionRequest& request);

// The number of the entry.
std::int64_t enter_link(SQLite::Database& database, std::int64_t import, const std::string& kind, const Link& link,
                        Day on);
void enter_undo(SQLite::Database& database, std::int64_t import, const Link& link, const std::string& why,
                const std::string& document, Day on, const std::string& actor);

}  // namespace inspectplan::registers
