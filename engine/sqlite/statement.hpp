#pragma once
// A prepared statement for the loops that touch every row: SQLite::Column costs a shared pointer a cell.
// For .cpp files that use SQLite.
#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace inspectplan::sqlite {

// Throws SQLite::Exception. Columns count from 0, parameters from 1, as SQLite has it.
class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int parameter, std::int64_t value);
  void bind(int parameter, std::string_view text);  // must live until the next reset
  void bind_missing(int parameter);

  bool step();   // true: a row is there
  void reset();  // keeps what is bound
  void run();    // step to the end, then reset

  enum class Type { missing, number, text, bytes };
  Type type(int column) const;
  int columns() const;
  std::string name(int column) const;
  bool missing(int column) const;
  bool is_number(int column) const;  // an integer; else a text, a blob or missing
  bool is_blob(int column) const;
  std::int64_t number(int column) const;
  std::string_view text(int column) const;  // of a blob its bytes; good until the next step

 private:
  void check(int result) const;
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace inspectplan::sqlite
