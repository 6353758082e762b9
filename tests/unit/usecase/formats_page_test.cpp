// docs/formats.md names every table and column that a register has, and a register of an earlier format is taken over.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "busy_world.hpp"
#include "usecase/data/backup.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::BusyWorld;
using testing::rules_directory;
namespace fs = std::filesystem;

class FormatsPage : public BusyWorld {
 protected:
  static std::string page() { return text_of(std::string(INSPECTPLAN_SOURCE_DIR) + "/docs/formats.md"); }
  // The line of the page's table of columns that begins with `table`; empty where there is none.
  static std::string row_of(const std::string& table) {
    const std::string text = page().substr(page().find("| table | columns |"));
    const std::size_t from = text.find("\n| `" + table + "` |");
    return from == std::string::npos ? "" : text.substr(from + 1, text.find('\n', from + 1) - from - 1);
  }
  static bool names(const std::string& text, const std::string& word) {
    return text.find("`" + word + "`") != std::string::npos;
  }
  // A register of format 1, as that program wrote it.
  static std::string old_register(const char* name) {
    fs::remove(path(name));
    SQLite::Database(path(name), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec(text_of(std::string(INSPECTPLAN_SOURCE_DIR) + "/tests/cases/format1/register.sql"));
    return path(name);
  }
};

TEST_F(FormatsPage, names_every_table_and_column) {
  SQLite::Database database(used, SQLite::OPEN_READWRITE);
  SQLite::Statement columns(
      database,
      "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = "
      "'table' AND m.name NOT IN (SELECT name FROM register_table UNION SELECT name || '_history' "
      "FROM register_table) ORDER BY 1, c.cid");
  std::size_t seen = 0;
  for (; columns.executeStep(); ++seen) {
    const std::string table = columns.getColumn(0).getString(), column = columns.getColumn(1).getString();
    EXPECT_TRUE(names(row_of(table), column)) << table << "." << column << " in: " << row_of(table);
  }
  EXPECT_GT(seen, 35u);
  // Of the rule set's tables what is not a field.
  for (const char* column : {"_brought", "_ended"}) EXPECT_TRUE(names(page(), column));
  for (const column::TableSchema& table : registers::built_in_tables())
    for (const column::Field& field : table.fields)
      EXPECT_NE(page().find(field.name), std::string::npos) << table.name << "." << field.name;
}

TEST_F(FormatsPage, names_the_versions_that_are_written) {
  EXPECT_NE(page().find("`user_version` " + std::to_string(registers::format_version)), std::string::npos);
}

TEST_F(FormatsPage, a_register_that_the_program_of_format_1_wrote_is_taken_over_and_used_on) {
  const std::string file = old_register("old.db");
  const std::string bytes = text_of(file);
  EXPECT_THROW(audit_of(file), EnvironmentError) << "it has no ledger";
  Diagnostics none;
  Pool pool(1);
  ASSERT_TRUE(replay(file, "R0001", pool, none, silent())) << render(none.sorted());
  EXPECT_EQ(recorded_runs(file).size(), 1u);
  rule_history(file);
  known_keys(file);
  EXPECT_EQ(text_of(file), bytes) << "who asks changes nothing";
  EXPECT_FALSE(fs::exists(file + ".v1.bak"));
  std::ofstream(file + ".v1.bak") << "precious";
  const std::string again = plan(rules_directory, file);
  EXPECT_EQ(again, "R0002") << "its rules are not today's";
  EXPECT_EQ(said(audit_of(file)), "");
  EXPECT_EQ(text_of(file + ".v1.bak"), "precious");
  SQLite::Database kept(file + ".v1.bak.2", SQLite::OPEN_READONLY);
  EXPECT_EQ(kept.execAndGet("PRAGMA user_version").getInt(), 1);
  EXPECT_EQ(kept.execAndGet("SELECT count(*) FROM import").getInt(), 4);
  EXPECT_FALSE(kept.tableExists("ledger_entry"));
  const std::string changed = old_register("old_changed.db");
  registers::Register(changed, registers::Register::Open::changing);
  Attacker(changed).database.exec("UPDATE run SET actor = 'Bình'");
  EXPECT_NE(said(audit_of(changed)).find("1 row-changed: table run, row [1]"), std::string::npos);
}

TEST_F(FormatsPage, a_backup_of_format_1_is_restored_in_todays) {
  Diagnostics diagnostics;
  const std::string file = old_register("old_backup.db");
  const auto done = restore(file, path("restored_old.db"), std::nullopt, diagnostics, silent());
  ASSERT_TRUE(done && done->restored) << render(diagnostics.sorted());
  EXPECT_EQ(SQLite::Database(file, SQLite::OPEN_READONLY).execAndGet("PRAGMA user_version").getInt(), 1);
  EXPECT_EQ(said(audit_of(path("restored_old.db"))), "");
}

}  // namespace
}  // namespace inspectplan::usecase
