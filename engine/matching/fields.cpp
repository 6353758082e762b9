#include "matching/fields.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace inspectplan::matching {
namespace {

using ruleset::Comparison;

Codes codes_of(const column::Column& texts, const column::CodeList* list) {
  Codes made;
  made.list = list;
  std::vector<std::string> bare(texts.dictionary().size());
  for (std::uint32_t i = 0; i < bare.size(); ++i) bare[i] = bare_code(texts.dictionary().text(i));
  made.codes = bare;
  std::sort(made.codes.begin(), made.codes.end());
  made.codes.erase(std::unique(made.codes.begin(), made.codes.end()), made.codes.end());
  for (const std::string& code : made.codes) made.checked.push_back(list ? check_digit(*list, code) : Checked::unknown);
  for (std::size_t row = 0; row < texts.size(); ++row) {
    made.of_row.push_back(none);
    if (!texts.valid(row)) continue;
    const std::string& code = bare[static_cast<std::size_t>(texts.value(row))];
    const auto at = std::lower_bound(made.codes.begin(), made.codes.end(), code) - made.codes.begin();
    if (!code.empty()) made.of_row.back() = static_cast<std::uint32_t>(at);
  }
  return made;
}

Same same_texts(const column::Column& texts) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> of_text;
  for (std::uint32_t i = 0; i < texts.dictionary().size(); ++i)
    of_text.push_back(
        numbers.emplace(fold_vietnamese(texts.dictionary().text(i)), static_cast<std::uint32_t>(numbers.size()))
            .first->second);
  Same same;
  for (std::size_t row = 0; row < texts.size(); ++row)
    same.push_back(texts.valid(row) ? of_text[static_cast<std::size_t>(texts.value(row))] : none);
  return same;
}

Same same_values(const column::Column& values) {
  if (values.kind() == column::Kind::text) return same_texts(values);
  std::map<std::int64_t, std::uint32_t> numbers;
  Same same;
  for (std::size_t row = 0; row < values.size(); ++row)
    same.push_back(values.valid(row)
                       ? numbers.emplace(values.value(row), static_cast<std::uint32_t>(numbers.size())).first->second
                       : none);
  return same;
}

}  // namespace

Fields::Fields(const column::Schema& schema, const ruleset::Matching& matching, const column::Table& enterprises)
    : matching_(matching), rows_(enterprises.rows) {
  codes_.resize(matching.compare.size());
  words_.resize(matching.compare.size());
  same_.resize(matching.compare.size());
  for (std::size_t i = 0; i < matching.compare.size(); ++i) {
    const Comparison& one = matching.compare[i];
    const column::Column& values = enterprises.columns[one.field];
    const auto list = schema.enterprise.fields[one.field].code_list;
    if (one.as == Comparison::As::code) codes_[i] = codes_of(values, list ? &schema.code_lists[*list] : nullptr);
    if (one.as == Comparison::As::words) words_[i].emplace(values, one.shorts);
    if (one.as == Comparison::As::equal) same_[i] = same_values(values);
  }
  if (matching.place) place_ = same_values(enterprises.columns[*matching.place]);
}

}  // namespace inspectplan::matching
