// Full-text search by SQLite's FTS5 over folded texts, in memory: https://sqlite.org/fts5.html
#include "usecase/query/search_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/text.hpp"

namespace inspectplan::usecase {
namespace {

// Each word quoted, so that none is an operator of FTS5, and open at its end.
std::string query_of(const std::string& words) {
  std::string query, word;
  const auto close = [&] {
    if (!word.empty()) query += (query.empty() ? "\"" : " \"") + word + "\"*";
    word.clear();
  };
  for (const char c : fold_vietnamese(words)) {
    const bool is_separator = static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0;
    if (is_separator)
      close();
    else
      word += c;
  }
  close();
  return query;
}

std::string text_of(const Session& session, std::size_t row) {
  std::string text;
  const column::TableSchema& schema = session.rules->schema.enterprise;
  for (std::size_t field = 0; field < schema.fields.size(); ++field) {
    const column::Column& column = session.data.enterprises.columns[field];
    if (column.kind() != column::Kind::text || schema.fields[field].personal || !column.valid(row)) continue;
    text += fold_vietnamese(column.text(row)) + "\n";
  }
  return text;
}

}  // namespace

bool has_words(const std::string& words) { return !query_of(words).empty(); }

std::vector<std::uint8_t> matching(const Session& session, const std::string& words) {
  const std::size_t rows = session.data.enterprises.rows;
  const std::string query = query_of(words);
  if (query.empty()) return std::vector<std::uint8_t>(rows, 1);
  SQLite::Database index(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  index.exec("create virtual table texts using fts5(text, content='', tokenize='unicode61')");
  SQLite::Transaction transaction(index);
  SQLite::Statement insert(index, "insert into texts (rowid, text) values (?, ?)");
  for (std::size_t row = 0; row < rows; ++row) {
    insert.bind(1, static_cast<std::int64_t>(row) + 1);
    insert.bind(2, text_of(session, row));
    insert.exec();
    insert.reset();
  }
  std::vector<std::uint8_t> found(rows, 0);
  SQLite::Statement select(index, "select rowid from texts where texts match ?");
  select.bind(1, query);
  while (select.executeStep()) found[static_cast<std::size_t>(select.getColumn(0).getInt64()) - 1] = 1;
  return found;
}

}  // namespace inspectplan::usecase
