#pragma once
// Small expressions of the engine's own between those of a rule set ("enters when undecided", the text of a
// tier, due or not), written in the rule language itself: one meaning of missing, one program.
#include <string>

#include "ruleset/model.hpp"

namespace inspectplan::score {

class Glue {
 public:
  // Both must outlive it.
  Glue(const column::Schema& schema, feel::Builder& builder);

  // A name for a register. Starts with a capital letter, so it never meets a name of a rule set.
  std::string name(feel::Register value, const feel::Type& type);
  std::string name(const feel::Constant& constant, const feel::Type& type);
  // Compiles `text`, which may use the names given out and the fields. Ill-formed text is a bug of ours.
  feel::Register compile(const std::string& text);
  feel::Typed check(const std::string& text) const;

 private:
  std::string fresh(const feel::Type& type);
  feel::Builder& builder_;
  feel::Scope scope_;
  std::size_t names_ = 0;
};

}  // namespace inspectplan::score
