#include "register/link.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "base/text.hpp"
#include "register/enter.hpp"
#include "register/state.hpp"
#include "register/tables.hpp"
#include "register/value.hpp"

namespace inspectplan::registers {
namespace {

using column::Field;
using column::TableSchema;
using sqlite::Statement;

std::vector<std::string> split_at(const std::string& text, char mark) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(mark, from)) != std::string::npos; from = at + 1)
    parts.push_back(text.substr(from, at - from));
  parts.push_back(text.substr(from));
  return parts;
}

bool check_date(SQLite::Database& database, Day on, Diagnostics& diagnostics) {
  const SQLite::Column last = database.execAndGet("SELECT max(\"on\") FROM import");
  if (last.isNull() || last.getInt() <= on.number) return true;
  diagnostics.error("import-date", {},
                    "the last import is dated " + to_string(Day{last.getInt()}) + ", this " + to_string(on),
                    "date it by the day the register learns of it (--on)");
  return false;
}

// Its own import, so that "as of an import" says whether it is in force.
std::int64_t remember(SQLite::Database& database, const std::string& table, const std::string& mode, Day on) {
  const std::int64_t number = database.execAndGet("SELECT coalesce(max(number), 0) + 1 FROM import").getInt64();
  SQLite::Statement row(database, "INSERT INTO import VALUES (?, ?, '', ?, ?, '', '', 0, 0, 0, 0, 0)");
  row.bind(1, number);
  row.bind(2, on.number);
  row.bind(3, table);
  row.bind(4, mode);
  row.exec();
  return number;
}

class Linker {
 public:
  Linker(Register& target, const column::Schema& schema, const LinkRequest& request, Diagnostics& diagnostics)
      : database_(target.database()),
        schema_(schema),
        request_(request),
        diagnostics_(diagnostics),
        links_(links_now(database_)) {}

  std::optional<Linked> run() {
    if (!keys_are_texts()) return std::nullopt;
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    links_ = links_now(database_);
    check_keys();
    for (const std::string& row : request_.rows) read_row(row);
    if (!check_date(database_, request_.on, diagnostics_) || failed_) return std::nullopt;
    Linked done;
    if (request_.kind != "split") done.conflicts = conflicts();
    if (request_.kind == "rename" && is_there(request_.enterprise)) warn_of_two();
    const std::int64_t import = remember(database_, schema_.enterprise.name, request_.kind, request_.on);
    done.entry = enter_link(database_, import, request_.kind,
                            {0, import, request_.kind, request_.enterprise, request_.other, moved_, "", request_.actor,
                             request_.why, request_.document, std::nullopt, std::nullopt},
                            request_.on);
    transaction.commit();
    return done;
  }

 private:
  void fail(std::string code, std::string message, std::string hint = {}) {
    failed_ = true;
    diagnostics_.error(std::move(code), {}, std::move(message), std::move(hint));
  }

  bool keys_are_texts() {
    const TableSchema& table = schema_.enterprise;
    if (table.fields[table.key.at(0)].kind == column::Kind::text && stored_table(database_, table.name)) return true;
    fail("key-is-no-text", "enterprises of this register have no keys that could be linked");
    return false;
  }

  void check_keys() {
    if (links_.root(request_.enterprise) == links_.root(request_.other))
      return fail("one-already", "\"" + request_.enterprise + "\" and \"" + request_.other + "\" are one already");
    need(request_.other);
    if (request_.kind != "rename") need(request_.enterprise);
    if (request_.kind == "split") return;
    for (const std::string& key : {request_.enterprise, request_.other})
      if (const std::string root = links_.root(key); root != key)
        fail("linked-already", "\"" + key + "\" is seen as \"" + root + "\" already",
             "name \"" + root + "\", or undo that first (`inspectplan register links`)");
  }

  // It may be the same enterprise, which a later file knows by its new key; or another one, and the key a slip.
  void warn_of_two() {
    diagnostics_.warning("new-key-in-use", {},
                         "the register has an enterprise \"" + request_.enterprise + "\" already: it and \"" +
                             request_.other + "\" are seen as one from now on",
                         "if they are two, undo this (`inspectplan register undo`)");
  }

  void need(const std::string& key) {
    for (const std::string& one : links_.group(key))
      if (is_there(one)) return;
    fail("unknown-enterprise", "the register has no enterprise \"" + key + "\"", "import it first, or correct the key");
  }

  bool is_there(const std::string& key) { return row_of(key).has_value(); }

  std::optional<std::vector<StoredCell>> row_of(const std::string& key) {
    const TableSchema& table = schema_.enterprise;
    const auto stored = stored_table(database_, table.name);
    std::string columns;
    for (const Field& field : table.fields)
      columns += (columns.empty() ? "" : ", ") + (stored->fields.count(field.name) ? sql_name(field.name) : "NULL");
    Statement row(database_.getHandle(), "SELECT " + columns + " FROM " + sql_name(table.name) + " WHERE " +
                                             sql_name(table.fields[table.key.at(0)].name) + " = ?1");
    row.bind(1, std::string_view(key));
    if (!row.step()) return std::nullopt;
    std::vector<StoredCell> cells;
    for (std::size_t i = 0; i < table.fields.size(); ++i) cells.push_back(cell_at(row, static_cast<int>(i)));
    return cells;
  }

