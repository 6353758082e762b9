#pragma once
// Values that are wanted beside others (column::Field::needs), and lacking. For the .cpp files of this module.
#include <map>
#include <utility>
#include <vector>

#include "register/links.hpp"
#include "register/stage.hpp"

namespace SQLite {
class Database;
}

namespace inspectplan::registers {

class Needs {
 public:
  // Of the register as an import leaves it; everything of it is written, and nothing committed.
  Needs(SQLite::Database& database, const column::Schema& schema, std::int64_t import);

  // What lacks of the rows, or of enterprises whose rows make it needed, with the field to show it at. Each is said
  // once, of the first rows asked about.
  std::vector<std::pair<std::size_t, BadRow>> told_by(const Staged& staged);

 private:
  struct Lacking {
    const column::TableSchema* table;
    std::size_t field, needed;
    std::vector<StoredCell> key;  // as it is seen
  };

  void look(const column::TableSchema& table, std::size_t field, SQLite::Database& database);
  std::vector<StoredCell> key_in(const Staged& staged, std::uint32_t row) const;
  bool tells_of(const Staged& staged, const std::vector<StoredCell>& key, const Lacking& one) const;
  Fault fault_of(const Lacking& one) const;

  const column::Schema& schema_;
  std::int64_t import_;
  Links links_;
  std::map<StoredCell, std::vector<Lacking>> lacking_;  // by the first cell of the key: in most tables the enterprise's
};

}  // namespace inspectplan::registers
