#include "matching/code.hpp"

#include <algorithm>

namespace inspectplan::matching {
namespace {

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }
bool is_letter(char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); }
char upper(char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign; }

}  // namespace

std::string bare_code(std::string_view text) {
  std::string bare;
  for (const char sign : text)
    if (is_digit(sign) || is_letter(sign)) bare += upper(sign);
  return bare;
}

Checked check_digit(const column::CodeList& list, std::string_view bare) {
  if (!list.check || bare.size() <= list.check->weights.size()) return Checked::unknown;
  const std::vector<std::int64_t>& weights = list.check->weights;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i <= weights.size(); ++i) {
    if (!is_digit(bare[i])) return Checked::unknown;
    if (i < weights.size()) sum += weights[i] * (bare[i] - '0');
  }
  const std::int64_t wanted = list.check->from - sum % list.check->modulus;
  if (wanted < 0 || wanted > 9) return Checked::unknown;
  return bare[weights.size()] - '0' == wanted ? Checked::passes : Checked::fails;
}

bool are_sites(const column::CodeList& list, std::string_view a, std::string_view b) {
  return list.stem > 0 && a != b && a.size() >= list.stem && b.size() >= list.stem &&
         a.substr(0, list.stem) == b.substr(0, list.stem);
}

bool is_one_slip(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto first = std::mismatch(a.begin(), a.end(), b.begin());
  if (first.first == a.end()) return false;
  const auto at = static_cast<std::size_t>(first.first - a.begin());
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

std::vector<std::string> slips_of(std::string_view bare) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    std::string other(bare);
    for (char digit = '0'; digit <= '9'; ++digit) {
      other[i] = digit;
      if (is_digit(bare[i]) && digit != bare[i]) found.push_back(other);
    }
    other[i] = bare[i];
    if (i + 1 == bare.size() || bare[i] == bare[i + 1]) continue;
    std::swap(other[i], other[i + 1]);
    found.push_back(std::move(other));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace inspectplan::matching
