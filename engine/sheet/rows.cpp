#include "sheet/rows.hpp"

#include <charconv>

#include "sheet/merged.hpp"
#include "sheet/xml.hpp"

namespace inspectplan::sheet {
namespace {

constexpr std::size_t longest_text = 1 << 20;  // bytes; a cell holds 32,767 characters

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Collects the merged ranges, which stand behind the rows.
Merged merged_of(const Archive& archive, const std::string& part) {
  // Most sheets have none: looking for the word is much faster than parsing.
  bool there = false;
  std::string seam;
  archive.read(part, [&](std::string_view piece) {
    constexpr std::string_view word = "mergeCell";
    seam += piece.substr(0, word.size());
    there = piece.find(word) != std::string_view::npos || seam.find(word) != std::string::npos;
    seam = piece.substr(piece.size() - std::min(piece.size(), word.size()));
    return !there;
  });
  Merged merged;
  if (!there) return merged;
  XmlEvents events;
  events.start = [&](std::string_view name, const Attributes& attributes) {
    if (name == "mergeCell") merged.add(attributes.find("ref").value_or(""));
  };
  XmlReader reader(part, std::move(events));
  archive.read(part, [&](std::string_view piece) { return reader.feed(piece); });
  reader.finish();
  return merged;
}

class RowReader {
 public:
  RowReader(const Lookup& lookup, Merged merged, const Book::TakeRow& take)
      : lookup_(lookup), merged_(std::move(merged)), take_(take) {}

  void read(const Archive& archive, const std::string& part) {
    XmlEvents events;
    events.start = [this](std::string_view name, const Attributes& attributes) { start(name, attributes); };
    events.end = [this](std::string_view name) { end(name); };
    events.text = [this](std::string_view text) {
      if (!collecting_) return;
      if (text_.size() + text.size() > longest_text) refuse_damaged("a cell has more text than a cell may have");
      text_ += text;
    };
    XmlReader reader(part, std::move(events));
    archive.read(part, [&](std::string_view piece) { return reader.feed(piece); });
    reader.finish();
  }

 private:
  void start(std::string_view name, const Attributes& attributes) {
    if (name == "row") {
      start_row(attributes);
    } else if (name == "c") {
      start_cell(attributes);
    } else if (name == "f") {
      formula_ = true;
    } else if (name == "v" || (name == "t" && in_cell_ && !phonetic_)) {
      collecting_ = true;
      if (name == "v") has_value_ = true, text_.clear();
    } else if (name == "rPh") {
      phonetic_ = true;
    }
  }

  void end(std::string_view name) {
    if (name == "v" || name == "t") {
      collecting_ = false;
    } else if (name == "rPh") {
      phonetic_ = false;
    } else if (name == "c") {
      end_cell();
    } else if (name == "row") {
      end_row();
    }
  }

  // Places may be left out: then a row or cell stands behind the one before.
  void start_row(const Attributes& attributes) {
    const auto said = attributes.find("r");
    const auto number = said ? whole_number(*said) : std::optional(row_ + 1);
    if (!number || *number <= row_) refuse_damaged("its rows are not in order");
    row_ = *number;
    cells_.clear();
  }

  void start_cell(const Attributes& attributes) {
    const auto said = attributes.find("r");
    const auto name = said ? cell_name(*said) : CellName{row_, static_cast<std::uint32_t>(cells_.size())};
    if (!name || name->row != row_ || name->column < cells_.size())
      refuse_damaged("the cells of row " + std::to_string(row_) + " are not in order");
    column_ = name->column;
    type_ = attributes.find("t").value_or("n");
    style_ = whole_number(attributes.find("s").value_or("0")).value_or(0);
    in_cell_ = true;
    formula_ = has_value_ = false;
    text_.clear();
  }

  void end_cell() {
    in_cell_ = false;
    Cell cell = cell_of();
    text_.clear();
    if (cell.kind == Kind::empty) return;
    cells_.resize(column_);
    cells_.push_back(std::move(cell));
  }

  Cell cell_of() const {
    if (type_ == "inlineStr") return text_cell(text_);
    if (!has_value_) return formula_ ? Cell{Kind::unsaved, "", false} : Cell{};
    if (type_ == "s") {
      const auto index = whole_number(text_);
      if (!index || *index >= lookup_.texts.size()) refuse_damaged("a cell names a text that is not there");
      return text_cell(lookup_.texts[*index]);
    }
    if (type_ == "str") return text_cell(text_);
    if (formula_ && text_.empty()) return {Kind::unsaved, "", false};
    if (type_ == "b") return {Kind::boolean, text_ == "1" ? "true" : "false", false};
    if (type_ == "e") return {Kind::error, text_, false};
    if (type_ == "d") return {Kind::date, text_, false};
    if (text_.empty()) return {};
    const NumberStyle style = style_ < lookup_.styles.size() ? lookup_.styles[style_] : NumberStyle{};
    return number_cell(text_, style, lookup_.from_1904);
  }

  static Cell text_cell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{Kind::text, unescaped(text), false};
  }

  void end_row() {
    if (cells_.empty()) return;
    if (!merged_.empty()) merged_.fill(row_, cells_);
    take_(row_, cells_);
  }

  const Lookup& lookup_;
  Merged merged_;
  const Book::TakeRow& take_;
  std::vector<Cell> cells_;
  std::uint32_t row_ = 0, column_ = 0, style_ = 0;
  std::string type_, text_;
  bool in_cell_ = false, collecting_ = false, phonetic_ = false, formula_ = false, has_value_ = false;
};

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

}  // namespace

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t code = 0;
    const bool escape = text.substr(i).starts_with("_x") && i + 6 < text.size() && text[i + 6] == '_' &&
                        std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6;
    if (escape && code != 0 && !(code >= 0xD800 && code <= 0xDFFF)) {
      append_utf8(out, code);
      i += 7;
    } else {
      out += text[i++];
    }
  }
  return out;
}

void read_rows(const Archive& archive, const std::string& part, const Lookup& lookup, const Book::TakeRow& take) {
  RowReader(lookup, merged_of(archive, part), take).read(archive, part);
}

}  // namespace inspectplan::sheet
