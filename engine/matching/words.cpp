#include "matching/words.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "base/text.hpp"

namespace inspectplan::matching {
namespace {

constexpr std::size_t shortest_misspelt = 4;
constexpr std::size_t rows_a_rare_word = 10000;  // one row in so many, and one more

std::vector<std::string> split(const std::string& folded) {
  std::vector<std::string> words(1);
  for (const char sign : folded) {
    const bool inside =
        (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || (static_cast<unsigned char>(sign) & 0x80U) != 0;
    if (inside) words.back() += sign;
    if (!inside && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

using Shorts = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> words_of(std::string_view text, const Shorts& shorts) {
  std::vector<std::string> words;
  for (std::string& word : split(fold_vietnamese(text))) {
    const auto stands_for = shorts.find(word);
    if (stands_for == shorts.end())
      words.push_back(std::move(word));
    else
      words.insert(words.end(), stands_for->second.begin(), stands_for->second.end());
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

Words::Words(const column::Column& texts, const std::vector<std::pair<std::string, std::string>>& shorts) {
  Shorts stands_for;
  for (const auto& [word, meaning] : shorts) stands_for.emplace(word, split(meaning));
  std::vector<std::vector<std::string>> split_texts(texts.dictionary().size());
  for (std::uint32_t i = 0; i < split_texts.size(); ++i)
    split_texts[i] = words_of(texts.dictionary().text(i), stands_for);
  for (const auto& words : split_texts) spelling_.insert(spelling_.end(), words.begin(), words.end());
  std::sort(spelling_.begin(), spelling_.end());
  spelling_.erase(std::unique(spelling_.begin(), spelling_.end()), spelling_.end());
  rows_with_.resize(spelling_.size());
  offsets_.push_back(0);
  std::size_t known = 0;
  for (std::size_t row = 0; row < texts.size(); ++row) {
    if (texts.valid(row)) {
      ++known;
      for (const std::string& word : split_texts[static_cast<std::size_t>(texts.value(row))]) {
        const auto at = std::lower_bound(spelling_.begin(), spelling_.end(), word) - spelling_.begin();
        words_.push_back(static_cast<std::uint32_t>(at));
        ++rows_with_[static_cast<std::size_t>(at)];
      }
    }
    offsets_.push_back(words_.size());
  }
  rare_ = 1 + known / rows_a_rare_word;
  // The square of how often the rows must be halved to come to those with the word: of two firms of one trade and place
  // the words that tell them apart count most.
  for (const std::uint32_t rows : rows_with_) {
    const auto halvings = std::bit_width(known / std::max<std::size_t>(rows, 1));
    weight_.push_back(static_cast<std::uint16_t>(halvings * halvings));
  }
}

std::span<const std::uint32_t> Words::of(std::size_t row) const {
  return {words_.data() + offsets_[row], offsets_[row + 1] - offsets_[row]};
}

bool Words::is_slip(std::uint32_t a, std::uint32_t b) const {
  return (rows_with_[a] <= rare_ || rows_with_[b] <= rare_) &&
         std::min(spelling_[a].size(), spelling_[b].size()) >= shortest_misspelt &&
         is_one_letter_away(spelling_[a], spelling_[b]);
}

Words::Share Words::share(std::size_t a, std::size_t b) const {
  std::vector<std::uint32_t> only_a, only_b;
  const auto left = of(a), right = of(b);
  std::int64_t common = 0;  // in eighths of a word's weight: two texts, quarters
  std::int64_t all = 0;
  auto j = right.begin();
  for (const std::uint32_t word : left) {
    for (; j != right.end() && *j < word; ++j) only_b.push_back(*j);
    if (j != right.end() && *j == word) {
      common += 8 * weight(word);
      all += 8 * weight(word);
      ++j;
    } else {
      only_a.push_back(word);
    }
  }
  only_b.insert(only_b.end(), j, right.end());
  Share share;
  for (const std::uint32_t word : only_a) {
    const auto slip = std::find_if(only_b.begin(), only_b.end(), [&](std::uint32_t one) { return is_slip(word, one); });
    if (slip == only_b.end()) {
      all += 4 * weight(word);
      continue;
    }
    const std::int64_t both = std::min(weight(word), weight(*slip));
    common += 6 * both;
    all += 8 * both;
    share.misspelt = true;
    only_b.erase(slip);
  }
  for (const std::uint32_t word : only_b) all += 4 * weight(word);
  share.common = common;
  share.all = std::max<std::int64_t>(all, 1);
  return share;
}

bool is_one_letter_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  const std::string_view rest_a = a.substr(at), rest_b = b.substr(at);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2);
}

}  // namespace inspectplan::matching
