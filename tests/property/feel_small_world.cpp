#include "feel_small_world.hpp"

#include <algorithm>

namespace inspectplan::feel::small {
namespace {

using oracle::number;
using oracle::text;
using oracle::truth;

column::Field field(std::string name, column::Kind kind, int scale = 0, std::optional<std::int64_t> min = {},
                    std::optional<std::int64_t> max = {}) {
  column::Field out;
  out.name = std::move(name);
  out.kind = kind;
  out.scale = scale;
  out.min = min;
  out.max = max;
  return out;
}

// Around the end of February of a leap year.
const Day first = from_civil(2024, 2, 28);
const Day last = from_civil(2024, 3, 1);

std::vector<Value> numbers(int from, int until, int scale) {
  std::vector<Value> out;
  for (int n = from; n <= until; ++n) out.push_back(number(n, scale));
  return out;
}

column::Schema make_schema() {
  using column::Kind;
  column::Schema out;
  out.code_lists.push_back({"trade", "^[0-9]{2,4}$", true, false, {}, {}});
  out.enterprise.name = "enterprise";
  out.enterprise.key = {0};
  out.enterprise.fields = {field("id", Kind::text),
                           field("whole", Kind::number, 0, 0, 3),
                           field("tenths", Kind::number, 1, -2, 2),
                           field("divisor", Kind::number, 0, 1, 3),
                           field("flag", Kind::boolean),
                           field("mark", Kind::boolean),
                           field("name", Kind::text),
                           field("trade", Kind::text),
                           field("opened", Kind::date, 0, first.number, last.number)};
  out.enterprise.fields[7].code_list = 0;
  column::TableSchema event;
  event.name = "event";
  event.parent = "enterprise";
  event.max_rows = 3;
  event.fields = {field("enterprise", Kind::text),       field("hurt", Kind::number, 0, 0, 2),
                  field("cost", Kind::number, 1, -1, 1), field("at", Kind::date, 0, first.number, last.number),
                  field("grave", Kind::boolean),         field("site", Kind::text)};
  out.children = {event};
  return out;
}

int pick(int count) { return *rc::gen::inRange(0, count); }
bool once_in(int count) { return pick(count) == 0; }
std::string one_of(const std::vector<std::string>& from) {
  return from[static_cast<std::size_t>(pick(static_cast<int>(from.size())))];
}

void append(column::Table& table, const column::TableSchema& of, const Row& row) {
  for (std::size_t i = 0; i < of.fields.size(); ++i) {
    const auto cell = row.find(of.fields[i].name);
    if (cell == row.end() || cell->second.kind == oracle::Kind::missing)
      table.columns[i].append_missing();
    else if (cell->second.kind == oracle::Kind::text)
      table.columns[i].append_text(cell->second.text);
    else
      table.columns[i].append(static_cast<std::int64_t>(cell->second.number));
  }
  ++table.rows;
}

class Writer {
 public:
  std::string truth(int depth) {
    const std::vector<std::string> leaves = inside_ ? std::vector<std::string>{"grave", "flag", "hurt > 0"}
                                                    : std::vector<std::string>{"flag", "mark", "true", "whole > 1"};
    if (depth <= 0) return one_of(leaves);
    switch (pick(inside_ ? 11 : 13)) {
      case 0:
        return "(" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
      case 1:
        return "(" + truth(depth - 1) + " or " + truth(depth - 1) + " or " + truth(depth - 1) + ")";
      case 2:
        return "not(" + truth(depth - 1) + ")";
      case 3:
        return "(" + number(depth - 1) + comparison() + number(depth - 1) + ")";
      case 4:
        return "(" + number(depth - 1) + comparison() + one_of({"0", "1", "1.5", "-0.1", "0.333333333", "2"}) + ")";
      case 5:
        return "(" + text(depth - 1) + comparison() + text(depth - 1) + ")";
      case 6:
        return "(" + date(depth - 1) + comparison() + date(depth - 1) + ")";
      case 7:
        return "(" + any(depth - 1) + one_of({" = ", " != "}) + "null)";
      case 8:
        return question(depth - 1);
      case 9:
        return "(if " + truth(depth - 1) + " then " + truth(depth - 1) + " else " + truth(depth - 1) + ")";
      case 10:
        return "(" + number(depth - 1) + " in " +
               one_of({"[0..1]", "(0..2]", "(1, 2, > 2.5)", "[0.1..1)", "(null, 0)"}) + ")";
      case 11:
        return "(" + truth(depth - 1) + one_of({" = ", " != "}) + truth(depth - 1) + ")";
      default:
        return quantifier(depth - 1);
    }
  }

