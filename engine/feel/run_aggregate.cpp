// Aggregates over the rows of a child table: the rows' own operations in batches, then one accumulator an enterprise.
// A row whose filter is unknown may or may not count: the result is a range [sure, sure + possible].
#include <algorithm>

#include "base/scaled.hpp"
#include "feel/operation.hpp"

namespace inspectplan::feel {
namespace {

using ast::Op;

constexpr int mean_scale = 9;

struct Accumulator {
  std::int64_t sure = 0, possible = 0;   // rows
  Wide low = 0, high = 0;                // sum; or extremes
  std::int64_t least = 0, greatest = 0;  // over all rows that can count
  bool any = false;                      // least and greatest are set
  bool sure_any = false;
  std::int64_t sure_least_high = 0, sure_greatest_low = 0;
  bool missing_value = false;  // a row that counts, or may, has no value
  std::uint8_t doubt = 0;      // was_missing, where a completion could change something
};

class Aggregation {
 public:
  Aggregation(const Operation& operation, const Frame& frame, Bench& body)
      : operation_(operation),
        frame_(frame),
        bench_(body),
        table_(frame.data->children[operation.body->table]),
        accumulators_(frame.count) {}

  void run() {
    if (table_.imported) rows();
    for (std::size_t i = 0; i < frame_.count; ++i) finish(i);
  }

 private:
  void rows() {
    const std::size_t end = table_.offsets[frame_.first + frame_.count];
    for (std::size_t first = table_.offsets[frame_.first]; first < end; first += batch_rows)
      batch(first, std::min(batch_rows, end - first));
  }

  void batch(std::size_t first, std::size_t count) {
    bench_.hold(count);
    const Frame inside{frame_.data, &table_,          first,        count,        frame_.mode,
                       &bench_,     frame_.workspace, frame_.bench, frame_.first, table_.parent.data()};
    const Body& body = *operation_.body;
    for (const Operation& operation : body.operations) run_operation(operation, inside);
    const Vector& filter = inside.at(body.filter);
    for (std::size_t i = 0; i < count; ++i) {
      if (filter.known[i] == truth_false) continue;
      Accumulator& to = accumulators_[table_.parent[first + i] - frame_.first];
      const bool sure = filter.known[i] == truth_true;
      sure ? ++to.sure : ++to.possible;
      if (!sure) to.doubt = was_missing;
      if (body.has_value) add(to, inside.at(body.value), i, sure);
    }
  }

  static void add(Accumulator& to, const Vector& values, std::size_t i, bool sure) {
    if ((values.known[i] & has_value) == 0) {
      to.missing_value = true;
      return;
    }
    to.doubt |= static_cast<std::uint8_t>(values.known[i] & was_missing);
    const std::int64_t low = values.low[i], high = values.high[i];
    to.low += sure ? low : std::min<std::int64_t>(low, 0);
    to.high += sure ? high : std::max<std::int64_t>(high, 0);
    to.least = to.any ? std::min(to.least, low) : low;
    to.greatest = to.any ? std::max(to.greatest, high) : high;
    to.any = true;
    if (!sure) return;
    to.sure_least_high = to.sure_any ? std::min(to.sure_least_high, high) : high;
    to.sure_greatest_low = to.sure_any ? std::max(to.sure_greatest_low, low) : low;
    to.sure_any = true;
  }

  // The table records all days that the filter asks for.
  bool covered(std::size_t i) const {
    if (!table_.imported) return false;
    const column::TableSchema& schema = frame_.workspace->program->schema.children[operation_.body->table];
    if (operation_.flag || !schema.covers_field) return true;
    const auto holds = [&](const std::vector<Operation::Edge>& edges, auto inside) {
      return std::any_of(edges.begin(), edges.end(), [&](const Operation::Edge& edge) {
        const Vector& day = frame_.at(edge.day);
        return (day.known[i] & has_value) != 0 && inside(day, edge.shift);
      });
    };
    const auto& covers = schema.covers;
    const bool from = !covers.from || holds(operation_.from, [&](const Vector& day, int shift) {
      return day.low[i] + shift >= covers.from->number;
    });
    const bool until = !covers.until || holds(operation_.until, [&](const Vector& day, int shift) {
      return day.high[i] + shift <= covers.until->number;
    });
    return from && until;
  }

  void finish(std::size_t i) {
    const Accumulator& from = accumulators_[i];
    if (!covered(i)) return unknown(i);
    switch (operation_.op) {
      case Op::some:
        frame_.at(operation_.out).known[i] = from.sure > 0       ? truth_true
                                             : from.possible > 0 ? truth_unknown
                                                                 : truth_false;
        return;
      case Op::count:
        return write(i, from.sure, from.sure + from.possible, from.doubt);
      case Op::sum:
        if (from.missing_value) return missing(i);
        return write(i, static_cast<std::int64_t>(from.low), static_cast<std::int64_t>(from.high), from.doubt);
      case Op::mean:
        return mean(i, from);
      default:
        return extreme(i, from);
    }
  }

  void extreme(std::size_t i, const Accumulator& from) {
    if (!from.sure_any || from.missing_value) return missing(i);
    const bool least = operation_.op == Op::least;
    write(i, least ? from.least : from.sure_greatest_low, least ? from.sure_least_high : from.greatest, from.doubt);
  }

  void mean(std::size_t i, const Accumulator& from) {
    if (!from.sure_any || from.missing_value) return missing(i);
    const int scale = frame_.workspace->program->schema.children[operation_.body->table]
                          .fields[static_cast<std::size_t>(value_field())]
                          .scale;
    const auto nine = [scale](std::int64_t value) { return round_half_even(value, scale, mean_scale); };
    if (from.possible > 0) return write(i, nine(from.least), nine(from.greatest), from.doubt);
    Wide unit = 1;
    for (int digit = scale; digit < mean_scale; ++digit) unit *= 10;
    Wide down = from.sure;
    for (int digit = mean_scale; digit < scale; ++digit) down *= 10;
    write(i, static_cast<std::int64_t>(divide_half_even(from.low * unit, down)),
          static_cast<std::int64_t>(divide_half_even(from.high * unit, down)), from.doubt);
  }

  std::int64_t value_field() const {
    for (const Operation& operation : operation_.body->operations)
      if (operation.out == operation_.body->value) return operation.number;
    return 0;
  }

  void write(std::size_t i, std::int64_t low, std::int64_t high, std::uint8_t doubt) {
    Vector& out = frame_.at(operation_.out);
    out.low[i] = low;
    out.high[i] = high;
    out.known[i] = static_cast<std::uint8_t>(has_value | (frame_.mode == Mode::range ? doubt : 0));
  }

  void missing(std::size_t i) {
    Vector& out = frame_.at(operation_.out);
    out.known[i] = 0;
    out.low[i] = out.high[i] = 0;
  }

  // Nothing is recorded: in range mode a count or a sum is still inside what was declared.
  void unknown(std::size_t i) {
    if (operation_.op == Op::some) {
      frame_.at(operation_.out).known[i] = truth_unknown;
      return;
    }
    const bool bounded = frame_.mode == Mode::range && (operation_.op == Op::count || operation_.op == Op::sum);
    bounded ? write(i, operation_.type.low, operation_.type.high, was_missing) : missing(i);
  }

  const Operation& operation_;
  const Frame& frame_;
  Bench& bench_;
  const column::ChildTable& table_;
  std::vector<Accumulator> accumulators_;
};

}  // namespace

void run_aggregate(const Operation& operation, const Frame& frame, Bench& body) {
  Aggregation(operation, frame, body).run();
}

}  // namespace inspectplan::feel
