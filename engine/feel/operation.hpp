#pragma once
// What a program is made of: operations over registers, each register a vector with one value a row.
#include <memory>
#include <string>
#include <vector>

#include "feel/checked.hpp"
#include "feel/program.hpp"

namespace inspectplan::feel {

// What an operation does: one of the checked tree's, or one that only the compiler makes.
enum class Extra : std::uint8_t {
  none,
  constant,      // `value` of the operation, every row
  gather,        // in a body: the value of the enterprise that the row belongs to; in[0] is outside
  choose_value,  // in: conditions; `cases`: values
  choose_index,
  sum,        // in…
  is_missing  // in[0]
};

struct Body;

struct Operation {
  ast::Op op = ast::Op::constant;
  Extra extra = Extra::none;
  Type type;               // of the result
  Kind of = Kind::number;  // kind of in[0], where the result's kind differs
  Register out = 0;
  std::vector<Register> in;
  std::int64_t number = 0;
  bool flag = false;
  ast::Rounding rounding = ast::Rounding::half_even;
  std::string text;
  std::vector<std::string> texts;
  std::vector<std::int64_t> cases;
  std::optional<std::int64_t> otherwise;
  std::optional<std::int64_t> unknown;
  std::optional<std::size_t> domain;  // child_field
  // Aggregates: the rows' own operations, and the bounds of the covered date (registers outside).
  std::shared_ptr<const Body> body;
  struct Edge {
    Register day;
    int shift;
  };
  std::vector<Edge> from, until;
  Place place;
};

// Operations over the rows of one child table; `out` registers are the body's own.
struct Body {
  std::size_t table = 0;
  std::vector<Operation> operations;
  std::vector<Type> registers;
  Register filter = 0;
  Register value = 0;
  bool has_value = false;
};

struct Program::State {
  column::Schema schema;
  std::vector<Operation> operations;
  std::vector<Type> registers;
};

// One register's rows. `known`: bit 0 a value, bit 1 it stands for a missing cell (range mode).
inline constexpr std::uint8_t has_value = 1;
inline constexpr std::uint8_t was_missing = 2;

struct Vector {
  std::vector<std::int64_t> low, high;
  std::vector<std::uint8_t> known;  // for booleans: the truth
  std::vector<std::string_view> text;
  void shape(Kind kind, std::size_t rows);
};

// Vectors of a program or of a body, as long as the largest batch so far: a single row costs little.
struct Bench {
  std::vector<Vector> vectors;
  explicit Bench(const std::vector<Type>& registers);
  void hold(std::size_t rows);  // before a batch of so many; what the vectors held may be lost

 private:
  const std::vector<Type>* registers_;
  std::size_t rows_ = 0;
};

struct Workspace::State {
  State(const Program::State& program);
  const Program::State* program;
  Bench bench;
  std::size_t rows = 0;
  std::vector<std::unique_ptr<Bench>> bodies;       // by operation index; null where none
  std::vector<std::unique_ptr<std::string>> arena;  // texts made in this run
  std::vector<std::pair<const Operation*, std::uint64_t>> faults;
  std::string_view keep(std::string text);
  void fault(const Operation& operation);
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
  Vector& at(Register index) const { return bench->vectors[index]; }
};

void run_operation(const Operation& operation, const Frame& frame);
void run_value(const Operation& operation, const Frame& frame);  // arithmetic, dates
void run_truth(const Operation& operation, const Frame& frame);  // comparison, Kleene
void run_text(const Operation& operation, const Frame& frame);
void run_load(const Operation& operation, const Frame& frame);    // constants, cells, gathers
void run_choice(const Operation& operation, const Frame& frame);  // choose, sum, condition, is_missing
void run_aggregate(const Operation& operation, const Frame& frame, Bench& body);

}  // namespace inspectplan::feel
