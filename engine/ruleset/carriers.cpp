#include "ruleset/carriers.hpp"

#include <algorithm>

namespace inspectplan::ruleset {
namespace {

// Of the mappings at `where` one of `keys` must be there; "*": any key at all. `where`: keys from the section down, "*"
// for any one; behind "…" the last keys only. A condition narrows: without it a rule would hold for all, which nobody
// wrote.
// `only`, `is`: only in those whose key `only` is that.
struct Carriers {
  Path where;
  Path keys;
  std::string_view only = {};
  std::string_view is = {};
};

const std::vector<Carriers>& carriers() {
  static const std::vector<Carriers> all = {
      {{"…", "basis"}, {"document"}},
      {{"…", "checked"}, {"on_date"}},
      {{"…", "checked"}, {"by"}},
      {{"…", "lead"}, {"department"}},
      {{"…", "coordinate"}, {"department"}},
      {{"…", "to"}, {"department"}},
      {{"documents", "*", "doubt"}, {"from"}},
      {{"documents", "*", "doubt"}, {"why"}},
      {{"codes", "*"}, {"codes"}, "closed", "true"},
      {{"codes", "*", "check"}, {"weights"}},
      {{"codes", "*", "check"}, {"modulus"}},
      {{"codes", "*", "check"}, {"from"}},
      {{"facts", "*"}, {"key"}},
      {{"facts", "*"}, {"fields"}},
      {{"facts", "*", "fields"}, {"*"}},
      {{"facts", "*", "recorded"}, {"fields"}},
      {{"facts", "*", "recorded", "fields"}, {"*"}},
      {{"facts", "*", "fields", "*"}, {"type"}},
      {{"facts", "*", "fields", "*"}, {"list"}},
      {{"derived", "*"}, {"value", "table"}},
      {{"derived", "*", "table"}, {"hit"}},
      {{"derived", "*", "table"}, {"inputs"}},
      {{"derived", "*", "table"}, {"rules"}},
      {{"derived", "*", "table"}, {"aggregate"}},
      {{"derived", "*", "table"}, {"values"}, "hit", "P"},
      {{"derived", "*", "table", "rules"}, {"when"}},
      {{"derived", "*", "table", "rules"}, {"then"}},
      {{"sectors", "*"}, {"when"}},
      {{"matters", "*"}, {"when"}},
      {{"successions"}, {"from"}},
      {{"successions"}, {"to"}},
      {{"responsibilities", "*"}, {"matter"}},
      {{"responsibilities", "*"}, {"lead"}},
      {{"responsibilities", "*"}, {"when"}},
      {{"scorecards", "*"}, {"factors"}},
      {{"scorecards", "*", "factors"}, {"*"}},
      {{"scorecards", "*", "factors", "*"}, {"of"}},
      {{"scorecards", "*", "factors", "*"}, {"bands"}},
      {{"scorecards", "*", "factors", "*", "bands"}, {"is"}},
      {{"scorecards", "*", "factors", "*", "bands"}, {"points"}},
      {{"score"}, {"value"}},
      {{"tiers", "*"}, {"when"}},
      {{"mandates", "*"}, {"when"}},
      {{"mandates", "*"}, {"must", "must_not"}},
      {{"planning", "reserve"}, {"share"}},
      {{"planning", "stay"}, {"price"}},
      {{"planning", "random"}, {"share"}},
      {{"planning", "random"}, {"of"}},
      {{"planning", "workload"}, {"lead"}},
      {{"planning", "workload"}, {"when"}},
      {{"planning", "caps"}, {"kind"}},
      {{"planning", "caps"}, {"at_most"}},
      {{"planning", "quotas"}, {"of"}},
      {{"planning", "quotas"}, {"at_least", "at_most", "least_visits", "most_visits"}},
      {{"planning", "shared_visit"}, {"at_most"}},
      {{"planning", "shared_visit", "saves"}, {"sites"}},
      {{"planning", "shared_visit", "saves"}, {"share"}},
      {{"planning", "blackouts"}, {"from"}},
      {{"planning", "blackouts"}, {"until"}},
      {{"planning", "steps"}, {"id"}},
      {{"planning", "calendar", "holidays"}, {"from"}},
      {{"planning", "calendar", "holidays"}, {"until"}},
      {{"planning", "calendar", "workdays"}, {"on"}},
      {{"targets", "*"}, {"falls_by", "rises_by", "reaches", "exceeds"}},
      {{"targets", "*"}, {"measure", "unmeasured"}},
      {{"reporting", "*"}, {"lead"}},
      {{"reporting", "*"}, {"days"}},
      {{"forms", "*"}, {"title"}},
      {{"forms", "*"}, {"columns"}},
      {{"forms", "*", "columns"}, {"show", "fact"}},
      {{"forms", "*", "appendix"}, {"issuer"}},
      {{"forms", "*", "appendix"}, {"number"}},
      {{"forms", "*", "appendix"}, {"place"}},
      {{"forms", "*", "appendix"}, {"kind"}},
      {{"forms", "*", "appendix"}, {"subject"}},
      {{"forms", "*", "appendix"}, {"recipients"}},
      {{"forms", "*", "appendix"}, {"sign"}},
      {{"matching"}, {"threshold"}},
      {{"matching"}, {"compare"}},
      {{"matching", "compare"}, {"*"}},
      {{"matching", "compare", "*"}, {"as"}},
      {{"matching", "compare", "*"}, {"agree"}},
      {{"matching", "compare", "*"}, {"differ"}}};
  return all;
}

bool is_at(const Path& path, const Path& where) {
  const auto alike = [](std::string_view wanted, std::string_view key) { return wanted == "*" || wanted == key; };
  if (where.front() != "…") return std::equal(where.begin(), where.end(), path.begin(), path.end(), alike);
  const std::size_t last = where.size() - 1;
  return path.size() > last &&
         std::equal(where.begin() + 1, where.end(), path.end() - static_cast<std::ptrdiff_t>(last));
}

}  // namespace

bool stands_without(const yaml::Node& mapping, std::string_view key, const Path& path) {
  const auto is_one_of = [&](std::string_view wanted) { return wanted == "*" || wanted == key; };
  const auto there = [&mapping](std::string_view other) {
    return other == "*" ? !mapping.entries.empty() : mapping.find(other) != nullptr;
  };
  const auto concerns = [&mapping](const Carriers& one) {
    const yaml::Node* value = one.only.empty() ? nullptr : mapping.find(one.only);
    return one.only.empty() || (value && value->text == one.is);
  };
  return std::none_of(carriers().begin(), carriers().end(), [&](const Carriers& one) {
    return concerns(one) && std::any_of(one.keys.begin(), one.keys.end(), is_one_of) && is_at(path, one.where) &&
           std::none_of(one.keys.begin(), one.keys.end(), there);
  });
}

bool stands_with_fewer(const yaml::Node& list, const Path& path) {
  // Where the place in the list says what an item is for.
  static const std::vector<Path> by_place = {{"codes", "*", "check", "weights"},
                                             {"derived", "*", "table", "inputs"},
                                             {"derived", "*", "table", "rules", "when"}};
  return !list.items.empty() &&
         std::none_of(by_place.begin(), by_place.end(), [&path](const Path& where) { return is_at(path, where); });
}

}  // namespace inspectplan::ruleset
