#include "base/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

namespace inspectplan {
namespace {

std::string_view name_of(const Place& place) {
  return place.source ? std::string_view(place.source->name()) : std::string_view();
}

auto order_of(const Diagnostic& diagnostic) {
  return std::tuple(name_of(diagnostic.place), diagnostic.place.line, diagnostic.place.column,
                    std::string_view(diagnostic.code), std::string_view(diagnostic.message));
}

}  // namespace

Diagnostic& Diagnostics::add(Diagnostic diagnostic) { return all_.emplace_back(std::move(diagnostic)); }

Diagnostic& Diagnostics::error(std::string code, Place place, std::string message, std::string hint) {
  return add({Severity::error, std::move(code), std::move(place), std::move(message), std::move(hint), {}});
}

Diagnostic& Diagnostics::warning(std::string code, Place place, std::string message, std::string hint) {
  return add({Severity::warning, std::move(code), std::move(place), std::move(message), std::move(hint), {}});
}

Diagnostic& Diagnostics::info(std::string code, Place place, std::string message, std::string hint) {
  return add({Severity::info, std::move(code), std::move(place), std::move(message), std::move(hint), {}});
}

void Diagnostics::merge(Diagnostics other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  const auto same = [severity](const Diagnostic& diagnostic) { return diagnostic.severity == severity; };
  return static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), same));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> out = all_;
  std::stable_sort(out.begin(), out.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) == order_of(b); };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
  }
  return "error";
}

}  // namespace inspectplan
