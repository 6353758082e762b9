#include "usecase/rules/check_sarif.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "usecase/rules/explain_code.hpp"

namespace inspectplan::usecase {
namespace {

// RFC 3986: what may not stand in a path is written as the bytes of its UTF-8.
std::string as_uri(const std::string& path) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char byte : path) {
    const auto code = static_cast<unsigned char>(byte);
    if (plain.find(byte) != std::string_view::npos)
      out += byte;
    else
      out += {'%', digits[code >> 4], digits[code & 15]};
  }
  return out;
}

std::string_view level_of(Severity severity) { return severity == Severity::info ? "note" : to_string(severity); }

void write_location(JsonWriter& json, const Place& place, std::string_view message) {
  json.begin_object();
  if (!message.empty()) json.key("message").begin_object().member("text", message).end_object();
  json.key("physicalLocation").begin_object();
  json.key("artifactLocation").begin_object().member("uri", as_uri(place.source->name())).end_object();
  if (place.line > 0) {
    json.key("region").begin_object().member("startLine", std::size_t{place.line});
    if (place.column > 0) {
      json.member("startColumn", std::size_t{place.column});
      json.member("endColumn", std::size_t{place.column} + std::max<std::uint32_t>(place.length, 1));
    }
    json.end_object();
  }
  json.end_object().end_object();
}

void write_result(JsonWriter& json, const Diagnostic& one, const std::vector<std::string>& codes) {
  const auto index = std::lower_bound(codes.begin(), codes.end(), one.code) - codes.begin();
  json.begin_object().member("ruleId", one.code).member("ruleIndex", static_cast<std::int64_t>(index));
  json.member("level", level_of(one.severity));
  const std::string text = one.message + (one.hint.empty() ? "" : "\n" + one.hint);
  json.key("message").begin_object().member("text", text).end_object();
  json.key("locations").begin_array();
  if (one.place.source) write_location(json, one.place, "");
  json.end_array();
  json.key("relatedLocations").begin_array();
  for (const Note& note : one.notes)
    if (note.place.source) write_location(json, note.place, note.message);
  json.end_array().end_object();
}

void write_rules(JsonWriter& json, const std::vector<std::string>& codes) {
  json.key("rules").begin_array();
  for (const std::string& code : codes) {
    json.begin_object().member("id", code);
    if (const auto meaning = meaning_of(code)) {
      json.key("shortDescription").begin_object().member("text", *meaning).end_object();
      const std::string help = section_of(diagnostics_page(), code).value_or(*meaning);
      json.key("help").begin_object().member("text", help).member("markdown", help);
      json.end_object();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string check_sarif(const CheckResult& result, const std::string& version) {
  const std::vector<Diagnostic> findings = result.diagnostics.sorted();
  std::vector<std::string> codes;
  for (const Diagnostic& one : findings) codes.push_back(one.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());

  JsonWriter json(2);
  json.begin_object();
  json.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
  json.member("version", "2.1.0").key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object();
  json.member("name", "inspectplan").member("version", version);
  write_rules(json, codes);
  json.end_object().end_object();
  json.member("columnKind", "unicodeCodePoints");
  json.key("results").begin_array();
  for (const Diagnostic& one : findings) write_result(json, one, codes);
  json.end_array().end_object().end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
