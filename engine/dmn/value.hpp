#pragma once
// A value of DMN, and which kinds of values there are.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dmn/moment.hpp"
#include "dmn/number.hpp"

namespace inspectplan::dmn {

class Value;
struct Range;
using List = std::vector<Value>;
using Context = std::vector<std::pair<std::string, Value>>;

// Which kinds a value may have; one bit a kind, in the order of Value::Data.
using Kinds = std::uint16_t;
namespace kind {
inline constexpr Kinds null = 1, boolean = 2, number = 4, text = 8, date = 16, time = 32, date_time = 64, months = 128,
                       length = 256, range = 512, list = 1024, context = 2048, any = 4095;
inline constexpr Kinds ordered = number | text | date | time | date_time | months | length;
}  // namespace kind

// Immutable once made; cheap to copy but for long texts.
class Value {
 public:
  using Data = std::variant<std::monostate, bool, Number, std::string, Date, Time, DateTime, Months, Length,
                            std::shared_ptr<const Range>, std::shared_ptr<const List>, std::shared_ptr<const Context>>;
  Value() = default;
  template <class T>
  Value(T data) : data_(std::move(data)) {}  // NOLINT: a value of any kind is a Value
  template <class T>
  Value(std::optional<T> data) {  // NOLINT: nothing is null
    if (data) data_ = std::move(*data);
  }
  Value(const char*) = delete;
  static Value of(List list) { return std::make_shared<const List>(std::move(list)); }
  static Value of(Context context) { return std::make_shared<const Context>(std::move(context)); }
  static Value of(Range range);

  bool is_null() const { return data_.index() == 0; }
  Kinds kinds() const { return static_cast<Kinds>(1u << data_.index()); }
  template <class T>
  const T* as() const {
    return std::get_if<T>(&data_);
  }
  template <class T>
  const T& get() const {
    return std::get<T>(data_);
  }
  const List* list() const;
  const Context* context() const;
  const Range* range() const;

 private:
  Data data_;
};

// What `x in …` and a cell of a table may ask for. Two ranges are equal only where they are written alike.
struct Range {
  enum class Form : std::uint8_t { interval, less, at_most, greater, at_least, equal, not_equal };
  Form form = Form::interval;
  Value low, high;  // of one kind; the relations have one end, in `high` (less, at_most, equal, not_equal) or `low`
  bool low_closed = false;
  bool high_closed = false;
};

// Three-valued: empty is null.
using Truth = std::optional<bool>;
Truth equal(const Value& a, const Value& b);                 // null where their kinds differ
std::optional<int> compare(const Value& a, const Value& b);  // < 0, 0, > 0
bool same(const Value& a, const Value& b);                   // the function is(…): kind, offset, fractions and all
Truth satisfies(const Value& value,
                const Value& test);  // a range holds it, a list holds it or a range of it, or it is equal

// Bounds of what an evaluation makes, so that a short expression holds little: what is longer is null.
inline constexpr std::size_t most_text_bytes = 1u << 20;
inline constexpr std::size_t most_items = 100'000;
inline constexpr std::size_t most_bytes_a_row = 16u << 20;  // of all values of one row together
// What a value holds in bytes, about; of what it shares with others nothing. Counting ends at `most`.
std::size_t fresh_bytes(const Value& value, std::size_t most);

std::string to_string(const Value& value);  // as the function string(…) gives it
std::string kinds_text(Kinds kinds);        // "number", "date or text"

}  // namespace inspectplan::dmn
