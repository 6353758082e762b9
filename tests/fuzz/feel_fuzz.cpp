// Any bytes as an expression, as unary tests, as a regular expression, as a line of a batch: answered or refused,
// never a crash, a hang or a finding of the sanitizers.
#include <cstdint>
#include <string>

#include "dmn/model.hpp"
#include "dmn/pattern.hpp"
#include "feel/expression.hpp"
#include "usecase/feel/feel_json.hpp"

using namespace inspectplan;

namespace {

void evaluate(const std::string& text) {
  Diagnostics found;
  const std::vector<dmn::Input> inputs = {
      {"x", "number", "", {}}, {"Full Name", "string", "", {}}, {"r", "", "", {"a b"}}};
  const auto model = dmn::Model::compile(inputs, {{"d", "", text, {}}}, found);
  if (!model) return;
  const dmn::Value record = dmn::Value::of(dmn::Context{{"a b", dmn::whole(3)}});
  const std::vector<dmn::Column> columns = {
      {dmn::whole(7), dmn::Value()}, {std::string("An"), dmn::Value()}, {record, dmn::Value()}};
  for (const dmn::Value& value : model->run(columns, 2)) (void)usecase::typed_json(value);
}

void test(const std::string& text) {
  Diagnostics found;
  dmn::Table table;
  table.inputs = {{"x", "number", ""}};
  table.outputs = {{"", "", "", ""}};
  table.rules = {{{text}, {"1"}}};
  const auto model = dmn::Model::compile({{"x", "number", "", {}}}, {{"d", "", "", table}}, found);
  const std::vector<dmn::Column> columns = {{dmn::whole(7)}};
  if (model) (void)model->run(columns, 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  Diagnostics found;
  switch (data[0] % 5) {
    case 0:
      evaluate(text);
      break;
    case 1:
      test(text);
      break;
    case 2:
      (void)feel::parse_expression(feel::Text::of(text), found);
      (void)feel::parse_unary_tests(feel::Text::of(text), found);
      break;
    case 3: {
      const auto pattern = dmn::Pattern::of(text.substr(0, size / 2), "i");
      if (pattern) (void)pattern->replace("Nguyễn Văn An 0912345678", "$1-$0");
      break;
    }
    default:
      (void)usecase::read_feel_case(text, {}, found);
  }
  return 0;
}
