#include "usecase/planning/export_entry.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "base/error.hpp"
#include "ledger/entry.hpp"
#include "ledger/exports.hpp"
#include "ledger/file_digest.hpp"
#include "register/access.hpp"
#include "ruleset/audience.hpp"
#include "sqlite/guarded.hpp"

namespace inspectplan::usecase {
namespace {

namespace fs = std::filesystem;
using registers::Register;

ledger::Export export_of(const ExportRequest& request, const ledger::Run& run, const std::string& digest) {
  ledger::Export made;
  made.run = run.id;
  made.result = run.result_digest;
  made.status = run.status;
  made.file = fs::path(request.to).filename().string();
  made.digest = digest;
  made.audience = ruleset::name_of(request.readers.audience);
  made.language = request.language == Language::vi ? "vi" : "en";
  if (request.layout == HtmlLayout::appendix) made.layout = "appendix";
  made.form = request.form;
  made.department = request.readers.department;
  made.enterprise = request.readers.enterprise;
  return made;
}

}  // namespace

ExportDraft::ExportDraft(const std::string& to) : to_(to) {
  const fs::path place(to);
  path_ = (place.parent_path() / (place.stem().string() + ".part" + place.extension().string())).string();
}

ExportDraft::~ExportDraft() {
  std::error_code ignored;
  fs::remove(path_, ignored);
}

void ExportDraft::put_in_place() {
  std::error_code fault;
  fs::rename(path_, to_, fault);
  if (fault) throw EnvironmentError("cannot write " + to_ + ": " + fault.message());
}

bool may_be_exported(const ExportRequest& request, Diagnostics& diagnostics) {
  Register store(request.database, Register::Open::changing);
  if (registers::may_be_written(store)) return true;
  const std::string why = request.database + " may not be written, so its ledger cannot say what was exported";
  if (request.readers.audience == ruleset::Audience::internal) {
    diagnostics.warning("export-without-entry", {}, why);
    return true;
  }
  diagnostics.error("export-not-entered", {}, why,
                    "export from a copy (`inspectplan backup`), or for the inside alone: --audience internal");
  return false;
}

void enter_export(const ExportRequest& request, const ledger::Run& run, const ExportDraft& draft) {
  const std::string digest = ledger::file_digest(draft.path());
  Register store(request.database, Register::Open::changing);
  if (!registers::may_be_written(store)) return;
  sqlite::guarded(request.database, [&] {
    SQLite::Transaction transaction(store.database(), SQLite::TransactionBehavior::IMMEDIATE);
    const Day last = ledger::latest_day(store.database()).value_or(run.recorded_on);
    ledger::enter_export(store.database(), export_of(request, run, digest), {request.on.value_or(last), request.actor});
    transaction.commit();
  });
}

}  // namespace inspectplan::usecase
