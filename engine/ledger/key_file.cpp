#include "ledger/key_file.hpp"

#include <sodium.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"

namespace inspectplan::ledger {
namespace {

using Bytes = std::vector<unsigned char>;

static_assert(crypto_sign_SECRETKEYBYTES == 64);
constexpr unsigned long long work = crypto_pwhash_OPSLIMIT_MODERATE;
constexpr std::size_t memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;
constexpr std::size_t most_memory = std::size_t{1} << 30;  // a file that asks for more was not written by us
constexpr unsigned long long most_work = 20;

void start_sodium() {
  if (sodium_init() < 0) throw EnvironmentError("libsodium cannot start: there is no source of chance");
}

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}
std::string hex(const Bytes& bytes) { return hex(bytes.data(), bytes.size()); }

// Empty where the text is not the hex of `size` bytes.
Bytes unhex(const std::string& text, std::size_t size) {
  Bytes bytes(size);
  std::size_t read = 0;
  const int fault = sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &read, nullptr);
  return fault == 0 && read == size && text.size() == 2 * size ? bytes : Bytes{};
}

Bytes lock_of(std::string_view passphrase, const Bytes& salt, unsigned long long opslimit, std::size_t memlimit) {
  Bytes lock(crypto_secretbox_KEYBYTES);
  if (crypto_pwhash(lock.data(), lock.size(), passphrase.data(), passphrase.size(), salt.data(), opslimit, memlimit,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw EnvironmentError("there is not enough memory to work out the key of a passphrase");
  return lock;
}

struct KeyFile {
  std::string name, public_key;
  unsigned long long opslimit = work;
  std::size_t memlimit = memory;
  Bytes salt, nonce, box;
};

std::string written(const KeyFile& file) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.key/1").member("name", file.name);
  json.member("public", file.public_key).member("kdf", "argon2id13");
  json.member("opslimit", static_cast<std::int64_t>(file.opslimit)).member("memlimit", file.memlimit);
  json.member("salt", hex(file.salt)).member("nonce", hex(file.nonce)).member("box", hex(file.box)).end_object();
  return json.take() + "\n";
}

KeyFile read(const std::string& text) try {
  const auto json = nlohmann::json::parse(text);
  if (json.at("format") != "inspectplan.key/1")
    throw EnvironmentError("the key file has the format " + json.at("format").dump() +
                           ", which this program does not know");
  KeyFile file;
  file.name = json.at("name").get<std::string>();
  file.public_key = json.at("public").get<std::string>();
  file.opslimit = json.at("opslimit").get<unsigned long long>();
  file.memlimit = json.at("memlimit").get<std::size_t>();
  file.salt = unhex(json.at("salt").get<std::string>(), crypto_pwhash_SALTBYTES);
  file.nonce = unhex(json.at("nonce").get<std::string>(), crypto_secretbox_NONCEBYTES);
  file.box = unhex(json.at("box").get<std::string>(), crypto_sign_SEEDBYTES + crypto_secretbox_MACBYTES);
  const bool sizes = !file.salt.empty() && !file.nonce.empty() && !file.box.empty();
  const bool can_be_worked_out = file.memlimit >= crypto_pwhash_MEMLIMIT_MIN && file.memlimit <= most_memory &&
                                 file.opslimit >= crypto_pwhash_OPSLIMIT_MIN && file.opslimit <= most_work;
  if (!sizes || json.at("kdf") != "argon2id13" || !can_be_worked_out) throw EnvironmentError("the key file is damaged");
  return file;
} catch (const nlohmann::json::exception&) {
  throw EnvironmentError("this is not a key file (`inspectplan keys new` makes one)");
}

}  // namespace

NewKey make_key(const std::string& name, std::string_view passphrase) {
  start_sodium();
  KeyFile file;
  file.name = name;
  Bytes seed(crypto_sign_SEEDBYTES), open(crypto_sign_PUBLICKEYBYTES), secret(crypto_sign_SECRETKEYBYTES);
  file.salt.resize(crypto_pwhash_SALTBYTES);
  file.nonce.resize(crypto_secretbox_NONCEBYTES);
  file.box.resize(seed.size() + crypto_secretbox_MACBYTES);
  randombytes_buf(seed.data(), seed.size());
  randombytes_buf(file.salt.data(), file.salt.size());
  randombytes_buf(file.nonce.data(), file.nonce.size());
  crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
  file.public_key = hex(open);
  Bytes lock = lock_of(passphrase, file.salt, file.opslimit, file.memlimit);
  crypto_secretbox_easy(file.box.data(), seed.data(), seed.size(), file.nonce.data(), lock.data());
  for (Bytes* bytes : {&seed, &secret, &lock}) sodium_memzero(bytes->data(), bytes->size());
  return {file.public_key, written(file)};
}

SigningKey::SigningKey(const std::string& text, std::string_view passphrase) {
  start_sodium();
  const KeyFile file = read(text);
  Bytes lock = lock_of(passphrase, file.salt, file.opslimit, file.memlimit);
  Bytes seed(crypto_sign_SEEDBYTES), open(crypto_sign_PUBLICKEYBYTES);
  const int opened =
      crypto_secretbox_open_easy(seed.data(), file.box.data(), file.box.size(), file.nonce.data(), lock.data());
  if (opened == 0) crypto_sign_seed_keypair(open.data(), secret_, seed.data());
  sodium_memzero(lock.data(), lock.size());
  sodium_memzero(seed.data(), seed.size());
  public_key_ = hex(open);
  if (opened != 0 || public_key_ != file.public_key)
    throw EnvironmentError("the passphrase does not open the key file, or the file was changed");
}

SigningKey::~SigningKey() { sodium_memzero(secret_, sizeof secret_); }

std::string SigningKey::sign(std::string_view text) const {
  Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       secret_);
  return hex(signature);
}

bool signature_holds(const std::string& public_key, std::string_view text, const std::string& signature) {
  start_sodium();
  const Bytes open = unhex(public_key, crypto_sign_PUBLICKEYBYTES), signed_ = unhex(signature, crypto_sign_BYTES);
  return !open.empty() && !signed_.empty() &&
         crypto_sign_verify_detached(signed_.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                                     open.data()) == 0;
}

}  // namespace inspectplan::ledger