  std::string number(int depth) {
    const std::vector<std::string> leaves = inside_ ? std::vector<std::string>{"hurt", "cost", "whole"}
                                                    : std::vector<std::string>{"whole", "tenths", "divisor"};
    if (depth <= 0) return one_of(leaves);
    switch (pick(inside_ ? 12 : 15)) {
      case 0:
        return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
      case 1:
        return "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
      case 2:
        return "(" + number(depth - 1) + " * " + one_of({"whole", "tenths", "-2", "0.5"}) + ")";
      case 3:
        return "(" + number(depth - 1) + " / " + one_of({"divisor", "3", "-0.7"}) + ")";
      case 4:
        return guarded(depth - 1);
      case 5:
        return "(if " + truth(depth - 1) + " then " + number(depth - 1) + " else " +
               one_of({number(depth - 1), "null"}) + ")";
      case 6:
        return one_of({"min(", "max(", "sum(", "mean("}) + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 7:
        return one_of({"abs(", "floor(", "ceiling("}) + number(depth - 1) + ")";
      case 8:
        return one_of({"round half up(", "round half even("}) + number(depth - 1) + one_of({", 0)", ", 1)"});
      case 9:
        return "modulo(" + number(depth - 1) + one_of({", divisor)", ", 0.3)", ", -2)"});
      case 10:
        return "string length(" + text(depth - 1) + ")";
      case 11:
        return "(" + date(depth - 1) + ")." + one_of({"year", "month", "day", "weekday"});
      case 12:
        return "(" + date(depth - 1) + " - " + date(depth - 1) + ").days";
      default:
        return one_of({"sum(", "min(", "max(", "mean("}) + rows(depth - 1) + one_of({".hurt)", ".cost)"});
    }
  }

  std::string text(int depth) {
    const std::vector<std::string> leaves = inside_ ? std::vector<std::string>{"site", "name", "\"đá\""}
                                                    : std::vector<std::string>{"name", "\"đá\"", "name"};
    if (depth <= 0) return one_of(leaves);
    switch (pick(5)) {
      case 0:
        return "upper case(" + text(depth - 1) + ")";
      case 1:
        return "(" + text(depth - 1) + " + " + text(depth - 1) + ")";
      case 2:
        return "substring(" + text(depth - 1) + one_of({", 1)", ", -1)", ", 2, 1)", ", whole)"});
      case 3:
        return "(if " + truth(depth - 1) + " then " + text(depth - 1) + " else " + one_of({text(depth - 1), "null"}) +
               ")";
      default:
        return one_of(leaves);
    }
  }

  std::string date(int depth) {
    const std::vector<std::string> leaves = inside_ ? std::vector<std::string>{"at", "opened", "@\"2024-02-29\""}
                                                    : std::vector<std::string>{"opened", "opened", "@\"2024-02-29\""};
    if (depth <= 0) return one_of(leaves);
    switch (pick(inside_ ? 4 : 5)) {
      case 0:
        return "(" + date(depth - 1) + one_of({" + ", " - "}) + "duration(\"" + one_of({"P1Y", "P1M", "P2D"}) + "\"))";
      case 1:
        return one_of({"min(", "max("}) + date(depth - 1) + ", " + date(depth - 1) + ")";
      case 2:
        return "(if " + truth(depth - 1) + " then " + date(depth - 1) + " else " + date(depth - 1) + ")";
      case 3:
        return one_of(leaves);
      default:
        return one_of({"min(", "max("}) + rows(depth - 1) + ".at)";
    }
  }

 private:
  static std::string comparison() { return one_of({" = ", " != ", " < ", " <= ", " > ", " >= "}); }

  std::string any(int depth) {
    switch (pick(4)) {
      case 0:
        return number(depth);
      case 1:
        return text(depth);
      case 2:
        return date(depth);
      default:
        return truth(depth);
    }
  }

  std::string question(int depth) {
    switch (pick(4)) {
      case 0:
        return one_of({"contains(", "starts with(", "ends with("}) + text(depth) + ", " +
               one_of({"\"đ\"", "\"a\"", "\"\"", "name"}) + ")";
      case 1:
        return "under(trade, \"05\")";
      case 2:
        return one_of({"name", inside_ ? "site" : "name"}) + " in (\"đá\", \"a\")";
      default:
        return one_of({"trade = \"05\"", "\"đá\" = name", "name >= \"a\"", "trade < \"0510\""});
    }
  }

