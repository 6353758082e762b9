#pragma once
// One JSON writer for output and for canonical bytes under digests; reading is nlohmann's, in .cpp files.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/scaled.hpp"

namespace inspectplan {

// Streams JSON text. Compact form (indent 0) is canonical: no blanks, members in the order written,
// strings escaped minimally (", \, control characters), numbers exact. The caller orders the members.
class JsonWriter {
 public:
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& number(Scaled value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // already JSON

  // key + value in one go
  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).string(value); }
  JsonWriter& member(std::string_view name, const char* value) { return key(name).string(value); }
  JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).number(value); }
  JsonWriter& member(std::string_view name, int value) { return key(name).number(std::int64_t{value}); }
  JsonWriter& member(std::string_view name, std::size_t value) {
    return key(name).number(static_cast<std::int64_t>(value));
  }
  JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }
  JsonWriter& member(std::string_view name, Scaled value) { return key(name).number(value); }
  JsonWriter& member(std::string_view name, Day value) { return key(name).string(to_string(value)); }

  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void before_value();
  void new_line();
  void close(char bracket);
  std::string out_;
  std::vector<bool> has_items_;
  int indent_;
  bool after_key_ = false;
};

std::string json_quoted(std::string_view value);

}  // namespace inspectplan
