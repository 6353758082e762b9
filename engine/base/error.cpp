#include "base/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace inspectplan {

void bug(const char* what, const char* file, int line) {
  // Built by hand and written in one go: nothing here may fail in a process that is already broken.
  const std::string text = std::string(file) + ":" + std::to_string(line) + ": bug in inspectplan: " + what + "\n";
  std::fputs(text.c_str(), stderr);
  std::_Exit(70);  // the exit code of a fault of ours; nothing is flushed or unwound
}

}  // namespace inspectplan
