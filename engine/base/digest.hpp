#pragma once
// SHA-256 (OpenSSL) with a domain prefix, so that one kind of thing never collides with another.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace inspectplan {

using Digest = std::array<std::uint8_t, 32>;

class Hasher {
 public:
  // `domain` is for example "inspectplan:register:1"; it is hashed first, followed by a line feed.
  explicit Hasher(std::string_view domain);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;
  void update(std::string_view bytes);
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest sha256(std::string_view bytes);
std::string to_hex(const Digest& digest);  // 64 lower-case digits

}  // namespace inspectplan
