#include "plan/text.hpp"

#include <array>

namespace inspectplan::plan {

Label name_of(const Period& period) {
  constexpr std::array<const char*, 4> roman = {"I", "II", "III", "IV"};
  const Civil first = to_civil(period.from);
  const std::string year = std::to_string(first.year);
  const unsigned months = to_civil(period.until).month - first.month + 1;
  const unsigned part = (first.month - 1) / months + 1;
  const std::string number = std::to_string(part);
  switch (months) {
    case 1:
      return {"Tháng " + number + "/" + year, "Month " + number + "/" + year};
    case 3:
      return {std::string("Quý ") + roman[part - 1] + "/" + year, "Q" + number + " " + year};
    case 6:
      return {(part == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + year, "H" + number + " " + year};
    case 12:
      return {"Năm " + year, year};
    default:
      return same(period.id);
  }
}

namespace {

template <class Named>
Label label_or_id(const Named& named) {
  return named.label.vi.empty() && named.label.en.empty()
             ? same(named.id)
             : Label{named.label.in(Language::vi), named.label.in(Language::en)};
}

}  // namespace

Label name_of(const ruleset::Cap& cap) { return label_or_id(cap); }
Label name_of(const ruleset::Quota& quota) { return label_or_id(quota); }

Label name_of(const Commitment& commitment) {
  Label text = same(commitment.body);
  if (commitment.days.from) text = text + Label{", từ ", ", from "} + written(*commitment.days.from);
  return commitment.document.empty() ? text : text + same(" (" + commitment.document + ")");
}

Label name_with_kind(const Commitment& commitment) {
  return name_of(commitment) + Label{", loại ", ", kind "} + same(commitment.kind);
}

std::vector<Label> visits_of_others(const std::vector<Commitment>& commitments, const std::string& enterprise) {
  std::vector<Label> names;
  for (const Commitment& commitment : commitments)
    if (commitment.enterprise == enterprise) names.push_back(name_with_kind(commitment));
  return names;
}

Label joined(const std::vector<Label>& list) {
  Label text;
  for (const Label& one : list) text = (text.en.empty() ? text : text + same("; ")) + one;
  return text;
}

Label name_of_group(const ruleset::RuleSet& rules, const std::string& group) {
  for (const ruleset::Cap& cap : rules.planning.caps)
    if (group.starts_with(cap.id + "/")) return name_of(cap) + same(" (" + group.substr(cap.id.size() + 1) + ")");
  for (const ruleset::Quota& quota : rules.planning.quotas) {
    const std::string id = "quota/" + quota.id;
    if (group == id) return name_of(quota);
    if (group.starts_with(id + "/"))
      return name_of(quota) + same(" (") + name_of_department(rules, group.substr(id.size() + 1)) + same(")");
  }
  if (group == announced_group) return {"các cuộc đã báo", "announced visits"};
  return same(group);
}

}  // namespace inspectplan::plan
