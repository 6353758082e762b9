#pragma once
// A program made ready for what will be read of it; what nobody reads is not worked out. For one dataset, what few
// combinations of values decide is worked out once for each of them, by the interpreter itself, and looked up row by
// row. The results are the interpreter's, bit by bit.
#include <memory>
#include <set>
#include <vector>

#include "base/pool.hpp"
#include "feel/limits.hpp"
#include "feel/program.hpp"

namespace inspectplan::feel {

// Immutable; may be run from several threads, each with its own workspace.
class Prepared {
 public:
  // `wanted`: the registers that will be read; others hold nothing. Operations that can fail are always run, so that
  // their failures are counted. Program and dataset must outlive it.
  Prepared(const Program& program, const column::Dataset& data, Mode mode, const std::vector<Register>& wanted,
           Pool& pool);
  ~Prepared();
  Prepared(Prepared&&) noexcept;

  Workspace workspace() const;
  std::string listing() const;  // for people: how wide columns are, what is looked up in tables, what is worked out
  // Rows [first, first + count) of the dataset, count <= batch_rows; a workspace of this object.
  void run(std::size_t first, std::size_t count, Workspace& workspace) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// The operations behind some registers alone, for any dataset. Immutable; may be run from several threads, each with
// its own workspace.
class Part {
 public:
  Part(const Program& program, const std::vector<Register>& wanted);  // the program must outlive it
  ~Part();
  Part(Part&&) noexcept;

  // What it reads, as in the schema: nothing else of a dataset needs to be filled.
  const std::set<std::size_t>& fields() const;    // of the enterprise
  const std::set<std::size_t>& children() const;  // child tables, whole
  // What is asked of a text field of the enterprise: is it one of the texts, does it begin with one of the prefixes?
  // None where anything else is asked, too.
  struct Question {
    std::vector<std::string> texts, prefixes;
  };
  std::optional<std::vector<Question>> questions(std::size_t field) const;
  Workspace workspace() const;
  // `limits`: of columns of the dataset; of other missing cells nothing is known.
  void run(const column::Dataset& data, std::size_t first, std::size_t count, Mode mode, Workspace& workspace,
           const Limits* limits = nullptr) const;
  // In range mode: some completions of the row give no value.
  static bool may_lack(const Workspace& workspace, Register value, std::size_t row);

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace inspectplan::feel
