// The keys that every entry may carry.
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

Status read_status(Fields& fields) {
  const yaml::Node* node = fields.find("status");
  const auto word = node ? fields.reader().one_of(*node, {"verified", "partly", "unverified"}) : std::nullopt;
  if (!word || *word == "verified") return Status::verified;
  return *word == "partly" ? Status::partly : Status::unverified;
}

std::optional<Checked> read_checked(Fields& fields) {
  const yaml::Node* node = fields.find("checked");
  if (!node || !fields.reader().mapping(*node, "who compared it with its text, {on_date: DATE, by: NAME}")) return {};
  Fields inside(*node, "checked", fields.reader());
  const yaml::Node* on = inside.need("on_date");
  const yaml::Node* by = inside.need("by");
  inside.finish();
  const auto day = on ? fields.reader().day(*on) : std::nullopt;
  const std::string* name = by ? fields.reader().text(*by) : nullptr;
  return day && name ? std::optional(Checked{*day, *name}) : std::nullopt;
}

}  // namespace

void read_common(Fields& fields, std::string name, Entry& entry, Reading& reading, const Span& within) {
  fields.label("label", entry.label);
  if (const yaml::Node* basis = fields.find("basis")) entry.basis = fields.reader().basis(*basis);
  entry.status = read_status(fields);
  if (const yaml::Node* valid = fields.find("valid")) entry.valid = fields.reader().span(*valid);
  fields.label("rationale", entry.rationale);
  fields.label("note", entry.note);
  entry.checked = read_checked(fields);
  reading.rules.statements.push_back(
      {std::move(name), fields.place(), entry.basis, entry.status, entry.valid, entry.valid.within(within)});
}

Entry read_aside(Fields& fields, std::string name, Reading& reading, const Span& within) {
  Entry entry;
  read_common(fields, std::move(name), entry, reading, within);
  return entry;
}

}  // namespace inspectplan::ruleset
