// yaml-cpp's events → our tree. yaml-cpp accepts much that a rule file must not hold (duplicate keys,
// alias bombs, control characters it takes for the end, unclosed quotes), so each is looked for here.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/lookalikes.hpp"
#include "base/text.hpp"
#include "yaml/file.hpp"
#include "yaml/node.hpp"
#include "yaml/scalar.hpp"
#include "yaml/slips.hpp"

namespace inspectplan::yaml {
namespace {

struct GiveUp {};  // the rest of the document is not worth reading; the finding is there

// place_at for offsets that mostly grow: a file of one long line stays linear.
class Places {
 public:
  explicit Places(std::shared_ptr<const Source> source) : source_(std::move(source)) {}
  Place at(std::size_t offset, std::uint32_t length = 1) {
    offset = std::min(offset, source_->text().size());
    const bool ahead = last_.source && offset >= offset_ &&
                       source_->text().substr(offset_, offset - offset_).find('\n') == std::string_view::npos;
    if (ahead) {
      last_.column += static_cast<std::uint32_t>(count_characters(source_->text().substr(offset_, offset - offset_)));
    } else {
      last_ = place_at(source_, offset);
    }
    offset_ = offset;
    last_.length = length;
    return last_;
  }

 private:
  std::shared_ptr<const Source> source_;
  Place last_;
  std::size_t offset_ = 0;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::shared_ptr<const Source> source, Diagnostics& diagnostics)
      : source_(std::move(source)), places_(source_), diagnostics_(diagnostics) {
    // yaml-cpp skips a byte order mark without counting it.
    if (source_->text().starts_with("\xEF\xBB\xBF")) skipped_ = 3;
  }

  // What was read; collections still open after an error end where they are.
  Node take() {
    while (!open_.empty()) {
      open_.back().key.reset();
      close();
    }
    if (!root_.place.source) root_.place = places_.at(0);
    return std::move(root_);
  }

