// Decisions, undoings, exports and copies on a disk that fails: whole or not at all.
#include "disk.hpp"
#include "register/link.hpp"
#include "usecase/data/backup.hpp"
#include "usecase/planning/export_plan.hpp"
#include "usecase/planning/plan_approval.hpp"

namespace inspectplan::faults {
namespace {

// A key whose passphrase ("secret") costs no time to open: opslimit and memlimit are the least there are.
const std::string public_key = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
const std::string key_file = R"({"format":"inspectplan.key/1","name":"An","public":")" + public_key +
                             R"(","kdf":"argon2id13","opslimit":1,"memlimit":8192,)"
                             R"("salt":"000102030405060708090a0b0c0d0e0f",)"
                             R"("nonce":"000102030405060708090a0b0c0d0e0f1011121314151617",)"
                             R"("box":"82527409321a910c05d38bb9f29c89e99138291c644c7695595f8581fdeb8d6f)"
                             R"(fba264d76489bd1919a756ac7e4b13a5"})";

Day on(const char* day) { return parse_day(day).value(); }

usecase::ApprovalRequest decision(const char* what) {
  return {what, key_file, "secret", "12/QD", on("2026-12-15"), "An"};
}

void approve_rules(const std::string& database) {
  Diagnostics diagnostics;
  const auto done = usecase::approve_rules(database, decision("freedonia@2027.1"), diagnostics);
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "approved-already") << render(diagnostics.sorted());
}

void approve_plan(const std::string& database) {
  Diagnostics diagnostics;
  const auto done = usecase::approve_plan(database, decision("R0001"), diagnostics);
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "approved-already") << render(diagnostics.sorted());
}

void revoke_key(const std::string& database) {
  Diagnostics diagnostics;
  const auto done = usecase::revoke_key(database, public_key, "lost", {on("2026-12-16"), "An"}, diagnostics);
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "unknown-key") << render(diagnostics.sorted());
}

std::int64_t merge(const std::string& database) {
  const registers::LinkRequest request{"merge", "E1005", "E1006", {}, "why", "document", on("2026-12-01"), "An"};
  Diagnostics diagnostics;
  registers::Register store(database, registers::Register::Open::changing);
  const auto done = registers::link(store, schema(), request, diagnostics);
  EXPECT_TRUE(done) << render(diagnostics.sorted());
  return done ? done->entry : 0;
}

void undo(const std::string& database, std::int64_t entry) {
  Diagnostics diagnostics;
  registers::Register store(database, registers::Register::Open::changing);
  const auto done =
      registers::undo_link(store, schema(), {entry, "why", "document", on("2026-12-02"), "An"}, diagnostics);
  ASSERT_TRUE(done || diagnostics.sorted().front().code == "no-such-link") << render(diagnostics.sorted());
}

class Decisions : public Disk {
 protected:
  void SetUp() override {
    Disk::SetUp();
    publish(imported_);
    SQLite::Database database(imported_, SQLite::OPEN_READWRITE);
    ledger::add_key(database, "An", public_key, {on("2026-10-16"), "An"});
  }
  // With a plan whose rules are approved.
  void plan_approved_rules() {
    approve_rules(imported_);
    plan(imported_);
  }
  // Twice is once: what a fault after the commit left behind.
  void expect_copy(const std::string& name, const std::function<bool(const std::string&, Diagnostics&)>& take) {
    std::string copy;
    const bool ends = GetParam() == Fault::crash || GetParam() == Fault::power_loss;
    const Step step{name, "",
                    [&](const std::string& path) {
                      copy = path;
                      Diagnostics diagnostics;
                      const bool done = take(path, diagnostics);
                      ASSERT_TRUE(done || diagnostics.sorted().front().code == "file-exists")
                          << render(diagnostics.sorted());
                    },
                    [&](bool) {
                      for (const char* draft : {".part", ".restoring", ".restoring.part"})
                        EXPECT_TRUE(ends || !fs::exists(copy + draft)) << draft;
                    }};
    expect_whole_or_not_at_all(step, GetParam());
  }
};

TEST_P(Decisions, ApprovalOfRules) {
  expect_whole_or_not_at_all({"the approval of rules", imported_, approve_rules}, GetParam());
}

TEST_P(Decisions, ApprovalOfAPlan) {
  plan_approved_rules();
  expect_whole_or_not_at_all({"the approval of a plan", imported_, approve_plan}, GetParam());
}

TEST_P(Decisions, RevokingOfAKey) {
  expect_whole_or_not_at_all({"the revoking of a key", imported_, revoke_key}, GetParam());
}

TEST_P(Decisions, UndoingOfALink) {
  const std::int64_t entry = merge(imported_);
  const Step step{"the undoing of a link", imported_, [entry](const std::string& path) { undo(path, entry); }};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Decisions, Export) {
  plan_approved_rules();
  const fs::path to = root_ / "plan.csv";
  const Step step{"an export", imported_,
                  [&to](const std::string& path) {
                    fs::remove(to);
                    Diagnostics diagnostics;
                    usecase::ExportRequest request;
                    request.database = path;
                    request.run = "R0001";
                    request.to = to.string();
                    const auto done = usecase::export_plan(request, diagnostics, silent());
                    ASSERT_TRUE(done) << render(diagnostics.sorted());
                    EXPECT_TRUE(fs::exists(to));
                  },
                  [&to](bool is_new) { EXPECT_TRUE(is_new || !fs::exists(to)) << "a file without an entry"; }};
  expect_whole_or_not_at_all(step, GetParam());
}

TEST_P(Decisions, Backup) {
  expect_copy("a backup", [this](const std::string& path, Diagnostics& diagnostics) {
    return usecase::backup(imported_, path, diagnostics).has_value();
  });
}

TEST_P(Decisions, Restore) {
  const std::string kept = (root_ / "kept.db").string();
  Diagnostics none;
  ASSERT_TRUE(usecase::backup(imported_, kept, none));
  expect_copy("the restoring of a backup", [&kept](const std::string& path, Diagnostics& diagnostics) {
    const auto done = usecase::restore(kept, path, std::nullopt, diagnostics, silent());
    return done && done->restored;
  });
}

INSTANTIATE_TEST_SUITE_P(Faults, Decisions, all_faults, name_of);

}  // namespace
}  // namespace inspectplan::faults
