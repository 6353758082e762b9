#include "register/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "base/error.hpp"

namespace inspectplan::registers {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path, int number) {
  throw EnvironmentError(what + " " + path + ": " + std::generic_category().message(number));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void write_atomically(const std::string& path, std::string_view bytes) {
  const std::string draft = path + ".part";
  try {
    const Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0) fail("cannot write", draft, errno);
    write_all(file.get(), bytes, draft);
    if (::fsync(file.get()) != 0) fail("cannot write", draft, errno);
    if (::rename(draft.c_str(), path.c_str()) != 0) fail("cannot write", path, errno);
  } catch (const EnvironmentError&) {
    ::unlink(draft.c_str());
    throw;
  }
}

bool is_directory(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

std::vector<std::string> files_in(const std::string& directory, std::string_view suffix) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(suffix) && at->is_regular_file()) names.push_back(name);
  }
  if (error) throw EnvironmentError("cannot read " + directory + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

std::string file_name(const std::string& path) { return path.substr(directory_of(path).size()); }

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash + 1);
}

std::string stem(const std::string& path) {
  const std::string name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace inspectplan::registers
