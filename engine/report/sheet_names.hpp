#pragma once
// Names of sheets: spreadsheets tell them apart whatever the case, allow 31 characters, and some signs not at all.
#include <set>
#include <string>

namespace inspectplan::report {

class SheetNames {
 public:
  // `wanted`, cut and numbered where it must be; never the same twice.
  std::string take(const std::string& wanted);

 private:
  std::set<std::string> taken_;
};

}  // namespace inspectplan::report
