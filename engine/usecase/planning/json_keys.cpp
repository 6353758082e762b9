#include "usecase/planning/json_keys.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace inspectplan::usecase {
namespace {

using nlohmann::json;

// Each has a colon behind it, and no other colon stands outside of strings.
std::size_t keys_written(std::string_view text) {
  std::size_t keys = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '\\')
      ++i;  // in strings only
    else if (!quoted && text[i] == ':')
      ++keys;
  }
  return keys;
}

}  // namespace

std::optional<std::string> repeated_key(std::string_view text, std::size_t kept) {
  if (keys_written(text) == kept) return std::nullopt;
  std::vector<std::set<std::string>> open;
  std::optional<std::string> repeated;
  const auto look = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open.emplace_back();
    if (event == json::parse_event_t::object_end) open.pop_back();
    if (event != json::parse_event_t::key) return true;
    if (auto key = parsed.get<std::string>(); !open.back().insert(key).second && !repeated) repeated = std::move(key);
    return true;
  };
  [[maybe_unused]] const json again = json::parse(text, look);
  return repeated;
}

}  // namespace inspectplan::usecase
