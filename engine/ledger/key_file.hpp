#pragma once
// Signing keys: Ed25519 (libsodium). The private half stands only in a file, under a passphrase, never in a database.
//   {"format":"inspectplan.key/1","name":…,"public":hex,"kdf":"argon2id13","opslimit":…,"memlimit":…,
//    "salt":hex,"nonce":hex,"box":hex}
// box: the seed of the key in crypto_secretbox under crypto_pwhash(passphrase). Making a key is the one thing in this
// program that draws on chance.
#include <string>
#include <string_view>

namespace inspectplan::ledger {

struct NewKey {
  std::string public_key;  // 64 hex digits
  std::string file;        // the text of the key file
};
NewKey make_key(const std::string& name, std::string_view passphrase);

// The private half, wiped when it goes.
class SigningKey {
 public:
  // Throws EnvironmentError: not a key file, a newer format, a wrong passphrase, or a file that was changed.
  SigningKey(const std::string& file, std::string_view passphrase);
  ~SigningKey();
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  const std::string& public_key() const { return public_key_; }
  std::string sign(std::string_view text) const;  // 128 hex digits

 private:
  std::string public_key_;
  unsigned char secret_[64];
};

// Malformed hex counts as a signature that does not hold.
bool signature_holds(const std::string& public_key, std::string_view text, const std::string& signature);

}  // namespace inspectplan::ledger
