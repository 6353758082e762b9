// Corrections, blanking, what the register said and when, and registers of format 1.
#include <SQLiteCpp/Database.h>

#include "base/error.hpp"
#include "fixture.hpp"
#include "ledger/entry.hpp"
#include "register/blank.hpp"
#include "register/correct.hpp"
#include "register/past.hpp"
#include "register/stored.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;
using testing::rows_of;

class ChangeTest : public RegisterTest {
 protected:
  static constexpr const char* first = "id,name,employees,phone\nE1,Một,10,0901\nE2,Hai,20,0902\n";

  CorrectionRequest correction(const std::string& value, const char* on = "2026-02-01") const {
    return {"enterprise", {"E1"}, {{"employees", value}}, "a digit was lost", "BB 1", *parse_day(on), "An"};
  }
  std::optional<Corrected> correct_well(Register& store, const CorrectionRequest& request) {
    Diagnostics diagnostics;
    const auto done = correct(store, schema_, request, diagnostics);
    EXPECT_TRUE(done) << render(diagnostics.sorted());
    return done;
  }
  std::string refusal(Register& store, const CorrectionRequest& request) {
    Diagnostics diagnostics;
    EXPECT_FALSE(correct(store, schema_, request, diagnostics));
    return diagnostics.empty() ? "" : diagnostics.sorted().front().code;
  }
  std::string employees(const Register& store, const AsOf& as_of = {}) const {
    const auto data = store.read(schema_, as_of);
    std::string text;
    for (std::size_t row = 0; row < data.enterprises.rows; ++row)
      text += (row ? " " : "") + std::to_string(data.enterprises.columns[2].value(row));
    return text;
  }
};

TEST_F(ChangeTest, a_correction_says_what_was_and_leaves_the_past_as_it_was) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  const Digest before = store.digest(schema_, {1, {}});
  const auto done = correct_well(store, correction("100"));
  ASSERT_EQ(done->changes.size(), 1u);
  EXPECT_EQ(done->changes[0].from + " " + done->changes[0].to, "10 100");
  EXPECT_EQ(employees(store), "100 20");
  EXPECT_EQ(employees(store, {1, {}}), "10 20");
  EXPECT_EQ(store.digest(schema_, {1, {}}), before);
  EXPECT_EQ(ledger::entries(store.database(), "correction").size(), 1u);
}

TEST_F(ChangeTest, the_same_file_next_year_does_not_undo_a_correction_news_does) {
  Register store = open();
  const std::string file = write("enterprise.csv", first);
  import_well(store, options(file));
  correct_well(store, correction("100"));
  EXPECT_TRUE(import(store, options(file, "2027-01-01")).tables.at(0).no_op);
  import(store,
         options(write("enterprise.csv", "id,name,employees,phone\nE1,Một,10,0901\nE2,Hai,21,0902\n"), "2027-01-02"));
  EXPECT_EQ(all_said(), "correction-kept: 1 cells come with a value that was corrected; the correction stays\n");
  EXPECT_EQ(employees(store), "100 21");
  // Where the correction stayed, it is not told as the file's.
  import_well(store, options(write("enterprise.csv", "id,name,employees,phone\nE1,Một,70,0901\n"), "2027-01-03"));
  import(store, options(write("enterprise.csv", "id,name,employees,phone\nE1,Một,10,0901\n"), "2027-01-03"));
  const auto past = past_of(store, schema_, "E1", "employees");
  EXPECT_EQ(past.back().value, "100");
  EXPECT_EQ(past.back().correction, 2);
  EXPECT_EQ(past.at(past.size() - 2).correction, 0);
  import_well(store, options(write("enterprise.csv", "id,name,employees,phone\nE1,Một,50,0901\n"), "2027-01-03"));
  EXPECT_EQ(employees(store), "50 21");
}

TEST_F(ChangeTest, a_correction_of_a_correction_is_the_one_that_stays) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  correct_well(store, correction("100"));
  correct_well(store, correction("90", "2026-02-02"));
  import(store, options(write("enterprise.csv", std::string(first) + "E3,Ba,30,\n"), "2027-01-01"));
  EXPECT_EQ(employees(store), "90 20 30");
}

