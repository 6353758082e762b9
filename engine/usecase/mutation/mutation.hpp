#pragma once
// Small wrong changes of the text of a rule set, as a tired author might make them.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/model.hpp"
#include "yaml/node.hpp"

namespace inspectplan::usecase {

enum class MutationKind {
  bound_shifted,
  bound_dropped,
  ids_swapped,
  operator_flipped,
  date_moved,
  basis_dropped,
  band_removed,
  missing_changed,
  points_changed
};
inline constexpr std::size_t mutation_kinds = 9;
std::string_view to_string(MutationKind kind);

// Bytes [offset, offset + length) of a file become `replacement`.
struct Mutation {
  MutationKind kind{};
  std::string file;  // path in the bundle
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string replacement;
  std::uint32_t line = 0;   // first line of the change
  std::uint32_t lines = 1;  // how many lines of the original it touches
  std::string path;         // "scorecards.exposure.factors.workforce.bands[1].is"
  std::string what;         // "\"[200..500)\" becomes \"[201..500)\""
};

// What another id can be swapped for, and which names are of one type.
struct Vocabulary {
  std::vector<std::pair<std::string, std::vector<std::string>>> sections;  // "departments" → ids
  std::vector<std::vector<std::string>> alike;                             // names of one type
};
Vocabulary vocabulary_of(const ruleset::RuleSet& rules);

// Every mutation of one file, in the order of the text. `root` is the file parsed from `text`.
std::vector<Mutation> mutations_of(const std::string& file, std::string_view text, const yaml::Node& root,
                                   const Vocabulary& words);

std::string mutated(const std::string& text, const Mutation& mutation);

}  // namespace inspectplan::usecase
