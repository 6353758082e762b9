#include "usecase/data/duplicates.hpp"

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "matching/pairs.hpp"
#include "register/link.hpp"
#include "register/register.hpp"
#include "report/messages.hpp"
#include "usecase/rules/find_version.hpp"

namespace inspectplan::usecase {
namespace {

using matching::Pair;
using matching::Reason;
using report::Message;

// Pairs a person has answered: taken back, or told apart by a split. Those that are in force are one row already.
std::set<std::pair<std::string, std::string>> answered_pairs(registers::Register& store) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const registers::Link& link : registers::links_of(store)) {
    const std::string one = store.known_as(link.enterprise, {}), other = store.known_as(link.other, {});
    pairs.insert(std::minmax(one, other));
  }
  return pairs;
}

class Wording {
 public:
  Wording(const ruleset::RuleSet& rules, const column::Table& enterprises)
      : rules_(rules), fields_(rules.schema.enterprise.fields), enterprises_(enterprises) {}

  ProposedPair of(const Pair& pair) const {
    ProposedPair made{side(pair.first), side(pair.second), pair.points, {}};
    for (const Reason& reason : pair.reasons)
      made.reasons.push_back({field_of(reason).name,
                              {words(pair, reason, Language::vi), words(pair, reason, Language::en)},
                              reason.points});
    return made;
  }

  ProposedPair::Side side(std::uint32_t row) const {
    const auto& table = rules_.schema.enterprise;
    const auto name = table.find(rules_.planning.name_field);
    return {value(table.key.at(0), row), name && !fields_[*name].personal ? value(*name, row) : std::string()};
  }

 private:
  const column::Field& field_of(const Reason& reason) const {
    return fields_[rules_.matching->compare[reason.comparison].field];
  }

  std::string value(std::size_t field, std::uint32_t row) const {
    const column::Column& column = enterprises_.columns[field];
    if (!column.valid(row)) return {};
    const std::int64_t number = column.value(row);
    switch (fields_[field].kind) {
      case column::Kind::text:
        return std::string(column.text(row));
      case column::Kind::boolean:
        return number != 0 ? "true" : "false";
      case column::Kind::date:
        return to_string(Day{static_cast<std::int32_t>(number)});
      case column::Kind::number:
        return to_string(Scaled{number, fields_[field].scale});
    }
    return {};
  }

  std::string words(const Pair& pair, const Reason& reason, Language language) const {
    const column::Field& field = field_of(reason);
    const std::size_t at = rules_.matching->compare[reason.comparison].field;
    const std::string label = field.label.in(language).empty() ? field.name : field.label.in(language);
    const std::string first = value(at, pair.first), second = value(at, pair.second);
    switch (reason.is) {
      case Reason::Is::same:
        return report::words(Message::pair_same, language, {label});
      case Reason::Is::alike:
        return report::words(Message::pair_alike, language, {label});
      case Reason::Is::misspelt:
        return report::words(Message::pair_misspelt, language, {label});
      case Reason::Is::different:
        return report::words(Message::pair_different, language, {label, first, second});
      case Reason::Is::slip:
        break;
    }
    if (reason.wrong == 3) return report::words(Message::pair_two_slips, language, {label, first, second});
    return report::words(Message::pair_slip, language, {label, first, second, reason.wrong == 1 ? first : second});
  }

  const ruleset::RuleSet& rules_;
  const std::vector<column::Field>& fields_;
  const column::Table& enterprises_;
};

std::string with_sign(std::int64_t points) { return (points < 0 ? "" : "+") + std::to_string(points); }

}  // namespace

std::optional<Duplicates> find_duplicates(const DuplicatesRequest& request, Pool& pool, Diagnostics& diagnostics) {
  registers::Register store(request.database, registers::Register::Open::existing);
  const auto rules = load_rules(store, request.rules, {}, diagnostics);
  if (!rules || diagnostics.has_errors()) return std::nullopt;
  if (!rules->matching) {
    diagnostics.error("no-matching", {}, "the rules do not say how enterprises are compared",
                      "add a section `matching` (docs/rules-format.md)");
    return std::nullopt;
  }
  column::Schema only = rules->schema;
  only.children.clear();
  const column::Dataset data = store.read(only, {});
  ruleset::Matching how = *rules->matching;
  if (request.threshold) how.threshold = *request.threshold;
  const auto found = matching::find_pairs(only, how, data.enterprises, pool);
  const auto answered = answered_pairs(store);
  const Wording wording(*rules, data.enterprises);
  Duplicates out{how.threshold, data.enterprises.rows, found.compared, found.too_large, 0, {}};
  for (const Pair& pair : found.pairs) {
    const auto first = wording.side(pair.first), second = wording.side(pair.second);
    if (answered.contains(std::minmax(first.key, second.key)))
      ++out.answered;
    else
      out.pairs.push_back(wording.of(pair));
  }
  if (found.too_large > 0)
    diagnostics.info("groups-too-large", {},
                     std::to_string(found.too_large) +
                         " groups of enterprises with a word or a code in common are too large to be compared in full",
                     "a pair that has nothing else telling in common is not among those proposed");
  return out;
}

report::Sheet duplicates_sheet(const Duplicates& found, Language language) {
  const auto said = [&](Message message) { return report::words(message, language); };
  report::Sheet sheet;
  sheet.header = {said(Message::score),       said(Message::pair_first), said(Message::pair_name),
                  said(Message::pair_second), said(Message::pair_name),  said(Message::why)};
  sheet.right = {true, false, false, false, false, false};
  sheet.lines = 8;
  for (const ProposedPair& pair : found.pairs) {
    std::string why;
    for (const auto& reason : pair.reasons)
      why += (why.empty() ? "" : "; ") + reason.words.in(language) + " " + with_sign(reason.points);
    sheet.rows.push_back({std::to_string(pair.points), pair.first.key, pair.first.name, pair.second.key,
                          pair.second.name, std::move(why)});
  }
  return sheet;
}

std::string duplicates_json(const Duplicates& found, Language language) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.duplicates/1").member("threshold", found.threshold);
  json.member("enterprises", found.enterprises).member("compared", found.compared);
  json.member("groups_too_large", found.too_large).member("answered", found.answered).key("pairs").begin_array();
  for (const ProposedPair& pair : found.pairs) {
    json.begin_object().member("enterprise", pair.first.key).member("name", pair.first.name);
    json.member("other", pair.second.key).member("other_name", pair.second.name).member("points", pair.points);
    json.key("reasons").begin_array();
    for (const auto& reason : pair.reasons)
      json.begin_object()
          .member("field", reason.field)
          .member("points", reason.points)
          .member("words", reason.words.in(language))
          .end_object();
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
