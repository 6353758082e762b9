// The YAML reader and the loader of rule sets, fed with anything. What must hold of any bytes: findings or a rule set,
// never a crash, and text for every finding.
#include <cstddef>
#include <cstdint>
#include <string>

#include "responsibility/resolve.hpp"
#include "ruleset/load.hpp"

namespace {

using namespace inspectplan;

// A rule set that can be loaded, so that one more file has something to stand beside.
const std::string frame = R"(
ruleset: {format: 1, id: fuzz, version: "1", verified_until: 2027-12-31}
facts:
  enterprise:
    key: id
    fields: {id: {type: text}, workers: {type: number, min: 0, max: 1000}, trade: {type: code, list: trade}}
codes: {trade: {pattern: '^[0-9]{2,4}$', hierarchy: prefix}}
)";

void load(const std::string& bytes, bool alone) {
  Diagnostics found;
  std::vector<std::pair<std::string, std::string>> bundle = {{"set/rules.yaml", bytes}};
  if (!alone) bundle.insert(bundle.begin(), {"set/a.yaml", frame});
  const auto rules = ruleset::load_bundle(bundle, "set", {from_civil(2027, 1, 1)}, found);
  if (rules) found.merge(responsibility::Resolver(rules).check(from_civil(2027, 1, 1), from_civil(2027, 12, 31)));
  const std::string text = render(found.sorted());
  if (!rules && text.empty()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  load(bytes, true);
  load(bytes, false);
  return 0;
}
