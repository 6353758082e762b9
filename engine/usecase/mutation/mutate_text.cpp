#include "base/json.hpp"
#include "base/scaled.hpp"
#include "usecase/mutation/mutate.hpp"

namespace inspectplan::usecase {
namespace {

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::refused:
      return "refused";
    case Fate::refused_elsewhere:
      return "refused-elsewhere";
    case Fate::caught:
      return "caught";
    case Fate::survived:
      return "survived";
  }
  return {};
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string counts(const MutationReport& report, MutationKind kind) {
  std::string line = padded(std::string(to_string(kind)), 17);
  for (const Fate fate : {Fate::refused, Fate::refused_elsewhere, Fate::caught, Fate::survived})
    line += padded(std::to_string(report.count(fate, kind)), 19);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "0";
  const auto tenths = static_cast<std::int64_t>((part * 2000 + whole) / (2 * whole));
  return to_string(Scaled{tenths, 1});
}

}  // namespace

std::string mutation_text(const MutationReport& report) {
  std::string text;
  for (const MutantResult& one : report.mutants) {
    if (one.fate != Fate::survived) continue;
    text += one.mutation.file + ":" + std::to_string(one.mutation.line) + ": survived " +
            std::string(to_string(one.mutation.kind)) + ": " + one.mutation.path + ": " + one.mutation.what + " (" +
            (one.warning.empty() ? "" : "only warned of, " + one.warning + ": ") + one.by + ")\n";
  }
  text += "kind             refused            refused-elsewhere  caught             survived\n";
  for (std::size_t kind = 0; kind < mutation_kinds; ++kind) text += counts(report, static_cast<MutationKind>(kind));
  const std::size_t all = report.mutants.size();
  const std::size_t alive = report.count(Fate::survived);
  return text + std::to_string(all) + " mutants of " + std::to_string(report.possible) +
         " possible: " + std::to_string(report.count(Fate::refused)) + " refused within a line, " +
         std::to_string(report.count(Fate::refused_elsewhere)) + " refused elsewhere, " +
         std::to_string(report.count(Fate::caught)) + " caught, " + std::to_string(alive) + " survived (" +
         share(alive, all) + " %), " + std::to_string(report.unexcused()) + " without a reason\n";
}

std::string mutation_json(const MutationReport& report, int indent) {
  JsonWriter json(indent);
  json.begin_object().member("possible", report.possible).key("mutants").begin_array();
  for (const MutantResult& one : report.mutants) {
    json.begin_object().member("file", one.mutation.file).member("line", std::size_t{one.mutation.line});
    json.member("kind", to_string(one.mutation.kind)).member("path", one.mutation.path);
    json.member("change", one.mutation.what).member("fate", name_of(one.fate)).member("by", one.by);
    if (!one.warning.empty()) json.member("warning", one.warning);
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