TEST_F(ChangeTest, what_cannot_be_corrected_is_refused_and_changes_nothing) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  EXPECT_EQ(refusal(store, correction("10")), "nothing-to-correct");
  EXPECT_EQ(refusal(store, correction("10", "2025-01-01")), "import-date");
  CorrectionRequest other = correction("5");
  other.key = {"E9"};
  EXPECT_EQ(refusal(store, other), "unknown-row");
  other.key = {"E1", "x"};
  EXPECT_EQ(refusal(store, other), "wrong-key");
  other = correction("5");
  other.fields = {{"employes", "5"}};
  EXPECT_EQ(refusal(store, other), "unknown-field");
  other.fields = {{"id", "E7"}};
  EXPECT_EQ(refusal(store, other), "key-is-not-corrected");
  other = correction("-1");
  EXPECT_NE(refusal(store, other), "");
  EXPECT_EQ(employees(store), "10 20");
  EXPECT_EQ(ledger::entries(store.database()).size(), 1u);
}

TEST_F(ChangeTest, blanked_values_are_gone_from_the_file_and_no_digest_of_data_changes) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  import_well(store, options(write("enterprise.csv", "id,name,employees,phone\nE1,Một,11,0901555\n"), "2026-02-01"));
  const Digest before = store.digest(schema_, {});
  const auto stored = stored_digests(store.database()).tables.at("enterprise").brought.at(1);
  Diagnostics diagnostics;
  EXPECT_EQ(blank(store, schema_, {"E1", {}, "asked", *parse_day("2026-03-01"), "An"}, diagnostics), 2);
  EXPECT_EQ(store.digest(schema_, {}), before);
  const auto now = stored_digests(store.database()).tables.at("enterprise").brought.at(1);
  EXPECT_EQ(now.at("name"), stored.at("name"));
  EXPECT_NE(now.at("phone"), stored.at("phone"));
  EXPECT_EQ(read_text("test.db").find("0901555"), std::string::npos);
  EXPECT_FALSE(blank(store, schema_, {"E1", {}, "again", *parse_day("2026-03-01"), "An"}, diagnostics));
  EXPECT_FALSE(blank(store, schema_, {"E2", {"name"}, "x", *parse_day("2026-03-01"), "An"}, diagnostics));
}

TEST_F(ChangeTest, what_was_blanked_is_in_no_entry_and_does_not_come_back_with_a_file) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  CorrectionRequest phone = correction("");
  phone.fields = {{"phone", "0903333"}};
  correct_well(store, phone);
  const auto phone_now = [&] {
    return store.database().execAndGet("SELECT coalesce(phone, '') FROM enterprise WHERE id = 'E1'").getString();
  };
  import(store, options(write("enterprise.csv", "id,name,employees,phone\nE1,Một,11,0901\n"), "2026-03-01"));
  EXPECT_EQ(phone_now(), "0903333");
  for (const ledger::Entry& entry : ledger::entries(store.database()))
    for (const char* number : {"\"0903333\"", "\"0901\""})
      EXPECT_EQ(entry.what.find(number), std::string::npos) << entry.what;
  Diagnostics diagnostics;
  ASSERT_TRUE(blank(store, schema_, {"E1", {}, "asked", *parse_day("2026-04-01"), "An"}, diagnostics));
  for (const char* number : {"0901", "0903333", "0905"}) {
    import(store, options(write("enterprise.csv", std::string("id,name,employees,phone\nE1,Một,12,") + number + "\n"),
                          "2026-05-01"));
    EXPECT_EQ(findings_.empty() ? "" : findings_.front().code, "blank-kept");
    EXPECT_EQ(phone_now(), "") << number;
  }
  std::vector<std::string> told;
  for (const PastValue& value : past_of(store, schema_, "E1", "phone"))
    told.push_back(std::to_string(value.import) + (value.blanked ? " blanked " : " ") + value.mode);
  ASSERT_GE(told.size(), 2u);
  EXPECT_EQ(told[0], "1 blanked upsert");
  EXPECT_EQ(told[1], "2 blanked correction");
  ASSERT_EQ(blankings_of(store, "E1").size(), 1u);
  EXPECT_EQ(blankings_of(store, "E1").front().why, "asked");
  phone.fields = {{"phone", "0906"}};
  phone.on = *parse_day("2026-06-01");
  correct_well(store, phone);
  EXPECT_EQ(phone_now(), "0906");
}

TEST_F(ChangeTest, a_row_that_came_back_is_told_after_its_end) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  ImportOptions snapshot = options(write("later.csv", "id,name,employees,phone\nE2,Hai,20,0902\n"), "2026-05-01");
  snapshot.into = "enterprise";
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  import_well(store, options(write("enterprise.csv", std::string(first) + "E3,Ba,30,\n"), "2026-06-01"));
  std::string told;
  for (const PastValue& value : past_of(store, schema_, "E1", "employees"))
    told += std::to_string(value.import) + (value.ended ? " ended, " : " " + value.value + ", ");
  EXPECT_EQ(told.find("2 ended, 3 "), told.find(", ") + 2) << told;
}

