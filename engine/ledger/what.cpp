#include "ledger/what.hpp"

#include <nlohmann/json.hpp>

namespace inspectplan::ledger {

What::What(const Entry& entry) {
  const auto json = nlohmann::json::parse(entry.what, nullptr, false);
  if (!json.is_object()) return;
  for (const auto& [name, value] : json.items())
    if (value.is_string()) texts_[name] = value.get<std::string>();
}

std::string What::text(const std::string& name) const {
  const auto found = texts_.find(name);
  return found == texts_.end() ? std::string() : found->second;
}

}  // namespace inspectplan::ledger
