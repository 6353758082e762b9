#include "register/stage.hpp"

#include <algorithm>
#include <optional>

#include "register/csv.hpp"
#include "register/tables.hpp"
#include "register/workbook.hpp"

namespace inspectplan::registers {
namespace {

using column::Column;
using column::Kind;
using column::TableSchema;

constexpr std::int64_t progress_rows = 16384;

// What spreadsheets write where a formula has no value; a map may take it for missing.
std::optional<Fault> formula_fault(std::string_view cell) {
  constexpr std::string_view faults[] = {"#REF!",  "#N/A",  "#VALUE!", "#DIV/0!",       "#NAME?",
                                         "#NULL!", "#NUM!", "#SPILL!", "#GETTING_DATA", "#CALC!"};
  if (cell == unsaved_formula)
    return Fault{"unsaved-formula", "the value of this cell's formula was not saved with the workbook",
                 "open the workbook in a spreadsheet and save it, or put values in the place of formulas"};
  if (cell.empty() || cell[0] != '#' || std::find(std::begin(faults), std::end(faults), cell) == std::end(faults))
    return std::nullopt;
  return Fault{"formula-error", "\"" + std::string(cell) + "\" is what a formula says that has no value",
               "mend the formula; where nobody knows the value, name it under `missing` in a map"};
}

// One field of the row at hand.
struct Slot {
  const ColumnPlan* plan;
  ValueReader reader;
  bool key = false, blank_key = false, required = false;
  bool judged = false;   // whether its numbers read one way is known
  bool refused = false;  // they do not
  bool missing = true;
  Value value;
  std::string joined;
};

class Stager {
 public:
  Stager(const column::Schema& schema, Staged& staged, Findings& findings, Observer& observer)
      : schema_(schema), staged_(staged), table_(*staged.schema), findings_(findings), observer_(observer) {
    staged_.present.resize(table_.fields.size());
    for (const column::Field& field : table_.fields) staged_.table.columns.emplace_back(field.kind);
    for (const ColumnPlan& plan : staged_.plan.columns) {
      const column::Field& field = table_.fields[plan.field];
      const bool key = std::find(table_.key.begin(), table_.key.end(), plan.field) != table_.key.end();
      slots_.push_back({&plan,
                        ValueReader(field, schema, staged_.plan.numbers, staged_.plan.dates),
                        key,
                        key && may_be_blank(table_, plan.field),
                        key || field.required,
                        false,
                        false,
                        true,
                        {},
                        {}});
      staged_.present[plan.field] = true;
    }
  }

  void read_rows(CsvReader& reader) {
    Record record;
    const std::string stage = "reading " + table_.name;
    while (reader.next(record)) {
      read_row(record);
      if (++staged_.rows % progress_rows == 0)
        observer_.progress(stage, reader.offset(), findings_.source()->text().size());
    }
  }

 private:
  void read_row(const Record& record) {
    fault_columns_.clear();
    fault_reasons_.clear();
    for (Slot& slot : slots_) slot.missing = true, slot.value = {};
    if (record.cells.size() != staged_.plan.headers.size()) {
      row_fault("ragged-row", record.offset,
                "the row has " + std::to_string(record.cells.size()) + " cells, the header " +
                    std::to_string(staged_.plan.headers.size()),
                "a cell that holds the delimiter or a line end must be in quotes");
    } else if (record.after_quote) {
      row_fault("text-after-quote", *record.after_quote, "text stands behind a closing quote",
                "write a quote inside a quoted cell twice (\"\")");
    } else {
      for (Slot& slot : slots_) read_slot(record, slot);
    }
    if (fault_reasons_.empty())
      keep(record);
    else
      put_aside(record);
  }

