#pragma once
// A file read into typed columns, its bad rows put aside. For the .cpp files of this module.
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/observer.hpp"
#include "column/column.hpp"
#include "register/columns.hpp"
#include "register/findings.hpp"
#include "register/value.hpp"

namespace inspectplan::registers {

struct Rejected {
  std::uint32_t line = 0;
  std::size_t offset = 0;  // of the record in the file
  std::string columns;     // headers of the faulty cells
  std::string reason;
};

struct BadRow {
  std::uint32_t row = 0;
  Fault fault;
};

struct Staged {
  const column::TableSchema* schema = nullptr;
  std::shared_ptr<const Source> source;
  char delimiter = ',';
  FilePlan plan;
  bool readable = false;  // false: findings about the file as a whole; there is nothing to land

  std::int64_t rows = 0;      // data rows of the file
  column::Table table;        // good rows; a column for each field of the schema, empty where the file has none
  std::vector<bool> present;  // by field: the file has it
  std::vector<std::uint32_t> lines;
  std::vector<std::size_t> offsets;  // of the records
  std::vector<std::uint32_t> order;  // good rows by key, each key once
  std::vector<Rejected> rejected;
  std::unordered_set<std::string> rejected_keys;  // first key field of rejected rows, where it is a text

  // Takes rows out of `order` into `rejected`, with a finding each at their cell of `field`.
  void reject(std::vector<BadRow> bad, std::size_t field, Findings& findings);
  // Leaves them in, with a warning each.
  void doubt(const std::vector<BadRow>& doubtful, std::size_t field, Findings& findings) const;
  std::size_t cell_offset(std::size_t record_offset, std::size_t field) const;
  std::string column_name(std::size_t field) const;  // `column 3 "employees"`

 private:
  void say(Severity severity, const BadRow& bad, std::size_t field, Findings& findings) const;
};

// Order of the keys of two rows: <0, 0, >0.
int compare_keys(const column::TableSchema& schema, const column::Table& table, std::size_t a, std::size_t b);

Staged stage(const column::Schema& schema, const column::TableSchema& table, const ImportMap& map, Findings& findings,
             Diagnostics& map_findings, Observer& observer);

}  // namespace inspectplan::registers
