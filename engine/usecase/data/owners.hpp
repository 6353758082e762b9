#pragma once
// Who owns which enterprise, as a session's register has it.
#include <map>
#include <string>

#include "usecase/usecase.hpp"

namespace inspectplan::usecase {

class Owners {
 public:
  explicit Owners(const Session& session);
  // One whose owner is not known is its own.
  const std::string& of(const std::string& enterprise) const;
  bool same(const std::string& a, const std::string& b) const { return of(a) == of(b); }

 private:
  std::map<std::string, std::string> owners_;  // by enterprise
};

}  // namespace inspectplan::usecase
