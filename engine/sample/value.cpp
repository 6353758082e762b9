#include "sample/value.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "sample/read.hpp"

namespace inspectplan::sample {

namespace {

struct Kind {
  std::string_view key;
  std::vector<std::string> allowed;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"pick", {"pick", "missing"}},
      {"between", {"between", "skew", "missing"}},
      {"percent", {"percent", "of", "skew", "missing"}},
      {"chance", {"chance", "missing"}},
      {"days", {"days", "after", "skew", "missing"}},
      {"text", {"text", "missing"}},
      {"cases", {"cases", "missing"}},
  };
  return all;
}

}  // namespace

Cell constant_cell(std::string text) {
  Cell cell{Cell::Kind::text, 0, std::move(text)};
  if (const auto number = parse_scaled(cell.text); number && number->scale == 0 && std::abs(number->value) <= largest) {
    cell.kind = Cell::Kind::number;
    cell.number = number->value;
  } else if (const auto day = parse_day(cell.text)) {
    cell.kind = Cell::Kind::day;
    cell.number = day->number;
  }
  return cell;
}

Value ValueReader::read(const yaml::Node& node) {
  if (node.is_null()) return {};
  if (node.is_scalar()) return {Constant{constant_cell(node.text)}, 0};
  if (node.is_mapping()) return read_mapping(node);
  diagnostics_.error("sample-value", node.place, "a list is no value", "to choose from it write {pick: [...]}");
  return {};
}

Value ValueReader::read_mapping(const yaml::Node& node) {
  const auto here = [&](const Kind& kind) { return node.find(kind.key) != nullptr; };
  if (std::ranges::count_if(kinds(), here) != 1) {
    diagnostics_.error("sample-value", node.place, "a value says exactly one way to draw it",
                       "one of pick, between, percent, chance, days, text, cases");
    return {};
  }
  const Kind& kind = *std::ranges::find_if(kinds(), here);
  check_keys(node, "a value with \"" + std::string(kind.key) + "\"", kind.allowed, diagnostics_);
  Value value = read_kind(std::string(kind.key), node);
  if (const yaml::Node* missing = node.find("missing")) {
    value.missing = read_percent(*missing, diagnostics_).value_or(0);
  }
  return value;
}

Value ValueReader::read_kind(const std::string& kind, const yaml::Node& node) {
  const yaml::Node& body = *node.find(kind);
  if (kind == "pick") return {read_pick(body), 0};
  if (kind == "between") return {read_between(node), 0};
  if (kind == "percent") return {read_percent_of(node), 0};
  if (kind == "chance") return {Chance{read_percent(body, diagnostics_).value_or(0)}, 0};
  if (kind == "days") return {read_days(node), 0};
  if (kind == "text") return {read_template(body), 0};
  return {read_cases(body), 0};
}

Pick ValueReader::read_pick(const yaml::Node& node) {
  if (!node.is_scalar()) return {read_choice(node)};
  const auto list = lists_.find(node.text);
  if (list != lists_.end()) return {model_.lists[list->second]};
  unknown_name(node.text, node.place, true);
  return {Choice{{Cell{}}, {1}}};
}

Choice ValueReader::read_choice(const yaml::Node& node) {
  Choice choice;
  std::uint64_t sum = 0;
  const auto add = [&](const std::string& text, std::uint64_t weight) {
    choice.values.push_back(constant_cell(text));
    choice.cumulative.push_back(sum += weight);
  };
  for (const yaml::Node& item : node.items) {
    if (expect_scalar(item, "a value to choose", diagnostics_)) add(item.text, 1);
  }
  for (const yaml::Entry& entry : node.entries) {
    const auto weight = entry.value.is_scalar() ? parse_scaled(entry.value.text) : std::nullopt;
    const auto thousandths = weight ? rescale(*weight, 3) : std::nullopt;
    if (thousandths && *thousandths >= 0 && *thousandths <= 1'000'000'000'000) {
      add(entry.key, static_cast<std::uint64_t>(*thousandths));
    } else {
      diagnostics_.error("sample-weight", entry.value.place, "the weight of \"" + entry.key + "\" is no weight",
                         "a number from 0 to 1000000000 with at most three decimals");
    }
  }
  if (sum == 0) {
    diagnostics_.error("sample-weight", node.place, "there is nothing to choose from",
                       "a list of values, or a mapping of values to weights, one of them above 0");
    return {{Cell{}}, {1}};
  }
  return choice;
}

Between ValueReader::read_between(const yaml::Node& node) {
  const auto range = read_range(*node.find("between"), diagnostics_);
  if (!range) return {};
  return {range->low, range->high, range->scale, read_skew(node)};
}

