#include "usecase/data/importing.hpp"

#include <filesystem>

#include "register/register.hpp"
#include "register/suggest.hpp"
#include "ruleset/load.hpp"
#include "usecase/data/known_ids.hpp"
#include "usecase/data/plans_by_run.hpp"

namespace inspectplan::usecase {
namespace {

// Removes a register that was made for an import that did not land.
class NewRegister {
 public:
  explicit NewRegister(std::string path) : path_(std::move(path)), is_new_(!std::filesystem::exists(path_)) {}
  ~NewRegister() {
    if (!is_new_) return;
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + part, ignored);
  }
  NewRegister(const NewRegister&) = delete;
  NewRegister& operator=(const NewRegister&) = delete;
  void keep() { is_new_ = false; }

 private:
  std::string path_;
  bool is_new_;
};

}  // namespace

std::optional<registers::ImportReport> import(const std::string& rules, const std::string& database,
                                              const registers::ImportOptions& options, Diagnostics& diagnostics,
                                              Observer& observer) {
  const auto set = ruleset::load(rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  NewRegister file(database);  // declared first: removed after the register is closed
  registers::Register store(database, registers::Register::Open::create);
  // It makes the tables too, in the transaction that fills them: a crash leaves both or neither.
  registers::ImportOptions checked = options;
  checked.plans = plans_by_run(store.database());
  checked.known = known_ids(*set);
  auto report = registers::import_files(store, set->schema, checked, diagnostics, observer);
  if (report.tables.empty() && diagnostics.has_errors()) return std::nullopt;
  if (report.landed) file.keep();
  return report;
}

std::optional<std::string> suggest_map(const std::string& rules, const registers::ImportOptions& options,
                                       Diagnostics& diagnostics) {
  const auto set = ruleset::load(rules, {}, diagnostics);
  if (!set || diagnostics.has_errors()) return std::nullopt;
  return registers::suggest_map(set->schema, options, diagnostics);
}

}  // namespace inspectplan::usecase
