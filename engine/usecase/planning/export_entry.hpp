#pragma once
// An export and its ledger entry: never a file without an entry. For the .cpp files of this folder.
#include <string>

#include "base/diagnostic.hpp"
#include "ledger/run.hpp"
#include "usecase/planning/export_plan.hpp"

namespace inspectplan::usecase {

// Where the export is written until it is entered: beside its place and with the same ending. What was not put in
// place goes with this object.
class ExportDraft {
 public:
  explicit ExportDraft(const std::string& to);
  ~ExportDraft();
  ExportDraft(const ExportDraft&) = delete;
  ExportDraft& operator=(const ExportDraft&) = delete;

  const std::string& path() const { return path_; }
  void put_in_place();  // throws EnvironmentError

 private:
  std::string to_, path_;
};

// False with a finding: the register may not be written and the export is for others. Where it is for the inside, a
// warning says that it has no entry.
bool may_be_exported(const ExportRequest& request, Diagnostics& diagnostics);

// Enters the draft's bytes as an export of the run; nothing where the register may not be written.
void enter_export(const ExportRequest& request, const ledger::Run& run, const ExportDraft& draft);

}  // namespace inspectplan::usecase
