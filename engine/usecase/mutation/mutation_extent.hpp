#pragma once
// Where in the text of a file an entry or an item ends, so that it can be taken out.
#include <optional>
#include <string_view>

#include "yaml/node.hpp"

namespace inspectplan::usecase {

struct Extent {
  std::size_t offset;
  std::size_t length;
};

std::size_t offset_of(std::string_view text, const Place& place);
// Empty where the entry shares its lines with something that must stay.
std::optional<Extent> extent_of_entry(std::string_view text, const yaml::Node& mapping, std::size_t index);
std::optional<Extent> extent_of_item(std::string_view text, const yaml::Node& sequence, std::size_t index);

}  // namespace inspectplan::usecase
