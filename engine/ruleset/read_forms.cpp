// forms: lists of visits as they are signed and sent.
#include <algorithm>
#include <array>
#include <utility>

#include "ruleset/audience.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

constexpr std::int64_t widest = 120;  // characters; a page in landscape holds some 150

template <class Value>
using Word = std::pair<std::string_view, Value>;

constexpr std::array<Word<Shown>, 20> shown_words{{{"number", Shown::number},     {"id", Shown::id},
                                                   {"name", Shown::name},         {"owner", Shown::owner},
                                                   {"sectors", Shown::sectors},   {"matters", Shown::matters},
                                                   {"lead", Shown::lead},         {"coordinating", Shown::coordinating},
                                                   {"period", Shown::period},     {"from", Shown::from},
                                                   {"until", Shown::until},       {"days", Shown::days},
                                                   {"mode", Shown::mode},         {"basis", Shown::basis},
                                                   {"score", Shown::score},       {"tier", Shown::tier},
                                                   {"mandates", Shown::mandates}, {"reasons", Shown::reasons},
                                                   {"rules", Shown::rules},       {"blank", Shown::blank}}};
std::optional<Shown> read_shown(const yaml::Node& node, Reader& reader) {
  std::vector<std::string> allowed;
  for (const auto& [name, meaning] : shown_words) allowed.emplace_back(name);
  const auto word = reader.one_of(node, allowed);
  const auto found =
      std::find_if(shown_words.begin(), shown_words.end(), [&](const auto& one) { return word && one.first == *word; });
  return found == shown_words.end() ? std::nullopt : std::optional(found->second);
}

void read_show(const yaml::Node& node, FormColumn& column, std::optional<Audience> wanted, Reading& reading) {
  column.show = read_shown(node, reading.reader).value_or(Shown::number);
  const Audience least = least_audience(column.show);
  column.audience = std::max(wanted.value_or(least), least);
  if (wanted && *wanted < least)
    reading.diagnostics.error("wide-audience", node.place,
                              "\"" + node.text + "\" may not be shown to \"" + std::string(name_of(*wanted)) + "\"",
                              "write `audience: " + std::string(name_of(least)) + "`, or leave the column out");
}

void read_fact(const yaml::Node& node, FormColumn& column, std::optional<Audience> wanted, Reading& reading) {
  const std::string* name = reading.reader.text(node);
  if (!name) return;
  const column::TableSchema& enterprise = reading.rules.schema.enterprise;
  const auto field = enterprise.find(*name);
  column.show = Shown::fact;
  column.audience = wanted.value_or(Audience::open);
  if (!field) {
    std::vector<std::string> known;
    for (const column::Field& one : enterprise.fields) known.push_back(one.name);
    reading.diagnostics.error("unknown-field", node.place, "the enterprise has no field \"" + *name + "\"",
                              did_you_mean(*name, known, "fields stand under `facts`"));
    return;
  }
  column.field = *field;
  if (enterprise.fields[*field].personal && column.audience != Audience::internal)
    reading.diagnostics.error("personal-field", node.place, "\"" + *name + "\" is personal and would be sent out",
                              "write `audience: internal`, or leave the column out");
}

FormColumn read_column(const yaml::Node& node, const std::string& what, Reading& reading) {
  FormColumn column;
  Fields fields(node, what, reading.reader);
  fields.label("label", column.label);
  if (const yaml::Node* width = fields.find("width"))
    column.width = reading.reader.integer(*width, 1, widest).value_or(column.width);
  const auto audience = read_audience(fields.find("audience"), reading.reader);
  const yaml::Node* show = fields.find("show");
  const yaml::Node* fact = fields.find("fact");
  if ((show != nullptr) == (fact != nullptr))
    reading.diagnostics.error("missing-key", node.place, what + " shows nothing, or two things",
                              "write one of \"show\" and \"fact\"");
  if (show) read_show(*show, column, audience, reading);
  if (fact) read_fact(*fact, column, audience, reading);
  fields.finish();
  return column;
}

void read_lines(const yaml::Node* node, std::vector<Label>& lines, Reader& reader) {
  if (!node || !reader.sequence(*node, "a list of {vi, en}")) return;
  for (const yaml::Node& item : node->items) lines.push_back(reader.label(item));
}

FormAppendix read_appendix(const yaml::Node& node, const std::string& what, Reading& reading) {
  FormAppendix appendix;
  Fields fields(node, what, reading.reader);
  const auto line = [&](std::string_view key, Label& target) {
    if (const yaml::Node* found = fields.need(key)) target = reading.reader.label(*found);
  };
  read_lines(fields.need("issuer"), appendix.issuer, reading.reader);
  line("number", appendix.number);
  line("place", appendix.place);
  line("kind", appendix.kind);
  line("subject", appendix.subject);
  fields.label("attached", appendix.attached);
  read_lines(fields.need("recipients"), appendix.recipients, reading.reader);
  read_lines(fields.need("sign"), appendix.sign, reading.reader);
  fields.finish();
  return appendix;
}

Form read_form(const yaml::Entry& entry, Reading& reading) {
  Form form;
  form.id = entry.key;
  form.place = entry.key_place;
  Fields fields(entry, "form", reading.reader);
  read_common(fields, "forms." + entry.key, form, reading);
  if (const yaml::Node* title = fields.need("title")) form.title = reading.reader.label(*title);
  read_lines(fields.find("head"), form.head, reading.reader);
  const yaml::Node* columns = fields.need("columns");
  if (columns && reading.reader.sequence(*columns, "a list of {show: ..., label: ...}"))
    for (const yaml::Node& column : columns->items)
      if (reading.reader.mapping(column, "a column {show: ..., label: ...}"))
        form.columns.push_back(read_column(column, fields.what() + ", a column,", reading));
  fields.label("sign", form.sign);
  const yaml::Node* appendix = fields.find("appendix");
  if (appendix && reading.reader.mapping(*appendix, "an appendix {issuer: [...], number: ..., ...}"))
    form.appendix = read_appendix(*appendix, fields.what() + ", its appendix,", reading);
  fields.finish();
  return form;
}

}  // namespace

std::optional<Audience> read_audience(const yaml::Node* node, Reader& reader) {
  if (!node) return std::nullopt;
  const auto word = reader.one_of(*node, {"public", "subject", "department", "internal"});
  return word ? audience_named(*word) : std::nullopt;
}

void read_forms(const Tree& tree, Reading& reading) {
  for (const yaml::Entry* entry : sorted_entries(tree.node("forms"), "form", reading.reader))
    if (reading.reader.mapping(entry->value, "a form {title: ..., columns: [...]}"))
      reading.rules.forms.push_back(read_form(*entry, reading));
}

}  // namespace inspectplan::ruleset
