#include "report/field_words.hpp"

#include <algorithm>
#include <map>

#include "base/scaled.hpp"
#include "base/text.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {
namespace {

using column::Field;
using column::Kind;

constexpr std::size_t most_choices = 1000;  // more are no list to choose from

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() || part.empty() ? "" : "; ") + part;
  return out;
}

std::string number_words(const Field& field, Language language) {
  std::vector<std::string> parts;
  if (field.min && field.max)
    parts.push_back(to_string(Scaled{*field.min, field.scale}) + " – " + to_string(Scaled{*field.max, field.scale}));
  parts.push_back(field.scale == 0 ? words(Message::template_whole, language)
                                   : words(Message::template_decimals, language, {std::to_string(field.scale)}));
  return joined(parts);
}

std::string text_words(const Field& field, const column::Schema& schema, Language language) {
  const std::string choices = joined(choices_of(field, schema, language).shown);
  if (!field.code_list) return choices;
  const column::CodeList& list = schema.code_lists[*field.code_list];
  std::string written = list.note              ? list.note->in(language)
                        : list.pattern.empty() ? std::string()
                                               : words(Message::template_pattern, language, {list.pattern});
  return joined({std::move(written), choices});
}

}  // namespace

Choices choices_of(const Field& field, const column::Schema& schema, Language language) {
  const column::CodeList* list = field.code_list ? &schema.code_lists[*field.code_list] : nullptr;
  const auto& names = schema.names_of(field);
  Choices choices;
  choices.closed = !list || list->closed;
  const std::vector<std::string>& values = list ? list->codes : field.values;
  if (values.size() > most_choices) return choices;
  const auto shown = [&](const std::string& value) {
    const auto name = names.find(value);
    return name == names.end() ? value : name->second.in(language);
  };
  std::map<std::string, int> called;  // so often, as import reads it
  for (const std::string& value : values) ++called[fold_vietnamese(shown(value))];
  for (const std::string& value : values)
    choices.shown.push_back(called[fold_vietnamese(shown(value))] > 1 ? value : shown(value));
  return choices;
}

std::string allowed_words(const Field& field, const column::Schema& schema, Language language) {
  switch (field.kind) {
    case Kind::number:
      return number_words(field, language);
    case Kind::date:
      return "dd/mm/yyyy";
    case Kind::boolean:
      return language == Language::vi ? "có / không" : "yes / no";
    case Kind::text:
      return text_words(field, schema, language);
  }
  return {};
}

}  // namespace inspectplan::report
