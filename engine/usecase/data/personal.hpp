#pragma once
// Whether a field may be blanked. What one rule set says is not enough: whoever has the register could bring another
// that calls any field personal. So all that is chained in the ledger is asked: the rule versions that are kept, and
// every import that brought values of the field (its entry names the fields that its rules called personal).
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace inspectplan::usecase {

class PersonalFields {
 public:
  explicit PersonalFields(SQLite::Database& database);

  // Why the field does not count as personal for an entry with the number `before`; empty where it does.
  std::string fault_of(const std::string& table, const std::string& field,
                       std::int64_t before = std::numeric_limits<std::int64_t>::max()) const;

 private:
  using Fields = std::map<std::string, std::set<std::string>>;  // by table
  struct Witness {
    std::string name;
    std::int64_t entry = 0;
    Fields known, personal;
  };
  void ask_imports(SQLite::Database& database);
  void ask_versions(SQLite::Database& database);
  std::vector<Witness> witnesses_;
};

}  // namespace inspectplan::usecase
