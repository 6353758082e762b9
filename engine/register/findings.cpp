#include "register/findings.hpp"

namespace inspectplan::registers {

void Findings::add(Severity severity, const std::string& code, std::optional<std::size_t> offset, std::string message,
                   std::string hint) {
  Kind& kind = kinds_[code];
  kind.severity = severity;
  if (++kind.count == findings_of_a_kind + 1) kind.first_left_out = offset;
  if (kind.count > findings_of_a_kind) return;
  out_->add({severity, code, place(offset), std::move(message), std::move(hint), {}});
}

bool Findings::shows(const std::string& code) const {
  const auto kind = kinds_.find(code);
  return kind == kinds_.end() || kind->second.count <= findings_of_a_kind;
}

void Findings::close() {
  for (const auto& [code, kind] : kinds_) {
    if (kind.count <= findings_of_a_kind) continue;
    const std::string more = std::to_string(kind.count - findings_of_a_kind);
    out_->add(
        {kind.severity, code, place(kind.first_left_out), "and " + more + " more of this kind, from here on", {}, {}});
  }
  kinds_.clear();
}

Place Findings::place(std::optional<std::size_t> offset) const {
  return offset ? place_at(source_, *offset) : Place{source_, 0, 0, 1};
}

}  // namespace inspectplan::registers
