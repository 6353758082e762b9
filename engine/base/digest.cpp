#include "base/digest.hpp"

#include <openssl/evp.h>

#include "base/error.hpp"

namespace inspectplan {
namespace {

// Fetched once: to look the function up takes longer than to digest a few hundred bytes.
const EVP_MD* sha256_function() {
  static const EVP_MD* const function = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (function == nullptr) throw EnvironmentError("the OpenSSL of this machine has no SHA-256");
  return function;
}

void must(int done) {
  if (done != 1) throw EnvironmentError("OpenSSL could not compute SHA-256");
}

}  // namespace

struct Hasher::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Hasher::Hasher(std::string_view domain) : state_(std::make_unique<State>()) {
  must(EVP_DigestInit_ex2(state_->context.get(), sha256_function(), nullptr));
  update(domain);
  update("\n");
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(std::string_view bytes) {
  INSPECTPLAN_ASSERT(state_ != nullptr);
  must(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

Digest Hasher::finish() {
  INSPECTPLAN_ASSERT(state_ != nullptr);
  Digest digest{};
  must(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr));
  state_.reset();
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest{};
  must(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, sha256_function(), nullptr));
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
