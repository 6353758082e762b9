#pragma once
// Where the builder puts operations: those of a program, or of one scan's body. Equal ones are put there once.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feel/operation.hpp"

namespace inspectplan::feel {

class Target {
 public:
  Target() = default;
  Target(std::vector<Operation>& operations, std::vector<Type>& registers)
      : operations_(&operations), registers_(&registers) {}

  // The register of the operation's result; of an equal one where there is one already.
  Register add(Operation operation);
  // An operation whose results are registers added later, at its place.
  std::size_t append(Operation operation);
  Register add_register(Type type, std::size_t place);

  std::size_t size() const { return operations_->size(); }
  Operation& last() { return operations_->back(); }
  std::size_t maker(Register made) const { return makers_[made]; }  // index of the operation that makes it
  bool is_text_cell(Register made) const;                           // the text of a column
  bool is_known_constant(Register made) const;
  const Operation& operation(Register made) const { return (*operations_)[makers_[made]]; }
  std::optional<std::vector<Operation>> known_constants(const std::vector<Register>& made) const;  // none: not all are
  const std::string& key() const { return key_; }  // equal for targets that add() has brought to the same operations

 private:
  std::vector<Operation>* operations_ = nullptr;
  std::vector<Type>* registers_ = nullptr;
  std::vector<std::size_t> makers_;
  std::map<std::string, Register> made_;
  std::string key_;
};

}  // namespace inspectplan::feel
