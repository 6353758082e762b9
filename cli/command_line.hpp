#pragma once
// The command line as the subcommands see it; CLI11 stays in command_line.cpp.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine.hpp"

namespace inspectplan::cli {

// Wrong usage: one line to stderr, exit code 2.
struct UsageError {
  std::string message;
  std::string hint;
};

// A command or subcommand. Targets must outlive execute().
class Command {
 public:
  Command sub(const std::string& name, const std::string& help);
  Command& example(const std::string& line);  // shown under --help

  Command& text(const std::string& option, std::string& target, const std::string& help, bool required = false);
  Command& text(const std::string& option, std::optional<std::string>& target, const std::string& help);
  Command& list(const std::string& option, std::vector<std::string>& target, const std::string& help);
  Command& number(const std::string& option, std::int64_t& target, const std::string& help, bool required = false);
  Command& number(const std::string& option, std::optional<std::int64_t>& target, const std::string& help);
  Command& day(const std::string& option, std::optional<Day>& target, const std::string& help, bool required = false);
  Command& choice(const std::string& option, std::string& target, const std::vector<std::string>& allowed,
                  const std::string& help, const std::string& hint = "");  // `hint`: where it is none of them
  Command& flag(const std::string& option, bool& target, const std::string& help);
  Command& argument(const std::string& name, std::string& target, const std::string& help);
  Command& arguments(const std::string& name, std::vector<std::string>& target,
                     const std::string& help);  // one or more
  Command& optional_argument(const std::string& name, std::string& target, const std::string& help);
  // `given` becomes true when the option, defined before, stands on the command line.
  Command& mark(const std::string& option, bool& given);
  // What the command does; returns the exit code.
  Command& run(std::function<int()> action);

  struct Node;

 private:
  friend class CommandLine;
  explicit Command(std::shared_ptr<Node> node) : node_(std::move(node)) {}
  std::shared_ptr<Node> node_;
};

// What there is to type at one place of the command line.
struct Described {
  struct Option {
    std::string name, takes, help;  // "--year", "NUMBER" (empty: a flag), what it does
    std::vector<std::string> choices;
  };
  std::string path, help;  // "plan solve"; of the program itself: empty
  std::vector<std::string> commands, arguments;
  std::vector<Option> options;
  std::string examples;  // as shown under --help; may be empty
};

class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& help, const std::string& version);
  ~CommandLine();
  Command root();
  // Parses and runs. Throws UsageError; --help and --version print to stdout and give 0.
  int execute(int argc, const char* const* argv);
  // The program first, then each command before those below it.
  std::vector<Described> describe() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace inspectplan::cli
