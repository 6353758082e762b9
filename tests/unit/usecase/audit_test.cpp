// A used register, and what an attacker with the file in hand can do to it.
#include <gtest/gtest.h>

#include <algorithm>

#include "audit_world.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::AuditWorld;

class AuditTest : public AuditWorld {};

struct Cell {
  std::string table, column, type;
};

std::vector<Cell> cells_of(const std::string& file) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  SQLite::Statement columns(database,
                            "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c "
                            "WHERE m.type = 'table' ORDER BY 1, c.cid");
  std::vector<Cell> cells;
  while (columns.executeStep())
    cells.push_back(
        {columns.getColumn(0).getString(), columns.getColumn(1).getString(), columns.getColumn(2).getString()});
  return cells;
}

// Another value of the column's type in the first row. False: the table is empty.
bool change_one(SQLite::Database& database, const Cell& cell) {
  const std::string name = "\"" + cell.column + "\"";
  const std::string other = cell.type == "INTEGER" ? "coalesce(" + name + ", 6) + 1000"
                            : cell.type == "BLOB"  ? "CAST(" + name + " || 'x' AS BLOB)"
                                                   : "coalesce(" + name + ", '') || 'x'";
  SQLite::Statement keys(database, "SELECT name FROM pragma_table_info(?) WHERE pk > 0");
  keys.bind(1, cell.table);
  std::string where;
  while (keys.executeStep()) {
    const std::string key = "\"" + keys.getColumn(0).getString() + "\"";
    where += (where.empty() ? "" : " AND ") + key + " = (SELECT " + key + " FROM \"" + cell.table + "\" LIMIT 1)";
  }
  return database.exec("UPDATE \"" + cell.table + "\" SET " + name + " = " + other + " WHERE " + where) > 0;
}

bool names(const Audit& audit, const Cell& cell) {
  const std::string table = cell.table.substr(0, cell.table.find("_history"));
  return std::any_of(audit.findings.begin(), audit.findings.end(), [&](const AuditFinding& finding) {
    const bool in_chain = finding.code == "entry-changed" || finding.code == "entries-gone";
    return cell.table == "ledger_entry" ? in_chain : finding.message.find(table) != std::string::npos;
  });
}

TEST_F(AuditTest, a_used_register_holds) {
  const Audit audit = audit_of(used);
  EXPECT_TRUE(audit.findings.empty()) << said(audit);
  EXPECT_EQ(audit.entries, 13);  // eight imports, a key, a version kept, published, approved, a run
  EXPECT_EQ(audit.runs, 1);
  EXPECT_EQ(audit.versions, 1);
  EXPECT_EQ(audit.approvals, 1);
}

// The used register with a row, current and ended, in each table that it has beside those of its rules.
std::string full_register(const std::string& file) {
  const auto import = [&](const std::string& rows) {
    std::ofstream(file + ".csv") << "enterprise,body,from,kind,until,matters,document\n" << rows;
    registers::ImportOptions options;
    options.path = file + ".csv";
    options.into = "commitment";
    options.on = *parse_day("2026-11-10");
    options.mode = registers::Mode::snapshot;
    Diagnostics diagnostics;
    const auto report = usecase::import(testing::rules_directory, file, options, diagnostics, silent());
    EXPECT_TRUE(report && report->landed) << render(diagnostics.sorted());
  };
  import("E1,audit,2027-03-01,check,2027-03-05,ground,7/KT\nE2,audit,2027-04-01,check,2027-04-05,ground,7/KT\n");
  import("E1,audit,2027-03-01,check,2027-03-05,ground,7/KT\n");
  SQLite::Database(file, SQLite::OPEN_READWRITE).exec("PRAGMA wal_checkpoint(TRUNCATE)");
  return file;
}

TEST_F(AuditTest, one_cell_changed_in_any_column_of_any_table_is_found_and_named) {
  std::size_t changed = 0;
  const std::string full = full_register(copy("full.db"));
  ASSERT_TRUE(audit_of(full).findings.empty()) << said(audit_of(full));
  for (const Cell& cell : cells_of(full)) {
    SCOPED_TRACE(cell.table + "." + cell.column);
    const std::string file = path("cell.db");
    std::filesystem::copy_file(full, file, std::filesystem::copy_options::overwrite_existing);
    {
      Attacker attacker(file);
      if (!change_one(attacker.database, cell)) continue;
    }
    ++changed;
    const Audit audit = audit_of(file);
    EXPECT_TRUE(names(audit, cell)) << said(audit);
  }
  EXPECT_GT(changed, 110u);
}

TEST_F(AuditTest, the_finding_says_which_import_brought_the_cell) {
  const std::string file = copy("cell.db");
  Attacker(file).database.exec("UPDATE enterprise SET workers = 1 WHERE id = 'E2'");
  const Audit audit = audit_of(file);
  ASSERT_EQ(audit.findings.size(), 2u) << said(audit);
  EXPECT_EQ(audit.findings[0].entry, 1);
  EXPECT_EQ(audit.findings[0].message,
            "table enterprise, column workers, rows that import 1 brought: they were changed");
  EXPECT_EQ(audit.findings[1].code, "register-differs");
}

