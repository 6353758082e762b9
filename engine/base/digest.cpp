#include "base/digest.hpp"

#include <sodium.h>

#include "base/error.hpp"

namespace inspectplan {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

struct Hasher::State {
  crypto_hash_sha256_state sha;
};

Hasher::Hasher(std::string_view domain) : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->sha);
  update(domain);
  update("\n");
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(std::string_view bytes) {
  INSPECTPLAN_ASSERT(state_ != nullptr);
  if (!bytes.empty()) crypto_hash_sha256_update(&state_->sha, bytes_of(bytes), bytes.size());
}

Digest Hasher::finish() {
  INSPECTPLAN_ASSERT(state_ != nullptr);
  Digest digest{};
  crypto_hash_sha256_final(&state_->sha, digest.data());
  state_.reset();
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace inspectplan
