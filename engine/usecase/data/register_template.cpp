#include "usecase/data/register_template.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "register/register.hpp"
#include "report/register_template.hpp"
#include "responsibility/names.hpp"
#include "ruleset/load.hpp"
#include "usecase/data/asked_fields.hpp"
#include "usecase/who/life.hpp"

namespace inspectplan::usecase {
namespace {

template <class Things, class Name>
auto find_named(const Things& things, const std::string& wanted, const char* code, const std::string& what,
                const Name& name, Diagnostics& diagnostics) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const auto& one) { return name(one) == wanted; });
  if (found != things.end()) return found;
  std::vector<std::string> known;
  std::string all;
  for (const auto& one : things) {
    known.push_back(name(one));
    all += (all.empty() ? "" : ", ") + known.back();
  }
  const auto near = nearest(wanted, known);
  diagnostics.error(code, {}, "the rules have no " + what + " \"" + wanted + "\"",
                    near ? "did you mean \"" + *near + "\"?" : "there are: " + all);
  return found;
}

std::vector<std::size_t> fields_of(const TemplateOrder& order, const std::shared_ptr<const ruleset::RuleSet>& rules,
                                   const column::TableSchema& table) {
  if (!order.all && table.name == rules->schema.enterprise.name)
    return fields_asked_of(rules, order.department, order.on);
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < table.fields.size(); ++i)
    if (order.all || !table.fields[i].personal) fields.push_back(i);
  return fields;
}

}  // namespace

bool register_template(const TemplateOrder& order, Diagnostics& diagnostics) {
  const auto rules = ruleset::load(order.rules, {order.on}, diagnostics);
  if (!rules || diagnostics.has_errors()) return false;
  if (!order.to.ends_with(".xlsx")) {
    diagnostics.error("export-format", {}, "--to " + order.to + ": no format is known by that ending",
                      "write to NAME.xlsx");
    return false;
  }
  // One of a class is named class:CODE.
  const std::string kind = order.department.substr(0, order.department.find(':'));
  const auto department = find_named(
      rules->departments, kind, "unknown-department", "department", [](const auto& one) { return one.id; },
      diagnostics);
  std::vector<column::TableSchema> tables{rules->schema.enterprise};
  tables.insert(tables.end(), rules->schema.children.begin(), rules->schema.children.end());
  for (const column::TableSchema& built_in : registers::built_in_tables()) tables.push_back(built_in);
  const auto table = find_named(
      tables, order.table.value_or(rules->schema.enterprise.name), "unknown-table", "table",
      [](const auto& one) { return one.name; }, diagnostics);
  if (department == rules->departments.end() || table == tables.end()) return false;
  check_life(rules, order.department, {order.on, order.on}, diagnostics);
  if (diagnostics.has_errors()) return false;
  const std::string called = responsibility::name_of_department(*rules, order.department).in(order.language);
  report::write_register_template({&rules->schema, &*table, fields_of(order, rules, *table), called, order.language},
                                  order.to);
  return true;
}

}  // namespace inspectplan::usecase
