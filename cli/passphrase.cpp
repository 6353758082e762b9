#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

// What is typed does not show, until this goes.
class Hidden {
 public:
  Hidden() {
    tcgetattr(STDIN_FILENO, &before_);
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~Hidden() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  termios before_{};
};

std::string ask(const char* prompt) {
  std::fprintf(stderr, "%s: ", prompt);
  std::string line;
  {
    const Hidden hidden;
    std::getline(std::cin, line);
  }
  std::fprintf(stderr, "\n");
  return line;
}

}  // namespace

std::string read_passphrase(bool twice) {
  if (const char* given = std::getenv("INSPECTPLAN_PASSPHRASE"); given && *given) return given;
  if (!isatty(STDIN_FILENO))
    throw UsageError{"there is no terminal to ask for the passphrase", "set INSPECTPLAN_PASSPHRASE"};
  const std::string passphrase = ask("Passphrase");
  if (passphrase.empty()) throw UsageError{"a key needs a passphrase", ""};
  if (twice && ask("Again") != passphrase) throw UsageError{"the two passphrases differ", ""};
  return passphrase;
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) throw EnvironmentError("cannot read " + path);
  return text.str();
}

}  // namespace inspectplan::cli
