#include "feel/preparing.hpp"

#include "feel/grounding.hpp"
#include "feel/keys.hpp"

namespace inspectplan::feel {
namespace {

// From what is wanted back to what has to be worked out, then forward in the order of the program.
class Preparing {
 public:
  Preparing(const Outline& outline, Mode mode, const std::vector<Register>& wanted, Pool& pool)
      : outline_(outline), mode_(mode), grounding_(outline, mode, wanted, pool) {
    for (const Register one : wanted) need(one);
    keys_ = share(asked_, outline.makers, grounding_.most());
    tabulate_keys(pool);
  }

  Preparation run() {
    for (std::size_t i = 0; i < outline_.program.operations.size(); ++i) add_steps(i);
    out_.used.assign(used_.begin(), used_.end());
    return std::move(out_);
  }

 private:
  const Operation& maker(Register made) const { return outline_.program.operations[outline_.makers[made]]; }

  // The register's own vector is read.
  void need(Register made) {
    if (!used_.insert(made).second || grounding_.table(made) != nullptr) return;
    if (grounding_.is_combined(made)) return ask(made, outline_.makers[made]);
    const Operation& operation = maker(made);
    const bool sum = operation.extra == Extra::sum;
    for (const Register in : inputs_of(operation))
      sum&& grounding_.grounds(in) != nullptr ? ask(in, outline_.makers[made]) : need(in);
    for (const Register other : outputs_of(operation)) used_.insert(other);
  }

  // Operation `by` reads the register's table.
  void ask(Register made, std::size_t by) {
    const Grounds& grounds = *grounding_.grounds(made);
    if (!asked_index_.try_emplace({made, by}, asked_.size()).second) return;
    asked_.push_back({grounds, by});
    for (const auto& [base, classes] : grounds)
      if (base.kind == Base::Kind::truth) need(static_cast<Register>(base.index));
  }

  void tabulate_keys(Pool& pool) {
    std::vector<std::set<Register>> registers(keys_.all.size());
    for (const auto& [asked, index] : asked_index_) registers[keys_.of[index]].insert(asked.first);
    for (std::size_t key = 0; key < keys_.all.size(); ++key) {
      combinations_.emplace_back(keys_.all[key].grounds);
      const std::vector<Register> wanted(registers[key].begin(), registers[key].end());
      Tables made = tabulate(outline_, combinations_[key], grounding_.given(), mode_, wanted, pool);
      auto& tables = tables_.emplace_back();
      for (std::size_t i = 0; i < wanted.size(); ++i) tables.emplace(wanted[i], std::move(made[i]));
    }
  }

  void add_steps(std::size_t index) {
    const Operation& operation = outline_.program.operations[index];
    bool runs = false;
    for (const Register made : outputs_of(operation)) {
      if (!used_.contains(made)) continue;
      if (const Tabulated* table = grounding_.table(made))
        add_step(Lookup{made, {at({Base::Kind::column, outline_.sources[made].field}), *table}});
      else if (grounding_.is_combined(made))
        add_step(Lookup{made, looked(key_of(made, index), tables_[key_of(made, index)].at(made))});
      else
        runs = true;
    }
    if (!runs) return;
    if (operation.extra == Extra::sum)
      add_step(sum(operation, index));
    else
      add_step(index);
  }

  void add_step(Step step) { out_.steps.push_back(std::move(step)); }

