#pragma once
// XML as workbooks use it: elements, attributes, text. For the .cpp files of this module.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inspectplan::sheet {

// Names without their prefix, which writers choose as they like.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  std::optional<std::string_view> find(std::string_view name) const;
  bool flag(std::string_view name) const;  // "1" or "true"

 private:
  const char** pairs_;
};

struct XmlEvents {
  std::function<void(std::string_view name, const Attributes& attributes)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
};

// Fed piece by piece. Declarations of entities, and with them their bombs, are refused. Throws Unreadable.
class XmlReader {
 public:
  XmlReader(std::string part, XmlEvents events);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  bool feed(std::string_view piece);  // true: goes on
  void finish();

 private:
  struct Hooks;
  void parse(std::string_view piece, bool last);

  std::string part_;
  XmlEvents events_;
  void* parser_;
  std::exception_ptr thrown_;  // by an event: expat is C and must be left first
};

}  // namespace inspectplan::sheet