  // A quote that word processors put has been named: what is no YAML behind it is so for its sake.
  bool has_named_quotes() const { return named_quotes_; }
  // So is what is no YAML in the line of a value that its commas cut.
  bool has_named_comma(std::size_t at) const {
    return expression_end_ > 0 && source_->line_at(at) == source_->line_at(expression_end_);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ < 2) return;
    diagnostics_.error(
        "yaml-second-document", place(mark), "a second document in the file",
        "one file holds one document: remove the line --- or ..., or move the rest to a file of its own");
    throw GiveUp{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    if (refused_properties(mark)) return accept(bare(mark));
    Node node = bare(mark);
    const std::string_view rest = text().substr(std::min(offset(mark), text().size()));
    const bool written =
        rest.starts_with('~') || rest.starts_with("null") || rest.starts_with("Null") || rest.starts_with("NULL");
    // An empty value has no place of its own; its key has.
    if (!written && !open_.empty() && open_.back().key) node.place = open_.back().key->key_place;
    accept(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse_alias(mark);
    accept(bare(mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    const bool refused = refused_properties(mark);
    accept(refused ? bare(mark) : scalar(mark, tag == "!", value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::mapping);
  }
  void OnMapEnd() override { close(); }

 private:
  // A sequence or mapping being filled.
  struct Open {
    Node node;
    bool is_key = false;                           // stands where a key should; dropped at its end
    std::optional<Entry> key;                      // mapping: the key read, its value to come
    bool drop_value = false;                       // that key was refused
    std::unordered_map<std::string, Place> known;  // mapping: keys so far
  };

  std::string_view text() const { return source_->text(); }
  std::size_t offset(const YAML::Mark& mark) const {
    return skipped_ + (mark.pos > 0 ? static_cast<std::size_t>(mark.pos) : 0);
  }
  Place place(const YAML::Mark& mark) { return places_.at(offset(mark)); }

  Node bare(const YAML::Mark& mark) {
    Node node;
    node.place = place(mark);
    return node;
  }

  Node scalar(const YAML::Mark& mark, bool quoted, const std::string& value) {
    quote_tail_ = false;
    Node node = bare(mark);
    node.kind = Node::Kind::scalar;
    node.quoted = quoted;
    node.text = to_nfc(value);
    const Style style = style_at(text(), offset(mark), quoted);
    node.text_offset = content_start(text(), offset(mark), style);
    node.text_verbatim = text().substr(node.text_offset).starts_with(node.text);
    const bool in_quotes = style == Style::single_quoted || style == Style::double_quoted;
    const auto end = in_quotes ? closing_quote(text(), offset(mark), style) : std::nullopt;
    if (in_quotes && !end) {
      diagnostics_.error("yaml-syntax", node.place, "a quote that is never closed", "close it where the text ends");
    }
    std::string_view whole = end ? text().substr(offset(mark), *end - offset(mark)) : std::string_view(node.text);
    if (style != Style::block && whole.find('\n') == std::string_view::npos && (end || node.text_verbatim)) {
      node.place.length = static_cast<std::uint32_t>(std::max<std::size_t>(1, count_characters(whole)));
    }
    if (style == Style::plain && node.text_verbatim) mend_quotes(node);
    return node;
  }

  // “x” is read as "x", so that nothing else is said about it. A comma between the two makes two values of it.
  void mend_quotes(Node& node) {
    const bool tail = std::exchange(open_quote_, false);
    const std::size_t first = typographic_opening(node.text);
    const std::size_t last = first < node.text.size() ? typographic_closing(node.text) : 0;
    if (first > 0) {
      report_quotes(node.place, diagnostics_);
      named_quotes_ = true;
      open_quote_ = last == 0;
    } else if (!tail || last == 0) {
      return;
    }
    quote_tail_ = first == 0;
    node.text = node.text.substr(first, node.text.size() - first - last);
    node.text_offset += first;
  }

  bool refused_properties(const YAML::Mark& mark) {
    const char first = offset(mark) < text().size() ? text()[offset(mark)] : '\0';
    if (first == '&') {
      diagnostics_.error("yaml-anchor", place(mark), "an anchor", "write the value out where it is needed");
    } else if (first == '!') {
      diagnostics_.error("yaml-tag", place(mark), "a tag", "remove it: values are read as the type their place wants");
    }
    return first == '&' || first == '!';
  }

  void refuse_alias(const YAML::Mark& mark) {
    diagnostics_.error("yaml-alias", place(mark), "an alias", "write the value out where it is needed");
  }

  void open(const YAML::Mark& mark, Node::Kind kind) {
    if (open_.size() == static_cast<std::size_t>(max_depth)) {
      diagnostics_.error("yaml-depth", place(mark), "nested deeper than " + std::to_string(max_depth) + " levels",
                         "flatten it");
      throw GiveUp{};
    }
    refused_properties(mark);
    Open frame;
    frame.is_key = wants_key();
    if (frame.is_key) refuse_key(place(mark), "a key that is not a plain word");
    frame.node = bare(mark);
    frame.node.kind = kind;
    open_.push_back(std::move(frame));
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (!done.is_key) return accept(std::move(done.node));
    open_.back().key = Entry{"", done.node.place, {}};
    open_.back().drop_value = true;
  }

  bool wants_key() const { return !open_.empty() && open_.back().node.is_mapping() && !open_.back().key; }

  void refuse_key(Place where, std::string message) {
    diagnostics_.error("yaml-key", std::move(where), std::move(message), "use a word as the key");
  }

  void accept(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (open_.back().node.is_sequence()) {
      open_.back().node.items.push_back(std::move(node));
    } else if (wants_key()) {
      accept_key(node);
    } else {
      Open& mapping = open_.back();
      mapping.key->value = std::move(node);
      if (!mapping.drop_value) mapping.node.entries.push_back(std::move(*mapping.key));
      mapping.key.reset();
      mapping.drop_value = false;
    }
  }

  void accept_key(const Node& node) {
    Open& mapping = open_.back();
    mapping.key = Entry{node.text, node.place, {}};
    mapping.drop_value = true;
    if (std::exchange(quote_tail_, false) || (node.is_scalar() && node.text_offset < expression_end_)) return;
    if (is_inside_expression(mapping.node)) return mend_expression(mapping.node.entries.back().value);
    if (is_behind_comma(node, mapping.node)) return mend_comma(mapping.node.entries.back().value, node.text);
    if (node.is_null()) return refuse_key(node.place, "an empty key");
    if (node.text == "<<" && !node.quoted) {
      diagnostics_.error("yaml-merge-key", node.place, "a merge key", "write the entries out where they are needed");
      return;
    }
    const auto [first, fresh] = mapping.known.emplace(node.text, node.place);
    mapping.drop_value = !fresh;
    if (fresh) return;
    diagnostics_
        .error("duplicate-key", node.place, "the key \"" + node.text + "\" stands here a second time",
               "keep one of them")
        .notes.push_back({first->second, "the first time"});
  }

  // "{points: 2,5}" is two keys to YAML.
  bool is_behind_comma(const Node& key, const Node& mapping) const {
    if (mapping.entries.empty() || key.quoted || !is_digits(key.text)) return false;
    const Node& before = mapping.entries.back().value;
    const std::size_t comma = before.text_offset + before.text.size();
    const std::size_t next = text().find_first_not_of(" \n", key.text_offset + key.text.size());
    return before.is_scalar() && !before.quoted && before.text_verbatim && is_digits(before.text) &&
           key.text[0] != '-' && comma + 1 == key.text_offset && text()[comma] == ',' && next < text().size() &&
           text()[next] != ':';
  }
  void mend_comma(Node& number, const std::string& behind) {
    diagnostics_.error("decimal-comma", number.place, "a comma inside a number",
                       "numbers have a decimal point: " + number.text + "." + behind);
    number.text += "." + behind;
    number.text_verbatim = false;
  }

  // "{when: under(a, b)}" is two keys to YAML.
  bool is_inside_expression(const Node& mapping) const {
    return !mapping.entries.empty() && expression_size(text(), mapping.entries.back().value) > 0;
  }
  void mend_expression(Node& node) {
    const std::size_t size = expression_size(text(), node);
    diagnostics_.error("yaml-comma", node.place, "the value ends at a comma, inside a parenthesis",
                       "put it in quotes, '…'");
    expression_end_ = node.text_offset + size;
    node.text = to_nfc(text().substr(node.text_offset, size));
    node.text_verbatim = node.text == text().substr(node.text_offset, size);
  }

  std::shared_ptr<const Source> source_;
  Places places_;
  Diagnostics& diagnostics_;
  std::size_t expression_end_ = 0;  // what stands before it belongs to a value that commas cut
  bool open_quote_ = false;         // the scalar before begins with a typographic quote and does not end with one
  bool quote_tail_ = false;         // this one ends with it
  bool named_quotes_ = false;
  Node root_;
  std::vector<Open> open_;
  std::size_t documents_ = 0;
  std::size_t skipped_ = 0;
};

bool readable(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) {
  if (const auto bad = invalid_utf8(source->text())) {
    auto prefix = std::make_shared<const Source>(source->name(), std::string(source->text().substr(0, *bad)));
    diagnostics.error("not-utf8", place_at(prefix, *bad), "a byte that is not UTF-8", "save the file as UTF-8");
    return false;
  }
  if (const auto bad = control_character(source->text())) {
    diagnostics.error("yaml-control-character", place_at(source, *bad), "a control character", "remove it");
    return false;
  }
  return !report_indentation(source, diagnostics);
}

void report_syntax(const YAML::ParserException& error, const std::shared_ptr<const Source>& source,
                   const TreeBuilder& builder, Diagnostics& diagnostics) {
  const std::size_t offset = error.mark.is_null() ? 0 : static_cast<std::size_t>(std::max(0, error.mark.pos));
  const bool alias = offset < source->text().size() && source->text()[offset] == '*';
  if (alias) {
    diagnostics.error("yaml-alias", place_at(source, offset), "an alias", "write the value out where it is needed");
    return;
  }
  if (builder.has_named_comma(offset)) return;
  if (const auto quote = typographic_value(source->text(), offset)) {
    if (!builder.has_named_quotes()) report_quotes(place_at(source, *quote), diagnostics);
    return;
  }
  diagnostics.error(
      "yaml-syntax", place_at(source, offset), "not YAML: " + error.msg,
      "look at indentation, colons, quotes and brackets here and in the line above; inside braces an expression "
      "stands in quotes");
}

}  // namespace

Partial parse_partly(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) {
  Partial partial;
  if (!readable(source, diagnostics)) return {{}, false};
  TreeBuilder builder(source, diagnostics);
  try {
    std::istringstream input{std::string(source->text())};
    YAML::Parser parser(input);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const GiveUp&) {
    partial.whole = false;
  } catch (const YAML::ParserException& error) {
    report_syntax(error, source, builder, diagnostics);
    partial.whole = false;
  }
  partial.root = builder.take();
  return partial;
}

std::optional<Node> parse(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) {
  Diagnostics found;
  Partial partial = parse_partly(source, found);
  const bool failed = found.has_errors();
  diagnostics.merge(std::move(found));
  if (failed) return std::nullopt;
  return std::move(partial.root);
}

std::optional<Node> parse_file(const std::string& path, Diagnostics& diagnostics) {
  auto bytes = read_regular_file(path, path, max_file_bytes, Links::follow, diagnostics);
  if (!bytes) return std::nullopt;
  auto source = make_source(path, std::move(*bytes), diagnostics);
  if (!source) return std::nullopt;
  return parse(source, diagnostics);
}

}  // namespace inspectplan::yaml
