// What holds: sectors, matters, mandates.
#include <algorithm>

#include "usecase/rule_tests/rule_test_judge.hpp"

namespace inspectplan::usecase {
namespace {

std::string truth_text(std::uint8_t truth) {
  return truth == feel::truth_true ? "true" : truth == feel::truth_unknown ? "unknown" : "false";
}

std::uint8_t truth_in(const std::vector<score::RuleLine>& lines, const std::string& id) {
  const auto line = std::find_if(lines.begin(), lines.end(), [&id](const score::RuleLine& l) { return l.id == id; });
  return line == lines.end() ? static_cast<std::uint8_t>(feel::truth_false) : line->truth;
}

void judge_exactly(Judging& judging, const std::string& section, const yaml::Node& node,
                   const std::vector<std::string>& ids, const std::vector<score::RuleLine>& lines) {
  std::vector<std::string> expected;
  for (const yaml::Node& item : node.items)
    if (judging.exists(item.text, item.place, section, ids)) expected.push_back(item.text);
  std::vector<std::string> got;
  for (const score::RuleLine& line : lines)
    if (line.truth == feel::truth_true) got.push_back(line.id);
  if (joined(expected) != joined(got)) judging.differ(section, joined(expected), joined(got));
}

}  // namespace

void judge_truth(Judging& judging, const std::string& what, const yaml::Node& node, std::uint8_t got) {
  if (node.text != "true" && node.text != "false" && node.text != "unknown")
    return judging.unreadable(node, "write true, false or unknown");
  if (node.text != truth_text(got)) judging.differ(what, node.text, truth_text(got));
}

// A list says exactly which hold, a mapping only what it names.
void judge_truths(Judging& judging, const std::string& section, const yaml::Node& node,
                  const std::vector<std::string>& ids, const std::vector<score::RuleLine>& got) {
  if (node.is_sequence()) return judge_exactly(judging, section, node, ids, got);
  if (!node.is_mapping()) return judging.unreadable(node, "write [ids that hold], or {id: true}");
  for (const yaml::Entry& entry : node.entries)
    if (judging.exists(entry.key, entry.key_place, section, ids))
      judge_truth(judging, section + "." + entry.key, entry.value, truth_in(got, entry.key));
}

}  // namespace inspectplan::usecase
