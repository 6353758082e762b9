// A register after a year's work, and everything that can be changed in it: each change is found and named.
#include <gtest/gtest.h>

#include <algorithm>

#include "busy_world.hpp"
#include "register/register.hpp"
#include "ruleset/load.hpp"

namespace inspectplan::usecase {
namespace {

using testing::Attacker;
using testing::BusyWorld;
using testing::rules_directory;

class AttackTest : public BusyWorld {
 protected:
  static bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
  // What verification says after `harm` was done by somebody who then writes the whole chain anew.
  template <class Harm>
  static std::string said_after(const char* name, const Harm& harm, const std::optional<Seal>& seal = std::nullopt) {
    const std::string file = copy(name);
    {
      Attacker attacker(file);
      attacker.remember();
      harm(attacker);
      attacker.launder();
    }
    return said(audit_of(file, seal));
  }
};

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

std::vector<std::string> keys_of(SQLite::Database& database, const std::string& table) {
  SQLite::Statement keys(database, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk");
  keys.bind(1, table);
  std::vector<std::string> names;
  while (keys.executeStep()) names.push_back("\"" + keys.getColumn(0).getString() + "\"");
  return names;
}

// Another value of the column's type in row `row` by key. False: there is no such row.
bool change_one(SQLite::Database& database, const Cell& cell, int row) {
  const std::string name = "\"" + cell.column + "\"";
  const std::string other = cell.type == "INTEGER" ? "coalesce(" + name + ", 6) + 1000"
                            : cell.type == "BLOB"  ? "CAST(" + name + " || 'x' AS BLOB)"
                                                   : "coalesce(" + name + ", '') || 'x'";
  std::string keys;
  for (const std::string& key : keys_of(database, cell.table)) keys += (keys.empty() ? "" : ", ") + key;
  return database.exec("UPDATE \"" + cell.table + "\" SET " + name + " = " + other + " WHERE (" + keys +
                       ") = (SELECT " + keys + " FROM \"" + cell.table + "\" ORDER BY " + keys + " LIMIT 1 OFFSET " +
                       std::to_string(row) + ")") > 0;
}

bool names(const Audit& audit, const Cell& cell) {
  const std::string table = cell.table.substr(0, cell.table.find("_history"));
  return std::any_of(audit.findings.begin(), audit.findings.end(), [&](const AuditFinding& finding) {
    const bool in_chain = finding.code == "entry-changed" || finding.code == "entries-gone";
    return cell.table == "ledger_entry" ? in_chain : finding.message.find(table) != std::string::npos;
  });
}

TEST_F(AttackTest, a_register_after_a_years_work_holds) {
  const Audit audit = audit_of(used);
  EXPECT_TRUE(audit.findings.empty()) << said(audit);
  EXPECT_GE(audit.entries, 23);
  EXPECT_EQ(audit.runs, 2);
  EXPECT_EQ(audit.plan_approvals, 2);
  EXPECT_EQ(audit.exports, 2);
}

TEST_F(AttackTest, one_cell_changed_in_any_column_of_any_table_is_found_and_named) {
  std::size_t changed = 0;
  for (const Cell& cell : cells_of(used))
    for (const int row : {0, 1}) {
      SCOPED_TRACE(cell.table + "." + cell.column + ", row " + std::to_string(row));
      const std::string file = copy("cell.db");
      {
        Attacker attacker(file);
        if (!change_one(attacker.database, cell, row)) continue;
      }
      ++changed;
      const Audit audit = audit_of(file);
      EXPECT_TRUE(names(audit, cell)) << said(audit);
    }
  EXPECT_GT(changed, 150u);
}

TEST_F(AttackTest, whatever_entry_is_changed_it_is_named) {
  SQLite::Database database(used, SQLite::OPEN_READWRITE);
  for (const ledger::Entry& entry : ledger::entries(database)) {
    SCOPED_TRACE(entry.kind);
    const std::string file = copy("entry.db");
    Attacker(file).database.exec("UPDATE ledger_entry SET what = replace(what, '{', '{ ') WHERE number = " +
                                 std::to_string(entry.number));
    const Audit audit = audit_of(file);
    ASSERT_FALSE(audit.findings.empty());
    EXPECT_EQ(audit.findings.front().code, "entry-changed");
    EXPECT_EQ(audit.findings.front().entry, entry.number);
  }
}

TEST_F(AttackTest, a_merge_taken_out_leaves_its_import_without_an_entry) {
  const std::string text = said_after(
      "merge.db", [](Attacker& attacker) { attacker.database.exec("DELETE FROM ledger_entry WHERE kind = 'merge'"); });
  EXPECT_TRUE(has(text, "0 row-without-entry: table import, row [")) << text;
  EXPECT_TRUE(has(text, "register-differs: run 2")) << text;
}

TEST_F(AttackTest, a_decision_moved_before_the_approval_of_its_rules_does_not_count) {
  const std::string text = said_after("moved.db", [](Attacker& attacker) {
    attacker.database.exec(
        "UPDATE ledger_entry SET number = -number WHERE number = (SELECT min(number) FROM ledger_entry WHERE kind = "
        "'plan-approval')");
  });
  EXPECT_TRUE(has(text, "approval-does-not-count: approval of R0001 by 99/QĐ: nobody had added the key")) << text;
}

TEST_F(AttackTest, data_changed_with_every_digest_made_anew_break_the_decisions_on_the_plans) {
  const std::string text = said_after("all.db", [](Attacker& attacker) {
    attacker.database.exec("UPDATE enterprise SET workers = 9999 WHERE id = 'E1'");
    attacker.launder();
    attacker.remember();
    Diagnostics none;
    const auto rules = ruleset::load(rules_directory, {}, none);
    const registers::Register store(path("all.db"), registers::Register::Open::read_only);
    for (const ledger::Run& recorded : ledger::Ledger(attacker.database).list()) {
      const registers::AsOf as_of{recorded.parameters.import, recorded.parameters.as_of};
      const std::string now = to_hex(store.digest(rules->schema, as_of));
      attacker.database.exec("UPDATE run SET register_digest = '" + now + "' WHERE register_digest = '" +
                             recorded.register_digest + "'");
      attacker.replace(recorded.register_digest, now);
    }
  });
  EXPECT_FALSE(has(text, "stored-changed")) << text;
  EXPECT_FALSE(has(text, "register-differs")) << text;
  for (const char* id : {"R0001", "R0002"})
    EXPECT_TRUE(
        has(text, std::string("approval-does-not-count: approval of ") + id + " by 99/QĐ: the signature does not hold"))
        << text;
}

TEST_F(AttackTest, rules_exchanged_with_every_digest_made_anew_break_their_approval) {
  const std::string text = said_after("rules.db", [](Attacker& attacker) {
    SQLite::Database& database = attacker.database;
    const std::string old = ledger::versions(database).at(0).version.digest;
    database.exec(
        "UPDATE ruleset_file SET bytes = CAST(replace(CAST(bytes AS TEXT), 'points: 8}', 'points: 9}') AS BLOB)");
    const ledger::Bundle bundle = ledger::read_bundle(database, old);
    Diagnostics none;
    const std::string now = to_hex(ruleset::load_bundle(bundle.files, bundle.entry, {}, none)->digest);
    ASSERT_NE(now, old);
    database.exec("PRAGMA foreign_keys = OFF");
    for (const char* column :
         {"ruleset_version SET digest", "ruleset_file SET ruleset_digest", "run SET ruleset_digest"})
      database.exec(std::string("UPDATE ") + column + " = '" + now + "'");
    attacker.replace(old, now);
  });
  EXPECT_FALSE(has(text, "bundle-differs")) << text;
  EXPECT_TRUE(has(text, "approval of freedonia 2027.1 by 12/QĐ: the signature does not hold")) << text;
}

TEST_F(AttackTest, an_export_turned_to_another_plan_is_named) {
  const std::string text = said_after("export.db", [](Attacker& attacker) {
    attacker.database.exec(
        "UPDATE ledger_entry SET what = replace(what, '\"R0002\"', '\"R0001\"') WHERE kind = 'export'");
  });
  EXPECT_TRUE(has(text, "export-differs: export of R0001 to internal.csv: its plan has another result")) << text;
}

TEST_F(AttackTest, what_only_a_seal_shows_it_names) {
  const Seal seal = *last_seal(used);
  const std::string last = std::to_string(seal.number);
  const auto actor = [](Attacker& attacker) {
    attacker.database.exec("UPDATE ledger_entry SET actor = 'Bình' WHERE kind = 'correction'");
  };
  EXPECT_EQ(said_after("actor.db", actor), "");
  EXPECT_TRUE(has(said_after("actor.db", actor, seal), last + " seal-differs"));
  const auto order = [](Attacker& attacker) {
    attacker.database.exec(
        "UPDATE ledger_entry SET number = CASE number WHEN 1 THEN 102 ELSE 101 END WHERE number < 3");
    attacker.database.exec("UPDATE ledger_entry SET number = 1 WHERE number = 101");
    attacker.database.exec("UPDATE ledger_entry SET number = 2 WHERE number = 102");
  };
  EXPECT_EQ(said_after("order.db", order), "");
  EXPECT_TRUE(has(said_after("order.db", order, seal), last + " seal-differs"));
  const auto cut = [](Attacker& attacker) {
    attacker.database.exec("DELETE FROM ledger_entry WHERE kind IN ('export', 'key-revoked')");
  };
  EXPECT_EQ(said_after("cut.db", cut), "");
  EXPECT_TRUE(has(said_after("cut.db", cut, seal), last + " entries-gone"));
}

// Whoever can write the file can append an entry that is chained as it should be: none may say the past anew.
TEST_F(AttackTest, an_entry_appended_after_the_seal_states_nothing_anew) {
  const Seal seal = *last_seal(used);
  for (const std::string kind : {"import", "correction", "taken-over", "link-undone", "merge", "version", "run",
                                 "blanked", "export", "frobnicate"}) {
    SCOPED_TRACE(kind);
    const std::string file = copy("anew.db");
    {
      Attacker attacker(file);
      attacker.database.exec("UPDATE visit_finding SET fine = 1");
      const auto import = attacker.database.execAndGet("SELECT _brought FROM visit_finding").getInt64();
      attacker.append(kind, "{\"import\":" + std::to_string(import) + ",\"enterprise\":\"E1\",\"fields\":[\"fine\"]," +
                                attacker.stored_now("visit_finding", import, "fine") + "}");
    }
    const std::string text = said(audit_of(file, seal));
    EXPECT_TRUE(has(text, "stored-changed: table visit_finding, column fine")) << text;
    EXPECT_TRUE(has(text, std::to_string(seal.number + 1) + " restated: table visit_finding, column fine")) << text;
    EXPECT_EQ(has(text, "kind-unknown"), kind == "frobnicate") << text;
  }
}

TEST_F(AttackTest, a_blanking_of_what_is_not_personal_or_not_empty_is_named) {
  const auto said_of = [](const char* column, const char* value) {
    const std::string file = copy("blanked.db");
    {
      Attacker attacker(file);
      const auto import = attacker.database.execAndGet("SELECT _brought FROM enterprise WHERE id = 'E6'").getInt64();
      attacker.database.exec(std::string("UPDATE enterprise SET ") + column + " = " + value + " WHERE id = 'E4'");
      attacker.append("blanked", std::string("{\"enterprise\":\"E4\",\"fields\":[\"enterprise.") + column + "\"]," +
                                     attacker.stored_now("enterprise", import, column) + "}");
    }
    return said(audit_of(file));
  };
  EXPECT_TRUE(has(said_of("name", "NULL"), "not-personal: field enterprise.name")) << said_of("name", "NULL");
  EXPECT_TRUE(has(said_of("phone", "'0999'"), "not-blank: table enterprise, column phone"))
      << said_of("phone", "'0999'");
}

TEST_F(AttackTest, what_is_not_ours_and_what_is_not_as_we_made_it_is_named) {
  const auto said_of = [](const char* sql) {
    const std::string file = copy("structure.db");
    SQLite::Database(file, SQLite::OPEN_READWRITE).exec(sql);
    return said(audit_of(file));
  };
  EXPECT_TRUE(has(said_of("CREATE TRIGGER t AFTER UPDATE ON enterprise BEGIN UPDATE enterprise SET workers = 1; END"),
                  "stranger: the trigger t on table enterprise"));
  EXPECT_TRUE(has(said_of("CREATE VIEW v AS SELECT 1"), "stranger: the view v"));
  EXPECT_TRUE(has(said_of("CREATE INDEX i ON enterprise (workers)"), "stranger: the index i"));
  EXPECT_TRUE(has(said_of("CREATE TABLE more (a)"), "stranger: the table more"));
  EXPECT_TRUE(has(said_of("DROP TRIGGER run_stays; CREATE TRIGGER run_stays BEFORE UPDATE ON run WHEN 0 BEGIN SELECT "
                          "RAISE(ABORT, 'x'); END"),
                  "stranger: the trigger run_stays on table run"));
  EXPECT_TRUE(has(said_of("ALTER TABLE enterprise ADD COLUMN more TEXT"), "structure-changed: table enterprise:"));
  EXPECT_TRUE(has(said_of("ALTER TABLE import ADD COLUMN more TEXT"), "structure-changed: table import:"));
  EXPECT_TRUE(has(said_of("ALTER TABLE visit_days_history RENAME COLUMN planned TO days2"),
                  "structure-changed: table visit_days_history:"));
  const std::string gone = said_of("DROP TABLE visit_days_history; UPDATE enterprise SET name = 'x'");
  EXPECT_TRUE(has(gone, "structure-changed: table visit_days_history: there is no such table")) << gone;
  EXPECT_TRUE(has(gone, "3 stored-changed: table enterprise, column name, rows that import 3 brought")) << gone;
}

TEST_F(AttackTest, bytes_that_break_the_order_of_a_table_are_damage) {
  const std::string file = copy("damage.db");
  std::string bytes = text_of(file);
  const std::string row = "accidententerprise,case_no";
  const std::size_t at = bytes.find(row);
  ASSERT_NE(at, std::string::npos);
  bytes[at] = '`';
  std::ofstream(file, std::ios::binary) << bytes;
  EXPECT_TRUE(has(said(audit_of(file)), "stored-unreadable")) << said(audit_of(file));
}

TEST_F(AttackTest, a_decision_dated_before_its_key_or_its_version_does_not_count) {
  const std::string file = copy("early.db");
  const auto approved = [&](const char* decision, const char* date) {
    Diagnostics diagnostics;
    const ApprovalRequest request{"freedonia@2027.1", text_of(key_file), "secret", decision, on(date), "An"};
    return approve_rules(file, request, diagnostics) ? "" : render(diagnostics.sorted());
  };
  EXPECT_TRUE(has(approved("13/QĐ", "2026-11-01"), "decision-too-early"));
  EXPECT_TRUE(has(approved(" ", "2026-11-05"), "blank-decision"));
  EXPECT_EQ(approved("13/QĐ", "2026-11-05"), "");
  {  // signed with the key in hand
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    const ledger::SigningKey key(text_of(key_file), "secret");
    ledger::approve(database, {ledger::versions(database).at(0).version, "14/QĐ", "2026-11-01", "", "", 0}, key,
                    {on("2026-11-01"), "An"});
  }
  EXPECT_TRUE(has(said(audit_of(file)), "by 14/QĐ: it is dated 2026-11-01, its key was added on 2026-11-02"))
      << said(audit_of(file));
}

TEST_F(AttackTest, rules_of_ones_own_blank_nothing_that_was_not_personal) {
  const std::string file = copy("own_rules.db"), own = path("own_rules");
  std::filesystem::copy(rules_directory, own);
  std::string facts = text_of(own + "/facts.yaml");
  const std::string field = "workers: {type: number,";
  facts.insert(facts.find(field) + field.size(), " personal: true,");
  std::ofstream(own + "/facts.yaml") << facts;
  for (const std::string& name : {std::string("risk.yaml"), std::string("planning.yaml"), std::string("offices.yaml")})
    std::filesystem::remove(own + "/" + name);
  Diagnostics found;
  EXPECT_FALSE(blank_register(file, own, {"E1", {"workers"}, "asked", on("2026-12-20"), "An"}, found));
  EXPECT_TRUE(has(render(found.sorted()), "not-personal")) << render(found.sorted());
  EXPECT_EQ(said(audit_of(file)), "");
  SQLite::Database database(file, SQLite::OPEN_READONLY);
  EXPECT_EQ(database.execAndGet("SELECT workers FROM enterprise WHERE id = 'E1'").getInt(), 120);
}

TEST_F(AttackTest, what_is_done_without_a_reason_is_refused) {
  const std::string file = copy("reasons.db"), &rules = rules_directory;
  const auto refused = [&](auto done, std::size_t missing) {
    Diagnostics found;
    EXPECT_FALSE(done(found));
    EXPECT_EQ(found.count(Severity::error), missing) << render(found.sorted());
    for (const Diagnostic& one : found.sorted())
      EXPECT_TRUE(one.severity != Severity::error || one.code == "blank-decision") << one.code;
  };
  const registers::CorrectionRequest blank{"enterprise", {"E2"}, {{"workers", "1"}}, "", " ", on("2026-12-20"), "An"};
  registers::LinkRequest unexplained = link("merge", "E1", "E2");
  unexplained.why.clear();
  refused([&](Diagnostics& found) { return correct_register(file, rules, blank, found).has_value(); }, 2);
  refused([&](Diagnostics& found) { return link_register(file, rules, unexplained, found).has_value(); }, 1);
  refused(
      [&](Diagnostics& found) {
        return blank_register(file, rules, {"E4", {}, "", on("2026-12-20"), "An"}, found).has_value();
      },
      1);
  refused(
      [&](Diagnostics& found) {
        return static_cast<bool>(
            revoke_key(file, known_keys(file).at(0).public_key, "", {on("2026-12-20"), "An"}, found));
      },
      1);
}

TEST_F(AttackTest, a_seal_of_an_earlier_day_holds_while_the_ledger_grows) {
  const std::string file = copy("grows.db");
  const Seal seal = *last_seal(file);
  export_to("later.csv", ruleset::Audience::internal, file);
  EXPECT_EQ(last_seal(file)->number, seal.number + 1);
  EXPECT_EQ(said(audit_of(file, seal)), "");
}

}  // namespace
}  // namespace inspectplan::usecase
