#pragma once
// What each register that has to be worked out rests on: which ones few combinations decide.
#include "feel/tabulate.hpp"

namespace inspectplan::feel {

class Grounding {
 public:
  // Of what `wanted` rest on. The outline must outlive it.
  Grounding(const Outline& outline, Mode mode, const std::vector<Register>& wanted, Pool& pool);

  std::size_t most() const { return most_; }  // combinations that a table may have
  // By its column's positions; none unless it rests on one column and is wanted or read by something that does not.
  const Tabulated* table(Register made) const;
  // None where it has to be worked out row by row. A truth that is worked out row by row is its own ground.
  const Grounds* grounds(Register made) const;
  // It rests on several columns or on truths, and on few combinations.
  bool is_combined(Register made) const;
  Given given() const { return {tables_, truths_}; }

 private:
  void reach(Register made);
  std::set<Register> read_elsewhere(const std::vector<Register>& wanted) const;
  void tabulate_columns(Mode mode, const std::vector<Register>& wanted, Pool& pool);
  void ground(const Operation& operation);
  std::optional<Grounds> joined_grounds(const Operation& operation) const;
  bool is_reached(const Operation& operation) const;

  const Outline& outline_;
  std::size_t most_;
  std::set<Register> reached_;
  std::map<Register, Tabulated> tables_;
  std::map<Register, Grounds> grounds_;
  std::set<Register> truths_;
};

}  // namespace inspectplan::feel