TEST_F(ChangeTest, history_tells_each_new_value_and_what_brought_it) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  correct_well(store, correction("100"));
  ImportOptions snapshot = options(write("later.csv", "id,name,employees,phone\nE2,Hai,20,0902\n"), "2026-05-01");
  snapshot.into = "enterprise";
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  std::string told;
  for (const PastValue& value : past_of(store, schema_, "E1", std::nullopt))
    told += value.field + "=" + value.value + (value.personal ? "personal" : "") + (value.ended ? "ended" : "") + " " +
            std::to_string(value.import) + " " + value.mode + " " + value.file + "\n";
  EXPECT_EQ(told,
            "name=Một 1 upsert enterprise.csv\nemployees=10 1 upsert enterprise.csv\nemployees=100 2 correction \n"
            "phone=personal 1 upsert enterprise.csv\n=ended 3 snapshot later.csv\n");
  EXPECT_TRUE(past_of(store, schema_, "E1", "no_such_field").empty());
  EXPECT_EQ(past_of(store, schema_, "E1", "employees").size(), 3u) << "two values and the end of the row";
  EXPECT_TRUE(past_of(store, schema_, "E9", std::nullopt).empty());
}

TEST_F(ChangeTest, a_register_of_format_1_is_taken_over_after_a_backup) {
  {
    Register store = open();
    import_well(store, options(write("enterprise.csv", first)));
    store.database().exec("DROP TABLE ledger_entry; PRAGMA user_version = 1");
  }
  {
    Register asked(path("test.db"), Register::Open::existing);
    EXPECT_EQ(employees(asked), "10 20");
    EXPECT_THROW(asked.database().exec("DELETE FROM enterprise"), std::exception) << "nothing is lost in a copy";
  }
  EXPECT_FALSE(std::filesystem::exists(path("test.db.v1.bak")));
  Register store(path("test.db"), Register::Open::changing);
  EXPECT_EQ(store.database().execAndGet("PRAGMA user_version").getInt(), 2);
  const auto entries = ledger::entries(store.database());
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].kind, "taken-over");
  EXPECT_EQ(entries[0].on, "2026-01-01");
  EXPECT_NE(entries[0].what.find("\"table\":\"import\""), std::string::npos);
  EXPECT_EQ(employees(store), "10 20");
  const Register kept(path("test.db.v1.bak"), Register::Open::read_only);
  EXPECT_EQ(employees(kept), "10 20");
  EXPECT_FALSE(std::filesystem::exists(path("test.db.v1.bak.part")));
}

TEST_F(ChangeTest, a_format_that_there_never_was_and_an_empty_file_are_named) {
  const auto said = [&](Register::Open how) -> std::string {
    try {
      Register(path("test.db"), how);
      return "";
    } catch (const EnvironmentError& error) {
      return error.what();
    }
  };
  {
    Register made = open();
  }
  for (const char* format : {"0", "-1", "1"}) {
    Register(path("test.db"), Register::Open::read_only);
    SQLite::Database(path("test.db"), SQLite::OPEN_READWRITE).exec(std::string("PRAGMA user_version = ") + format);
    for (const Register::Open how : {Register::Open::existing, Register::Open::changing, Register::Open::create})
      EXPECT_NE(said(how).find("changed by hand"), std::string::npos) << format << ": " << said(how);
    SQLite::Database(path("test.db"), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 2");
  }
  std::filesystem::remove(path("test.db"));
  write("test.db", "");
  EXPECT_NE(said(Register::Open::existing).find("empty file"), std::string::npos);
  EXPECT_EQ(said(Register::Open::create), "");
}

TEST_F(ChangeTest, every_import_has_one_entry_a_refused_one_has_none) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  import(store, options(write("enterprise.csv", "id,employees\nE1,many\n"), "2026-02-01"));
  ImportOptions dry = options(write("dry.csv", "id\nE4\n"), "2026-02-01");
  dry.into = "enterprise";
  dry.dry_run = true;
  import(store, dry);
  const auto entries = ledger::entries(store.database());
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].digest, ledger::digest_of(entries[0]));
}

}  // namespace
}  // namespace inspectplan::registers