  void read_slot(const Record& record, Slot& slot) {
    const ColumnPlan& plan = *slot.plan;
    std::string_view cell = text_of(record, slot);
    if (const auto repaired = plan.values.find(cell); !plan.values.empty() && repaired != plan.values.end())
      cell = repaired->second ? trimmed(*repaired->second) : std::string_view{};
    slot.missing = is_missing(plan, cell);
    if (slot.missing) {
      if (slot.blank_key) slot.missing = false;
      if (slot.missing && slot.required) report_missing(record, slot);
      return;
    }
    if (const auto fault = formula_fault(cell)) return cell_fault(plan, offset_of(record, plan), *fault);
    if (table_.fields[plan.field].kind == Kind::number && reads_two_ways(cell) && refuses(record, slot, cell)) return;
    if (const auto fault = slot.reader.read(cell, slot.value)) cell_fault(plan, offset_of(record, plan), *fault);
  }

  std::string_view text_of(const Record& record, Slot& slot) {
    const ColumnPlan& plan = *slot.plan;
    if (plan.cells.empty()) return trimmed(plan.constant);
    if (plan.cells.size() == 1) return trimmed(record.cells[plan.cells[0]].text);
    slot.joined.clear();
    for (const std::size_t at : plan.cells) {
      const std::string_view part = trimmed(record.cells[at].text);
      if (is_missing(plan, part)) continue;
      if (!slot.joined.empty()) slot.joined += plan.with;
      slot.joined += part;
    }
    return slot.joined;
  }

  static bool is_missing(const ColumnPlan& plan, std::string_view cell) {
    return cell.empty() || std::find(plan.missing.begin(), plan.missing.end(), cell) != plan.missing.end();
  }

  static std::size_t offset_of(const Record& record, const ColumnPlan& plan) {
    return plan.cells.empty() ? record.offset : record.cells[plan.cells[0]].offset;
  }

  // Where a row without an enterprise may belong.
  std::string elsewhere(const Slot& slot) const {
    if (!table_.is_of_one_enterprise() || slot.plan->field != table_.key.at(0)) return {};
    std::string hint;
    for (const TableSchema& child : schema_.children)
      if (!child.by.empty()) hint += "; table \"" + child.name + "\" takes rows that have a " + child.by + " instead";
    return hint;
  }

  void report_missing(const Record& record, const Slot& slot) {
    if (slot.key)
      cell_fault(*slot.plan, offset_of(record, *slot.plan),
                 {"missing-key", "the key is missing", "every row needs its key; fill it in" + elsewhere(slot)});
    else
      cell_fault(*slot.plan, offset_of(record, *slot.plan),
                 {"missing-value", "a value is required here", "fill it in"});
  }

  // The column's numbers may read two ways: looks through all of it, once, for one that settles it.
  bool refuses(const Record& record, Slot& slot, std::string_view cell) {
    if (staged_.plan.numbers.told) return false;
    const bool comma = cell.find(',') != std::string_view::npos;
    if (!slot.judged || (comma && !slot.refused)) {
      slot.judged = true;
      slot.refused = comma || !settled(*slot.plan);
      if (slot.refused) report_two_ways(record, *slot.plan, cell);
    }
    return slot.refused;
  }

  bool settled(const ColumnPlan& plan) const {
    // A count has no decimals: that "5.0" stands elsewhere does not make "12.000" twelve.
    if (plan.cells.size() != 1 || table_.fields[plan.field].scale == 0) return false;
    CsvReader reader(findings_.source()->text(), staged_.delimiter);
    Record record;
    reader.next(record);
    while (reader.next(record))
      if (plan.cells[0] < record.cells.size() && shows_decimal_point(trimmed(record.cells[plan.cells[0]].text)))
        return true;
    return false;
  }

  void report_two_ways(const Record& record, const ColumnPlan& plan, std::string_view cell) {
    std::string whole(cell), decimal(cell);
    whole.erase(whole.find_first_of(".,"), 1);
    decimal[decimal.find_first_of(".,")] = '.';
    const bool comma = cell.find(',') != std::string_view::npos;
    findings_.error("two-readings", offset_of(record, plan),
                    staged_.column_name(plan.field) + ": \"" + std::string(cell) + "\" reads two ways, as " + whole +
                        " and as " + decimal + "; the column is refused",
                    comma ? "say in a map `decimal: \",\"` (" + decimal + ") or `thousands: \",\"` (" + whole + ")"
                          : "say in a map `decimal: \".\"` (" + decimal + ") or `thousands: \".\"` (" + whole + ")");
    staged_.readable = false;
  }

