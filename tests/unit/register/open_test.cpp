// What may be opened as a register, and how its tables come to be.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "base/error.hpp"
#include "fixture.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;

class OpenTest : public RegisterTest {
 protected:
  std::string fault(const std::string& name, Register::Open how = Register::Open::create) const {
    try {
      Register store(path(name), how);
    } catch (const EnvironmentError& error) {
      const std::string what = error.what();
      EXPECT_EQ(what.find('\n'), std::string::npos);
      return what.substr(0, folder_.size()) == folder_ ? what.substr(folder_.size() + 1) : what;
    }
    return "opened";
  }
  void sql(const std::string& name, const std::string& text) const {
    SQLite::Database(path(name), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(text);
  }
};

TEST_F(OpenTest, refuses_what_is_not_a_register) {
  write("text.db", "this is certainly not a database file, though it is long enough to be looked at as one ........");
  EXPECT_EQ(fault("text.db"), "text.db is not a register (not an SQLite file)");
  std::filesystem::create_directory(path("folder"));
  EXPECT_EQ(fault("folder"), "folder is a directory, not a register");
  sql("other.db", "CREATE TABLE t(x); PRAGMA application_id = 7");
  EXPECT_EQ(fault("other.db"), "other.db is a file of another program, not a register");
  sql("plain.db", "CREATE TABLE t(x)");
  EXPECT_EQ(fault("plain.db"), "plain.db is a file of another program, not a register");
}

TEST_F(OpenTest, refuses_a_newer_format_in_one_line) {
  {
    open("new.db");
  }
  sql("new.db", "PRAGMA user_version = 3");
  EXPECT_EQ(fault("new.db", Register::Open::existing),
            "new.db was written by a newer inspectplan (format 3, this one reads up to 2)");
}

TEST_F(OpenTest, an_existing_register_must_exist) {
  EXPECT_NE(fault("none.db", Register::Open::existing).find("there is no register"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path("none.db")));
  EXPECT_NE(fault("no/such/folder.db").find("cannot open"), std::string::npos);
  write("empty.db", "");
  EXPECT_EQ(fault("empty.db", Register::Open::existing),
            "empty.db is an empty file, not a register yet; `inspectplan import` makes one of it");
  EXPECT_EQ(fault("empty.db"), "opened");
}

TEST_F(OpenTest, the_file_says_what_it_is) {
  Register store = open();
  EXPECT_EQ(store.database().execAndGet("PRAGMA application_id").getInt(), application_id);
  EXPECT_EQ(store.database().execAndGet("PRAGMA user_version").getInt(), format_version);
  EXPECT_EQ(store.database().execAndGet("PRAGMA journal_mode").getString(), "wal");
}

TEST_F(OpenTest, a_register_in_use_is_said_to_be) {
  Register store = open();
  SQLite::Database other(path("test.db"), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  store.database().setBusyTimeout(1);
  Diagnostics diagnostics;
  try {
    store.prepare(schema_, diagnostics);
    FAIL();
  } catch (const EnvironmentError& error) {
    EXPECT_EQ(std::string(error.what()), path("test.db") + " is in use by another program; try again when it is done");
  }
}

TEST_F(OpenTest, tables_are_strict_and_made_once) {
  Register store = open();
  Diagnostics diagnostics;
  store.prepare(schema_, diagnostics);
  store.prepare(schema_, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(store.database()
                .execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1")
                .getInt(),
            23);
}

TEST_F(OpenTest, a_new_field_becomes_a_column_of_missing_values) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\n")));
  schema_.enterprise.fields.push_back(testing::field("noise", column::Kind::number));
  Diagnostics diagnostics;
  store.prepare(schema_, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const auto data = store.read(schema_, {});
  EXPECT_EQ(data.enterprises.rows, 1u);
  EXPECT_EQ(data.enterprises.columns.back().missing(), 1u);
}

TEST_F(OpenTest, a_field_not_prepared_yet_reads_as_missing) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", "id\nE1\n")));
  schema_.enterprise.fields.push_back(testing::field("noise", column::Kind::number));
  column::TableSchema visit;
  visit.name = "visit";
  visit.parent = "enterprise";
  visit.fields = {testing::field("enterprise", column::Kind::text)};
  visit.key = {0};
  schema_.children.push_back(visit);
  const Register look(path("test.db"), Register::Open::read_only);
  const auto data = look.read(schema_, {});
  EXPECT_EQ(data.enterprises.columns.back().missing(), 1u);
  EXPECT_FALSE(data.children[1].imported);
  EXPECT_EQ(data.children[1].offsets, (std::vector<std::uint32_t>{0, 0}));
}

TEST_F(OpenTest, a_changed_type_scale_or_key_is_a_finding_and_changes_nothing) {
  Register store = open();
  Diagnostics diagnostics;
  store.prepare(schema_, diagnostics);
  schema_.enterprise.fields[2].kind = column::Kind::text;
  schema_.enterprise.fields[3].scale = 3;
  schema_.enterprise.fields.push_back(testing::field("noise", column::Kind::number));
  schema_.children[0].key = {0, 2};
  store.prepare(schema_, diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 3u);
  const auto findings = diagnostics.sorted();
  EXPECT_EQ(findings[0].message,
            "table \"enterprise\" of the register keeps \"area\" as number with 2 decimals, the rules say number with "
            "3 decimals");
  EXPECT_EQ(findings[1].message,
            "table \"enterprise\" of the register keeps \"employees\" as number with 0 decimals, the rules say text");
  EXPECT_EQ(findings[2].code, "key-changed");
  EXPECT_EQ(store.database().execAndGet("SELECT count(*) FROM register_field WHERE name = 'noise'").getInt(), 0);
}

TEST_F(OpenTest, a_code_is_called_a_code) {
  Register store = open();
  Diagnostics diagnostics;
  store.prepare(schema_, diagnostics);
  schema_.enterprise.fields[2].kind = column::Kind::text;
  schema_.enterprise.fields[2].code_list = 0;
  store.prepare(schema_, diagnostics);
  EXPECT_NE(render(diagnostics.sorted()).find("the rules say code"), std::string::npos);
}

TEST_F(OpenTest, names_the_register_uses_are_refused) {
  for (const char* name : {"import", "capacity", "register_field", "enterprise_history", "sqlite_x", "enterprise"}) {
    Register store = open(std::string(name) + ".db");
    column::Schema schema = testing::small_schema();
    schema.children[0].name = name;
    Diagnostics diagnostics;
    store.prepare(schema, diagnostics);
    ASSERT_EQ(diagnostics.count(Severity::error), 1u) << name;
    EXPECT_EQ(diagnostics.sorted()[0].code, "reserved-table");
    EXPECT_EQ(store.database().execAndGet("SELECT count(*) FROM register_table").getInt(), 0);
  }
}

}  // namespace
}  // namespace inspectplan::registers
