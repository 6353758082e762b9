#include "helpers.hpp"

namespace inspectplan::ruleset {

std::string Loaded::said(Severity severity) const {
  std::string out;
  for (const Diagnostic& one : findings) {
    if (one.severity != severity) continue;
    out += (out.empty() ? "" : "; ") + one.code + " " + std::to_string(one.place.line) + ":" +
           std::to_string(one.place.column);
  }
  return out;
}

Loaded load_files(const Files& files, std::optional<Day> law_date, const std::string& entry) {
  Diagnostics diagnostics;
  auto rules = load_bundle(files, entry, {law_date}, diagnostics);
  return {std::move(rules), diagnostics.sorted()};
}

Loaded load_text(const std::string& text, std::optional<Day> law_date) {
  return load_files({{"set/0_frame.yaml", frame}, {"set/rules.yaml", text}}, law_date);
}

Loaded load_directory(const std::string& directory, std::optional<Day> law_date) {
  Diagnostics diagnostics;
  auto rules = load(directory, {law_date}, diagnostics);
  return {std::move(rules), diagnostics.sorted()};
}

}  // namespace inspectplan::ruleset
