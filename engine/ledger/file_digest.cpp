#include "ledger/file_digest.hpp"

#include <fstream>

#include "base/digest.hpp"
#include "base/error.hpp"

namespace inspectplan::ledger {

std::string file_digest(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) throw EnvironmentError("cannot read " + path);
  return to_hex(sha256(bytes));
}

}  // namespace inspectplan::ledger
