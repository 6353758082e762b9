#pragma once
// Reads what a user points at, and nothing that could hang or flood the program.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"

namespace inspectplan::yaml {

// The bytes of a regular file. A directory, FIFO, device, symbolic link or a file over `max_bytes` is a
// finding and gives nothing; one that is not there or may not be read throws EnvironmentError.
// Only the last part of the path is looked at for links. `shown` is the name that findings use.
enum class Links { follow, refuse };
std::optional<std::string> read_regular_file(const std::string& path, const std::string& shown, std::size_t max_bytes,
                                             Links links, Diagnostics& diagnostics);

// A source over the bytes of a text file: byte order mark dropped; UTF-16 and bad UTF-8 are findings.
std::shared_ptr<const Source> make_source(std::string name, std::string bytes, Diagnostics& diagnostics);

}  // namespace inspectplan::yaml
