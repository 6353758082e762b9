// `plan --what-if` in words: what it comes to, who enters and who leaves, and how many only move.
#include <map>

#include "base/json.hpp"
#include "usecase/planning/what_if.hpp"

namespace inspectplan::usecase {
namespace {

using Difference = WhatIf::Difference;

// look(key, label, before, after) for each number that the two plans are compared by.
template <class Look>
void each_number(const WhatIf& answer, Look look) {
  const plan::Plan &before = answer.before, &after = answer.after;
  look("value", Label{"giá trị", "value"}, to_string(before.value), to_string(after.value));
  look("upper_bound", Label{"cận trên", "upper bound"}, to_string(*before.upper_bound), to_string(*after.upper_bound));
  look("visits", Label{"số cuộc", "visits"}, std::to_string(before.visits.size()), std::to_string(after.visits.size()));
  look("unmet", Label{"bắt buộc không xếp được", "mandates not placed"}, std::to_string(before.unmet.size()),
       std::to_string(after.unmet.size()));
}

// "E12 Name, dept".
std::string named(const Difference& one) {
  return one.enterprise + (one.name.empty() ? "" : " " + one.name) + ", " + one.lead;
}

// Visits by the periods between which they move.
std::map<std::pair<std::string, std::string>, std::size_t> moves_in(const WhatIf& answer) {
  std::map<std::pair<std::string, std::string>, std::size_t> moves;
  for (const Difference& one : answer.differences)
    if (one.moves()) ++moves[{one.from, one.to}];
  return moves;
}

}  // namespace

report::Sheet what_if_sheet(const WhatIf& answer, Language language) {
  const auto in = [&](const Label& label) { return label.in(language); };
  report::Sheet sheet;
  sheet.header = {"", in({"trước", "before"}), in({"sau", "after"})};
  sheet.right = {false, true, true};
  each_number(answer, [&](const char*, const Label& label, const std::string& before, const std::string& after) {
    sheet.rows.push_back({in(label), before, after});
  });
  const Doubt& more = answer.more;
  sheet.rows.push_back(
      {in({"chênh lệch giá trị, khoảng (từ … đến)", "difference of value, about (from … to)"}), "",
       to_string(more.about) + " (" + to_string(more.at_least) + " … " + to_string(more.at_most) + ")"});
  for (const Difference& one : answer.differences)
    if (!one.moves())
      sheet.rows.push_back({in(one.from.empty() ? Label{"thêm ", "enters: "} : Label{"bớt ", "leaves: "}) + named(one),
                            one.from.empty() ? "-" : one.from, one.to.empty() ? "-" : one.to});
  for (const auto& [periods, count] : moves_in(answer))
    sheet.rows.push_back(
        {in({"chuyển kỳ: ", "moved: "}) + std::to_string(count) + in({" cuộc", count == 1 ? " visit" : " visits"}),
         periods.first, periods.second});
  return sheet;
}

std::string what_if_json(const WhatIf& answer) {
  JsonWriter json(2);
  json.begin_object();
  each_number(answer, [&](const char* key, const Label&, const std::string& before, const std::string& after) {
    json.key(key).begin_object().key("before").raw(before).key("after").raw(after).end_object();
  });
  const Doubt& more = answer.more;
  json.key("difference").begin_object().member("about", more.about).member("at_least", more.at_least);
  json.member("at_most", more.at_most).end_object();
  json.key("changes").begin_array();
  for (const Difference& one : answer.differences) {
    json.begin_object().member("enterprise", one.enterprise).member("name", one.name).member("lead", one.lead);
    json.member("from", one.from).member("to", one.to).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
