#pragma once
// From a file people have to rows of the register: mapping, typed checks, whole or not at all.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/observer.hpp"
#include "column/schema.hpp"
#include "register/known_ids.hpp"
#include "register/planned.hpp"

namespace inspectplan::registers {

class Register;

enum class Mode { upsert, snapshot };

struct ImportOptions {
  std::string path;                        // a .csv or .xlsx file, or a folder of .csv files (file name = table name)
  std::optional<std::string> into;         // table; default: the file name without extension
  std::optional<std::string> map;          // mapping file (YAML)
  std::optional<std::string> sheet;        // of a workbook: name or number; default: the only one to be seen
  std::optional<std::int64_t> header_row;  // of a sheet, 1-based; default: the first that is not empty
  std::int64_t header_lines = 1;           // rows of headers from there on
  Day on{};                                // the date the import is entered under
  std::string actor;                       // who imports, for the ledger
  Mode mode = Mode::upsert;
  bool dry_run = false;     // check everything, change nothing
  bool keep_going = false;  // land the good rows, put the rest in the rejected file
  // Default: <file name>.rejected.csv beside the database. Of a folder each table has its own: NAME.TABLE.csv.
  std::string rejected_file;
  PlansByRun plans{};               // results of visits must be of these
  std::optional<KnownIds> known{};  // that rows may name; absent: any
};

struct TableReport {
  std::string file, table;
  std::int64_t rows = 0, added = 0, changed = 0, ended = 0, unchanged = 0, rejected = 0;
  bool no_op = false;       // the same file was imported before, nothing to do
  bool unreadable = false;  // no row of it could be read; the findings say why
  std::optional<std::string> rejected_file;
};

struct ImportReport {
  std::optional<std::int64_t> number;  // of the import, when something was written
  std::vector<TableReport> tables;
  std::optional<std::string> rejected_file;  // the first table's
  bool landed = false;
};

// All findings in one go (at most 20 a kind in words, the rest counted); nothing is half-written. Makes the tables
// of `schema` that are absent. A field the file has no column for keeps what stood there; absent rows stay (upsert) or
// end (snapshot). `on` must not lie before the last import's. Throws EnvironmentError (unreadable file, database
// in use or full).
ImportReport import_files(Register& target, const column::Schema& schema, const ImportOptions& options,
                          Diagnostics& diagnostics, Observer& observer = silent());

}  // namespace inspectplan::registers