  TableSum sum(const Operation& operation, std::size_t index) {
    TableSum result;
    result.out = operation.out;
    std::map<std::size_t, Tabulated> by_key;
    for (const Register in : operation.in) {
      if (grounding_.grounds(in) == nullptr) {
        result.others.push_back(in);
        continue;
      }
      const std::size_t key = key_of(in, index);
      const Tabulated& part = tables_[key].at(in);
      if (const auto [found, fresh] = by_key.try_emplace(key, part); !fresh) add(part, found->second);
    }
    for (auto& [key, table] : by_key) {
      table.note();
      auto& to = table.exact ? result.exact : result.ranges;
      to.push_back(looked(key, table));
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

  std::size_t key_of(Register made, std::size_t by) const { return keys_.of[asked_index_.at({made, by})]; }

  // A table by combination; where there is one base only, by that one's own positions.
  Looked looked(std::size_t key, const Tabulated& table) {
    const Combination& combination = combinations_[key];
    if (combination.parts.size() > 1) return {at_key(key), table};
    const Combination::Part& only = combination.parts.front();
    return {at(only.base), spread(table, *only.classes)};
  }

  static Tabulated spread(const Tabulated& table, const Classes& classes) {
    Tabulated wide{{}, {}, {}, table.exact, table.always};
    for (const std::uint16_t one : classes.of) {
      wide.known.push_back(table.known[one]);
      if (table.low.empty()) continue;
      wide.low.push_back(table.low[one]);
      wide.high.push_back(table.high[one]);
    }
    return wide;
  }

  // Where the positions stand; they are worked out before the first step that reads them.
  std::size_t at(Base base) {
    const auto [found, fresh] = at_base_.try_emplace(base, out_.positions);
    if (!fresh) return found->second;
    const std::size_t to = out_.positions++;
    if (base.kind == Base::Kind::truth)
      add_step(TruthPositions{static_cast<Register>(base.index), to});
    else
      add_step(CellPositions{*outline_.columns[base.index], to});
    return to;
  }

  std::size_t at_key(std::size_t key) {
    if (const auto found = at_key_.find(key); found != at_key_.end()) return found->second;
    CombinedPositions step;
    for (const Combination::Part& part : combinations_[key].parts) step.parts.push_back({at(part.base), offsets(part)});
    step.to = out_.positions++;
    at_key_.emplace(key, step.to);
    add_step(std::move(step));
    return at_key_.at(key);
  }

  static std::vector<std::uint16_t> offsets(const Combination::Part& part) {
    std::vector<std::uint16_t> offsets;
    for (const std::uint16_t one : part.classes->of) offsets.push_back(static_cast<std::uint16_t>(one * part.stride));
    return offsets;
  }

  const Outline& outline_;
  Mode mode_;
  Grounding grounding_;
  std::set<Register> used_;
  std::vector<Asked> asked_;
  std::map<std::pair<Register, std::size_t>, std::size_t> asked_index_;  // register and by
  Keys keys_;
  std::vector<Combination> combinations_;              // by key
  std::vector<std::map<Register, Tabulated>> tables_;  // by key
  std::map<Base, std::size_t> at_base_;
  std::map<std::size_t, std::size_t> at_key_;
  Preparation out_;
};

// Rows below which preparing takes longer than running.
constexpr std::size_t pays_from = 256;

}  // namespace

Preparation behind(const Program::State& program, const std::vector<Register>& wanted) {
  std::set<Register> used;
  std::set<std::size_t> operations;
  std::vector<Register> open = wanted;
  for (const std::vector<std::size_t> makers = makers_of(program); !open.empty();) {
    const Register made = open.back();
    open.pop_back();
    if (!used.insert(made).second) continue;
    const Operation& operation = program.operations[makers[made]];
    operations.insert(makers[made]);
    for (const auto& more : {inputs_of(operation), outputs_of(operation)})
      open.insert(open.end(), more.begin(), more.end());
  }
  return {{used.begin(), used.end()}, 0, {operations.begin(), operations.end()}};
}

Preparation prepare(const Program::State& program, const column::Dataset& data, Mode mode,
                    const std::vector<Register>& wanted, Pool& pool) {
  std::vector<Register> all = wanted;
  for (const Operation& operation : program.operations)
    if (can_fail(operation)) all.push_back(operation.out);
  if (data.enterprises.rows < pays_from) return behind(program, all);
  const Outline outline = outline_of(program, data);
  return Preparing(outline, mode, all, pool).run();
}

}  // namespace inspectplan::feel