TEST_F(AuditTest, rows_put_in_or_taken_away_are_found) {
  const std::string file = copy("rows.db");
  {
    Attacker attacker(file);
    attacker.database.exec("DELETE FROM accident");
    attacker.database.exec("INSERT INTO capacity VALUES ('board_of_mines', 2028, '', 40, '', 9)");
    attacker.database.exec(
        "INSERT INTO run SELECT 7, status, recorded_on, actor, parameters, ruleset_digest, "
        "register_digest, result_digest, program_version, plan FROM run");
  }
  const std::string text = said(audit_of(file));
  EXPECT_NE(text.find("2 stored-gone: table accident, column case_no, rows that import 2 brought"), std::string::npos)
      << text;
  EXPECT_NE(text.find("0 stored-without-entry: table capacity, column days, rows that import 9 brought"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("0 row-without-entry: table run, row [7]"), std::string::npos) << text;
}

TEST_F(AuditTest, a_trigger_that_is_gone_is_named) {
  const std::string file = copy("guard.db");
  SQLite::Database(file, SQLite::OPEN_READWRITE).exec("DROP TRIGGER run_stays");
  EXPECT_NE(said(audit_of(file)).find("guard-gone: the trigger run_stays"), std::string::npos);
}

TEST_F(AuditTest, a_forged_approval_does_not_count_even_in_a_chain_written_anew) {
  const std::string file = copy("forged.db");
  {
    Attacker attacker(file);
    attacker.database.exec("UPDATE ledger_entry SET what = replace(what, '12/QĐ', '99/QĐ') WHERE kind = 'approval'");
    attacker.rechain();
  }
  EXPECT_EQ(said(audit_of(file)),
            "12 approval-does-not-count: approval of freedonia 2027.1 by 99/QĐ: the signature does not hold\n");
}

TEST_F(AuditTest, an_approval_by_a_key_that_nobody_added_does_not_count) {
  const std::string file = copy("stranger.db");
  {
    Attacker attacker(file);
    attacker.database.exec("DELETE FROM ledger_entry WHERE kind = 'key-added'");
    attacker.rechain();
  }
  EXPECT_NE(said(audit_of(file)).find("nobody had added the key"), std::string::npos);
}

TEST_F(AuditTest, a_replaced_bundle_is_found_even_in_a_chain_written_anew) {
  const std::string file = copy("bundle.db");
  {
    Attacker attacker(file);
    attacker.database.exec(
        "UPDATE ruleset_file SET bytes = CAST(replace(CAST(bytes AS TEXT), 'points: 8}', 'points: 9}') AS BLOB)");
    attacker.rechain();
  }
  const std::string text = said(audit_of(file));
  EXPECT_NE(text.find("bundle-differs"), std::string::npos) << text;
  EXPECT_NE(text.find("row-changed: table ruleset_file"), std::string::npos) << text;
}

TEST_F(AuditTest, entries_taken_out_exchanged_or_cut_off_are_found) {
  const std::string out = copy("out.db"), exchanged = copy("exchanged.db"), cut = copy("cut.db");
  Attacker(out).database.exec("DELETE FROM ledger_entry WHERE number = 3");
  EXPECT_NE(said(audit_of(out)).find("4 entries-gone"), std::string::npos);
  Attacker(exchanged).database.exec(
      "UPDATE ledger_entry SET number = CASE number WHEN 2 THEN 103 ELSE 102 END "
      "WHERE number IN (2, 3)");
  EXPECT_NE(said(audit_of(exchanged)).find("entries-gone"), std::string::npos);
  Attacker(cut).database.exec("DELETE FROM ledger_entry WHERE number = 13");
  EXPECT_NE(said(audit_of(cut)).find("0 row-without-entry: table run, row [1]"), std::string::npos);
}

TEST_F(AuditTest, a_seal_finds_what_a_chain_written_anew_hides) {
  const Seal seal = *last_seal(used);
  const std::string anew = copy("anew.db"), cut = copy("cut.db");
  {
    Attacker attacker(anew);
    attacker.database.exec("UPDATE ledger_entry SET actor = 'Bình' WHERE kind = 'published'");
    attacker.rechain();
  }
  EXPECT_EQ(said(audit_of(anew)), "") << "nothing in the file itself shows it";
  EXPECT_NE(said(audit_of(anew, seal)).find("13 seal-differs"), std::string::npos);
  {
    Attacker attacker(cut);
    attacker.database.exec("DELETE FROM ledger_entry WHERE kind = 'run'; DELETE FROM run");
  }
  EXPECT_EQ(said(audit_of(cut)), "");
  EXPECT_NE(said(audit_of(cut, seal)).find("13 entries-gone: the seal names this entry, the ledger ends with entry 12"),
            std::string::npos);
  EXPECT_EQ(said(audit_of(used, seal)), "");
}

TEST_F(AuditTest, seals_are_read_strictly) {
  const std::string digest(64, 'a');
  EXPECT_TRUE(parse_seal("12:" + digest));
  for (const std::string& text : {std::string("12"), "0:" + digest, ":" + digest, "1.5:" + digest, "12:" + digest + "a",
                                  "12:" + std::string(64, 'A')})
    EXPECT_FALSE(parse_seal(text)) << text;
}

}  // namespace
}  // namespace inspectplan::usecase
