#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace inspectplan {
namespace {

// FIPS 180-4 examples.
TEST(Digest, AgreesWithThePublishedExamples) {
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(to_hex(sha256(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hasher, HashesItsDomainFirst) {
  Hasher hasher("inspectplan:test:1");
  hasher.update("ab");
  hasher.update("");
  hasher.update("c");
  EXPECT_EQ(hasher.finish(), sha256("inspectplan:test:1\nabc"));
  EXPECT_NE(Hasher("inspectplan:test:2").finish(), Hasher("inspectplan:test:1").finish());
}

TEST(Hasher, CanBeMoved) {
  Hasher first("d");
  first.update("a");
  Hasher second = std::move(first);
  second.update("b");
  EXPECT_EQ(second.finish(), sha256("d\nab"));
}

TEST(HasherDeathTest, IsUsedOnce) {
  Hasher hasher("d");
  hasher.finish();
  EXPECT_DEATH(hasher.update("late"), "bug");
}

}  // namespace
}  // namespace inspectplan
