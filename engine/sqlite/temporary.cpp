#include "sqlite/temporary.hpp"

#include <filesystem>

namespace inspectplan::sqlite {

void TemporaryDatabase::remove() const {
  std::error_code ignored;
  for (const char* part : {"", "-journal", "-wal", "-shm", ".v1.bak"}) std::filesystem::remove(path_ + part, ignored);
}

}  // namespace inspectplan::sqlite
