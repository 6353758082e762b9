// Vietnamese dictionary order against ICU's collation for "vi" (CLDR): names, labels, syllables. Where ICU says that
// two texts differ, ours says the same; where it sees no difference, ours may go on to tell them apart.
#include <gtest/gtest.h>
#include <unicode/ucol.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/text.hpp"

namespace inspectplan {
namespace {

class Icu {
 public:
  Icu() {
    UErrorCode status = U_ZERO_ERROR;
    collator_ = ucol_open("vi", &status);
    EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status);
    ucol_setAttribute(collator_, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  }
  ~Icu() { ucol_close(collator_); }
  Icu(const Icu&) = delete;
  Icu& operator=(const Icu&) = delete;

  int compare(const std::string& a, const std::string& b) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto size = [](const std::string& text) { return static_cast<std::int32_t>(text.size()); };
    return ucol_strcollUTF8(collator_, a.data(), size(a), b.data(), size(b), &status);
  }

 private:
  UCollator* collator_ = nullptr;
};

int sign(int number) { return number < 0 ? -1 : number > 0 ? 1 : 0; }

// Every pair of neighbours in our order, and every text against some that stand elsewhere.
void expect_the_same_order(std::vector<std::string> texts) {
  const Icu icu;
  std::sort(texts.begin(), texts.end(),
            [](const std::string& a, const std::string& b) { return vietnamese_sort_key(a) < vietnamese_sort_key(b); });
  for (std::size_t i = 1; i < texts.size(); ++i)
    EXPECT_LE(icu.compare(texts[i - 1], texts[i]), 0) << texts[i - 1] << " | " << texts[i];
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string& other = texts[i * 7919 % texts.size()];
    const int wanted = icu.compare(texts[i], other);
    if (wanted == 0) continue;
    EXPECT_EQ(sign(vietnamese_sort_key(texts[i]).compare(vietnamese_sort_key(other))), sign(wanted))
        << texts[i] << " | " << other;
  }
}

std::vector<std::string> lines_of(const std::filesystem::path& folder, const std::string& ending) {
  std::set<std::string> lines;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file() || !file.path().string().ends_with(ending)) continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) lines.insert(line);
  }
  return {lines.begin(), lines.end()};
}

TEST(Collation, OfNamesIsIcus) {
  std::set<std::string> names;
  for (const std::string& line : lines_of(std::filesystem::path(INSPECTPLAN_SOURCE_DIR) / "data/sample", "prise.csv")) {
    const std::size_t from = std::min(line.find(','), line.size() - 1) + 1;
    names.insert(line.substr(from, line.find(',', from) - from));
  }
  EXPECT_GT(names.size(), 2500U);
  expect_the_same_order({names.begin(), names.end()});
}

// What stands in quotes or behind `vi:` in our rules: labels, titles, sentences.
TEST(Collation, OfLabelsIsIcus) {
  std::vector<std::string> labels;
  for (const std::string& line : lines_of(std::filesystem::path(INSPECTPLAN_SOURCE_DIR) / "rules", ".yaml")) {
    const std::size_t from = line.find("vi: ");
    if (from == std::string::npos) continue;
    labels.push_back(line.substr(from + 4, line.find(", en:", from) - from - 4));
  }
  EXPECT_GT(labels.size(), 500U);
  expect_the_same_order(labels);
}

// Letters with every mark and tone, in both cases, composed or not, beside signs and digits.
TEST(Collation, OfSyllablesIsIcus) {
  const std::vector<std::string> onsets = {"",  "b", "c",  "ch", "d", "đ",  "Đ", "g",
                                           "H", "k", "ng", "qu", "t", "Th", "x"};
  const std::vector<std::string> nuclei = {"a", "ă", "â", "e", "ê", "i", "o",  "ô",
                                           "ơ", "u", "ư", "y", "A", "Ơ", "ươ", "oa"};
  const std::vector<std::string> tones = {"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};
  const std::vector<std::string> codas = {"",     "c",    "m",     "ng", "n",      " 1",   " 10",       "-b",
                                          " ă",   ", a",  " (x)",  "…",  " – b",   " “x”", "\u00A0§ 2", "…… 3",
                                          " «x»", " ≥ 5", " 5 °C", "’s", " 3 × 4", " ₫",   " €"};
  std::vector<std::string> texts;
  for (const std::string& onset : onsets)
    for (const std::string& nucleus : nuclei)
      for (const std::string& tone : tones)
        for (std::size_t i = 0; i < codas.size(); ++i) {
          std::string text = onset;
          text += nucleus;
          text += tone;
          text += codas[i];
          texts.push_back(i % 2 == 0 ? to_nfc(text) : text);
        }
  expect_the_same_order(texts);
}

}  // namespace
}  // namespace inspectplan
