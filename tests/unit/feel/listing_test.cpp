// What `listing` shows, and with it that work is shared.
#include "feel/prepared.hpp"
#include "rows.hpp"

namespace inspectplan::feel::testing {
namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST(Listing, OneOperationALine) {
  const std::string listing = Compiled("workers + 1 > area and vsic = \"0510\"").program().listing();
  for (const std::string part : {"enterprise.workers", "enterprise.area", "= add r", "rescale", "= less r", "\"0510\"",
                                 "(once a text)", "number 1 … 1000001", "boolean"})
    EXPECT_NE(listing.find(part), std::string::npos) << part << "\n" << listing;
}

TEST(Listing, EqualPartsAreComputedOnce) {
  const std::string listing =
      Compiled({"workers + 1 > 5", "workers + 1 > 6", "upper case(name) = \"A\""}).program().listing();
  EXPECT_EQ(count_of(listing, "enterprise.workers"), 1u) << listing;
  EXPECT_EQ(count_of(listing, " = add "), 1u) << listing;
  EXPECT_EQ(count_of(listing, "once a text"), 2u)
      << listing;  // in_sector's; a text that is made is asked a row at a time
}

TEST(Listing, AggregatesOverTheSameRowsShareThem) {
  const std::string fatal = "accident[fatal and date > as_of - duration(\"P3Y\")]";
  const std::string listing = Compiled({"count(" + fatal + ")", "sum(" + fatal + ".killed) > 3",
                                        "max(" + fatal + ".date)", "max(accident.date)", "count(" + fatal + ") > 1"})
                                  .program()
                                  .listing();
  EXPECT_EQ(count_of(listing, "rows of accident"), 2u) << listing;
  EXPECT_EQ(count_of(listing, " = count"), 1u) << listing;
  EXPECT_EQ(count_of(listing, "accident.fatal"), 1u) << listing;
}

TEST(Listing, ConstantsAreFoldedOfWhateverKind) {
  const std::string listing = Compiled({"count(accident[date > @\"2026-12-31\" - duration(\"P2Y\")])",
                                        "as_of + duration(\"P1M\") < date(2030, 1, 1)", "as_of.year * 12 > workers"})
                                  .program()
                                  .listing();
  EXPECT_NE(listing.find("= 2024-12-31 "), std::string::npos) << listing;
  EXPECT_NE(listing.find("date 2024-12-31 … 2024-12-31"), std::string::npos) << listing;
  for (const std::string operation : {"add months", "= year", "enterprise's"})
    EXPECT_EQ(count_of(listing, operation), 0u) << operation << "\n" << listing;
}

TEST(Listing, AConstantThatFailsIsLeftToBeCounted) {
  const std::string listing = Compiled("as_of + duration(\"P9000Y\") = null").program().listing();
  EXPECT_NE(listing.find("add months"), std::string::npos) << listing;
}

TEST(Listing, WhatIsMadeReadyForARegister) {
  Rows rows;
  for (int i = 0; i < 400; ++i) {
    Facts facts{{"workers", std::to_string(i % 300)}};
    if (i % 2 == 0) facts["mine"] = "true";
    rows.enterprise(facts);
  }
  const Compiled compiled("workers > 10 and mine");
  Pool pool(1);
  const Prepared prepared(compiled.program(), rows.data(), Mode::shown, {compiled.value()}, pool);
  const std::string listing = prepared.listing();
  for (const std::string part : {"enterprise.workers ", "2 bytes a row\n", "1 byte a row, 200 missing",
                                 "= position in enterprise.mine", "row by row", "look up at p"})
    EXPECT_NE(listing.find(part), std::string::npos) << part << "\n" << listing;
}

}  // namespace
}  // namespace inspectplan::feel::testing
