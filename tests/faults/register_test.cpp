// Import and the recording of a plan on a disk that fails: whole or not at all.
#include <algorithm>

#include "disk.hpp"
#include "usecase/data/changes.hpp"
#include "usecase/life/edit_plan.hpp"
#include "usecase/visits/visits.hpp"

namespace inspectplan::faults {
namespace {

void drop(const std::string& database) {
  usecase::EditRequest request;
  request.database = database;
  request.run = "R0001";
  request.kind = "drop";
  request.enterprises = {"E1000"};
  request.reason = request.by = request.document = "x";
  request.on = parse_day("2026-12-01").value();
  Pool pool(1);
  Diagnostics diagnostics;
  const auto done = usecase::edit_plan(request, pool, diagnostics, silent());
  // Taken again after a crash that came behind the commit: it stands already.
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "changed-since") << render(diagnostics.sorted());
}

void correct(const std::string& database) {
  registers::CorrectionRequest request{
      "enterprise", {"E1005"}, {{"workers", "77"}}, "why", "document", parse_day("2026-12-01").value(), "An"};
  Diagnostics diagnostics;
  const auto done = usecase::correct_register(database, rules, request, diagnostics);
  // Taken again after a crash that came behind the commit: it stands already.
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "nothing-to-correct") << render(diagnostics.sorted());
}

void merge(const std::string& database) {
  const registers::LinkRequest request{
      "merge", "E1005", "E1006", {}, "why", "document", parse_day("2026-12-01").value(), "An"};
  Diagnostics diagnostics;
  const auto done = usecase::link_register(database, rules, request, diagnostics);
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
  const Step step{"the recording of a run", imported_, plan};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Disk, EditOfAPlan) {
  plan(imported_);
  const Step step{"an edit of a plan", imported_, drop};
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
                  [](const std::string& path) { registers::Register(path, registers::Register::Open::existing); }};
  expect_whole_or_not_at_all(step, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Faults, Disk, all_faults, name_of);

}  // namespace
}  // namespace inspectplan::faults