Percent ValueReader::read_percent_of(const yaml::Node& node) {
  const auto range = read_range(*node.find("percent"), diagnostics_);
  if (range && (range->scale != 0 || range->low < 0 || range->high > 100)) {
    diagnostics_.error("sample-value", node.find("percent")->place, "percent takes whole numbers from 0 to 100");
  }
  const yaml::Node* of = node.find("of");
  if (of == nullptr) {
    diagnostics_.error("sample-value", node.place, "percent of what?", "add of: FIELD");
    return {};
  }
  const auto name = find_field(*of);
  if (!range || !name) return {};
  if (!numbers(value_of(*name))) {
    diagnostics_.error("sample-value", of->place, "\"" + of->text + "\" is not always a whole number");
  }
  return {range->low, range->high, *name, read_skew(node)};
}

Days ValueReader::read_days(const yaml::Node& node) {
  const auto range = read_range(*node.find("days"), diagnostics_);
  if (!range) return {};
  if (range->scale != 0 || range->low < -100'000 || range->high > 100'000) {
    diagnostics_.error("sample-value", node.find("days")->place, "days takes whole numbers within ±100000");
    return {};
  }
  Days days{range->low, range->high, {}, read_skew(node)};
  const yaml::Node* after = node.find("after");
  if (after == nullptr) {
    diagnostics_.error("sample-value", node.place, "days after what?", "add after: as_of, or after: FIELD");
  } else if (!after->is_scalar() || after->text != "as_of") {
    days.after = find_field(*after);
    if (days.after && !is_day(value_of(*days.after))) {
      diagnostics_.error("sample-value", after->place, "\"" + after->text + "\" is not always a day");
    }
  }
  return days;
}

int ValueReader::read_skew(const yaml::Node& node) {
  const yaml::Node* skew = node.find("skew");
  return skew == nullptr ? 0 : static_cast<int>(read_whole(*skew, -9, 9, diagnostics_).value_or(0));
}

Template ValueReader::read_template(const yaml::Node& node) {
  Template out;
  if (!expect_scalar(node, "a text", diagnostics_)) return out;
  const std::string& text = node.text;
  const auto literal = [&](std::size_t from, std::size_t to) {
    if (from < to) out.pieces.push_back({Piece::Kind::literal, text.substr(from, to - from), {}, 0, 0});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    literal(at, open);
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) {
      diagnostics_.error("sample-text", yaml::place_inside(node, open), "this { is never closed",
                         "write {FIELD}, {LIST}, {row} or {n}");
      break;
    }
    out.pieces.push_back(read_piece(node, open + 1, std::string_view(text).substr(open + 1, close - open - 1)));
    at = close + 1;
  }
  return out;
}

Piece ValueReader::read_piece(const yaml::Node& node, std::size_t offset, std::string_view inner) {
  Piece piece;
  const std::size_t colon = std::min(inner.find(':'), inner.size());
  const std::string name(inner.substr(0, colon));
  const Place place = yaml::place_inside(node, offset, static_cast<std::uint32_t>(std::max<std::size_t>(1, colon)));
  if (colon < inner.size()) {
    const std::string_view width = inner.substr(colon + 1);
    if (width.size() == 1 && width[0] >= '1' && width[0] <= '9') {
      piece.width = width[0] - '0';
    } else {
      diagnostics_.error("sample-text", place, "a width is one digit, 1 to 9", "for example {row:6}");
    }
  }
  if (name == "row" || name == "n") {
    piece.kind = name == "row" ? Piece::Kind::row : Piece::Kind::ordinal;
  } else if (const auto field = visible_.find(name); field != visible_.end()) {
    piece.kind = Piece::Kind::field;
    piece.name = field->second;
  } else if (const auto list = lists_.find(name); list != lists_.end()) {
    piece.kind = Piece::Kind::list;
    piece.list = list->second;
  } else {
    unknown_name(name, place, true);
  }
  return piece;
}

std::optional<Name> ValueReader::find_field(const yaml::Node& node) {
  if (!expect_scalar(node, "the name of a field", diagnostics_)) return std::nullopt;
  const auto found = visible_.find(node.text);
  return found != visible_.end() ? std::optional(found->second) : unknown_name(node.text, node.place, false);
}

std::optional<Name> ValueReader::unknown_name(const std::string& name, const Place& place, bool with_lists) {
  std::vector<std::string> known;
  known.reserve(visible_.size() + lists_.size());
  for (const auto& entry : visible_) known.push_back(entry.first);
  if (with_lists) {
    for (const auto& entry : lists_) known.push_back(entry.first);
  }
  const auto near = nearest(name, known);
  diagnostics_.error("sample-unknown-name", place,
                     "no field" + std::string(with_lists ? " or list" : "") + " \"" + name + "\" is known here",
                     near ? "did you mean \"" + *near + "\"?" : "a field must stand before it is used");
  return std::nullopt;
}

const Value& ValueReader::value_of(Name name) const { return model_.tables[name.table].fields[name.field].value; }

}  // namespace inspectplan::sample
