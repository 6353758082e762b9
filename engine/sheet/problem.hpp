#pragma once
// Why a file cannot be read as a workbook: of the file as a whole, or of a part that everything else needs.
#include <string>

namespace inspectplan::sheet {

struct Problem {
  std::string code, message, hint;
};

// Thrown inside this module; `Book` hands it on as a value.
struct Unreadable {
  Problem problem;
};

[[noreturn]] inline void refuse(std::string code, std::string message, std::string hint) {
  throw Unreadable{{std::move(code), std::move(message), std::move(hint)}};
}

[[noreturn]] inline void refuse_damaged(const std::string& what) {
  refuse("damaged-workbook", "the workbook is damaged: " + what, "open it in a spreadsheet and save it again as .xlsx");
}

}  // namespace inspectplan::sheet