  // "TABLE:KEY" of a row that stands under the key that was split.
  void read_row(const std::string& text) {
    if (request_.kind != "split") return fail("rows-of-a-split", "only a split names rows");
    const std::size_t colon = text.find(':');
    const auto child = schema_.find_child(text.substr(0, colon));
    if (colon == std::string::npos || !child)
      return fail("unknown-table", "\"" + text + "\" names no child table", "write TABLE:KEY");
    const TableSchema& table = schema_.children[*child];
    const std::vector<std::string> parts = split_at(text.substr(colon + 1), ',');
    if (parts.size() + 1 != table.key.size())
      return fail("wrong-key", "\"" + text + "\": a row of " + table.name + " is named by " + key_names(table));
    MovedRow moved{table.name, {}};
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (const auto cell = cell_of(table.fields[table.key[i + 1]], parts[i])) moved.key.push_back(*cell);
    if (moved.key.size() != parts.size()) return;
    if (!stands(table, moved)) return fail("unknown-row", "\"" + request_.other + "\" has no row " + text);
    if (const std::string owner = links_.owner(table.name, request_.other, moved.key);
        owner != links_.root(request_.other))
      return fail("unknown-row", "row " + text + " of \"" + request_.other + "\" went with \"" + owner + "\"",
                  "undo that split first");
    moved_.push_back(std::move(moved));
  }

  std::optional<StoredCell> cell_of(const Field& field, const std::string& text) {
    Value value;
    ValueReader reader(field, schema_, NumberFormat{}, DateFormat{});
    if (const auto fault = reader.read(text, value)) {
      fail(fault->code, field.name + ": " + fault->message, fault->hint);
      return std::nullopt;
    }
    if (field.kind == column::Kind::text) return StoredCell(std::string(value.text));
    return StoredCell(value.number);
  }

  bool stands(const TableSchema& table, const MovedRow& moved) {
    if (!stored_table(database_, table.name)) return false;
    std::string where;
    for (std::size_t i = 0; i < table.key.size(); ++i)
      where += (i ? " AND " : "") + sql_name(table.fields[table.key[i]].name) + " = ?" + std::to_string(i + 1);
    Statement row(database_.getHandle(), "SELECT 1 FROM " + sql_name(table.name) + " WHERE " + where);
    row.bind(1, std::string_view(request_.other));
    for (std::size_t i = 0; i < moved.key.size(); ++i) bind_cell(row, static_cast<int>(i) + 2, moved.key[i]);
    return row.step();
  }

  std::vector<Linked::Conflict> conflicts() {
    std::vector<Linked::Conflict> found;
    const auto stays = row_of(request_.enterprise), hidden = row_of(request_.other);
    if (!stays || !hidden) return found;
    const TableSchema& table = schema_.enterprise;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      const Field& field = table.fields[i];
      if (i == table.key.at(0) || field.personal || (*stays)[i] == (*hidden)[i]) continue;
      if (!(*stays)[i].index() || !(*hidden)[i].index()) continue;  // one of them is missing
      found.push_back({field.name, shown((*stays)[i], field), shown((*hidden)[i], field)});
    }
    return found;
  }

  SQLite::Database& database_;
  const column::Schema& schema_;
  const LinkRequest& request_;
  Diagnostics& diagnostics_;
  Links links_;
  std::vector<MovedRow> moved_;
  bool failed_ = false;
};

}  // namespace

std::optional<Linked> link(Register& target, const column::Schema& schema, const LinkRequest& request,
                           Diagnostics& diagnostics) {
  return guarded(target.state().path, [&] { return Linker(target, schema, request, diagnostics).run(); });
}

std::optional<Link> undo_link(Register& target, const column::Schema& schema, const UndoRequest& request,
                              Diagnostics& diagnostics) {
  return guarded(target.state().path, [&]() -> std::optional<Link> {
    SQLite::Database& database = target.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const std::vector<Link> links = all_links(database);
    const auto found =
        std::find_if(links.begin(), links.end(), [&](const Link& one) { return one.entry == request.entry; });
    if (found == links.end() || found->undone_by) {
      diagnostics.error("no-such-link", {},
                        "entry " + std::to_string(request.entry) +
                            (found == links.end() ? " links no enterprises" : " was undone already"),
                        "`inspectplan register links` shows those there are");
      return std::nullopt;
    }
    if (!check_date(database, request.on, diagnostics)) return std::nullopt;
    const std::int64_t import = remember(database, schema.enterprise.name, "undo", request.on);
    enter_undo(database, import, *found, request.why, request.document, request.on, request.actor);
    transaction.commit();
    return *found;
  });
}

std::vector<Link> links_of(Register& store) {
  return guarded(store.state().path, [&] { return all_links(store.database()); });
}

}  // namespace inspectplan::registers