  void row_fault(const char* code, std::size_t offset, std::string message, std::string hint) {
    fault_reasons_ += (fault_reasons_.empty() ? "" : "; ") + message;
    findings_.error(code, offset, std::move(message), std::move(hint));
  }

  void cell_fault(const ColumnPlan& plan, std::size_t offset, const Fault& fault) {
    const std::string name = plan.cells.empty() ? table_.fields[plan.field].name : staged_.plan.headers[plan.cells[0]];
    fault_columns_ += (fault_columns_.empty() ? "" : "; ") + name;
    fault_reasons_ += (fault_reasons_.empty() ? "" : "; ") + fault.message;
    findings_.error(fault.code, offset, staged_.column_name(plan.field) + ": " + fault.message, fault.hint);
  }

  void keep(const Record& record) {
    for (const Slot& slot : slots_) {
      Column& column = staged_.table.columns[slot.plan->field];
      if (slot.missing || slot.refused)
        column.append_missing();
      else if (column.kind() == Kind::text)
        column.append_text(slot.value.text);
      else
        column.append(slot.value.number);
    }
    ++staged_.table.rows;
    staged_.lines.push_back(record.line);
    staged_.offsets.push_back(record.offset);
  }

  void put_aside(const Record& record) {
    staged_.rejected.push_back({record.line, record.offset, fault_columns_, fault_reasons_});
    for (const Slot& slot : slots_)
      if (slot.plan->field == table_.key.at(0) && !slot.missing && slot.value.text.data())
        staged_.rejected_keys.emplace(slot.value.text);
  }

  const column::Schema& schema_;
  Staged& staged_;
  const TableSchema& table_;
  Findings& findings_;
  Observer& observer_;
  std::vector<Slot> slots_;
  std::string fault_columns_, fault_reasons_;
};

void report_unreadable(const CsvReader& reader, Staged& staged, Findings& findings) {
  if (reader.fault() == CsvReader::Fault::none) return;
  staged.readable = false;
  if (reader.fault() == CsvReader::Fault::open_quote)
    findings.error("open-quote", reader.fault_offset(), "the quote opened here is never closed",
                   "close it, or write a quote inside a quoted cell twice (\"\")");
  else
    findings.error("lone-cr", reader.fault_offset(), "a carriage return without a line feed stands here",
                   "save the file with Windows or Unix line ends");
}

// The first 16 bytes of a row's first key in an order of numbers, so that sorting seldom has to look at the texts.
struct SortKey {
  std::uint64_t high = 0, low = 0;
  std::uint32_t row = 0;
};

SortKey sort_key(const Column& column, std::uint32_t row) {
  if (column.kind() != Kind::text)
    return {static_cast<std::uint64_t>(column.value(row)) ^ (std::uint64_t{1} << 63), 0, row};
  SortKey key{0, 0, row};
  const std::string_view text = column.text(row);
  for (std::size_t i = 0; i < 16 && i < text.size(); ++i)
    (i < 8 ? key.high : key.low) |= std::uint64_t{static_cast<unsigned char>(text[i])} << (56 - 8 * (i % 8));
  return key;
}

std::vector<std::uint32_t> rows_by_key(const TableSchema& schema, const column::Table& table) {
  const Column& first = table.columns[schema.key.at(0)];
  std::vector<SortKey> keys(table.rows);
  for (std::uint32_t row = 0; row < keys.size(); ++row) keys[row] = sort_key(first, row);
  const auto before = [&](const SortKey& a, const SortKey& b) {
    if (a.high != b.high) return a.high < b.high;
    if (a.low != b.low) return a.low < b.low;
    const int exactly = compare_keys(schema, table, a.row, b.row);
    return exactly != 0 ? exactly < 0 : a.row < b.row;
  };
  if (!std::is_sorted(keys.begin(), keys.end(), before)) std::sort(keys.begin(), keys.end(), before);
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const SortKey& key : keys) order.push_back(key.row);
  return order;
}

// Of rows with one key the first in the file stays.
void sort_rows(Staged& staged, Findings& findings) {
  const TableSchema& schema = *staged.schema;
  staged.order = rows_by_key(schema, staged.table);
  std::vector<BadRow> doubles;
  for (std::size_t i = 1, first = 0; i < staged.order.size(); ++i) {
    if (compare_keys(schema, staged.table, staged.order[first], staged.order[i]) != 0) {
      first = i;
      continue;
    }
    const std::string line = std::to_string(staged.lines[staged.order[first]]);
    doubles.push_back({staged.order[i],
                       {"duplicate-key", "the key stands in line " + line + " already", "keep one of the two rows"}});
  }
  staged.reject(std::move(doubles), schema.key.back(), findings);
}

}  // namespace

