#pragma once
// What somebody who decides has to say: why, who, on which paper. For the .cpp files of use cases that enter decisions.
#include <initializer_list>
#include <string>

#include "base/diagnostic.hpp"

namespace inspectplan::usecase {

struct Said {
  const char* option;  // as the command line names it, "--reason"
  const std::string& text;
};

// False, with a finding for each, where one of them is empty or blank.
bool all_said(std::initializer_list<Said> said, Diagnostics& diagnostics);

}  // namespace inspectplan::usecase
