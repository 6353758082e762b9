#include "sqlite/statement.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace inspectplan::sqlite {

Statement::Statement(sqlite3* database, const std::string& sql) : database_(database) {
  const int result = sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size() + 1), &statement_, nullptr);
  if (result != SQLITE_OK) throw SQLite::Exception(database_, result);
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int parameter, std::int64_t value) { check(sqlite3_bind_int64(statement_, parameter, value)); }

void Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL: the empty text is a text.
  const char* bytes = text.data() ? text.data() : "";
  check(sqlite3_bind_text(statement_, parameter, bytes, static_cast<int>(text.size()), SQLITE_STATIC));
}

void Statement::bind_missing(int parameter) { check(sqlite3_bind_null(statement_, parameter)); }

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  throw SQLite::Exception(database_, result);
}

void Statement::reset() { sqlite3_reset(statement_); }

void Statement::run() {
  while (step()) {
  }
  reset();
}

Statement::Type Statement::type(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_NULL:
      return Type::missing;
    case SQLITE_INTEGER:
      return Type::number;
    case SQLITE_BLOB:
      return Type::bytes;
    default:
      return Type::text;
  }
}

int Statement::columns() const { return sqlite3_column_count(statement_); }

std::string Statement::name(int column) const { return sqlite3_column_name(statement_, column); }

bool Statement::is_number(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_INTEGER; }

bool Statement::is_blob(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_BLOB; }

bool Statement::missing(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::text(int column) const {
  const auto* bytes = is_blob(column) ? static_cast<const char*>(sqlite3_column_blob(statement_, column))
                                      : reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Statement::check(int result) const {
  if (result != SQLITE_OK) throw SQLite::Exception(database_, result);
}

}  // namespace inspectplan::sqlite
