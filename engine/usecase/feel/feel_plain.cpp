// Plain JSON to values, event by event: numbers keep every digit they are written with.
#include <nlohmann/json.hpp>
#include <set>

#include "base/text.hpp"
#include "usecase/feel/feel_json.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::size_t most_depth = 64;

class PlainReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put({}); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(dmn::from_wide(value)); }
  bool number_unsigned(number_unsigned_t value) override { return put(dmn::from_wide(static_cast<Wide>(value))); }
  bool number_float(number_float_t, const string_t& written) override { return put(dmn::parse_number(written)); }
  bool string(string_t& value) override { return put(to_nfc(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool key(string_t& name) override {
    levels_.back().name = to_nfc(name);
    if (levels_.back().names.insert(levels_.back().name).second) return true;
    twice = levels_.back().name;
    return false;
  }
  bool end_object() override { return close(dmn::Value::of(std::move(levels_.back().members))); }
  bool end_array() override { return close(dmn::Value::of(std::move(levels_.back().items))); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    constexpr int number_overflow = 406;  // as the library numbers its exceptions
    at = position;
    too_large = error.id == number_overflow;
    return false;
  }

  dmn::Value result;
  std::size_t at = 0;  // of the error, counted from 1
  bool too_deep = false;
  bool too_large = false;  // a number
  std::string twice;       // a name that one object has twice; empty: none

 private:
  struct Level {
    dmn::Context members;
    dmn::List items;
    std::string name;
    std::set<std::string> names;
  };

  bool open() {
    levels_.emplace_back();
    too_deep = levels_.size() > most_depth;
    return !too_deep;
  }
  bool close(dmn::Value value) {
    levels_.pop_back();
    return put(std::move(value));
  }
  bool put(dmn::Value value) {
    if (levels_.empty()) {
      result = std::move(value);
    } else {
      levels_.back().members.emplace_back(levels_.back().name, value);
      levels_.back().items.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Level> levels_;
};

}  // namespace

std::optional<dmn::Context> read_plain_inputs(const std::string& json, Diagnostics& diagnostics) {
  const auto source = std::make_shared<const Source>("--input", replace_invalid_utf8(json));
  PlainReader reader;
  if (!nlohmann::json::sax_parse(source->text(), &reader)) {
    const std::size_t at = reader.at > 0 ? reader.at - 1 : 0;
    diagnostics.error("bad-json", place_at(source, at),
                      reader.too_deep         ? "more than 64 levels inside each other"
                      : reader.too_large      ? "a number larger than JSON readers take"
                      : !reader.twice.empty() ? "the name \"" + printable(reader.twice) + "\" stands twice"
                                              : "this is not JSON",
                      R"(for example {"age": 17, "name": "An"})");
    return std::nullopt;
  }
  if (const dmn::Context* inputs = reader.result.context()) return *inputs;
  diagnostics.error("bad-json", place_at(source, 0), "the inputs are an object, one member each",
                    R"(for example {"age": 17})");
  return std::nullopt;
}

}  // namespace inspectplan::usecase
