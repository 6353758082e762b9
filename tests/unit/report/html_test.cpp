#include "report/html.hpp"

#include <gtest/gtest.h>

namespace inspectplan::report::html {
namespace {

TEST(Html, EscapesWhateverIsPutIn) {
  EXPECT_EQ(text("<b>Đá</b> & \"vôi\"").bytes(), "&lt;b&gt;Đá&lt;/b&gt; &amp; &quot;vôi&quot;");
  EXPECT_EQ(element("td", {{"title", "\"><script>"}}, text("a<b")).bytes(),
            "<td title=\"&quot;&gt;&lt;script&gt;\">a&lt;b</td>");
}

TEST(Html, ShowsWhatCouldDriveTheReader) {
  EXPECT_EQ(text("a\u202eb\x07").bytes(), "a\ufffdb\ufffd");
  EXPECT_EQ(isolated("x\u200f").bytes().substr(0, 5), "<bdi>");
}

TEST(Html, AttributesWithoutAValueAreBare) {
  EXPECT_EQ(lone_element("input", {{"hidden", ""}, {"type", "search"}}).bytes(), "<input hidden type=\"search\">");
}

// The digest is that of `openssl dgst -sha256 -binary | base64` over "x()".
TEST(Html, RunsItsOwnScriptOnly) {
  const std::string page = written({"vi", "a & b", "p{}", "x()", element("p", "y")});
  EXPECT_EQ(page.find("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"), 0u);
  EXPECT_NE(page.find("script-src 'sha256-D6IGS8VMvCoyaR/l0h9tERrBTATY01CoPS7l6xDv0kI='"), std::string::npos) << page;
  EXPECT_NE(page.find("<title>a &amp; b</title><style>p{}</style></head><body><p>y</p><script>x()</script>"),
            std::string::npos);
  EXPECT_EQ(written({"vi", "a", "", "", {}}).find("script"), std::string::npos);
}

TEST(Html, APrintedMarkCannotLeaveItsString) {
  const std::string style = printed_mark("a\"b\\c</style>");
  EXPECT_NE(style.find("content: \"a\\22 b\\5c c\\3c /style>\""), std::string::npos) << style;
}

}  // namespace
}  // namespace inspectplan::report::html
