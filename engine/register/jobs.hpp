#pragma once
// What one import has to do: files, their tables, the map. For the .cpp files of this module.
#include <optional>
#include <string>
#include <vector>

#include "register/corrections.hpp"
#include "register/findings.hpp"
#include "register/import.hpp"
#include "register/map.hpp"
#include "register/stage.hpp"

namespace inspectplan::registers {

struct Job {
  std::string path;
  const column::TableSchema* table = nullptr;
  std::string digest;                // of the file's bytes, hex
  std::string reading;               // of the map and the table as described: how the bytes were read
  std::optional<Findings> findings;  // from when the file is text
  Staged staged;
  std::vector<KeptCorrection> kept;
  TableReport report;
};

struct Jobs {
  ImportMap map;
  std::vector<Job> jobs;  // enterprise first, then its children, then the built-in tables
};

// Empty where there are findings.
std::optional<Jobs> plan_jobs(const column::Schema& schema, const ImportOptions& options, Diagnostics& diagnostics);

std::string reading_of(const column::TableSchema& table, const ImportMap& map, const ImportOptions& options);
std::string rejected_path(const Job& job, const ImportOptions& options, const std::string& database);

}  // namespace inspectplan::registers
