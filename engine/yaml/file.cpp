#include "yaml/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace inspectplan::yaml {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Place whole(const std::string& name) { return {std::make_shared<const Source>(name, std::string()), 0, 0, 1}; }

[[noreturn]] void cannot_read(const std::string& path, int error) {
  throw EnvironmentError("cannot read " + path + ": " + std::strerror(error));
}

const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

std::string read_all(int descriptor, const std::string& path, std::size_t limit) {
  std::string bytes;
  char buffer[1 << 16];
  while (bytes.size() <= limit) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) cannot_read(path, errno);
    if (got == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  return bytes;
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         (bytes.size() >= 2 && (bytes[0] == '\0') != (bytes[1] == '\0'));
}

}  // namespace

std::optional<std::string> read_regular_file(const std::string& path, const std::string& shown, std::size_t max_bytes,
                                             Links links, Diagnostics& diagnostics) {
  // O_NONBLOCK: opening a named pipe nobody writes to would otherwise never return.
  const int follow = links == Links::refuse ? O_NOFOLLOW : 0;
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | follow));
  if (file.number() < 0 && errno == ELOOP) {
    diagnostics.error("symbolic-link", whole(shown), "is a symbolic link", "put a copy of the file in its place");
    return std::nullopt;
  }
  if (file.number() < 0 && errno != ENXIO) cannot_read(shown, errno);
  struct stat status{};
  if (file.number() >= 0 && ::fstat(file.number(), &status) != 0) cannot_read(shown, errno);
  if (file.number() < 0 || !S_ISREG(status.st_mode)) {
    const std::string kind = file.number() < 0 ? "a socket" : kind_of(status.st_mode);
    diagnostics.error("not-a-file", whole(shown), "is " + kind + ", not a regular file",
                      "put a regular file in its place");
    return std::nullopt;
  }
  std::string bytes = read_all(file.number(), shown, max_bytes);
  if (bytes.size() <= max_bytes) return bytes;
  diagnostics.error("file-too-large", whole(shown), "is larger than " + std::to_string(max_bytes >> 20) + " MiB",
                    "split it into several files");
  return std::nullopt;
}

std::shared_ptr<const Source> make_source(std::string name, std::string bytes, Diagnostics& diagnostics) {
  if (is_utf16(bytes)) {
    diagnostics.error("not-utf8", whole(name), "is UTF-16", "save it as UTF-8");
    return nullptr;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const auto bad = invalid_utf8(bytes)) {
    const std::size_t offset = *bad;
    // Findings show the line up to the bad byte: a Source holds valid text only.
    auto readable = std::make_shared<const Source>(std::move(name), bytes.substr(0, offset));
    diagnostics.error("not-utf8", place_at(readable, offset), "a byte that is not UTF-8", "save the file as UTF-8");
    return nullptr;
  }
  return std::make_shared<const Source>(std::move(name), std::move(bytes));
}

}  // namespace inspectplan::yaml
