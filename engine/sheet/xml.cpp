// Through expat.
#include "sheet/xml.hpp"

#include <expat.h>

#include <exception>

#include "base/text.hpp"
#include "sheet/problem.hpp"

namespace inspectplan::sheet {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (without_prefix(*pair) == name) return pair[1];
  return std::nullopt;
}

bool Attributes::flag(std::string_view name) const {
  const auto value = find(name);
  return value == "1" || value == "true" || value == "on";
}

struct XmlReader::Hooks {
  template <class Event>
  static void guarded(void* self, const Event& event) {
    auto* reader = static_cast<XmlReader*>(self);
    if (reader->thrown_) return;
    try {
      event(reader->events_);
    } catch (...) {
      reader->thrown_ = std::current_exception();
      XML_StopParser(static_cast<XML_Parser>(reader->parser_), XML_FALSE);
    }
  }

  static void start(void* self, const char* name, const char** attributes) {
    guarded(self, [&](const XmlEvents& to) {
      if (to.start) to.start(without_prefix(name), Attributes(attributes));
    });
  }
  static void end(void* self, const char* name) {
    guarded(self, [&](const XmlEvents& to) {
      if (to.end) to.end(without_prefix(name));
    });
  }
  static void text(void* self, const char* text, int length) {
    guarded(self, [&](const XmlEvents& to) {
      if (to.text) to.text({text, static_cast<std::size_t>(length)});
    });
  }
  static void doctype(void* self, const char*, const char*, const char*, int) {
    guarded(self, [&](const XmlEvents&) { refuse_damaged("it declares entities, which no spreadsheet writes"); });
  }
};

XmlReader::XmlReader(std::string part, XmlEvents events)
    : part_(std::move(part)), events_(std::move(events)), parser_(XML_ParserCreate(nullptr)) {
  auto* parser = static_cast<XML_Parser>(parser_);
  XML_SetUserData(parser, this);
  XML_SetElementHandler(parser, Hooks::start, Hooks::end);
  XML_SetCharacterDataHandler(parser, Hooks::text);
  XML_SetStartDoctypeDeclHandler(parser, Hooks::doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(static_cast<XML_Parser>(parser_)); }

void XmlReader::parse(std::string_view piece, bool last) {
  auto* parser = static_cast<XML_Parser>(parser_);
  const XML_Status status = XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
  if (thrown_) std::rethrow_exception(thrown_);
  if (status != XML_STATUS_OK)
    refuse_damaged("\"" + printable(part_) + "\", line " + std::to_string(XML_GetCurrentLineNumber(parser)) + ": " +
                   XML_ErrorString(XML_GetErrorCode(parser)));
}

bool XmlReader::feed(std::string_view piece) {
  parse(piece, false);
  return true;
}

void XmlReader::finish() { parse({}, true); }

}  // namespace inspectplan::sheet
