#pragma once
// Findings about one file: the first twenty of a kind in words, the others counted. For the .cpp files of this module.
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"

namespace inspectplan::registers {

inline constexpr std::size_t findings_of_a_kind = 20;

class Findings {
 public:
  Findings(std::shared_ptr<const Source> source, Diagnostics& out) : source_(std::move(source)), out_(&out) {}

  // `offset`: byte in the file; absent: the file as a whole.
  void add(Severity severity, const std::string& code, std::optional<std::size_t> offset, std::string message,
           std::string hint = {});
  void error(const std::string& code, std::optional<std::size_t> offset, std::string message, std::string hint = {}) {
    add(Severity::error, code, offset, std::move(message), std::move(hint));
  }
  void warning(const std::string& code, std::optional<std::size_t> offset, std::string message, std::string hint = {}) {
    add(Severity::warning, code, offset, std::move(message), std::move(hint));
  }
  // Whether the next one of this kind is shown in words: spares finding out where it is.
  bool shows(const std::string& code) const;
  void close();  // says how many were left out; once

  const std::shared_ptr<const Source>& source() const { return source_; }

 private:
  struct Kind {
    std::size_t count = 0;
    Severity severity = Severity::error;
    std::optional<std::size_t> first_left_out;
  };
  Place place(std::optional<std::size_t> offset) const;

  std::shared_ptr<const Source> source_;
  Diagnostics* out_;
  std::map<std::string, Kind> kinds_;
};

}  // namespace inspectplan::registers
