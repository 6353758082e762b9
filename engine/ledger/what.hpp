#pragma once
// What an entry says, read back: texts by name. What cannot be read is empty; `runs verify` finds it. For the .cpp
// files of this module.
#include <map>
#include <string>

#include "ledger/entry.hpp"

namespace inspectplan::ledger {

class What {
 public:
  explicit What(const Entry& entry);
  std::string text(const std::string& name) const;  // empty where it is absent or no text

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace inspectplan::ledger
