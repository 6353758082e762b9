#pragma once
// HTML as a value: whatever is put in is escaped, whatever is opened is closed. A plain string is never taken for
// markup.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inspectplan::report::html {

class Markup {
 public:
  Markup() = default;
  const std::string& bytes() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }
  Markup& operator+=(const Markup& more) {
    bytes_ += more.bytes_;
    return *this;
  }
  friend Markup operator+(Markup left, const Markup& right) { return std::move(left += right); }

  // For what is written here, in the program: style sheets, scripts, the document's first line.
  static Markup trusted(std::string bytes) {
    Markup markup;
    markup.bytes_ = std::move(bytes);
    return markup;
  }

 private:
  std::string bytes_;
};

// Characters that could be read as markup are escaped; what could drive the reader (control characters, direction
// overrides) is shown as U+FFFD.
Markup text(std::string_view words);

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

Markup element(std::string_view name, const Attributes& attributes, const Markup& inside);
Markup element(std::string_view name, const Markup& inside);
Markup element(std::string_view name, std::string_view words);                  // with a text inside
Markup lone_element(std::string_view name, const Attributes& attributes = {});  // <br>, <meta …>

// Without its end tag, which HTML lets one leave out of cells, rows and items that stand behind each other: in a list
// of thousands of visits that is a tenth of the bytes.
Markup open_element(std::string_view name, const Attributes& attributes, const Markup& inside);
Markup open_element(std::string_view name, const Markup& inside);
Markup open_element(std::string_view name, std::string_view words);

// A name from outside: its direction of writing stays its own.
Markup isolated(std::string_view words);

// A style for paper: `words` at the foot of every printed page.
std::string printed_mark(std::string_view words);

// A whole document. `style` and `script` are trusted; no other script runs (content security policy).
struct Document {
  std::string language, title;  // "vi"
  std::string style, script;    // script may be empty
  Markup body;
};
std::string written(const Document& document);

}  // namespace inspectplan::report::html
