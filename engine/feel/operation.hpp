#pragma once
// What a program is made of: operations over registers, each register a vector with one value a row.
// For the .cpp files of this module. A program is immutable once built and shared by threads; vectors,
// memos and faults belong to one workspace and so to one thread.
#include <memory>
#include <string>
#include <vector>

#include "feel/checked.hpp"
#include "feel/program.hpp"

namespace inspectplan::feel {

// What one row of a vector can be, as bits. Shown, a value is there (has_value) or not (0) and a truth is
// one of Truth. In range mode they are sets of what the completions of the missing cells give:
//   has_value    some give a value, and all of these lie in [low, high]. A text is known (`text`) where no other bit is
//   set was_missing  it rests on a missing cell: shown, there may be no value. Tells `= null` that nothing is settled
//   may_lack     some give no value, or none that is known exactly
//   0            none gives a value
// and of a truth: can be true, can be false (Truth), can be unknown although all cells are known (may_lack).
inline constexpr std::uint8_t has_value = 1;
inline constexpr std::uint8_t was_missing = 2;
inline constexpr std::uint8_t may_lack = 4;

// Of an operation that needs both operands.
inline std::uint8_t joined(std::uint8_t a, std::uint8_t b) {
  return (a & b & has_value) != 0 ? static_cast<std::uint8_t>(a | b) : std::uint8_t{0};
}

// A question about a value that is surely missing.
inline std::uint8_t undecided(Mode mode) { return mode == Mode::shown ? std::uint8_t{truth_unknown} : may_lack; }

struct Vector {
  std::vector<std::int64_t> low, high;    // numbers (scaled), day numbers, days, months
  std::vector<std::uint8_t> known;        // the bits above
  std::vector<std::string_view> text;     // texts: of the register's dictionaries, of constants, of the arena
  const column::Column* cells = nullptr;  // where the texts are those of a column's rows from `first_cell` on
  std::size_t first_cell = 0;
  void shape(Kind kind, std::size_t rows);
};

std::vector<Register> all_of(const std::vector<Type>& registers);

// Vectors of a program or of a body, as long as the largest batch so far: a single row costs little.
struct Bench {
  std::vector<Vector> vectors;
  explicit Bench(const std::vector<Type>& registers);                     // all of them
  Bench(const std::vector<Type>& registers, std::vector<Register> used);  // the others stay empty
  void hold(std::size_t rows);  // before a batch of so many; what the vectors held may be lost

 private:
  const std::vector<Type>* registers_;
  std::vector<Register> used_;
  std::size_t rows_ = 0;
};

// What an operation does: one of the checked tree's, or one that only the compiler makes.
enum class Extra : std::uint8_t {
  none,
  constant,      // `number`, `text` or missing (`flag`), every row
  gather,        // in a body: the value of the enterprise that the row belongs to; in[0] is outside
  choose_value,  // in: conditions; `cases`: values
  choose_index,
  sum,         // in…
  is_missing,  // in[0]
  scan         // aggregates over the rows of one child table
};

struct Scan;

struct Operation {
  ast::Op op = ast::Op::constant;
  Extra extra = Extra::none;
  Type type;               // of the result
  Kind of = Kind::number;  // kind of in[0], where the result's kind differs
  Register out = 0;        // a scan has several, see Aggregate
  std::vector<Register> in;
  std::int64_t number = 0;
  bool flag = false;
  ast::Rounding rounding = ast::Rounding::half_even;
  std::string text;
  std::vector<std::string> texts;
  std::vector<std::int64_t> cases;        // choose_*: values at one scale
  std::optional<std::int64_t> otherwise;  // … where no case holds
  std::optional<std::int64_t> unknown;    // … where it is unknown which does
  std::optional<std::size_t> domain;      // child_field: its table
  // A question about one text of a column and constants: answered once a dictionary entry. Index of the memo.
  std::optional<std::size_t> memo;
  std::shared_ptr<const Scan> scan;
  Place place;
};

// A day that the rows of an aggregate do not pass, as ast::Edge; a register outside the body.
struct DayEdge {
  Register day;
  int shift;
};

// One result of a scan.
struct Aggregate {
  ast::Op op = ast::Op::count;
  Type type;
  Register out = 0;               // outside
  std::optional<Register> value;  // in the body; not of count and some
  bool newest = false;            // the newest covered date: known whatever the table covers
  std::vector<DayEdge> from, until;
};

// One pass over the rows of a child table that belong to the batch's enterprises: the rows' own operations, among
// them the filter, and every aggregate that asks for the rows of that filter. Registers of `operations` are the body's.
struct Scan {
  std::size_t table = 0;
  std::vector<Operation> operations;
  std::vector<Type> registers;
  Register filter = 0;
  std::vector<Aggregate> aggregates;
};

struct Program::State {
  column::Schema schema;
  std::vector<Operation> operations;
  std::vector<Type> registers;
  std::size_t memos = 0;
};

// Answers about the entries of one dictionary, filled in as rows ask. Holding the dictionary keeps it from being
// another one at the same address.
struct Memo {
  std::shared_ptr<const column::Dictionary> dictionary;
  std::vector<std::uint8_t> truths;  // by entry; 0: not asked yet
  std::vector<std::int64_t> codes;   // scratch: the entries of the batch's rows
};

struct Frame;
struct Limits;  // limits.hpp

struct Workspace::State {
  explicit State(const Program::State& program);
  State(const Program::State& program, std::vector<Register> used);
  const Program::State* program;
  Bench bench;
  std::size_t rows = 0;
  std::vector<std::unique_ptr<Bench>> bodies;  // of scans, by operation index; null elsewhere
  std::vector<Memo> memos;
  std::vector<std::unique_ptr<std::string>> arena;  // texts made in this run
  std::vector<std::pair<const Operation*, std::uint64_t>> faults;
  std::vector<std::vector<std::uint16_t>> positions;  // of a prepared program: see prepared.cpp
  Frame start(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode);
  void run(std::size_t index, const Frame& frame);  // one operation of the program
  std::string_view keep(std::string text);
  void fault(const Operation& operation);  // one cell that could not be computed
};

// Where a run stands: rows of which table, in which mode.
struct Frame {
  const column::Dataset* data;
  const column::Table* table;
  std::size_t first;
  std::size_t count;
  Mode mode;
  Bench* bench;
  Workspace::State* workspace;
  Bench* outer = nullptr;  // a body's: the enterprises' vectors
  std::size_t outer_first = 0;
  const std::uint32_t* parent = nullptr;
  const Limits* limits = nullptr;
  Vector& at(Register index) const { return bench->vectors[index]; }
};

void run_operation(const Operation& operation, const Frame& frame);
void run_value(const Operation& operation, const Frame& frame);     // arithmetic
void run_date(const Operation& operation, const Frame& frame);      // days moved, parts of dates
void run_truth(const Operation& operation, const Frame& frame);     // comparison, Kleene
void run_text(const Operation& operation, const Frame& frame);      // texts made
void run_question(const Operation& operation, const Frame& frame);  // questions about texts
void run_load(const Operation& operation, const Frame& frame);      // constants, cells, gathers
void run_choice(const Operation& operation, const Frame& frame);    // choose, sum, condition, is_missing
void run_scan(const Operation& operation, const Frame& frame, Bench& body);

}  // namespace inspectplan::feel
