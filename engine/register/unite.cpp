#include "register/unite.hpp"

#include <map>

#include "base/error.hpp"

namespace inspectplan::registers {
namespace {

using column::TableSchema;

bool is_missing(const StoredCell& cell) { return std::holds_alternative<std::monostate>(cell); }

void fill(Cells& row, const Cells& from) {
  for (std::size_t i = 0; i < row.size(); ++i)
    if (is_missing(row[i])) row[i] = from[i];
}

bool agree(const Cells& a, const Cells& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!is_missing(a[i]) && !is_missing(b[i]) && a[i] != b[i]) return false;
  return true;
}

std::vector<Cells> united_enterprises(const TableSchema& table, const Links& links, const FetchRows& fetch) {
  std::vector<Cells> rows;
  for (const std::string& root : links.roots()) {
    std::optional<Cells> seen;
    for (const std::string& key : links.group(root))
      for (Cells& row : fetch(key)) {
        row[table.key.at(0)] = root;
        seen ? fill(*seen, row) : static_cast<void>(seen = std::move(row));
      }
    if (seen) rows.push_back(std::move(*seen));
  }
  return rows;
}

// Children by their whole key, then in the order in which they were put in.
class Children {
 public:
  explicit Children(const TableSchema& table) : table_(table) {}

  void put(Cells row, const std::string& owner) {
    row[table_.key.at(0)] = owner;
    std::vector<Cells>& same_key = rows_[key_of(row)];
    for (Cells& there : same_key)
      if (agree(there, row)) return fill(there, row);
    if (++counts_[owner] > table_.max_rows)
      throw EnvironmentError("\"" + owner + "\" has, under all its keys together, more than " +
                             std::to_string(table_.max_rows) + " rows in table \"" + table_.name +
                             "\"; raise `max_rows`, or undo a merge (`inspectplan register links`)");
    same_key.push_back(std::move(row));
  }

  std::vector<Cells> take() {
    std::vector<Cells> all;
    for (auto& [key, rows] : rows_)
      for (Cells& row : rows) all.push_back(std::move(row));
    return all;
  }

  std::vector<StoredCell> rest_of(const Cells& row) const {
    std::vector<StoredCell> rest = key_of(row);
    rest.erase(rest.begin());
    return rest;
  }

 private:
  std::vector<StoredCell> key_of(const Cells& row) const {
    std::vector<StoredCell> key;
    for (const std::size_t field : table_.key) key.push_back(row[field]);
    return key;
  }

  const TableSchema& table_;
  std::map<std::vector<StoredCell>, std::vector<Cells>> rows_;
  std::map<std::string, std::int64_t> counts_;
};

std::vector<Cells> united_children(const TableSchema& table, const Links& links, const FetchRows& fetch) {
  Children children(table);
  for (const std::string& root : links.roots())
    for (const std::string& key : links.group(root))
      for (Cells& row : fetch(key)) {
        const std::string owner = links.owner(table.name, key, children.rest_of(row));
        children.put(std::move(row), owner);
      }
  return children.take();
}

}  // namespace

std::vector<Cells> united_rows(const TableSchema& table, const Links& links, const FetchRows& fetch) {
  return table.parent.empty() ? united_enterprises(table, links, fetch) : united_children(table, links, fetch);
}

}  // namespace inspectplan::registers
