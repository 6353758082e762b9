#include "feel/preparing.hpp"

#include <map>
#include <set>

namespace inspectplan::feel {
namespace {

class Preparing {
 public:
  Preparing(const Program::State& program, const column::Dataset& data, Mode mode)
      : program_(program), data_(data), mode_(mode), makers_(makers_of(program)), positions_(columns()) {
    std::vector<bool> is_source;
    for (const auto& column : positions_) is_source.push_back(column.has_value());
    sources_ = sources_of(program, is_source);
  }

  Preparation run(const std::vector<Register>& wanted) {
    for (const Register one : wanted) need(one);
    for (const Operation& operation : program_.operations)
      if (can_fail(operation)) need(operation.out);
    tabulate_all();
    for (std::size_t i = 0; i < program_.operations.size(); ++i) add_steps(i);
    out_.used.assign(used_.begin(), used_.end());
    return std::move(out_);
  }

 private:
  // Of the columns that the program reads.
  std::vector<std::optional<Positions>> columns() const {
    std::vector<std::optional<Positions>> found(data_.enterprises.columns.size());
    for (const Operation& operation : program_.operations)
      if (is_field(operation)) {
        const auto field = static_cast<std::size_t>(operation.number);
        found[field] = positions_of(data_.enterprises.columns[field], field);
      }
    return found;
  }

  bool is_table(Register made) const {
    const Kind kind = program_.registers[made].kind;
    return sources_[made].is_one() && kind != Kind::text && kind != Kind::null;
  }

  bool is_sum(const Operation& operation) const { return operation.extra == Extra::sum; }

  // The register's own vector is read.
  void need(Register made) {
    if (!used_.insert(made).second) return;
    if (is_table(made)) return need_table(made);
    const Operation& operation = program_.operations[makers_[made]];
    for (const Register in : inputs_of(operation)) is_sum(operation) && is_table(in) ? need_table(in) : need(in);
    for (const Register other : outputs_of(operation)) used_.insert(other);
  }

  void need_table(Register made) {
    tables_.try_emplace(made);
    if (sources_[made].kind == Source::Kind::truth) need(static_cast<Register>(sources_[made].index));
  }

  // All tables of one source in one go.
  void tabulate_all() {
    std::map<Source, std::vector<Register>> by_source;
    for (const auto& [made, table] : tables_) by_source[sources_[made]].push_back(made);
    for (const auto& [source, registers] : by_source) {
      Tables made = source.kind == Source::Kind::column
                        ? tabulate(program_, makers_, data_, *positions_[source.index], mode_, registers)
                        : tabulate(program_, makers_, static_cast<Register>(source.index), mode_, registers);
      for (std::size_t i = 0; i < registers.size(); ++i) tables_[registers[i]] = std::move(made[i]);
    }
  }

  Looked looked(const Source& source, Tabulated table) {
    if (source.kind == Source::Kind::truth) return {true, source.index, std::move(table)};
    const auto [found, fresh] = columns_.try_emplace(source.index, out_.columns.size());
    if (fresh) out_.columns.push_back(*positions_[source.index]);
    return {false, found->second, std::move(table)};
  }

  void add_steps(std::size_t index) {
    const Operation& operation = program_.operations[index];
    bool runs = false;
    for (const Register made : outputs_of(operation)) {
      if (!used_.contains(made)) continue;
      if (is_table(made))
        out_.steps.emplace_back(Lookup{made, looked(sources_[made], tables_.at(made))});
      else
        runs = true;
    }
    if (!runs) return;
    if (is_sum(operation))
      out_.steps.emplace_back(sum(operation));
    else
      out_.steps.emplace_back(index);
  }

  TableSum sum(const Operation& operation) {
    TableSum result;
    result.out = operation.out;
    std::map<Source, Tabulated> by_source;
    for (const Register in : operation.in) {
      if (!is_table(in))
        result.others.push_back(in);
      else if (const auto [found, fresh] = by_source.try_emplace(sources_[in], tables_.at(in)); !fresh)
        add(tables_.at(in), found->second);
    }
    for (auto& [source, table] : by_source) {
      table.note();
      auto& to = table.exact ? result.exact : result.ranges;
      to.push_back(looked(source, std::move(table)));
    }
    return result;
  }

  static void add(const Tabulated& part, Tabulated& to) {
    for (std::size_t i = 0; i < to.known.size(); ++i) {
      to.low[i] += part.low[i];
      to.high[i] += part.high[i];
      to.known[i] = joined(to.known[i], part.known[i]);
    }
  }

  const Program::State& program_;
  const column::Dataset& data_;
  Mode mode_;
  std::vector<std::size_t> makers_;                  // by register
  std::vector<std::optional<Positions>> positions_;  // by field
  std::vector<Source> sources_;                      // by register
  std::set<Register> used_;
  std::map<Register, Tabulated> tables_;
  std::map<std::size_t, std::size_t> columns_;  // by field: index among out_.columns
  Preparation out_;
};

Preparation everything(const Program::State& program) {
  Preparation all;
  all.used = all_of(program.registers);
  for (std::size_t i = 0; i < program.operations.size(); ++i) all.steps.emplace_back(i);
  return all;
}

// Rows below which preparing takes longer than running.
constexpr std::size_t pays_from = 256;

}  // namespace

Preparation prepare(const Program::State& program, const column::Dataset& data, Mode mode,
                    const std::vector<Register>& wanted) {
  if (data.enterprises.rows < pays_from) return everything(program);
  return Preparing(program, data, mode).run(wanted);
}

}  // namespace inspectplan::feel
