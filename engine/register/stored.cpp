#include "register/stored.hpp"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "ledger/rows.hpp"
#include "register/tables.hpp"
#include "sqlite/statement.hpp"

namespace inspectplan::registers {
namespace {

using sqlite::Statement;

constexpr std::size_t flush_bytes = 1 << 14;

// Bytes under one digest, hashed a block at a time.
class Stream {
 public:
  std::string& pending() { return pending_; }
  void line_done() {
    pending_ += '\n';
    if (pending_.size() >= flush_bytes) flush();
  }
  std::string finish() {
    flush();
    return to_hex(hasher_.finish());
  }

 private:
  void flush() {
    hasher_.update(pending_);
    pending_.clear();
  }
  Hasher hasher_{"inspectplan:stored:1"};
  std::string pending_;
};

void append_number(std::string& out, std::int64_t value) {
  std::array<char, 20> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

bool is_plain(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return false;
  return true;
}

// A missing cell is nothing at all. False for it.
bool append_cell(std::string& out, const Statement& row, int column) {
  switch (row.type(column)) {
    case Statement::Type::missing:
      return false;
    case Statement::Type::number:
      append_number(out, row.number(column));
      return true;
    default:
      const std::string_view text = row.text(column);
      if (is_plain(text))
        out.append(1, '"').append(text).append(1, '"');
      else
        out += json_quoted(text);
      return true;
  }
}

struct ColumnStream {
  Stream stream;
  bool filled = false;
};

std::vector<std::string> split(const std::string& names) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t comma; (comma = names.find(',', from)) != std::string::npos; from = comma + 1)
    parts.push_back(names.substr(from, comma - from));
  parts.push_back(names.substr(from));
  return parts;
}

std::string joined(const std::vector<std::string>& names) {
  std::string sql;
  for (const std::string& name : names) sql += (sql.empty() ? "" : ", ") + sql_name(name);
  return sql;
}

// One table of the register with its history.
class Digester {
 public:
  Digester(SQLite::Database& database, const std::string& table, const StoredTable& stored)
      : handle_(database.getHandle()), table_(table), keys_(split(stored.key)), columns_(keys_) {
    for (const auto& [name, field] : stored.fields)
      if (std::find(keys_.begin(), keys_.end(), name) == keys_.end()) columns_.push_back(name);
  }

  std::map<std::int64_t, StoredDigests::Columns> brought(std::optional<std::int64_t> import) {
    const std::string select = "SELECT " + joined(columns_) + ", \"_brought\" FROM ";
    std::string sql = select + sql_name(table_);
    if (import)
      sql += " WHERE \"_brought\" = ?1";
    else
      sql += " UNION ALL " + select + sql_name(history_of(table_));
    Statement rows(handle_, sql + " ORDER BY " + joined(keys_) + ", \"_brought\"");
    if (import) rows.bind(1, *import);
    const int last = static_cast<int>(columns_.size());
    std::map<std::int64_t, std::vector<ColumnStream>> streams;
    while (rows.step()) {
      std::vector<ColumnStream>& of_import = streams[rows.number(last)];
      if (of_import.empty()) of_import.resize(columns_.size());
      int at = 0;
      for (ColumnStream& column : of_import) take(column, rows, at++);
    }
    std::map<std::int64_t, StoredDigests::Columns> digests;
    for (auto& [number, of_import] : streams) digests[number] = finish(of_import);
    return digests;
  }

  std::map<std::int64_t, std::string> ended(std::optional<std::int64_t> import) {
    std::string sql = "SELECT " + joined(keys_) + ", \"_brought\", \"_ended\" FROM " + sql_name(history_of(table_));
    if (import) sql += " WHERE \"_ended\" = ?1";
    Statement rows(handle_, sql + " ORDER BY " + joined(keys_) + ", \"_brought\"");
    if (import) rows.bind(1, *import);
    const int last = static_cast<int>(keys_.size()) + 1;
    std::map<std::int64_t, Stream> streams;
    while (rows.step()) {
      Stream& stream = streams[rows.number(last)];
      for (int i = 0; i < last; ++i) {
        stream.pending() += i ? ',' : '[';
        append_cell(stream.pending(), rows, i);
      }
      stream.pending() += ']';
      stream.line_done();
    }
    std::map<std::int64_t, std::string> digests;
    for (auto& [number, stream] : streams) digests[number] = stream.finish();
    return digests;
  }

 private:
  static void take(ColumnStream& column, const Statement& row, int at) {
    column.filled |= append_cell(column.stream.pending(), row, at);
    column.stream.line_done();
  }

  StoredDigests::Columns finish(std::vector<ColumnStream>& streams) const {
    StoredDigests::Columns digests;
    for (std::size_t i = 0; i < streams.size(); ++i)
      if (streams[i].filled) digests[columns_[i]] = streams[i].stream.finish();
    return digests;
  }

  sqlite3* handle_;
  std::string table_;
  std::vector<std::string> keys_, columns_;
};

}  // namespace

std::vector<std::string> stored_tables(SQLite::Database& database) {
  Statement rows(database.getHandle(), "SELECT name FROM register_table ORDER BY name");
  std::vector<std::string> names;
  while (rows.step()) names.emplace_back(rows.text(0));
  return names;
}

StoredDigests::OfTable stored_digests_of(SQLite::Database& database, const std::string& table,
                                         std::optional<std::int64_t> import) {
  const auto stored = stored_table(database, table);
  if (!stored) throw EnvironmentError("the file is damaged: register_table does not find its row of " + table);
  Digester digester(database, table, *stored);
  return {digester.brought(import), digester.ended(import)};
}

StoredDigests stored_digests(SQLite::Database& database, std::optional<std::int64_t> import) {
  StoredDigests digests;
  for (const std::string& table : stored_tables(database)) {
    StoredDigests::OfTable of_table = stored_digests_of(database, table, import);
    if (!of_table.brought.empty() || !of_table.ended.empty()) digests.tables[table] = std::move(of_table);
  }
  return digests;
}

std::string schema_digest(SQLite::Database& database) {
  ledger::Rows rows = ledger::rows_of(database, "register_table");
  rows.merge(ledger::rows_of(database, "register_field"));
  JsonWriter json;
  json.begin_object();
  ledger::write_rows(json, rows);
  Hasher hasher("inspectplan:schema:1");
  hasher.update(json.end_object().text());
  return to_hex(hasher.finish());
}

void write_stored(JsonWriter& json, const StoredDigests& digests) {
  json.key("stored").begin_object();
  for (const auto& [table, of_table] : digests.tables) {
    json.key(table).begin_object().key("brought").begin_object();
    for (const auto& [import, columns] : of_table.brought) {
      json.key(std::to_string(import)).begin_object();
      for (const auto& [column, digest] : columns) json.member(column, digest);
      json.end_object();
    }
    json.end_object().key("ended").begin_object();
    for (const auto& [import, digest] : of_table.ended) json.member(std::to_string(import), digest);
    json.end_object().end_object();
  }
  json.end_object();
}

}  // namespace inspectplan::registers
