#pragma once
// What a model is compiled with, shared by its expressions and tables.
#include "dmn/compiler.hpp"
#include "dmn/model.hpp"

namespace inspectplan::dmn {

struct Modelling {
  Program program;
  Scope scope;
  Diagnostics* diagnostics = nullptr;

  Compiler compiler() { return Compiler(program, scope, *diagnostics); }
  // A finding about `written` as a whole.
  void refuse(const char* code, const std::string& written, const std::string& source_name, std::string message,
              std::string hint = {});
  // The value as its declared type wants it: a list of one where one is wanted, and the other way round, a date
  // as its midnight; null where it has another kind. Refused where it can have no other (`written`: its text).
  std::optional<Typed> convert(Typed value, const std::string& type, const std::string& written,
                               const std::string& source_name);
  std::optional<Typed> decision(const Decision& decision);
  std::optional<Typed> table(const Table& table, const std::string& name);
};

}  // namespace inspectplan::dmn
