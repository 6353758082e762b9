// What was made ready for one dataset, for people to read: how wide its columns are, and which operations became tables
// (fused: one look-up stands for all operations behind it).
#include <variant>

#include "feel/preparing.hpp"
#include "feel/source.hpp"

namespace inspectplan::feel {
namespace {

std::string name_of(Register made) { return "r" + std::to_string(made); }
std::string place(std::size_t positions) { return "p" + std::to_string(positions); }

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string describe(const column::Column& cells) {
  std::string text = counted(cells.width(), "byte") + " a row";
  if (cells.kind() == column::Kind::text) text += ", " + counted(cells.dictionary().size(), "text");
  return cells.has_missing() ? text + ", " + std::to_string(cells.missing()) + " missing" : text;
}

class Lister {
 public:
  Lister(const Program::State& program, const column::Dataset& data) : program_(program), data_(data) {}

  std::string run(const Preparation& preparation) {
    columns(program_.schema.enterprise, data_.enterprises, read_fields());
    for (const Operation& operation : program_.operations)
      if (operation.scan) columns_of(*operation.scan);
    text_ += "\n";
    for (const Step& step : preparation.steps) std::visit([this](const auto& one) { add(one); }, step);
    flush();
    return std::move(text_);
  }

 private:
  std::set<std::size_t> read_fields() const {
    std::set<std::size_t> fields;
    for (const Operation& operation : program_.operations)
      if (is_field(operation)) fields.insert(static_cast<std::size_t>(operation.number));
    return fields;
  }

  void columns_of(const Scan& scan) {
    std::set<std::size_t> fields;
    for (const Operation& operation : scan.operations)
      if (operation.extra == Extra::none && operation.op == ast::Op::child_field &&
          shown_.emplace(scan.table, operation.number).second)
        fields.insert(static_cast<std::size_t>(operation.number));
    columns(program_.schema.children[scan.table], data_.children[scan.table], fields);
  }

  void columns(const column::TableSchema& schema, const column::Table& table, const std::set<std::size_t>& fields) {
    for (const std::size_t field : fields)
      line(schema.name + "." + schema.fields[field].name, describe(table.columns[field]));
  }

  void line(std::string what, const std::string& how) {
    if (what.size() < 60) what.resize(60, ' ');
    text_ += what + "  " + how + "\n";
  }

  void add(std::size_t operation) {
    for (const Register made : outputs_of(program_.operations[operation])) row_by_row_ += " " + name_of(made);
  }
  void add(const CellPositions& step) {
    const std::string field = program_.schema.enterprise.fields[step.column.field].name;
    made(place(step.to) + " = position in enterprise." + field, counted(step.column.missing, "value"));
  }
  void add(const TruthPositions& step) { made(place(step.to) + " = position of " + name_of(step.truth), "7 values"); }
  void add(const CombinedPositions& step) {
    std::string parts;
    for (const CombinedPositions::Part& part : step.parts) parts += " " + place(part.at);
    made(place(step.to) + " = combination of" + parts, "");
  }
  void add(const Lookup& step) {
    made(name_of(step.out) + " = look up at " + place(step.from.at),
         std::to_string(step.from.table.known.size()) + " results");
  }
  void add(const TableSum& step) {
    std::string parts;
    for (const auto* some : {&step.exact, &step.ranges})
      for (const Looked& one : *some) parts += " " + place(one.at);
    for (const Register other : step.others) parts += " " + name_of(other);
    made(name_of(step.out) + " = sum of what stands at" + parts, "");
  }

  void made(const std::string& what, const std::string& how) {
    flush();
    line(what, how);
  }
  void flush() {
    if (!row_by_row_.empty()) text_ += "row by row:" + row_by_row_ + "\n";
    row_by_row_.clear();
  }

  const Program::State& program_;
  const column::Dataset& data_;
  std::set<std::pair<std::size_t, std::int64_t>> shown_;  // tables and fields
  std::string row_by_row_, text_;
};

}  // namespace

std::string listing_of(const Preparation& preparation, const Program::State& program, const column::Dataset& data) {
  return Lister(program, data).run(preparation);
}

}  // namespace inspectplan::feel
