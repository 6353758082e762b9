#include "register/known_ids.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "register/named_ids.hpp"

namespace inspectplan::registers {
namespace {

struct Naming {
  const char *table, *field;
  std::vector<std::string> KnownIds::* ids;
  const char *code, *what;
};

constexpr const char *no_department = "unknown-department", *no_matter = "unknown-matter";

const Naming namings[] = {
    {"visit_event", "department", &KnownIds::departments, no_department, "department"},
    {"visit_days", "department", &KnownIds::departments, no_department, "department"},
    {"visit_finding", "fined_by", &KnownIds::departments, no_department, "department"},
    {"visit_finding", "could_fine", &KnownIds::departments, no_department, "department"},
    {"visit_finding", "matter", &KnownIds::matters, no_matter, "matter"},
    {"commitment", "matters", &KnownIds::matters, no_matter, "matter"},
};

// One of a class is named CLASS:CODE.
bool is_known(const std::string& id, const std::vector<std::string>& known) {
  return std::find(known.begin(), known.end(), id.substr(0, id.find(':'))) != known.end();
}

// Of the first id that is not known.
std::optional<Fault> fault_in(const std::string& text, const Naming& naming, const std::vector<std::string>& known) {
  for (const std::string& id : ids_in(text)) {
    if (is_known(id, known)) continue;
    const auto near = nearest(id, known);
    return Fault{naming.code, std::string("the rules have no ") + naming.what + " \"" + id + "\"",
                 near ? "did you mean \"" + *near + "\"?" : ""};
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> ids_in(const std::string& text) {
  std::vector<std::string> ids(1);
  for (const char sign : text)
    if (sign == ';' || sign == ',' || sign == ' ')
      ids.emplace_back();
    else
      ids.back() += sign;
  std::erase(ids, "");
  return ids;
}

std::vector<BadVisits> unknown_ids(const Staged& staged, const KnownIds& known) {
  std::vector<BadVisits> unknown;
  for (const Naming& naming : namings) {
    if (staged.schema->name != naming.table) continue;
    BadVisits bad{staged.schema->find(naming.field).value(), {}};
    if (!staged.present[bad.field]) continue;
    const column::Column& column = staged.table.columns[bad.field];
    for (const std::uint32_t row : staged.order)
      if (column.valid(row))
        if (auto fault = fault_in(std::string(column.text(row)), naming, known.*naming.ids))
          bad.rows.push_back({row, std::move(*fault)});
    if (!bad.rows.empty()) unknown.push_back(std::move(bad));
  }
  return unknown;
}

}  // namespace inspectplan::registers
