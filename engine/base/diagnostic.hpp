#pragma once
// Problems of the input are values: collected, sorted, shown all in one go.
#include <string>
#include <vector>

#include "base/source.hpp"

namespace inspectplan {

enum class Severity { error, warning, info };

struct Note {
  Place place;
  std::string message;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // stable, kebab-case: "unknown-key", "type-mismatch"
  Place place;
  std::string message;  // what is wrong, one line, English
  std::string hint;     // what to do about it; may be empty
  std::vector<Note> notes;
  // Whom it concerns: a condition in the rule language that holds for those enterprises. Empty: nobody in particular.
  std::string concerns = {};
};

// Not thread-safe: one collector a task, merged by the caller in a fixed order.
class Diagnostics {
 public:
  Diagnostic& add(Diagnostic diagnostic);
  Diagnostic& error(std::string code, Place place, std::string message, std::string hint = {});
  Diagnostic& warning(std::string code, Place place, std::string message, std::string hint = {});
  Diagnostic& info(std::string code, Place place, std::string message, std::string hint = {});
  void merge(Diagnostics other);

  bool has_errors() const;
  bool empty() const { return all_.empty(); }
  std::size_t count(Severity severity) const;
  // By source name, line, column, code, message; equal ones once.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> all_;
};

std::string_view to_string(Severity severity);

// One finding as text: "file:3:7: error: message [code]", then the source line with a caret
// (columns by display width: combining marks 0, wide letters 2), then "  = hint" and notes.
std::string render(const Diagnostic& diagnostic);
std::string render(const std::vector<Diagnostic>& diagnostics);

}  // namespace inspectplan
