// Aggregates over the rows of a child table: the rows' own operations in batches, then one accumulator an enterprise.
// A row whose filter is unknown may or may not count: the result is a range [sure, sure + possible].
#include "feel/accumulator.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

// Does the table record all days that an aggregate asks for?
struct Coverage {
  bool covers = false;
  std::uint8_t marks = 0;  // was_missing, where that rests on a missing cell
};

class Scanner {
 public:
  Scanner(const Operation& operation, const Frame& frame, Bench& body)
      : scan_(*operation.scan),
        frame_(frame),
        bench_(body),
        table_(frame.data->children[scan_.table]),
        schema_(frame.workspace->program->schema.children[scan_.table]) {
    for (const Aggregate& aggregate : scan_.aggregates)
      if (std::find(values_.begin(), values_.end(), aggregate.value) == values_.end())
        values_.push_back(aggregate.value);
    accumulators_.resize(values_.size() * frame.count);
  }

  void run() {
    if (table_.imported) rows();
    for (const Aggregate& aggregate : scan_.aggregates)
      for (std::size_t i = 0; i < frame_.count; ++i) finish(aggregate, i);
  }

 private:
  void rows() {
    const std::size_t end = table_.offsets[frame_.first + frame_.count];
    for (std::size_t first = table_.offsets[frame_.first]; first < end; first += batch_rows)
      batch(first, std::min(batch_rows, end - first));
  }

  void batch(std::size_t first, std::size_t count) {
    bench_.hold(count);
    const Frame inside{frame_.data,  &table_,          first,        count,        frame_.mode,
                       &bench_,      frame_.workspace, frame_.bench, frame_.first, table_.parent.data(),
                       frame_.limits};
    for (const Operation& operation : scan_.operations) run_operation(operation, inside);
    for (std::size_t v = 0; v < values_.size(); ++v) add(inside, v);
  }

  void add(const Frame& inside, std::size_t value) {
    const std::vector<std::uint8_t>& filter = inside.at(scan_.filter).known;
    const Vector* values = values_[value] ? &inside.at(*values_[value]) : nullptr;
    for (std::size_t i = 0; i < inside.count; ++i) {
      if (filter[i] == truth_false) continue;
      Accumulator& to = at(value, table_.parent[inside.first + i] - frame_.first);
      const bool sure = filter[i] == truth_true;
      to.add_row(sure, filter[i]);
      if (values != nullptr) to.add_value(sure, values->known[i], {values->low[i], values->high[i]});
    }
  }

  Accumulator& at(std::size_t value, std::size_t enterprise) {
    return accumulators_[value * frame_.count + enterprise];
  }

  const Accumulator& of(const Aggregate& aggregate, std::size_t enterprise) {
    const auto value = std::find(values_.begin(), values_.end(), aggregate.value) - values_.begin();
    return at(static_cast<std::size_t>(value), enterprise);
  }

  // One edge that keeps to the recorded days is enough.
  template <class Inside>
  Coverage kept(const std::vector<DayEdge>& edges, std::size_t i, Inside inside) const {
    Coverage best;
    for (const DayEdge& edge : edges) {
      const Vector& day = frame_.at(edge.day);
      if ((day.known[i] & has_value) == 0 || (day.known[i] & may_lack) != 0 || !inside(day, edge.shift)) continue;
      const Coverage found{true, static_cast<std::uint8_t>(day.known[i] & was_missing)};
      if (!best.covers || found.marks == 0) best = found;
    }
    return best;
  }

  Coverage coverage(const Aggregate& aggregate, std::size_t i) const {
    if (!table_.imported) return {};
    Coverage result{true, 0};
    if (aggregate.newest || !schema_.covers_field) return result;
    if (const auto first = schema_.covers.from)
      result =
          kept(aggregate.from, i, [&](const Vector& day, int shift) { return day.low[i] + shift >= first->number; });
    if (const auto last = schema_.covers.until; last && result.covers) {
      const Coverage until =
          kept(aggregate.until, i, [&](const Vector& day, int shift) { return day.high[i] + shift <= last->number; });
      result = {until.covers, static_cast<std::uint8_t>(until.marks | result.marks)};
    }
    return result;
  }

  void finish(const Aggregate& aggregate, std::size_t i) {
    const Coverage covered = coverage(aggregate, i);
    if (aggregate.op == Op::some) return finish_some(aggregate, i, covered);
    Total total = covered.covers ? total_of(of(aggregate, i), aggregate.op, frame_.mode, scale_of(aggregate))
                                 : unrecorded(aggregate);
    if (total.known != 0) total.known |= covered.marks;
    Vector& out = frame_.at(aggregate.out);
    out.known[i] = total.known;
    out.low[i] = total.range.low;
    out.high[i] = total.range.high;
  }

  void finish_some(const Aggregate& aggregate, std::size_t i, Coverage covered) {
    const Accumulator& from = of(aggregate, i);
    std::uint8_t truth = truth_unknown;
    if (covered.covers) {
      truth = from.sure > 0 ? truth_true : from.possible == 0 ? truth_false : truth_unknown;
      if (frame_.mode == Mode::range && truth == truth_unknown) truth |= from.marks & may_lack;
    }
    frame_.at(aggregate.out).known[i] = truth;
  }

  // Nothing is recorded: missing. In range mode anything inside what was declared, as if it had been.
  Total unrecorded(const Aggregate& aggregate) const {
    if (frame_.mode == Mode::shown) return {};
    const bool always = aggregate.op == Op::count || aggregate.op == Op::sum;
    return {{aggregate.type.low, aggregate.type.high},
            static_cast<std::uint8_t>(has_value | was_missing | (always ? 0 : may_lack))};
  }

  int scale_of(const Aggregate& aggregate) const {
    return aggregate.value ? scan_.registers[*aggregate.value].scale : 0;
  }

  const Scan& scan_;
  const Frame& frame_;
  Bench& bench_;
  const column::ChildTable& table_;
  const column::TableSchema& schema_;
  std::vector<std::optional<Register>> values_;  // each once; none: rows are counted only
  std::vector<Accumulator> accumulators_;        // by value, then enterprise
};

}  // namespace

void run_scan(const Operation& operation, const Frame& frame, Bench& body) { Scanner(operation, frame, body).run(); }

}  // namespace inspectplan::feel