  std::string guarded(int depth) {
    const std::string divisor = number(0);
    return "(if " + divisor + " > 0 then " + number(depth) + " / " + divisor + " else " +
           one_of({"null", "0", number(0)}) + ")";
  }

  // Inside a filter nothing is filtered again.
  std::string rows(int depth) {
    if (once_in(5)) return "event";
    inside_ = true;
    const std::string filter = truth(std::min(depth, 2));
    inside_ = false;
    return "event[" + filter + "]";
  }

  std::string quantifier(int depth) {
    return "(" + one_of({"some", "every"}) + " e in " + rows(depth) + " satisfies " +
           one_of({"e.grave", "e.hurt > whole", "e.at >= opened", "e.cost = 0 or flag"}) + ")";
  }

  bool inside_ = false;
};

// Every missing cell of a row, as something to be filled.
void find_holes(Row& row, std::vector<std::pair<Value*, std::string>>& holes) {
  for (auto& [name, cell] : row)
    if (cell.kind == oracle::Kind::missing) holes.emplace_back(&cell, name);
}

Row random_row(const column::TableSchema& table, int& missing) {
  Row row;
  for (std::size_t i = 1; i < table.fields.size(); ++i) {
    const std::string& name = table.fields[i].name;
    const auto& all = domain(name);
    const bool hole = missing > 0 && once_in(3);
    if (hole) --missing;
    row[name] = hole ? Value{} : all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
  }
  return row;
}

}  // namespace

const column::Schema& schema() {
  static const column::Schema made = make_schema();
  return made;
}

Scope scope() { return Scope(schema()); }

const std::vector<Value>& domain(const std::string& name) {
  static const std::vector<Value> dates = {oracle::date(first), oracle::date(from_civil(2024, 2, 29)),
                                           oracle::date(last)};
  static const std::vector<Value> texts = {text(""), text("a"), text("đá"), text("Đặng đ")};
  static const std::map<std::string, std::vector<Value>> all = {{"whole", numbers(0, 3, 0)},
                                                                {"tenths", numbers(-2, 2, 1)},
                                                                {"divisor", numbers(1, 3, 0)},
                                                                {"flag", {truth(false), truth(true)}},
                                                                {"mark", {truth(false), truth(true)}},
                                                                {"name", texts},
                                                                {"trade", {text("05"), text("0510"), text("06")}},
                                                                {"opened", dates},
                                                                {"hurt", numbers(0, 2, 0)},
                                                                {"cost", numbers(-1, 1, 1)},
                                                                {"at", dates},
                                                                {"grave", {truth(false), truth(true)}},
                                                                {"site", texts}};
  return all.at(name);
}

Enterprise random_enterprise(int missing) {
  Enterprise out;
  const int events = pick(4);
  auto& rows = out.tables["event"];
  for (int i = 0; i < events; ++i) rows.push_back(random_row(schema().children[0], missing));
  out.fields = random_row(schema().enterprise, missing);
  return out;
}

std::vector<Enterprise> completions(const Enterprise& enterprise) {
  Enterprise now = enterprise;
  std::vector<std::pair<Value*, std::string>> holes;
  find_holes(now.fields, holes);
  for (Row& row : now.tables["event"]) find_holes(row, holes);
  std::vector<Enterprise> out;
  std::vector<std::size_t> at(holes.size(), 0);
  for (;;) {
    for (std::size_t i = 0; i < holes.size(); ++i) *holes[i].first = domain(holes[i].second)[at[i]];
    out.push_back(now);
    std::size_t i = 0;
    while (i < holes.size() && ++at[i] == domain(holes[i].second).size()) at[i++] = 0;
    if (i == holes.size()) return out;
  }
}

column::Dataset dataset(const std::vector<Enterprise>& enterprises) {
  column::Dataset data = column::make_dataset(schema());
  column::ChildTable& events = data.children[0];
  events.imported = true;
  for (const Enterprise& enterprise : enterprises) {
    for (const Row& row : enterprise.tables.at("event")) {
      append(events, schema().children[0], row);
      events.parent.push_back(static_cast<std::uint32_t>(data.enterprises.rows));
    }
    append(data.enterprises, schema().enterprise, enterprise.fields);
    events.offsets.push_back(static_cast<std::uint32_t>(events.rows));
  }
  return data;
}

std::string random_expression(Sort sort, int depth) {
  Writer writer;
  switch (sort) {
    case Sort::truth:
      return writer.truth(depth);
    case Sort::number:
      return writer.number(depth);
    case Sort::text:
      return writer.text(depth);
    default:
      return writer.date(depth);
  }
}

}  // namespace inspectplan::feel::small
