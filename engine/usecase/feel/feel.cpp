#include "usecase/feel/feel.hpp"

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "usecase/feel/feel_json.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::size_t longest_line = 16u << 20;

// The next line without its end; false at the end of the file, `too_long` where it is longer than a line may be.
bool next_line(std::istream& file, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  char c = 0;
  std::streambuf& bytes = *file.rdbuf();
  int got = 0;
  while ((got = bytes.sbumpc()) != std::char_traits<char>::eof()) {
    c = std::char_traits<char>::to_char_type(got);
    if (c == '\n') return true;
    if (line.size() == longest_line) {
      too_long = true;
      return true;
    }
    line.push_back(c);
  }
  return !line.empty();
}

// What plain JSON says of a value; of null, lists and records nothing.
std::string type_of(const dmn::Value& value) {
  switch (value.kinds()) {
    case dmn::kind::boolean:
      return "boolean";
    case dmn::kind::number:
      return "number";
    case dmn::kind::text:
      return "string";
    default:
      return {};
  }
}

std::string answer(const FeelCase& written) {
  Diagnostics refused;
  const auto model = dmn::Model::compile(written.inputs, written.decisions, refused);
  JsonWriter json;
  json.begin_object().member("id", written.id);
  if (model) {
    std::vector<dmn::Column> columns;
    for (const dmn::Value& value : written.values) columns.push_back({value});
    json.key("result").raw(typed_json(model->run(columns, 1).front()));
  } else {
    const Diagnostic first = refused.sorted().front();
    json.key("rejected").begin_object().member("code", first.code);
    json.member("line", std::int64_t{first.place.line}).member("column", std::int64_t{first.place.column});
    json.member("message", first.message).end_object();
  }
  return json.end_object().take();
}

}  // namespace

std::optional<dmn::Value> feel(const std::string& expression, const std::string& inputs, Diagnostics& diagnostics) {
  const auto values = read_plain_inputs(inputs, diagnostics);
  if (!values) return std::nullopt;
  std::vector<dmn::Input> names;
  std::vector<dmn::Column> columns;
  for (const auto& [name, value] : *values) {
    dmn::Input& input = names.emplace_back();
    input.name = name;
    input.type = type_of(value);
    collect_members(value, input.members);
    columns.push_back({value});
  }
  const auto model = dmn::Model::compile(names, {{"<expression>", "", expression, {}}}, diagnostics);
  if (!model) return std::nullopt;
  return model->run(columns, 1).front();
}

void feel_batch(const std::string& path, const std::function<void(const std::string&)>& write,
                Diagnostics& diagnostics) {
  if (std::filesystem::is_directory(path)) throw EnvironmentError(path + " is a directory, not a file of cases");
  // /dev/stdin and what a shell opens may be pipes; one that lies in a folder might never be written to.
  if (std::filesystem::symlink_status(path).type() == std::filesystem::file_type::fifo && !path.starts_with("/dev/") &&
      !path.starts_with("/proc/"))
    throw EnvironmentError(path + " is a pipe, not a file of cases");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw EnvironmentError("cannot read " + path);
  Place place{std::make_shared<const Source>(path, ""), 0, 1, 1};
  std::string line;
  for (bool too_long = false; next_line(file, line, too_long);) {
    ++place.line;
    if (too_long) {
      diagnostics.error("too-long", place, "this line is longer than 16 MB", "one case a line");
      return;
    }
    if (const auto bad = invalid_utf8(line)) {
      place.column = static_cast<std::uint32_t>(*bad + 1);
      diagnostics.error("bad-encoding", place, "not valid UTF-8", "save the file as UTF-8");
      return;
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto written = read_feel_case(line, place, diagnostics);
    if (!written) return;
    write(answer(*written));
  }
}

}  // namespace inspectplan::usecase
