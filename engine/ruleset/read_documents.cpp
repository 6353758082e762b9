#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// Two days of a document in the wrong order are shown at the later one.
Place place_of(Fields& fields, std::string_view key) {
  const yaml::Node* day = fields.find(key);
  return day ? day->place : fields.place();
}

void not_before_issued(const Document& document, const std::optional<Day>& day, const std::string& what,
                       const Place& place, Reading& reading) {
  if (!day || !document.issued || *document.issued <= *day) return;
  reading.diagnostics.error("bad-span", place,
                            what + " on " + to_string(*day) + ", before it is issued on " + to_string(*document.issued),
                            "correct one of the two days");
}

std::optional<Document::Doubt> read_doubt(Fields& fields, Reader& reader) {
  const yaml::Node* node = fields.find("doubt");
  if (!node || !reader.mapping(*node, "a doubt {from: DATE, why: {vi: ..., en: ...}}")) return std::nullopt;
  Fields doubt(*node, "a doubt", reader);
  const yaml::Node* from = doubt.need("from");
  const yaml::Node* why = doubt.need("why");
  doubt.finish();
  const auto since = from ? reader.day(*from) : std::nullopt;
  if (!since || !why) return std::nullopt;
  return Document::Doubt{*since, reader.label(*why)};
}

}  // namespace

void read_documents(const Tree& tree, Reading& reading) {
  for (const yaml::Entry* entry : sorted_entries(tree.node("documents"), "document", reading.reader)) {
    if (!reading.reader.mapping(entry->value, "a document {title: ..., number: ..., issued: ...}")) continue;
    Document document;
    document.id = entry->key;
    document.place = entry->key_place;
    Fields fields(*entry, "document", reading.reader);
    fields.text("number", document.number);
    fields.day("issued", document.issued);
    fields.day("published", document.published);
    fields.day("effective", document.effective);
    fields.day("until", document.until);
    read_common(fields, "documents." + entry->key, document, reading, {document.effective, document.until});
    fields.label("title", document.label);
    document.doubt = read_doubt(fields, reading.reader);
    if (const yaml::Node* territory = fields.find("territory")) document.territory = reading.reader.texts(*territory);
    fields.finish();
    reading.reader.ordered({document.effective, document.until}, place_of(fields, "until"));
    // Law may bind before it is printed, but nothing is printed, or binds, before it is signed.
    not_before_issued(document, document.published, "published", place_of(fields, "published"), reading);
    not_before_issued(document, document.effective, "effective", place_of(fields, "effective"), reading);
    reading.rules.documents.push_back(std::move(document));
  }
}

}  // namespace inspectplan::ruleset
