#include "responsibility/names.hpp"

#include <gtest/gtest.h>

#include "rules.hpp"

namespace inspectplan::responsibility {
namespace {

Rules villages() {
  Rules rules;
  rules.department("council", {}, "village");
  ruleset::Department& council = rules.set->departments[0];
  council.label = {"Hội đồng làng", "Village council"};
  council.instance = {"Hội đồng {name}", "Council of {name}"};
  column::CodeList list;
  list.name = "village";
  list.codes = {"017"};
  list.names = {{"017", {"làng Đông", "Đông village"}}};
  rules.set->schema.code_lists = {list};
  column::Field field;
  field.name = "village";
  field.code_list = 0;
  rules.set->schema.enterprise.fields = {field};
  return rules;
}

TEST(Names, AnInstanceIsCalledByItsPlace) {
  const Rules rules = villages();
  EXPECT_EQ(name_of_department(*rules.set, "council:017").vi, "Hội đồng làng Đông");
  EXPECT_EQ(name_of_department(*rules.set, "council:017").en, "Council of Đông village");
  EXPECT_EQ(name_of_department(*rules.set, "council").vi, "Hội đồng làng");
}

TEST(Names, WithoutANameThePlacesCodeStands) {
  const Rules rules = villages();
  EXPECT_EQ(name_of_department(*rules.set, "council:018").vi, "Hội đồng làng 018");
  EXPECT_EQ(name_of_department(*rules.set, "office:018").vi, "office:018");
}

}  // namespace
}  // namespace inspectplan::responsibility
