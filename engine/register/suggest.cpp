#include "register/suggest.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "register/columns.hpp"
#include "register/csv.hpp"
#include "register/jobs.hpp"
#include "register/text_of.hpp"

namespace inspectplan::registers {
namespace {

using column::Field;
using column::Kind;
using column::TableSchema;

constexpr std::size_t rows_looked_at = 200;

// Words without accents, case and signs: "Số LĐ (người)" → "so ld nguoi".
std::string bare(std::string_view text) {
  std::string folded = fold_vietnamese(to_nfc(text));
  for (char& sign : folded)
    if (!((sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || (static_cast<unsigned char>(sign) & 0x80U)))
      sign = ' ';
  return fold_vietnamese(folded);
}

std::set<std::string> words_of(const std::string& bare_text) {
  std::set<std::string> words;
  for (std::size_t from = 0; from < bare_text.size();) {
    const std::size_t to = std::min(bare_text.find(' ', from), bare_text.size());
    if (to > from) words.insert(bare_text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

std::vector<std::string> names_of(const Field& field) {
  std::vector<std::string> names{bare(field.name), bare(field.label.vi), bare(field.label.en)};
  for (const std::string& other : field.also) names.push_back(bare(other));
  std::erase(names, "");
  return names;
}

struct Header {
  std::string text, bare;
  bool taken = false;
};

struct Match {
  std::size_t header = 0;
  bool sure = false;
};

// Field → header. Sure ones first, so that no guess takes what another has by name.
class Matcher {
 public:
  Matcher(const TableSchema& table, std::vector<Header>& headers) : table_(table), headers_(headers) {}

  std::map<std::size_t, Match> match() {
    for (std::size_t field = 0; field < table_.fields.size(); ++field)
      if (const auto header = named(table_.fields[field])) take(field, *header, true);
    for (std::size_t header = 0; header < headers_.size(); ++header)
      if (const auto field = likely(headers_[header])) take(*field, header, false);
    return std::move(matches_);
  }

 private:
  void take(std::size_t field, std::size_t header, bool sure) {
    matches_[field] = {header, sure};
    headers_[header].taken = true;
  }

  std::optional<std::size_t> named(const Field& field) const {
    for (const std::string& name : names_of(field))
      for (std::size_t i = 0; i < headers_.size(); ++i)
        if (!headers_[i].taken && headers_[i].bare == name) return i;
    return std::nullopt;
  }

  // The only field left that shares all words with the header, one way or the other; two words at least.
  std::optional<std::size_t> likely(const Header& header) const {
    std::optional<std::size_t> found;
    const std::set<std::string> words = words_of(header.bare);
    if (header.taken) return found;
    for (std::size_t field = 0; field < table_.fields.size(); ++field) {
      if (matches_.contains(field) || !shares_words(table_.fields[field], words)) continue;
      if (found) return std::nullopt;
      found = field;
    }
    return found;
  }

  static bool shares_words(const Field& field, const std::set<std::string>& words) {
    const std::vector<std::string> names = names_of(field);
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      const std::set<std::string> other = words_of(name);
      return std::min(words.size(), other.size()) >= 2 &&
             (std::includes(words.begin(), words.end(), other.begin(), other.end()) ||
              std::includes(other.begin(), other.end(), words.begin(), words.end()));
    });
  }

  const TableSchema& table_;
  std::vector<Header>& headers_;
  std::map<std::size_t, Match> matches_;
};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_day_month_year(std::string_view text) {
  const std::size_t first = text.find('/'), last = text.rfind('/');
  return first != std::string_view::npos && last > first + 1 && is_digits(text.substr(0, first)) &&
         is_digits(text.substr(first + 1, last - first - 1)) && text.size() - last == 5;
}

// How the cells are written, as far as they tell: "1.250" alone tells nothing.
struct Habits {
  std::size_t slashed_days = 0, decimal_commas = 0;

  void look(std::string_view cell) {
    if (is_day_month_year(cell)) ++slashed_days;
    const std::size_t comma = cell.rfind(',');
    if (comma == std::string_view::npos || !is_digits(cell.substr(comma + 1)) || cell.size() - comma == 4) return;
    std::string whole(cell.substr(0, comma));
    std::erase(whole, '.');
    if (is_digits(whole)) ++decimal_commas;
  }
};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char sign : printable(text)) {
    if (sign == '"' || sign == '\\') out += '\\';
    out += sign;
  }
  return out + "\"";
}

std::string yaml_of(const TableSchema& table, const std::string& file, const std::vector<Header>& headers,
                    const std::map<std::size_t, Match>& matches, const Habits& habits) {
  std::string out = "# Proposed from the headers of " + printable(file) + ": look it over before it is used.\n";
  out += "map: {format: 1, into: " + table.name + "}\n";
  if (habits.decimal_commas > 0) out += "decimal: \",\"\nthousands: \".\"\n";
  if (habits.slashed_days > 0) out += "date: dd/mm/yyyy\n";
  out += "columns:\n";
  for (const auto& [field, match] : matches) {
    out += "  " + table.fields[field].name + ": " + quoted(headers[match.header].text);
    if (!match.sure) out += "   # look at this: not the same words as " + quoted(table.fields[field].label.vi);
    out += "\n";
  }
  for (const std::size_t key : table.key)
    if (!matches.contains(key))
      out += "  # " + table.fields[key].name +
             ": is part of the key, and no header is like it; `join` makes one of several\n";
  for (const Header& header : headers)
    if (!header.taken && !header.text.empty()) out += "# not used: " + quoted(header.text) + "\n";
  return out;
}

}  // namespace

std::optional<std::string> suggest_map(const column::Schema& schema, const ImportOptions& options,
                                       Diagnostics& diagnostics) {
  const auto planned = plan_jobs(schema, options, diagnostics);
  if (!planned) return std::nullopt;
  if (planned->jobs.size() != 1) {
    diagnostics.error("one-file-only", {}, "--suggest-map is for one file, " + options.path + " is a folder",
                      "name the file");
    return std::nullopt;
  }
  const Job& job = planned->jobs[0];
  ImportMap none;
  const auto source = text_of(job.path, options, none, diagnostics);
  if (!source) return std::nullopt;
  CsvReader reader(source->text(), detect_delimiter(source->text()));
  Record record;
  std::vector<Header> headers;
  if (reader.next(record))
    for (const Cell& cell : record.cells) headers.push_back({to_nfc(trimmed(cell.text)), bare(cell.text), false});
  Habits habits;
  for (std::size_t row = 0; row < rows_looked_at && reader.next(record); ++row)
    for (const Cell& cell : record.cells) habits.look(trimmed(cell.text));
  const auto matches = Matcher(*job.table, headers).match();
  return yaml_of(*job.table, job.path, headers, matches, habits);
}

}  // namespace inspectplan::registers
