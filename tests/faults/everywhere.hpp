#pragma once
// One step of the program, tried with a fault at its first, second, third … write, until it comes through unhurt.
#include <functional>
#include <string>

#include "faulty_vfs.hpp"

namespace inspectplan::faults {

// A step that changes one register. Each try starts from a copy of `before`.
struct Step {
  std::string name;                              // for messages
  std::string before;                            // a register's file; empty: there is none yet
  std::function<void(const std::string&)> take;  // the step on this register; throws EnvironmentError
  // What else must hold after a fault; told whether the register has the new content. May be empty.
  std::function<void(bool)> after = {};
};

// All rows of all tables, in order, as text. Empty where there is no file or no row. Checks the file's integrity.
std::string content(const std::string& register_path);

// After every fault the content is the old one or the new one; the step, where it says that it failed, says so in one
// line that names the file; and taken again it comes through. Tests that hold are GoogleTest expectations.
void expect_whole_or_not_at_all(const Step& step, Fault fault);

}  // namespace inspectplan::faults
