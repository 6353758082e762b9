#pragma once
// What somebody can do to a register whose file is in their hands.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "ledger/entry.hpp"
#include "ledger/rows.hpp"
#include "register/stored.hpp"

namespace inspectplan::usecase::testing {

// No trigger stands in the way.
class Attacker {
 public:
  explicit Attacker(const std::string& file) : database(file, SQLite::OPEN_READWRITE) {
    SQLite::Statement rows(database, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
    while (rows.executeStep()) triggers_.emplace_back(rows.getColumn(0).getString(), rows.getColumn(1).getString());
    for (const auto& [name, sql] : triggers_) database.exec("DROP TRIGGER " + name);
  }
  ~Attacker() {
    for (const auto& [name, sql] : triggers_) database.exec(sql);
  }
  Attacker(const Attacker&) = delete;
  Attacker& operator=(const Attacker&) = delete;

  // All numbers, links and digests written anew, so that the chain holds in itself.
  void rechain() {
    database.exec("UPDATE ledger_entry SET number = number + 1000000");  // so that none is in another's way
    std::string previous(64, '0');
    std::int64_t number = 0;
    for (ledger::Entry entry : ledger::entries(database)) {
      const std::int64_t was = entry.number;
      entry.number = ++number;
      entry.previous = previous;
      entry.digest = previous = ledger::digest_of(entry);
      SQLite::Statement row(database, "UPDATE ledger_entry SET number = ?, previous = ?, digest = ? WHERE number = ?");
      row.bind(1, entry.number);
      row.bind(2, entry.previous);
      row.bind(3, entry.digest);
      row.bind(4, was);
      row.exec();
    }
  }

  // Digests of all that entries vouch for, before something is changed…
  void remember() { old_ = digests(); }
  // …and after it: every old one in what entries say becomes the new one.
  void launder() {
    const std::vector<std::string> now = digests();
    ASSERT_EQ(old_.size(), now.size());
    for (std::size_t i = 0; i < now.size(); ++i)
      if (old_[i] != now[i]) replace(old_[i], now[i]);
    rechain();
  }
  void replace(const std::string& old, const std::string& now) {
    SQLite::Statement row(database, "UPDATE ledger_entry SET what = replace(what, ?, ?)");
    row.bind(1, old);
    row.bind(2, now);
    row.exec();
  }

  // An entry more at the end, chained as it should be. `what` as the program would write it.
  void append(const std::string& kind, const std::string& what) {
    ledger::Entry entry = ledger::entries(database).back();
    entry.previous = entry.digest;
    ++entry.number;
    entry.kind = kind;
    entry.what = what;
    entry.digest = ledger::digest_of(entry);
    SQLite::Statement row(database, "INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?)");
    row.bind(1, entry.number);
    row.bind(2, entry.kind);
    row.bind(3, entry.on);
    row.bind(4, entry.actor);
    row.bind(5, entry.what);
    row.bind(6, entry.previous);
    row.bind(7, entry.digest);
    row.exec();
  }
  // The digest of a column as it is now, as a member `stored`.
  std::string stored_now(const std::string& table, std::int64_t import, const std::string& column) {
    const std::string digest = registers::stored_digests(database).tables.at(table).brought.at(import).at(column);
    return "\"stored\":{\"" + table + "\":{\"brought\":{\"" + std::to_string(import) + "\":{\"" + column + "\":\"" +
           digest + "\"}},\"ended\":{}}}";
  }

  SQLite::Database database;

 private:
  std::vector<std::string> digests() {
    std::vector<std::string> all;
    for (const std::string& table : ledger::vouched_tables())
      for (const auto& [row, digest] : ledger::rows_of(database, table)) all.push_back(digest);
    const registers::StoredDigests stored = registers::stored_digests(database);
    for (const auto& [name, table] : stored.tables) {
      for (const auto& [import, columns] : table.brought)
        for (const auto& [column, digest] : columns) all.push_back(digest);
      for (const auto& [import, digest] : table.ended) all.push_back(digest);
    }
    all.push_back(registers::schema_digest(database));
    return all;
  }

  std::vector<std::string> old_;
  std::vector<std::pair<std::string, std::string>> triggers_;
};

}  // namespace inspectplan::usecase::testing
