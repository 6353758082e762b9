#include "usecase/mutation/mutation_reasons.hpp"

#include "usecase/rule_tests/rule_test_case.hpp"

namespace inspectplan::usecase {
namespace {

std::string text_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* value = node.find(key);
  return value && value->is_scalar() ? value->text : "";
}

bool fits(const Mutation& mutation, const MayLive& one) {
  if (!one.kind.empty() && one.kind != to_string(mutation.kind)) return false;
  if (!mutation.path.starts_with(one.at)) return false;
  const std::string_view rest = std::string_view(mutation.path).substr(one.at.size());
  return rest.empty() || rest[0] == '.' || rest[0] == '[';
}

}  // namespace

std::vector<MayLive> read_may_live(const std::string& directory, Diagnostics& diagnostics) {
  std::vector<MayLive> all;
  for (const std::string& file : rule_test_files(directory)) {
    const auto root = read_test_file(file, diagnostics);
    const yaml::Node* list = root ? root->find("may_live") : nullptr;
    if (!list) continue;
    for (const yaml::Node& item : list->items) {
      refuse_unknown_keys(item, {"at", "kind", "why"}, diagnostics);
      MayLive one{text_of(item, "at"), text_of(item, "kind"), text_of(item, "why")};
      if (one.at.empty() || one.why.empty())
        diagnostics.error("missing-key", item.place, "`may_live` names a place and a reason",
                          "write {at: sectors.ID.when, kind: bound-dropped, why: …}");
      all.push_back(std::move(one));
    }
  }
  return all;
}

std::string reason_to_live(const Mutation& mutation, const std::vector<MayLive>& known) {
  for (const MayLive& one : known)
    if (fits(mutation, one)) return one.why;
  return "no test tells the two apart, and nobody says why it may live";
}

}  // namespace inspectplan::usecase
