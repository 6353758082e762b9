// Enterprises with several keys: merged, renamed, split, undone; what files bring later undoes nothing.
#include "register/link.hpp"

#include <SQLiteCpp/Database.h>

#include "base/error.hpp"
#include "fixture.hpp"
#include "ledger/entry.hpp"
#include "register/blank.hpp"
#include "register/correct.hpp"
#include "register/past.hpp"

namespace inspectplan::registers {
namespace {

using testing::RegisterTest;

class LinkTest : public RegisterTest {
 protected:
  static constexpr const char* first =
      "id,name,employees,vsic,phone\nE1,Một,10,,0901\nE2,Mot,12,0710,0902\nE3,Ba,30,0810,\n";
  static constexpr const char* accidents =
      "enterprise,case_no,date,reported_on,killed\nE1,1,2025-01-01,2025-02-01,\nE2,1,2025-01-01,2025-02-01,1\n"
      "E2,2,2025-05-01,2025-06-01,0\nE3,1,2025-07-01,2025-07-02,0\n";

  Register filled() {
    Register store = open();
    import_well(store, options(write("enterprise.csv", first)));
    import_well(store, options(write("accident.csv", accidents)));
    return store;
  }
  LinkRequest request(const char* kind, const char* enterprise, const char* other, const char* on = "2026-02-01") {
    return {kind, enterprise, other, {}, "one tax code", "CV 8", *parse_day(on), "An"};
  }
  Linked link_well(Register& store, const LinkRequest& wanted) {
    Diagnostics diagnostics;
    const auto done = link(store, schema_, wanted, diagnostics);
    EXPECT_TRUE(done) << render(diagnostics.sorted());
    return done.value_or(Linked{});
  }
  std::string refusal(Register& store, const LinkRequest& wanted) {
    Diagnostics diagnostics;
    EXPECT_FALSE(link(store, schema_, wanted, diagnostics));
    return diagnostics.empty() ? "" : diagnostics.sorted().front().code;
  }
  void undo_well(Register& store, std::int64_t entry, const char* on = "2026-03-01") {
    Diagnostics diagnostics;
    EXPECT_TRUE(undo_link(store, schema_, {entry, "wrong", "CV 9", *parse_day(on), "An"}, diagnostics))
        << render(diagnostics.sorted());
  }
  // "E1 Một 10 0710 [1:1 2:0] | E3 …": key, name, employees, vsic, and case:killed of each accident.
  std::string seen(const Register& store, const AsOf& as_of = {}) const {
    const auto data = store.read(schema_, as_of);
    const auto& columns = data.enterprises.columns;
    const auto number = [](const column::Column& column, std::size_t row) {
      return column.valid(row) ? std::to_string(column.value(row)) : "?";
    };
    const column::ChildTable& cases = data.children[0];
    std::string text;
    for (std::size_t row = 0; row < data.enterprises.rows; ++row) {
      text += (row ? " | " : "") + std::string(columns[0].text(row)) + " " + std::string(columns[1].text(row)) + " " +
              number(columns[2], row) + " " + std::string(columns[4].text(row)) + " [";
      for (std::uint32_t at = cases.offsets[row]; at < cases.offsets[row + 1]; ++at)
        text += (at > cases.offsets[row] ? " " : "") + std::string(cases.columns[1].text(at)) + ":" +
                number(cases.columns[4], at);
      text += "]";
    }
    return text;
  }
  static constexpr const char* apart = "E1 Một 10  [1:?] | E2 Mot 12 0710 [1:1 2:0] | E3 Ba 30 0810 [1:0]";
  static constexpr const char* together = "E1 Một 10 0710 [1:1 2:0] | E3 Ba 30 0810 [1:0]";
};

TEST_F(LinkTest, merged_keys_are_seen_as_one_and_what_is_missing_comes_from_the_other) {
  Register store = filled();
  EXPECT_EQ(seen(store), apart);
  const Linked done = link_well(store, request("merge", "E1", "E2"));
  EXPECT_EQ(seen(store), together);
  std::string differ;
  for (const auto& one : done.conflicts) differ += one.field + " " + one.stays + " " + one.hidden + "; ";
  EXPECT_EQ(differ, "name Một Mot; employees 10 12; ");
  EXPECT_EQ(store.known_as("E2", {}), "E1");
  EXPECT_EQ(store.known_as("E2", {2, {}}), "E2");
}

TEST_F(LinkTest, what_was_known_before_stays_as_it_was) {
  Register store = filled();
  const Digest before = store.digest(schema_, {2, {}});
  link_well(store, request("merge", "E1", "E2"));
  EXPECT_EQ(seen(store, {2, {}}), apart);
  EXPECT_EQ(store.digest(schema_, {2, {}}), before);
  EXPECT_NE(store.digest(schema_, {}), before);
  EXPECT_EQ(seen(store, {std::nullopt, parse_day("2026-01-31")}), apart);
}

TEST_F(LinkTest, the_same_files_again_and_newer_ones_undo_nothing) {
  Register store = filled();
  link_well(store, request("merge", "E1", "E2"));
  EXPECT_TRUE(import(store, options(path("enterprise.csv"), "2027-01-01")).tables.at(0).no_op);
  ImportOptions snapshot =
      options(write("enterprise.csv", "id,name,employees,vsic,phone\nE1,Một,11,,\nE2,Mot,13,0720,\n"), "2027-01-02");
  snapshot.mode = Mode::snapshot;
  import_well(store, snapshot);
  EXPECT_EQ(seen(store), "E1 Một 11 0720 [1:1 2:0]");
}

TEST_F(LinkTest, undone_it_is_as_before_and_in_between_it_was_one) {
  Register store = filled();
  const Digest before = store.digest(schema_, {});
  const Linked done = link_well(store, request("merge", "E1", "E2"));
  undo_well(store, done.entry);
  EXPECT_EQ(seen(store), apart);
  EXPECT_EQ(store.digest(schema_, {}), before);
  EXPECT_EQ(seen(store, {3, {}}), together);
  Diagnostics diagnostics;
  EXPECT_FALSE(undo_link(store, schema_, {done.entry, "again", "x", *parse_day("2026-03-02"), "An"}, diagnostics));
  EXPECT_EQ(diagnostics.sorted().front().code, "no-such-link");
  ASSERT_EQ(links_of(store).size(), 1u);
  EXPECT_EQ(links_of(store)[0].undone_by, done.entry + 1);
}

TEST_F(LinkTest, rows_that_contradict_each_other_stay_two) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  import_well(store, options(write("accident.csv",
                                   "enterprise,case_no,date,reported_on,killed\nE1,1,2025-01-01,2025-02-01,0\n"
                                   "E2,1,2025-03-03,2025-04-01,1\n")));
  link_well(store, request("merge", "E1", "E2"));
  EXPECT_EQ(seen(store), "E1 Một 10 0710 [1:0 1:1] | E3 Ba 30 0810 []");
}

TEST_F(LinkTest, a_new_key_takes_the_past_along_before_and_after_rows_come_under_it) {
  Register store = filled();
  link_well(store, request("rename", "A9", "E2"));
  EXPECT_EQ(seen(store), "A9 Mot 12 0710 [1:1 2:0] | E1 Một 10  [1:?] | E3 Ba 30 0810 [1:0]");
  import_well(store, options(write("enterprise.csv", "id,name,employees,vsic,phone\nA9,Mới,14,,\n"), "2026-06-01"));
  EXPECT_EQ(seen(store), "A9 Mới 14 0710 [1:1 2:0] | E1 Một 10  [1:?] | E3 Ba 30 0810 [1:0]");
  // And then that one is found to be E1 as well.
  link_well(store, request("merge", "E1", "A9", "2026-07-01"));
  EXPECT_EQ(seen(store), "E1 Một 10 0710 [1:1 2:0] | E3 Ba 30 0810 [1:0]");
}

TEST_F(LinkTest, of_a_split_the_rows_that_are_named_go_along) {
  Register store = filled();
  LinkRequest split = request("split", "E3", "E2");
  split.rows = {"accident:2"};
  link_well(store, split);
  EXPECT_EQ(seen(store), "E1 Một 10  [1:?] | E2 Mot 12 0710 [1:1] | E3 Ba 30 0810 [1:0 2:0]");
  split.rows = {"accident:7"};
  EXPECT_EQ(refusal(store, split), "unknown-row");
  split = request("split", "E1", "E2");  // it went with E3: nobody gives away what is not theirs
  split.rows = {"accident:2"};
  EXPECT_EQ(refusal(store, split), "unknown-row");
  const auto past = past_of(store, schema_, "E3", "date");
  ASSERT_EQ(past.size(), 2u);  // beside its own: what went along brings its past, under the key it stood under
  EXPECT_EQ(past.back().enterprise + "/" + past.back().row, "E2/2");
  split.rows = {"nonsense:7"};
  EXPECT_EQ(refusal(store, split), "unknown-table");
}

TEST_F(LinkTest, what_makes_no_sense_is_refused_and_enters_nothing) {
  Register store = filled();
  link_well(store, request("merge", "E1", "E2"));
  const std::size_t before = ledger::entries(store.database()).size();
  EXPECT_EQ(refusal(store, request("merge", "E1", "E2")), "one-already");
  EXPECT_EQ(refusal(store, request("merge", "E2", "E1")), "one-already");
  EXPECT_EQ(refusal(store, request("merge", "E3", "E3")), "one-already");
  EXPECT_EQ(refusal(store, request("merge", "E3", "E2")), "linked-already");
  EXPECT_EQ(refusal(store, request("merge", "E3", "E9")), "unknown-enterprise");
  EXPECT_EQ(refusal(store, request("merge", "E9", "E3")), "unknown-enterprise");
  EXPECT_EQ(refusal(store, request("merge", "E1", "E3", "2025-01-01")), "import-date");
  EXPECT_EQ(ledger::entries(store.database()).size(), before);
}

TEST_F(LinkTest, more_rows_together_than_the_table_allows_is_said_when_they_are_read) {
  Register store = open();
  import_well(store, options(write("enterprise.csv", first)));
  import_well(store, options(write("accident.csv",
                                   "enterprise,case_no,date,reported_on,killed\nE1,1,2025-01-01,2025-02-01,0\n"
                                   "E1,2,2025-01-02,2025-02-01,0\nE2,3,2025-03-03,2025-04-01,1\n"
                                   "E2,4,2025-03-03,2025-04-01,1\n")));
  link_well(store, request("merge", "E1", "E2"));
  EXPECT_THROW(store.read(schema_, {}), EnvironmentError);
}

TEST_F(LinkTest, a_correction_stays_under_a_new_key_and_a_key_in_use_is_said) {
  Register store = filled();
  Diagnostics diagnostics;
  ASSERT_TRUE(correct(store, schema_,
                      {"enterprise", {"E3"}, {{"employees", "555"}}, "w", "d", *parse_day("2026-02-01"), "An"},
                      diagnostics));
  ASSERT_TRUE(correct(store, schema_,
                      {"accident", {"E3", "1"}, {{"killed", "2"}}, "w", "d", *parse_day("2026-02-01"), "An"},
                      diagnostics));
  link_well(store, request("rename", "N3", "E3"));
  import(store, options(write("enterprise.csv", "id,name,employees,vsic,phone\nN3,Ba,30,0810,\n"), "2027-01-02"));
  EXPECT_NE(all_said().find("correction-kept: 1 cells"), std::string::npos) << all_said();
  import(store,
         options(write("accident.csv", "enterprise,case_no,date,reported_on,killed\nN3,1,2025-07-01,2025-07-02,0\n"),
                 "2027-01-02"));
  EXPECT_NE(seen(store).find("N3 Ba 555 0810 [1:2]"), std::string::npos) << seen(store);
  ASSERT_TRUE(link(store, schema_, request("rename", "E2", "E1", "2027-01-03"), diagnostics));
  EXPECT_EQ(diagnostics.sorted().back().code, "new-key-in-use");
}

TEST_F(LinkTest, corrections_blanking_and_history_know_all_keys) {
  Register store = filled();
  link_well(store, request("merge", "E1", "E2"));
  Diagnostics diagnostics;
  // The row of case 2 stands under E2.
  ASSERT_TRUE(correct(store, schema_,
                      {"accident", {"E1", "2"}, {{"killed", "3"}}, "w", "d", *parse_day("2026-02-02"), "An"},
                      diagnostics))
      << render(diagnostics.sorted());
  ASSERT_TRUE(correct(store, schema_,
                      {"enterprise", {"E2"}, {{"employees", "15"}}, "w", "d", *parse_day("2026-02-02"), "An"},
                      diagnostics));
  EXPECT_EQ(seen(store), "E1 Một 15 0710 [1:1 2:3] | E3 Ba 30 0810 [1:0]");
  EXPECT_EQ(blank(store, schema_, {"E1", {}, "asked", *parse_day("2026-03-01"), "An"}, diagnostics), 3)
      << "E1 before and after its correction, E2";
  std::string keys;
  for (const PastValue& value : past_of(store, schema_, "E2", "employees"))
    keys += value.enterprise + " " + value.value + "; ";
  EXPECT_EQ(keys, "E1 10; E1 15; E2 12; ");
}

}  // namespace
}  // namespace inspectplan::registers
