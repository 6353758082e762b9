#include "ruleset/load.hpp"

#include <algorithm>

#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// The directory that holds every rule set of the chain.
std::string root_of(const std::vector<Layer>& chain) {
  std::string root = parent_path(chain.front().directory.path);
  for (const Layer& layer : chain) root = common_directory(root, parent_path(layer.directory.path));
  return root;
}

std::string below(const std::string& path, const std::string& root) {
  if (root.empty() || root == "/") return path.substr(root.size());
  return path.size() > root.size() ? path.substr(root.size() + 1) : "";
}

void keep_bundle(const std::vector<Layer>& chain, RuleSet& rules) {
  const std::string root = root_of(chain);
  for (const Layer& layer : chain) {
    const std::string directory = below(layer.directory.path, root);
    for (const File& file : layer.files) {
      rules.bundle.emplace_back(directory.empty() ? file.path : directory + "/" + file.path, file.bytes);
    }
  }
  std::sort(rules.bundle.begin(), rules.bundle.end());
  rules.bundle_entry = below(chain.back().directory.path, root);
}

Tree merge(std::vector<Layer> chain, Diagnostics& diagnostics) {
  Tree tree;
  for (Layer& layer : chain) overlay(tree, std::move(layer), diagnostics);
  return tree;
}

// Nothing to be found in an empty directory is worth a flood of findings about what is absent.
bool anything_read(const std::vector<Layer>& chain, const std::string& asked, Diagnostics& diagnostics) {
  const bool any = std::any_of(chain.begin(), chain.end(), [](const Layer& layer) { return !layer.files.empty(); });
  if (!any && !diagnostics.has_errors()) {
    diagnostics.error("empty-ruleset", {std::make_shared<const Source>(asked, std::string()), 0, 0, 1},
                      "no *.yaml files are here", "name the directory of a rule set");
  }
  return any;
}

// Where something could not be read, what it defines seems unknown: such findings would be false.
Diagnostics without_consequences(const Diagnostics& found) {
  Diagnostics kept;
  for (Diagnostic& one : found.sorted()) {
    const bool consequence =
        one.code.starts_with("unknown-") && one.code != "unknown-key" && one.code != "unknown-format";
    if (!consequence && !one.code.starts_with("missing-") && one.code != "matter-without-lead")
      kept.add(std::move(one));
  }
  return kept;
}

Day newest_law(const Tree& tree) {
  const yaml::Node* until = tree.node("ruleset").find("verified_until");
  const auto verified = until && until->is_scalar() ? parse_day(until->text) : std::nullopt;
  return verified ? *verified : last_change(tree).value_or(Day{});
}

// The first day of the year until which the rules are verified.
std::optional<Day> first_verified(const RuleSet& rules) {
  if (!rules.verified_until) return std::nullopt;
  return whole_year(*rules.verified_until).from;
}

void read_and_check(Tree tree, const LoadOptions& options, RuleSet& rules, Diagnostics& found) {
  rules.digest = digest_of(tree);
  rules.law_date = options.law_date ? *options.law_date : newest_law(tree);
  Reading reading(rules, found);
  reading.chosen = resolve_dates(tree, rules.law_date, found);
  reading.days = options.every_day ? whole_year(rules.law_date) : Span{rules.law_date, rules.law_date};
  read_sections(tree, reading);
  check_names(tree, reading);
  tree = Tree();  // of a large rule set a third of the memory, and nothing looks at it any more
  check_sections(reading);
}

std::optional<Tree> with_changes(const Tree& tree) {
  if (days_of_change(tree).empty()) return std::nullopt;
  return tree;
}

Attempt load_from(const Store& store, const std::string& asked, const LoadOptions& options, Diagnostics& diagnostics) {
  Diagnostics found;
  auto rules = std::make_shared<RuleSet>();
  Chain chain = read_chain(store, asked, found, options.parsed);
  if (anything_read(chain.layers, asked, found)) {
    keep_bundle(chain.layers, *rules);
    rules->place = chain.layers.back().place;
    Tree tree = merge(std::move(chain.layers), found);
    if (!chain.whole) tree.partial.insert("*");
    Diagnostics checked;
    const std::optional<Tree> kept = options.every_day && chain.whole ? with_changes(tree) : std::nullopt;
    read_and_check(std::move(tree), options, *rules, checked);
    if (kept) check_other_days(*kept, rules->law_date, checked);
    const auto first = options.law_date ? std::nullopt : first_verified(*rules);
    if (kept && first && *first < rules->law_date) check_first_day(*kept, *first, checked);
    found.merge(chain.whole ? std::move(checked) : without_consequences(checked));
  }
  const bool failed = found.has_errors();
  diagnostics.merge(std::move(found));
  return {failed ? nullptr : rules, rules->id, rules->version};
}

}  // namespace

std::shared_ptr<const RuleSet> load(const std::string& directory, const LoadOptions& options,
                                    Diagnostics& diagnostics) {
  return load_from(*disk_store(), directory, options, diagnostics).rules;
}

Attempt try_to_load(const std::string& directory, const LoadOptions& options, Diagnostics& diagnostics) {
  return load_from(*disk_store(), directory, options, diagnostics);
}

std::shared_ptr<const RuleSet> load_bundle(const Bundle& bundle, const std::string& entry, const LoadOptions& options,
                                           Diagnostics& diagnostics) {
  return load_from(*bundle_store(bundle), entry, options, diagnostics).rules;
}

std::vector<std::pair<std::string, feel::Type>> given_names() {
  return {{"as_of", feel::Type::date(false)},
          {"plan_end", feel::Type::date(false)},
          {"plan_start", feel::Type::date(false)},
          {"plan_year", feel::Type::number(0, 1, 9999, false)}};
}

}  // namespace inspectplan::ruleset
