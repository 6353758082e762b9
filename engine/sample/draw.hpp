#pragma once
// Draws that depend on a place (seed, table, row, field) and on nothing else: neither the order of rows nor the
// platform.
#include <cstdint>
#include <string_view>

#include "base/draws.hpp"

namespace inspectplan::sample {

// The key of a thing inside another: of a table in a seed, of a row in its parent, of a field in its row.
constexpr std::uint64_t inside(std::uint64_t outer, std::uint64_t inner) { return mix(outer ^ mix(inner + golden)); }

// FNV-1a, so that a table or field keeps its draws when others are added or moved.
constexpr std::uint64_t hash_name(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

}  // namespace inspectplan::sample
