#include "ledger/run.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "ledger/parameters.hpp"
#include "ledger/tables.hpp"

namespace inspectplan::ledger {
namespace {

Run sample_run(const std::string& result = "c0") {
  Run run;
  run.actor = "Nguyễn Văn A";
  run.recorded_on = from_civil(2026, 11, 20);
  run.parameters = {2027, from_civil(2026, 11, 20), 3, 7, {{"board", 40}}, true};
  run.ruleset_id = "freedonia";
  run.ruleset_version = "1";
  run.ruleset_digest = "a0";
  run.register_digest = "b0";
  run.result_digest = result;
  run.program_version = "0.1.0";
  return run;
}

const Bundle bundle{{{"x/a.yaml", "a: 1\n"}, {"x/empty.yaml", ""}}, "x"};

std::string render(const Run& run) { return "{\"run\":\"" + run.id + "\"}"; }

class LedgerTest : public testing::Test {
 protected:
  SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  Ledger ledger{database};
  void SetUp() override { make_tables(database); }
};

TEST_F(LedgerTest, KnowsNothingBeforeTheFirstRun) {
  EXPECT_TRUE(ledger.list().empty());
  EXPECT_FALSE(ledger.find("R0001"));
}

TEST_F(LedgerTest, GivesBackWhatWasRecorded) {
  const auto recorded = ledger.record(sample_run(), bundle, render);
  EXPECT_EQ(recorded.id, "R0001");
  const auto found = ledger.find("r0001");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->plan_json, "{\"run\":\"R0001\"}");
  EXPECT_EQ(found->actor, "Nguyễn Văn A");
  EXPECT_EQ(found->parameters.capacity, (std::vector<std::pair<std::string, std::int64_t>>{{"board", 40}}));
  EXPECT_EQ(found->parameters.import, 3);
  EXPECT_EQ(found->parameters.seed, 7u);
  EXPECT_TRUE(found->parameters.force);
  EXPECT_EQ(to_string(found->recorded_on), "2026-11-20");
  EXPECT_EQ(ledger.bundle("a0").files, bundle.files);
  EXPECT_EQ(ledger.bundle("a0").entry, "x");
}

TEST_F(LedgerTest, EditsAreEnteredWithTheRunThatFollows) {
  ledger.record(sample_run(), bundle, render);
  ledger::Run next = sample_run("c1");
  next.parameters.parent = "R0001";
  next.parameters.stay = {25, 1};
  Edit drop;
  drop.kind = "drop";
  drop.enterprise = "E1";
  drop.reason = "lý do";
  drop.by = "Sở A";
  drop.document = "12/SA";
  drop.on = from_civil(2026, 11, 25);
  next.edits = {drop};
  EXPECT_EQ(ledger.record(next, bundle, render).id, "R0002");
  const auto found = ledger.find("R0002");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->parameters.parent, "R0001");
  EXPECT_EQ(to_string(found->parameters.stay), "2.5");
  ASSERT_EQ(found->edits.size(), 1u);
  const Edit& edit = found->edits[0];
  EXPECT_EQ(edit.run, "R0001");
  EXPECT_EQ(edit.kind + edit.enterprise + edit.reason + edit.by + edit.document, "dropE1lý doSở A12/SA");
  EXPECT_EQ(to_string(edit.on), "2026-11-25");
  EXPECT_EQ(found->parameters.edits, std::vector<std::int64_t>{edit.entry});
}

TEST(Edits, TheLastWordOnAnEnterpriseCounts) {
  const auto edit = [](std::string kind, std::string enterprise) {
    Edit one;
    one.kind = std::move(kind);
    one.enterprise = std::move(enterprise);
    return one;
  };
  const auto left = in_force({edit("drop", "E1"), edit("pin", "E2"), edit("pin", "E1"), edit("release", "E2")});
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].kind + left[0].enterprise, "pinE1");
}

TEST_F(LedgerTest, SameInputsAndResultAreOneRun) {
  ledger.record(sample_run(), bundle, render);
  EXPECT_EQ(ledger.record(sample_run(), bundle, render).id, "R0001");
  EXPECT_EQ(ledger.record(sample_run("c1"), bundle, render).id, "R0002");
  EXPECT_EQ(ledger.list().size(), 2u);
}

TEST_F(LedgerTest, TheDatabaseRefusesChanges) {
  ledger.record(sample_run(), bundle, render);
  EXPECT_THROW(database.exec("UPDATE run SET result_digest = 'forged'"), SQLite::Exception);
  EXPECT_THROW(database.exec("DELETE FROM run"), SQLite::Exception);
  EXPECT_THROW(database.exec("UPDATE ruleset_file SET bytes = x'00'"), SQLite::Exception);
  EXPECT_THROW(database.exec("DELETE FROM ruleset_file"), SQLite::Exception);
}

TEST_F(LedgerTest, AFailingRenderLeavesNothing) {
  EXPECT_THROW(
      ledger.record(sample_run(), bundle, [](const auto&) -> std::string { throw std::runtime_error("full"); }),
      std::runtime_error);
  EXPECT_TRUE(ledger.list().empty());
}

TEST_F(LedgerTest, UnknownNamesAreNotFound) {
  ledger.record(sample_run(), bundle, render);
  for (const char* id : {"", "R", "R0002", "0001", "R00x1", "R99999999999999999999", "R0001 "})
    EXPECT_FALSE(ledger.find(id)) << id;
  EXPECT_THROW(ledger.bundle("zz"), EnvironmentError);
}

TEST(Parameters, SurviveTheRoundTrip) {
  const RunParameters parameters{2027, from_civil(2026, 11, 20), 12, 99, {{"a", 0}, {"b:1", 5}}, false};
  const std::string text = parameters_json(parameters);
  EXPECT_EQ(text,
            R"({"year":2027,"as_of":"2026-11-20","import":12,"seed":99,"force":false,"capacity":{"a":0,"b:1":5}})");
  EXPECT_EQ(parameters_json(parse_parameters(text)), text);
}

TEST(Parameters, RefusesWhatItDidNotWrite) {
  for (const char* text : {"", "{}", "[1]", "{\"year\":\"x\"}", "{\"year\":2027,\"as_of\":\"2026-02-30\"}"})
    EXPECT_THROW(parse_parameters(text), EnvironmentError) << text;
}

}  // namespace
}  // namespace inspectplan::ledger
