#include "report/html.hpp"

#include <array>

#include "base/digest.hpp"
#include "base/text.hpp"

namespace inspectplan::report::html {
namespace {

std::string escaped(std::string_view words) {
  std::string out;
  for (const char sign : printable(words)) {
    switch (sign) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += sign;
    }
  }
  return out;
}

std::string opening(std::string_view name, const Attributes& attributes) {
  std::string out = "<" + std::string(name);
  for (const auto& [key, value] : attributes) {
    out += " " + std::string(key);
    if (!value.empty()) out += "=\"" + escaped(value) + "\"";
  }
  return out + ">";
}

// RFC 4648, for the digest of a script.
std::string base64(const Digest& digest) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < digest.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8U | (at + i < digest.size() ? digest[at + i] : std::uint8_t{0});
    for (std::size_t i = 0; i < 4; ++i) out += at + i <= digest.size() ? letters[group >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

std::string policy(const Document& document) {
  std::string out = "default-src 'none'; style-src 'unsafe-inline'";
  if (!document.script.empty()) out += "; script-src 'sha256-" + base64(sha256(document.script)) + "'";
  return out;
}

}  // namespace

Markup text(std::string_view words) { return Markup::trusted(escaped(words)); }

Markup element(std::string_view name, const Attributes& attributes, const Markup& inside) {
  return Markup::trusted(opening(name, attributes) + inside.bytes() + "</" + std::string(name) + ">");
}

Markup element(std::string_view name, const Markup& inside) { return element(name, {}, inside); }
Markup element(std::string_view name, std::string_view words) { return element(name, {}, text(words)); }

Markup open_element(std::string_view name, const Attributes& attributes, const Markup& inside) {
  return Markup::trusted(opening(name, attributes) + inside.bytes());
}
Markup open_element(std::string_view name, const Markup& inside) { return open_element(name, {}, inside); }
Markup open_element(std::string_view name, std::string_view words) { return open_element(name, {}, text(words)); }

Markup lone_element(std::string_view name, const Attributes& attributes) {
  return Markup::trusted(opening(name, attributes));
}

// In a string of CSS these could end it, or the style element around it.
std::string printed_mark(std::string_view words) {
  std::string content;
  for (const char sign : printable(words)) {
    if (sign == '"')
      content += "\\22 ";
    else if (sign == '\\')
      content += "\\5c ";
    else if (sign == '<')
      content += "\\3c ";
    else if (sign == '\n')
      content += "\\a ";
    else
      content += sign;
  }
  return "@page { @bottom-left { content: \"" + content +
         "\"; font: 9pt \"Times New Roman\", \"Liberation Serif\", serif; } }\n";
}

Markup isolated(std::string_view words) { return element("bdi", text(words)); }

std::string written(const Document& document) {
  Markup head = lone_element("meta", {{"charset", "utf-8"}});
  head += lone_element("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy(document)}});
  head += lone_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += lone_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  head += element("title", document.title);
  head += element("style", Markup::trusted(document.style));
  Markup body = document.body;
  if (!document.script.empty()) body += element("script", Markup::trusted(document.script));
  return "<!DOCTYPE html>\n" +
         element("html", {{"lang", document.language}}, element("head", head) + element("body", body)).bytes() + "\n";
}

}  // namespace inspectplan::report::html
