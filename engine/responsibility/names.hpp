#pragma once
// What things of a rule set are called, in both languages; the id where the rule set gives no label.
#include <string>

#include "base/label.hpp"
#include "ruleset/model.hpp"

namespace inspectplan::responsibility {

Label name_of(const ruleset::Entry& entry);
// "so_x", or "class:CODE": as the class calls its instances, or its label with the code.
Label name_of_department(const ruleset::RuleSet& rules, const std::string& department);
// "employees", or "equipment.used_for" for a field of a child table; a table's name stays as it is.
Label name_of_fact(const ruleset::RuleSet& rules, const std::string& fact);
Label name_of_matter(const ruleset::RuleSet& rules, const std::string& matter);
// Number of the document, else its title, and the section.
Label citation_of(const ruleset::RuleSet& rules, const ruleset::Basis& basis);
// For people who know no ids: its label, else the first text it rests on that is in force on the law date, else the
// first; in English its id.
Label name_of_text(const ruleset::RuleSet& rules, const ruleset::Responsibility& responsibility);
Label name_of_text(const ruleset::RuleSet& rules, const std::string& responsibility);

// "2 năm một lần", "every 2 years".
Label name_of(const ruleset::Length& every);

// Which document, and why it is not settled whether it still holds; it has a doubt.
Label doubt_of(const ruleset::Document& document);

// How sure an entry is: " [chưa kiểm chứng]", " [dự án tự đặt]" (it has a rationale), both, or nothing.
Label mark_of(ruleset::Status status, bool own_judgement);
Label mark_of(const ruleset::Entry& entry);

}  // namespace inspectplan::responsibility
