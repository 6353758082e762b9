#pragma once
// Options every command takes, before or after its name, and what they stand for.
#include <cstdint>
#include <memory>
#include <string>

#include "cli/command_line.hpp"

namespace inspectplan::cli {

// Heads and words of a table, in the language asked for.
struct Say {
  Language language;
  std::string operator()(const char* vi, const char* en) const { return Label{vi, en}.in(language); }
  std::string operator()(const Label& label) const { return label.in(language); }
};

struct Global {
  std::string database = "inspectplan.db";
  bool has_database = false;  // --db or $INSPECTPLAN_DB names one
  std::string format = "table";
  std::string language = "vi";
  std::int64_t threads = 0;  // 0: as many as there are cores, at most 8
  std::string actor;
  bool quiet = false;
  bool verbose = false;

  Language lang() const { return language == "en" ? Language::en : Language::vi; }
  Say say() const { return {lang()}; }
  report::Format output() const {
    return format == "json" ? report::Format::json : format == "csv" ? report::Format::csv : report::Format::table;
  }
  Pool pool() const;
};

void add_global_options(Command root, Global& global);

// Findings to stderr (errors always; warnings and infos unless --quiet). True when one is an error.
bool show_findings(const Diagnostics& diagnostics, const Global& global);

// After errors: 2 where an enterprise was asked for that is not there (wrong usage), else 1.
int refusal_code(const Diagnostics& diagnostics);

// The engine's messages and progress: spdlog on stderr, a bar only on a terminal.
std::unique_ptr<Observer> make_observer(const Global& global);

// Cells a table may be wide: the terminal's, or 120 where stdout is not one.
std::size_t output_width();

// Writes a result to stdout, whole; throws EnvironmentError when it cannot be written.
void print(const std::string& text);

// A sheet as table or CSV, or its JSON.
void print_sheet(const Global& global, const report::Sheet& sheet, const std::string& json);

}  // namespace inspectplan::cli
