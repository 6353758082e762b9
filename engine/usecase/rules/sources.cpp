#include "usecase/rules/sources.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace inspectplan::usecase {
namespace {

using ruleset::EffectiveLine;
using ruleset::EffectiveRules;

// Bytewise, but a run of digits counts as its number.
bool natural_less(std::string_view a, std::string_view b) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto run = [&](std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), digit) - text.begin());
  };
  while (!a.empty() && !b.empty()) {
    const std::size_t of_a = run(a);
    const std::size_t of_b = run(b);
    const std::string_view left = a.substr(0, std::max<std::size_t>(of_a, 1));
    const std::string_view right = b.substr(0, std::max<std::size_t>(of_b, 1));
    if (of_a > 0 && of_b > 0 && of_a != of_b) return of_a < of_b;
    if (left != right) return left < right;
    a.remove_prefix(left.size());
    b.remove_prefix(right.size());
  }
  return a.size() < b.size();
}

// Where the entry ends that an item of a list or a mapping stands below: "x.basis[0].document" → "x".
std::optional<std::string> cites(const std::string& path) {
  constexpr std::string_view ending = "].document";
  const std::size_t list = path.rfind(".basis[");
  if (list == std::string::npos || !path.ends_with(ending)) return std::nullopt;
  return path.substr(0, list);
}

bool wants_basis(const std::string& section) {
  static const std::set<std::string> sections = {"sectors", "matters",  "departments", "responsibilities",
                                                 "tiers",   "mandates", "targets",     "reporting"};
  return sections.contains(section);
}

// The rule that a line begins, if it is one that should say what it rests on.
std::optional<std::string> begins_rule(const EffectiveLine& line) {
  const std::string& path = line.path;
  if (line.depth == 1 && !line.is_item && wants_basis(path.substr(0, path.find('.')))) return path;
  const bool listed =
      path.starts_with("successions[") || path.starts_with("planning.caps") || path.starts_with("planning.quotas");
  if (line.is_item && listed && std::count(path.begin(), path.end(), '[') == 1)
    return path.substr(0, path.find(']') + 1);
  const bool factor = path.starts_with("scorecards.") && std::count(path.begin(), path.end(), '.') == 3 &&
                      path.find(".factors.") != std::string::npos && path.find('[') == std::string::npos;
  return factor ? std::optional(path) : std::nullopt;
}

class Lister {
 public:
  explicit Lister(const EffectiveRules& rules) : rules_(rules) {
    for (const EffectiveLine& line : rules.lines)
      if (line.has_value && !line.is_null) values_.emplace(line.path, line.value);
  }

  Sources list() {
    for (const EffectiveLine& line : rules_.lines) {
      if (line.depth == 1 && line.path.starts_with("documents.")) define(line);
      if (line.path.find(".rationale") != std::string::npos)
        judged_.insert(line.path.substr(0, line.path.find(".rationale")));
      if (const auto rule = cites(line.path)) cite(*rule, line);
    }
    for (const EffectiveLine& line : rules_.lines)
      if (const auto rule = begins_rule(line); rule && !rests(*rule))
        out_.without_basis.push_back({name(*rule), status(*rule), judged_.contains(*rule), origin(line)});
    out_.without_sanction = without_sanction();
    out_.layers = rules_.layers;
    for (auto& [id, document] : documents_) {
      std::sort(document.sections.begin(), document.sections.end(),
                [](const SourceSection& a, const SourceSection& b) { return natural_less(a.at, b.at); });
      out_.documents.push_back(std::move(document));
    }
    return std::move(out_);
  }

 private:
  std::string value(const std::string& path) const {
    const auto found = values_.find(path);
    return found == values_.end() ? std::string() : found->second;
  }
  std::string status(const std::string& entry) const {
    const std::string written = value(entry + ".status");
    return written.empty() ? "verified" : written;
  }
  Origin origin(const EffectiveLine& line) const {
    return {rules_.layers[line.layer].id, line.place.source ? line.place.source->name() : "", line.place.line};
  }

  // Items by what they call themselves: "successions[3]" → "successions.FROM.TO", "caps[0]" → "caps.ID".
  std::string name(const std::string& entry) const {
    if (!entry.ends_with(']')) return entry;
    const std::string list = entry.substr(0, entry.rfind('['));
    if (const std::string id = value(entry + ".id"); !id.empty()) return list + "." + id;
    if (const std::string from = value(entry + ".from"); !from.empty() && entry.starts_with("successions["))
      return list + "." + from + "." + value(entry + ".to");
    return entry;
  }

  SourceDocument& document(const std::string& id) {
    SourceDocument& found = documents_[id];
    if (!found.id.empty()) return found;
    found.id = id;
    found.defined = false;
    return found;
  }

  void define(const EffectiveLine& line) {
    const std::string id = line.path.substr(line.path.find('.') + 1);
    SourceDocument& found = document(id);
    found.defined = true;
    found.number = value(line.path + ".number");
    found.title = {value(line.path + ".title.vi"), value(line.path + ".title.en")};
    found.status = status(line.path);
    found.origin = origin(line);
  }

  void cite(const std::string& rule, const EffectiveLine& line) {
    rests_.insert(rule);
    const std::string item = line.path.substr(0, line.path.rfind('.'));
    const std::string at = value(item + ".at");
    std::vector<SourceSection>& sections = document(line.value).sections;
    auto section = std::find_if(sections.begin(), sections.end(), [&](const auto& one) { return one.at == at; });
    if (section == sections.end()) section = sections.insert(sections.end(), {at, {}});
    section->rules.push_back({name(rule), status(rule), judged_.contains(rule), origin(line)});
  }

  // Whether the path, or anything below it, has a value.
  bool written(const std::string& path) const {
    const auto found = values_.lower_bound(path);
    return found != values_.end() && found->first.starts_with(path);
  }

  std::vector<std::string> without_sanction() const {
    std::set<std::string> visited, fined;
    for (const EffectiveLine& line : rules_.lines) {
      if (line.depth != 1 || !line.path.starts_with("responsibilities.")) continue;
      const std::string duty = value(line.path + ".duty");
      const std::string matter = value(line.path + ".matter");
      if ((duty == "inspect" || duty == "manage") && written(line.path + ".lead")) visited.insert(matter);
      if (written(line.path + ".sanction")) fined.insert(matter);
    }
    std::vector<std::string> found;
    if (!fined.empty())
      std::set_difference(visited.begin(), visited.end(), fined.begin(), fined.end(), std::back_inserter(found));
    return found;
  }

  // A factor rests on what its card rests on.
  bool rests(const std::string& rule) const {
    if (rests_.contains(rule)) return true;
    const std::size_t factor = rule.find(".factors.");
    return factor != std::string::npos && rests_.contains(rule.substr(0, factor));
  }

  const EffectiveRules& rules_;
  std::map<std::string, std::string> values_;
  std::map<std::string, SourceDocument> documents_;
  std::set<std::string> rests_, judged_;
  Sources out_;
};

}  // namespace

std::optional<Sources> sources_of(const std::string& directory, Diagnostics& diagnostics) {
  const EffectiveRules rules = ruleset::effective_rules(directory, {}, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return Lister(rules).list();
}

}  // namespace inspectplan::usecase
