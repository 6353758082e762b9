#include "plan/text.hpp"

#include <array>

namespace inspectplan::plan {

Label name_of(const Period& period) {
  constexpr std::array<const char*, 4> roman = {"I", "II", "III", "IV"};
  const Civil first = to_civil(period.from);
  const std::string year = std::to_string(first.year);
  const unsigned months = to_civil(period.until).month - first.month + 1;
  const unsigned part = (first.month - 1) / months + 1;
  const std::string number = std::to_string(part);
  switch (months) {
    case 1:
      return {"Tháng " + number + "/" + year, "Month " + number + "/" + year};
    case 3:
      return {std::string("Quý ") + roman[part - 1] + "/" + year, "Q" + number + " " + year};
    case 6:
      return {(part == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + year, "H" + number + " " + year};
    case 12:
      return {"Năm " + year, year};
    default:
      return same(period.id);
  }
}

}  // namespace inspectplan::plan
