#include "responsibility/names.hpp"

#include <string_view>

#include "base/written.hpp"
#include "responsibility/resolve.hpp"

namespace inspectplan::responsibility {

Label name_of(const ruleset::Entry& entry) {
  if (entry.label.vi.empty() && entry.label.en.empty()) return same(entry.id);
  return {entry.label.in(Language::vi), entry.label.in(Language::en)};
}

namespace {

std::string put_name(std::string line, const std::string& name) {
  constexpr std::string_view hole = "{name}";
  const std::size_t at = line.find(hole);
  return at == std::string::npos ? line : line.replace(at, hole.size(), name);
}

// By the name of its place where the rules have one, else by the place's code.
Label name_of_instance(const ruleset::RuleSet& rules, const ruleset::Department& of, const std::string& code) {
  const column::TableSchema& enterprise = rules.schema.enterprise;
  const auto field = enterprise.find(of.one_per);
  if (!field || (of.instance.vi.empty() && of.instance.en.empty())) return name_of(of) + same(" " + code);
  const auto& names = rules.schema.names_of(enterprise.fields[*field]);
  const auto name = names.find(code);
  if (name == names.end()) return name_of(of) + same(" " + code);
  return {put_name(of.instance.in(Language::vi), name->second.in(Language::vi)),
          put_name(of.instance.in(Language::en), name->second.in(Language::en))};
}

}  // namespace

Label name_of_department(const ruleset::RuleSet& rules, const std::string& department) {
  if (const ruleset::Department* itself = rules.find_department(department)) return name_of(*itself);
  const ruleset::Department* of = rules.find_department(department_class(department));
  if (!of || (of->label.vi.empty() && of->label.en.empty())) return same(department);
  return name_of_instance(rules, *of, department.substr(department.find(':') + 1));
}

Label name_of_matter(const ruleset::RuleSet& rules, const std::string& matter) {
  const ruleset::Matter* found = rules.find_matter(matter);
  return found ? name_of(*found) : same(matter);
}

Label citation_of(const ruleset::RuleSet& rules, const ruleset::Basis& basis) {
  Label name = same(basis.document);
  if (const ruleset::Document* document = rules.find_document(basis.document))
    name = document->number.empty() ? name_of(*document) : same(document->number);
  return basis.at.empty() ? name : name + same(", " + basis.at);
}

Label name_of_text(const ruleset::RuleSet& rules, const ruleset::Responsibility& responsibility) {
  if (!responsibility.label.vi.empty() || !responsibility.label.en.empty()) return name_of(responsibility);
  if (responsibility.basis.empty()) return same(responsibility.id);
  const std::vector<ruleset::Basis> today = in_force(rules, responsibility.basis, rules.law_date);
  const ruleset::Basis& named = today.empty() ? responsibility.basis.front() : today.front();
  return {citation_of(rules, named).vi, responsibility.id};
}

Label name_of_text(const ruleset::RuleSet& rules, const std::string& responsibility) {
  for (const ruleset::Responsibility& one : rules.responsibilities)
    if (one.id == responsibility) return name_of_text(rules, one);
  return same(responsibility);
}

Label name_of(const ruleset::Length& every) {
  const bool years = every.months > 0 && every.months % 12 == 0;
  const std::int64_t count = years ? every.months / 12 : every.months > 0 ? every.months : every.days;
  const Label unit = years              ? Label{" năm", " year"}
                     : every.months > 0 ? Label{" tháng", " month"}
                                        : Label{" ngày", " day"};
  if (count == 1) return {"mỗi" + unit.vi, "every" + unit.en};
  const std::string number = std::to_string(count);
  return {number + unit.vi + " một lần", "every " + number + unit.en + "s"};
}

Label doubt_of(const ruleset::Document& document) { return name_of(document) + same(": ") + document.doubt->why; }

Label mark_of(ruleset::Status status, bool own_judgement) {
  Label words;
  if (status == ruleset::Status::unverified) words = {"chưa kiểm chứng", "not verified"};
  if (status == ruleset::Status::partly) words = {"mới kiểm chứng một phần", "verified in part"};
  if (own_judgement)
    words = (words.en.empty() ? words : words + same("; ")) + Label{"dự án tự đặt", "the project's own judgement"};
  return words.en.empty() ? words : same(" [") + words + same("]");
}

Label mark_of(const ruleset::Entry& entry) { return mark_of(entry.status, entry.rationale.has_value()); }

Label name_of_fact(const ruleset::RuleSet& rules, const std::string& fact) {
  const std::size_t dot = fact.find('.');
  const column::TableSchema* table = &rules.schema.enterprise;
  if (dot != std::string::npos)
    for (const column::TableSchema& child : rules.schema.children)
      if (child.name == fact.substr(0, dot)) table = &child;
  const std::string field = dot == std::string::npos ? fact : fact.substr(dot + 1);
  for (const column::Field& candidate : table->fields)
    if (candidate.name == field && !candidate.label.vi.empty()) return candidate.label;
  return same(fact);
}

}  // namespace inspectplan::responsibility
