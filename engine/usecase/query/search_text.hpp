#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "usecase/session.hpp"

namespace inspectplan::usecase {

bool has_words(const std::string& words);

// By row: 1 where every word of `words` begins a word of the enterprise's key, its name or another of its texts that
// are not personal. Case and Vietnamese marks do not matter. All rows where there is no word to look for.
std::vector<std::uint8_t> matching(const Session& session, const std::string& words);

}  // namespace inspectplan::usecase
