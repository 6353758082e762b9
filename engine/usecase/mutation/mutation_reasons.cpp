#include "usecase/mutation/mutation_reasons.hpp"

#include <algorithm>

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
      refuse_unknown_keys(item, {"at", "kind", "warning", "why"}, diagnostics);
      MayLive one{text_of(item, "at"), text_of(item, "kind"), text_of(item, "warning"), text_of(item, "why"),
                  item.place};
      if (one.at.empty() || one.why.empty())
        diagnostics.error("missing-key", item.place, "`may_live` names a place and a reason",
                          "write {at: sectors.ID.when, kind: bound-dropped, why: …}");
      all.push_back(std::move(one));
    }
  }
  return all;
}

const MayLive* reason_to_live(const Mutation& mutation, const std::string& warning, const std::vector<MayLive>& known) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const MayLive& one) {
    return fits(mutation, one) && (one.warning.empty() || one.warning == warning);
  });
  return found == known.end() ? nullptr : &*found;
}

void refuse_idle_reasons(const std::vector<MayLive>& known, const std::vector<Mutation>& all,
                         Diagnostics& diagnostics) {
  for (const MayLive& one : known) {
    if (std::any_of(all.begin(), all.end(), [&one](const Mutation& mutation) { return fits(mutation, one); })) continue;
    diagnostics.error("idle-reason", one.place,
                      "no change of " + (one.kind.empty() ? "any kind" : "the kind " + one.kind) + " is made at \"" +
                          one.at + "\", so there is nothing that this could excuse",
                      "take it out, or correct `at` and `kind`: the list of survivors shows both");
  }
}

}  // namespace inspectplan::usecase