int compare_keys(const TableSchema& schema, const column::Table& table, std::size_t a, std::size_t b) {
  for (const std::size_t field : schema.key) {
    const Column& column = table.columns[field];
    if (column.kind() == Kind::text) {
      if (const int texts = column.text(a).compare(column.text(b)); texts != 0) return texts;
    } else if (column.value(a) != column.value(b)) {
      return column.value(a) < column.value(b) ? -1 : 1;
    }
  }
  return 0;
}

void Staged::reject(std::vector<BadRow> bad, std::size_t field, Findings& findings) {
  if (bad.empty()) return;
  std::sort(bad.begin(), bad.end(), [](const BadRow& a, const BadRow& b) { return a.row < b.row; });
  std::vector<bool> out(table.rows);
  for (const auto& [row, fault] : bad) {
    out[row] = true;
    say(Severity::error, {row, fault}, field, findings);
    rejected.push_back({lines[row], offsets[row], schema->fields[field].name, fault.message});
    if (table.columns[schema->key.at(0)].kind() == Kind::text)
      rejected_keys.emplace(table.columns[schema->key.at(0)].text(row));
  }
  std::erase_if(order, [&](std::uint32_t row) { return out[row]; });
}

void Staged::doubt(const std::vector<BadRow>& doubtful, std::size_t field, Findings& findings) const {
  for (const BadRow& row : doubtful) say(Severity::warning, row, field, findings);
}

void Staged::say(Severity severity, const BadRow& bad, std::size_t field, Findings& findings) const {
  const std::size_t start = offsets[bad.row];
  findings.add(severity, bad.fault.code, findings.shows(bad.fault.code) ? cell_offset(start, field) : start,
               column_name(field) + ": " + bad.fault.message, bad.fault.hint);
}

std::size_t Staged::cell_offset(std::size_t record_offset, std::size_t field) const {
  for (const ColumnPlan& column : plan.columns) {
    if (column.field != field || column.cells.empty()) continue;
    CsvReader reader(source->text(), delimiter, record_offset);
    Record record;
    if (reader.next(record) && column.cells[0] < record.cells.size()) return record.cells[column.cells[0]].offset;
  }
  return record_offset;
}

std::string Staged::column_name(std::size_t field) const {
  for (const ColumnPlan& column : plan.columns)
    if (column.field == field && !column.cells.empty())
      return "column " + std::to_string(column.cells[0] + 1) + " \"" + plan.headers[column.cells[0]] + "\"";
  return "\"" + schema->fields[field].name + "\"";
}

Staged stage(const column::Schema& schema, const TableSchema& table, const ImportMap& map, Findings& findings,
             Diagnostics& map_findings, Observer& observer) {
  Staged staged;
  staged.schema = &table;
  staged.source = findings.source();
  staged.delimiter = detect_delimiter(staged.source->text());
  CsvReader reader(staged.source->text(), staged.delimiter);
  Record header;
  if (reader.next(header)) {
    if (auto plan = plan_columns(header, table, map, findings, map_findings)) {
      staged.plan = std::move(*plan);
      staged.readable = true;
      Stager(schema, staged, findings, observer).read_rows(reader);
    }
  }
  report_unreadable(reader, staged, findings);
  if (staged.readable) sort_rows(staged, findings);
  return staged;
}

}  // namespace inspectplan::registers
