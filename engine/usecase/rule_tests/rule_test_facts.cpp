// Which values of a fact an import would take, and how many rows of a table: the limits of a fact, shown by values.
#include <algorithm>

#include "register/value.hpp"
#include "usecase/rule_tests/rule_test_case.hpp"
#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

using Named = std::pair<std::string, const column::Field*>;

// "employees" of the enterprise, "accident.killed" of a child table.
std::vector<Named> facts_of(const column::Schema& schema) {
  std::vector<Named> all;
  for (const column::Field& field : schema.enterprise.fields) all.push_back({field.name, &field});
  for (const column::TableSchema& table : schema.children)
    for (const column::Field& field : table.fields) all.push_back({table.name + "." + field.name, &field});
  return all;
}

class Facts {
 public:
  explicit Facts(Judging& judging) : judging_(judging), schema_(judging.outcome.rules.schema) {}

  void run(const yaml::Node& node) {
    const auto all = facts_of(schema_);
    std::vector<std::string> names;
    for (const auto& [name, fact] : all) names.push_back(name);
    for (const yaml::Entry& entry : node.entries) {
      if (const auto table = schema_.find_child(entry.key)) {
        rows(entry, schema_.children[*table]);
      } else if (judging_.exists(entry.key, entry.key_place, "facts", names)) {
        const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), entry.key) - names.begin());
        values(entry, *all[at].second);
      }
    }
  }

 private:
  void rows(const yaml::Entry& entry, const column::TableSchema& table) {
    refuse_unknown_keys(entry.value, {"rows"}, judging_.diagnostics);
    const yaml::Node* node = entry.value.find("rows");
    const std::string got = std::to_string(table.max_rows);
    if (node && node->text != got) judging_.differ("facts." + entry.key + ".rows", node->text, got);
  }

  void values(const yaml::Entry& entry, const column::Field& field) {
    refuse_unknown_keys(entry.value, {"takes", "refuses"}, judging_.diagnostics);
    const registers::NumberFormat plain{'.', "", true};
    registers::ValueReader reader(field, schema_, plain, registers::DateFormat::iso);
    for (const char* key : {"takes", "refuses"}) {
      const yaml::Node* node = entry.value.find(key);
      if (!node) continue;
      for (const yaml::Node& item : node->items) {
        registers::Value value;
        const char* got = reader.read(item.text, value) ? "refuses" : "takes";
        if (std::string_view(key) != got)
          judging_.differ("facts." + entry.key, key + (" " + item.text), got + (" " + item.text));
      }
    }
  }

  Judging& judging_;
  const column::Schema& schema_;
};

}  // namespace

// {employees: {takes: [0, 1000000], refuses: [-1, 1000001]}, accident: {rows: 1000}}
void judge_facts(Judging& judging, const yaml::Node& expected) { Facts(judging).run(expected); }

}  // namespace inspectplan::usecase
