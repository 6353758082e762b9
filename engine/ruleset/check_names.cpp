// One name, one meaning: what expressions can name must not hide something else.
#include <map>

#include "ruleset/load.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

struct Owner {
  std::string what;  // "an enterprise field"
  Place place;       // none for names of the language
};

class Names {
 public:
  explicit Names(Reading& reading) : reading_(reading) {
    for (const auto& given : given_names()) names_.emplace(given.first, Owner{"a name the program gives", {}});
    for (const char* name : {"score", "tier", "is_due", "last_visit"})
      names_.emplace(name, Owner{"a name the program gives", {}});
  }

  void declare(const std::string& name, const std::string& what, const Place& place) {
    if (is_reserved_word(name)) {
      reading_.diagnostics.error("reserved-word", place, "\"" + name + "\" has a meaning of its own in expressions",
                                 "take another word");
      return;
    }
    const auto [known, fresh] = names_.emplace(name, Owner{what, place});
    if (!fresh) taken(name, what, place, known->second);
  }

  // A name that must be free without taking it: fields of two child tables may have the same name.
  void must_be_free(const std::string& name, const std::string& what, const Place& place) {
    const auto known = names_.find(name);
    if (known != names_.end()) taken(name, what, place, known->second);
  }

 private:
  void taken(const std::string& name, const std::string& what, const Place& place, const Owner& owner) {
    Diagnostic& finding = reading_.diagnostics.error(
        "taken-name", place, "\"" + name + "\" cannot name " + what + ": it is " + owner.what, "take another name");
    if (owner.place.source) finding.notes.push_back({owner.place, owner.what});
  }

  Reading& reading_;
  std::map<std::string, Owner, std::less<>> names_;
};

// Fields carry no place in the schema; the tree knows it.
Place field_place(const yaml::Node& facts, const std::string& table, const std::string& field) {
  const yaml::Entry* entry = facts.find_entry(table);
  if (!entry) return facts.place;
  const yaml::Node* fields = entry->value.find("fields");
  const yaml::Entry* found = fields ? fields->find_entry(field) : nullptr;
  return found ? found->key_place : entry->key_place;
}

}  // namespace

void check_names(const Tree& tree, Reading& reading) {
  const RuleSet& rules = reading.rules;
  const yaml::Node& facts = tree.node("facts");
  const auto place = [&facts](const std::string& table, const std::string& field) {
    return field_place(facts, table, field);
  };
  Names names(reading);
  for (const column::Field& field : rules.schema.enterprise.fields) {
    names.declare(field.name, "an enterprise field", place("enterprise", field.name));
  }
  for (const column::TableSchema& table : rules.schema.children)
    names.declare(table.name, "a table", place(table.name, ""));
  for (const Derived& derived : rules.derived) names.declare(derived.id, "a derived value", derived.place);
  for (const Scorecard& card : rules.scorecards) names.declare(card.id, "a scorecard", card.place);
  for (const column::TableSchema& table : rules.schema.children) {
    for (std::size_t i = 1; i < table.fields.size(); ++i) {
      const std::string& name = table.fields[i].name;
      names.must_be_free(name, "a field of " + table.name, place(table.name, name));
      if (name == "enterprise") {
        reading.diagnostics.error("taken-name", place(table.name, name),
                                  "\"enterprise\" is the column with the parent's key", "take another name");
      }
    }
  }
}

}  // namespace inspectplan::ruleset
