// `recorded`: visits whose results the register holds are rows of a child table.
#include <algorithm>
#include <array>

#include "ruleset/read_field.hpp"

namespace inspectplan::ruleset {
namespace {

using column::Field;
using column::Kind;
using column::RecordedVisits;
using column::TableSchema;
using column::VisitFact;

struct Word {
  const char* name;
  VisitFact fact;
  Kind kind;
};
constexpr std::array<Word, 13> words{{{"visit", VisitFact::visit, Kind::text},
                                      {"run", VisitFact::run, Kind::text},
                                      {"date", VisitFact::date, Kind::date},
                                      {"kind", VisitFact::kind, Kind::text},
                                      {"department", VisitFact::department, Kind::text},
                                      {"outcome", VisitFact::outcome, Kind::text},
                                      {"cause", VisitFact::cause, Kind::text},
                                      {"document", VisitFact::document, Kind::text},
                                      {"days", VisitFact::days, Kind::number},
                                      {"findings", VisitFact::findings, Kind::number},
                                      {"serious", VisitFact::serious, Kind::number},
                                      {"wilful", VisitFact::wilful, Kind::boolean},
                                      {"fines", VisitFact::fines, Kind::number}}};

std::vector<std::string> word_names() {
  std::vector<std::string> names;
  for (const Word& word : words) names.emplace_back(word.name);
  return names;
}

constexpr std::size_t of_enterprise = 0;  // the column with the enterprise's key stands in front of a table's own

// Numbers are whole, so a field of theirs has no decimals; what a field does not take is missing there.
bool fits(const Field& field, const Word& word) {
  return field.kind == word.kind && field.scale == 0 && !field.code_list;
}

void read_mapped(const yaml::Entry& entry, TableSchema& table, RecordedVisits& recorded, Reading& reading) {
  const auto field = table.find(entry.key);
  if (!field || *field == of_enterprise) {
    reading.diagnostics.error("unknown-field", entry.key_place,
                              "the table " + table.name + " has no field \"" + entry.key + "\" of its own",
                              "name one of its `fields`");
    return;
  }
  const auto name = reading.reader.one_of(entry.value, word_names());
  if (!name) return;
  const auto word = std::find_if(words.begin(), words.end(), [&](const Word& one) { return *name == one.name; });
  if (fits(table.fields[*field], *word)) {
    recorded.fields[*field] = word->fact;
    return;
  }
  reading.diagnostics.error(
      "type-mismatch", entry.value.place, "\"" + *name + "\" of a visit does not fit the field \"" + entry.key + "\"",
      "texts go into texts (no codes), whole numbers into numbers of scale 0, `wilful` into a boolean");
}

// One visit, one row. That there is no key at all has been said.
void check_key(const yaml::Node& node, const TableSchema& table, const RecordedVisits& recorded, Reading& reading) {
  if (table.key.empty()) return;
  const bool of_text = table.fields[of_enterprise].kind == Kind::text;
  if (of_text && table.key.size() == 2 && recorded.fields[table.key[1]] == VisitFact::visit) return;
  reading.diagnostics.error(
      "recorded-key", node.place,
      "rows of " + table.name + " must be told apart by an enterprise named by a text and the visit alone",
      "give the table a key of one text field, and say `THAT_FIELD: visit`");
}

// Absent: visits that were held. An empty list would take none.
void read_outcomes(Fields& fields, RecordedVisits& recorded, Reading& reading) {
  const yaml::Node* of = fields.find("of");
  if (!of) {
    recorded.outcomes = {"held"};
    return;
  }
  if (!reading.reader.sequence(*of, "a list of outcomes")) return;
  for (const yaml::Node& outcome : of->items)
    if (const auto word = reading.reader.one_of(outcome, {"held", "paused", "stopped", "postponed"}))
      recorded.outcomes.push_back(*word);
  if (of->items.empty())
    reading.diagnostics.error("bad-value", of->place, "a list without outcomes takes no visit",
                              "name some of held, paused, stopped, postponed, or leave `of` out: held");
}

}  // namespace

void read_recorded(const yaml::Node& node, TableSchema& table, Reading& reading) {
  if (!reading.reader.mapping(node, "{of: [outcomes], fields: {FIELD: what of a visit}}")) return;
  Fields fields(node, "recorded of table " + table.name, reading.reader);
  RecordedVisits recorded;
  recorded.fields.resize(table.fields.size());
  read_outcomes(fields, recorded, reading);
  fields.flag("alone", recorded.alone);
  if (const yaml::Node* mapped = fields.need("fields");
      mapped && reading.reader.mapping(*mapped, "a field of the table and what of a visit it holds"))
    for (const yaml::Entry& entry : mapped->entries) read_mapped(entry, table, recorded, reading);
  fields.finish();
  check_key(node, table, recorded, reading);
  table.recorded = std::move(recorded);
}

}  // namespace inspectplan::ruleset
