#pragma once
// Checked expressions compiled to operations over columns, run batch by batch.
//
// Values in a batch. Every value is a range: a number, date or duration is [low, high], with low = high
// where it is known exactly. Ranges come from two sources, and one interpreter serves both:
//  * Mode::shown — what the plan shows. A missing cell is missing: arithmetic with it is missing,
//    comparison with it is unknown (Kleene). Only aggregates over child rows whose filter is unknown
//    give proper ranges [sure, sure + possible]; a comparison that holds for the whole range is decided.
//  * Mode::range — what could be true if the missing cells were known. A missing number or date is
//    everything its field declares, a missing boolean or text is unknown, `x = null` on a missing x is
//    unknown, `if` on an unknown condition is the hull of both branches.
// Sound: the value under every completion of the missing cells lies in the range-mode value.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "column/column.hpp"
#include "feel/expression.hpp"

namespace inspectplan::feel {

inline constexpr std::size_t batch_rows = 2048;

enum class Mode { shown, range };

// Kleene truth as two bits: bit 0 = can be true, bit 1 = can be false. 0 never occurs.
enum Truth : std::uint8_t { truth_true = 1, truth_false = 2, truth_unknown = 3 };

using Register = std::uint32_t;  // names one value vector of a program

// A constant handed to expressions at run time (plan_year, as_of …).
struct Constant {
  Kind kind = Kind::number;
  bool missing = false;
  std::int64_t value = 0;  // scaled integer, day number, days, months, 0/1 for boolean
  int scale = 0;
  std::string text;
};

class Program;

// Collects operations in the order given. Equal operations are compiled once.
class Builder {
 public:
  explicit Builder(const column::Schema& schema);
  ~Builder();

  // Names of the scope that are not fields must be bound before an expression that uses them.
  void bind(std::string name, Register value, Type type);
  void bind(std::string name, const Constant& constant);
  void bind_sector(std::string id, Register truth);

  Register compile(const Typed& expression);
  // Unary tests: `subject` is the register of "?".
  Register compile(const Typed& unary_tests, Register subject);

  // The first case whose condition holds. `values` are constants at one scale. Where a condition is
  // unknown before one holds: in shown mode `unknown` if given (else missing), in range mode the hull
  // of every case that can be reached and, if given, of `unknown`. `otherwise` when none holds, else missing.
  // The second register returned is the index of the case taken: number; -1 = otherwise, -2 = unknown
  // (shown mode only; in range mode its range spans the possible cases).
  struct Case {
    Register condition;
    std::int64_t value;
  };
  struct Choice {
    Register value;
    Register index;
  };
  Choice choose(const std::vector<Case>& cases, std::optional<std::int64_t> otherwise,
                std::optional<std::int64_t> unknown);

  Register sum(const std::vector<Register>& numbers);             // all at one scale; missing if any is missing
  Register round(Register number, int from_scale, int to_scale);  // half to even
  Register is_missing(Register value);  // true/false; in range mode unknown where a completion would decide

  Program finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The vectors of one thread. Not thread-safe; reuse it from batch to batch.
class Workspace {
 public:
  explicit Workspace(const Program& program);
  ~Workspace();
  Workspace(Workspace&&) noexcept;

  std::size_t rows() const;  // of the batch that was run last
  // boolean registers
  std::span<const std::uint8_t> truths(Register boolean) const;
  // number, date and duration registers: range and whether there is a value at all
  std::span<const std::int64_t> low(Register value) const;
  std::span<const std::int64_t> high(Register value) const;
  std::span<const std::uint8_t> known(Register value) const;  // text registers too
  // text registers; valid until the next run
  std::span<const std::string_view> texts(Register text) const;
  // Cells whose value could not be computed (a date out of the calendar …) since construction, by the
  // place of the expression that failed.
  struct Fault {
    Place place;
    std::string what;
    std::uint64_t cells;
  };
  std::vector<Fault> faults() const;

  struct State;

 private:
  friend class Program;
  friend class Prepared;
  friend class Part;
  explicit Workspace(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Immutable; may be run from several threads, each with its own workspace.
class Program {
 public:
  Program();
  ~Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;

  // Runs every operation over rows [first, first + count) of the dataset, count <= batch_rows.
  // The dataset must have the schema that the program was built for.
  void run(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode, Workspace& workspace) const;
  Type type(Register value) const;
  std::string listing() const;  // one operation a line, for people

  struct State;

 private:
  friend class Builder;
  friend class Workspace;
  friend class Prepared;
  friend class Part;
  std::unique_ptr<const State> state_;
};

}  // namespace inspectplan::feel
