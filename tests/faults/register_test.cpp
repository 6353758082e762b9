// Import and the recording of a plan on a disk that fails: whole or not at all.
#include <algorithm>

#include "disk.hpp"
#include "recorder.hpp"
#include "register/correct.hpp"
#include "register/link.hpp"
#include "usecase/life/line.hpp"
#include "usecase/visits/visits.hpp"

namespace inspectplan::faults {
namespace {

using registers::Register;

// R0001 without E1000.
usecase::PlanRequest drop(const std::string& database) {
  Register store(database, Register::Open::existing);
  const auto run = ledger::Ledger(store.database()).find("R0001");
  usecase::PlanRequest request = usecase::request_of(database, run.value());
  request.parent = "R0001";
  ledger::Edit edit;
  edit.kind = "drop";
  edit.enterprise = "E1000";
  edit.reason = edit.by = edit.document = "x";
  edit.on = parse_day("2026-12-01").value();
  request.edits.push_back(edit);
  request.recorded_on = edit.on;
  return request;
}

void correct(const std::string& database) {
  registers::CorrectionRequest request{
      "enterprise", {"E1005"}, {{"workers", "77"}}, "why", "document", parse_day("2026-12-01").value(), "An"};
  Diagnostics diagnostics;
  Register store(database, Register::Open::changing);
  const auto done = registers::correct(store, schema(), request, diagnostics);
  // Taken again after a crash that came behind the commit: it stands already.
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "nothing-to-correct") << render(diagnostics.sorted());
}

void merge(const std::string& database) {
  const registers::LinkRequest request{
      "merge", "E1005", "E1006", {}, "why", "document", parse_day("2026-12-01").value(), "An"};
  Diagnostics diagnostics;
  Register store(database, Register::Open::changing);
  const auto done = registers::link(store, schema(), request, diagnostics);
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "one-already") << render(diagnostics.sorted());
}

void record(const std::string& database) {
  usecase::VisitTold told;
  told.database = database;
  told.run = "R0001";
  told.enterprise = "E1005";
  told.visit_no = "QĐ 7";
  told.event = {{"date", "2027-03-01"}, {"outcome", "held"}, {"department", "board_of_mines"}};
  told.days = {{"board_of_mines", "3"}};
  told.findings = {{{"gravity", "serious"}, {"remedy_by", "2027-05-01"}}};
  told.on = parse_day("2027-03-10").value();
  told.actor = "An";
  Diagnostics diagnostics;
  const auto done = usecase::record_visit(told, diagnostics);
  if (done) return;
  const auto found = diagnostics.sorted();
  ASSERT_TRUE(std::any_of(found.begin(), found.end(), [](const Diagnostic& one) {
    return one.code == "nothing-to-add";
  })) << render(found);
}

TEST_P(Disk, FirstImport) {
  const Step step{"the first import", "",
                  [this](const std::string& path) { import(path, first_, "2026-10-01", registers::Mode::upsert); }};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, SecondImport) {
  const Step step{"a second import", imported_,
                  [this](const std::string& path) { import(path, second_, "2026-11-01", registers::Mode::snapshot); }};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, RecordingOfARun) {
  Recorder record(plan_request(imported_));
  const Step step{"the recording of a run", imported_, [&record](const std::string& path) { record(path); }};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, EditOfAPlan) {
  plan(imported_);
  Recorder record(drop(imported_));
  const Step step{"an edit of a plan", imported_, [&record](const std::string& path) {
                    // Taken again after a crash that came behind the commit: it stands already.
                    Diagnostics diagnostics;
                    if (usecase::run_to_change(path, "R0001", parse_day("2026-12-01").value(), diagnostics))
                      record(path);
                  }};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, PublishingOfRules) {
  const Step step{"the publishing of rules", imported_, publish};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, Correction) {
  const Step step{"a correction", imported_, correct};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, ResultOfAVisit) {
  const std::string planned = (root_ / "planned.db").string();
  fs::copy_file(imported_, planned);
  plan(planned);
  const Step step{"the result of a visit", planned, record};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, Merge) {
  const Step step{"a merge", imported_, merge};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, TakingOverFormat1) {
  const std::string old = (root_ / "old.db").string();
  format_1(old);
  const Step step{"the taking over of format 1", old,
                  [](const std::string& path) { Register(path, Register::Open::changing); }};
  expect_whole_or_not_at_all(step, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Faults, Disk, all_faults, name_of);

}  // namespace
}  // namespace inspectplan::faults
