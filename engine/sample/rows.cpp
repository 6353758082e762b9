#include "sample/rows.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/scaled.hpp"

namespace inspectplan::sample {

namespace {

constexpr std::uint64_t rows_field = hash_name("<rows>");  // the draws of a row count; no field has such a name

std::int64_t between(std::int64_t low, std::int64_t high, int skew, Draws& draws) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  std::uint64_t least = draws.below(span);
  for (int i = std::abs(skew); i > 0; --i) least = std::min(least, draws.below(span));
  return skew < 0 ? high - static_cast<std::int64_t>(least) : low + static_cast<std::int64_t>(least);
}

const Cell& pick(const Choice& choice, Draws& draws) {
  const auto at = std::ranges::upper_bound(choice.cumulative, draws.below(choice.cumulative.back()));
  return choice.values[static_cast<std::size_t>(at - choice.cumulative.begin())];
}

void append_number(std::string& text, std::uint64_t number, int width) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  for (auto length = end - digits; length < width; ++length) text += '0';
  text.append(digits, end);
}

void set_number(Cell& cell, std::int64_t number) {
  cell.kind = Cell::Kind::number;
  cell.number = number;
  char digits[24];
  cell.text.assign(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// The digits behind the point are kept: 5.0 says that somebody measured tenths.
void set_decimal(Cell& cell, std::int64_t number, int scale) {
  cell.kind = Cell::Kind::text;
  const auto size = static_cast<std::uint64_t>(std::abs(number));
  const auto unit = static_cast<std::uint64_t>(power_of_ten(scale));
  cell.text.assign(number < 0 ? "-" : "");
  append_number(cell.text, size / unit, 1);
  cell.text += '.';
  append_number(cell.text, size % unit, scale);
}

void set_day(Cell& cell, std::int64_t number) {
  const Day day{static_cast<std::int32_t>(std::clamp<std::int64_t>(number, first_day.number, last_day.number))};
  cell.kind = Cell::Kind::day;
  cell.number = day.number;
  cell.text = to_string(day);
}

void set_missing(Cell& cell) {
  cell.kind = Cell::Kind::missing;
  cell.text.clear();
}

bool matches(const Pattern& pattern, const Cell& cell) {
  if (pattern.kind == Pattern::Kind::missing || cell.kind == Cell::Kind::missing) {
    return pattern.kind == Pattern::Kind::missing && cell.kind == Cell::Kind::missing;
  }
  if (pattern.kind == Pattern::Kind::equals) return cell.text == pattern.text;
  if (pattern.kind == Pattern::Kind::prefix) return cell.text.starts_with(pattern.text);
  return cell.kind == Cell::Kind::number && pattern.low <= cell.number && cell.number <= pattern.high;
}

}  // namespace

Rows::Rows(const Distributions& model, std::uint64_t seed, Take take)
    : model_(model),
      root_(mix(seed + golden)),
      take_(std::move(take)),
      now_(model.tables.size()),
      brings_counted_(model.tables.size()) {
  for (std::size_t i = 0; i < now_.size(); ++i) now_[i].cells.resize(model.tables[i].fields.size());
  for (std::optional<std::size_t> up = model.counted; up; up = model.tables[*up].parent) brings_counted_[*up] = true;
}

void Rows::draw(std::uint64_t counted, Observer& observer) {
  wanted_ = counted;
  constexpr std::uint64_t step = 10'000;
  std::uint64_t told = 0;
  for (std::uint64_t ordinal = 1; !full(); ++ordinal) {
    draw_row(0, root_, ordinal);
    const std::uint64_t done = now_[model_.counted].rows;
    if (done / step != told || full()) observer.progress("sample", done, counted);
    told = done / step;
  }
}

void Rows::draw_row(std::size_t table, std::uint64_t parent_key, std::uint64_t ordinal) {
  const Table& spec = model_.tables[table];
  Now& row = now_[table];
  row.key = inside(inside(parent_key, spec.hash), ordinal);
  row.ordinal = ordinal;
  ++row.rows;
  for (std::size_t i = 0; i < spec.fields.size(); ++i) {
    Draws draws(inside(row.key, spec.fields[i].hash));
    fill(spec.fields[i].value, draws, row, row.cells[i]);
  }
  if (spec.written) take_(table, row.cells);
  draw_children(table);
}

void Rows::draw_children(std::size_t table) {
  const std::uint64_t key = now_[table].key;
  for (std::size_t child : model_.tables[table].children) {
    Draws draws(inside(inside(key, model_.tables[child].hash), rows_field));
    Cell count;
    fill(model_.tables[child].rows, draws, now_[table], count);
    const std::int64_t rows = count.kind == Cell::Kind::number ? count.number : 0;
    for (std::int64_t i = 1; i <= rows; ++i) {
      if (brings_counted_[child] && full()) break;
      draw_row(child, key, static_cast<std::uint64_t>(i));
    }
  }
}

void Rows::fill(const Value& value, Draws& draws, const Now& row, Cell& out) const {
  if (value.missing > 0 && draws.below(whole) < value.missing) return set_missing(out);
  if (const auto* constant = std::get_if<Constant>(&value.draw)) {
    out = constant->cell;
  } else if (const auto* from = std::get_if<Pick>(&value.draw)) {
    out = pick(from->choice, draws);
  } else if (const auto* number = std::get_if<Between>(&value.draw)) {
    const std::int64_t drawn = between(number->low, number->high, number->skew, draws);
    number->scale == 0 ? set_number(out, drawn) : set_decimal(out, drawn, number->scale);
  } else if (const auto* percent = std::get_if<Percent>(&value.draw)) {
    const Cell& of = cell(percent->of);
    if (of.kind != Cell::Kind::number) return set_missing(out);
    set_number(out, of.number * between(percent->low, percent->high, percent->skew, draws) / 100);
  } else if (const auto* chance = std::get_if<Chance>(&value.draw)) {
    out.kind = Cell::Kind::text;
    out.text = draws.below(whole) < chance->of_whole ? "true" : "false";
  } else if (const auto* days = std::get_if<Days>(&value.draw)) {
    if (days->after && cell(*days->after).kind != Cell::Kind::day) return set_missing(out);
    const std::int64_t start = days->after ? cell(*days->after).number : model_.as_of.number;
    set_day(out, start + between(days->low, days->high, days->skew, draws));
  } else if (const auto* text = std::get_if<Template>(&value.draw)) {
    fill_text(*text, draws, row, out);
  } else {
    const auto& cases = std::get<Cases>(value.draw).cases;
    const auto found = std::ranges::find_if(cases, [&](const Case& one) { return holds(one.when); });
    if (found == cases.end()) return set_missing(out);
    fill(found->then, draws, row, out);
  }
}

void Rows::fill_text(const Template& text, Draws& draws, const Now& row, Cell& out) const {
  out.kind = Cell::Kind::text;
  out.text.clear();
  for (const Piece& piece : text.pieces) {
    switch (piece.kind) {
      case Piece::Kind::literal:
        out.text += piece.text;
        break;
      case Piece::Kind::row:
        append_number(out.text, row.rows, piece.width);
        break;
      case Piece::Kind::ordinal:
        append_number(out.text, row.ordinal, piece.width);
        break;
      case Piece::Kind::list:
        out.text += pick(model_.lists[piece.list], draws).text;
        break;
      case Piece::Kind::field: {
        const Cell& from = cell(piece.name);
        if (from.kind == Cell::Kind::missing) return set_missing(out);
        out.text.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, piece.width - std::ssize(from.text))),
                        '0');
        out.text += from.text;
      }
    }
  }
}

bool Rows::holds(const std::vector<Test>& tests) const {
  return std::ranges::all_of(tests, [&](const Test& test) {
    const Cell& value = cell(test.name);
    return std::ranges::any_of(test.any_of, [&](const Pattern& pattern) { return matches(pattern, value); });
  });
}

}  // namespace inspectplan::sample
