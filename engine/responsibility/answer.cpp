// One responsibility on a day, in full: who leads, who coordinates, how it came to that, what to know about it.
#include <algorithm>

#include "base/written.hpp"
#include "responsibility/names.hpp"
#include "responsibility/state.hpp"
#include "ruleset/standing.hpp"

namespace inspectplan::responsibility {
namespace {

bool same_step(const Step& a, const Step& b) {
  return a.from == b.from && a.to == b.to && a.scope == b.scope && a.on == b.on;
}

void add_step(std::vector<Step>& chain, const Step& step) {
  if (std::none_of(chain.begin(), chain.end(), [&](const Step& known) { return same_step(known, step); }))
    chain.push_back(step);
}

void add_note(std::vector<Label>& notes, Label note) {
  if (std::none_of(notes.begin(), notes.end(), [&](const Label& known) { return known.en == note.en; }))
    notes.push_back(std::move(note));
}

Label ended_note(const Label& name, const ruleset::Department* department, Day on, const std::string& scope) {
  const std::string scope_en = scope.empty() ? "" : " for " + scope;
  const std::string scope_vi = scope.empty() ? "" : " về " + scope;
  if (department && department->life.from && on < *department->life.from)
    return {name.vi + " chưa có trước ngày " + in_vietnamese(*department->life.from),
            name.en + " does not exist before " + to_string(*department->life.from)};
  const Label since = department && department->life.until ? same(" ") + written(*department->life.until) : Label{};
  return {name.vi + " đã chấm dứt" + since.vi + ", không có cơ quan kế thừa" + scope_vi,
          name.en + " ended" + since.en + ", and no successor" + scope_en + " is named"};
}

// Back where it was after a transfer for a time, since nothing later is entered: that is no text's word.
std::optional<Label> lapsed_note(const Resolver::State& state, const std::string& department, const std::string& scope,
                                 Day on) {
  const ruleset::Succession* last = nullptr;
  for (const ruleset::Succession& one : state.rules->successions) {
    const bool is_of = one.from == department_class(department) && ruleset::covers_scope(one, scope);
    if (is_of && one.valid.until && *one.valid.until < on && (!last || *last->valid.until < *one.valid.until))
      last = &one;
  }
  if (!last) return std::nullopt;
  const Label back = state.name(department);
  return Label{"việc chuyển tạm thời ", "the temporary transfer "} + back + same(" → ") + state.name(last->to) +
         Label{" đã hết ngày ", " ended on "} + written(*last->valid.until) +
         Label{"; chưa có văn bản nào nói tiếp theo ra sao, ở đây coi như trở lại ",
               "; no text says what follows, here it is taken to be back with "} +
         back;
}

}  // namespace

Answer Resolver::State::answer(std::size_t index, Day on, const Locality& at) const {
  const ruleset::Responsibility& entry = rules->responsibilities[index];
  Answer answer{entry.id, entry.matter, entry.duty, entry.role, {}, {}, {}, in_force(*rules, entry.basis, on),
                {},       true};
  if (answer.basis.empty() && !entry.basis.empty()) {
    answer.basis = entry.basis;
    answer.basis_in_force = false;
    add_note(answer.notes,
             {"không văn bản nào được dẫn có hiệu lực vào ngày này", "no text cited is in force on the day"});
  }
  for (const ruleset::Document* document : doubtful(*rules, answer.basis, on))
    add_note(answer.notes, doubt_of(*document));

  const auto temporary = [&](const ruleset::Party& party, const Step& step) {
    const Fate after = fate(party.department, scope_of(party, entry), Day{step.until->number + 1}, at);
    const Label then = name(after.department);
    const Label until = Label{"tạm thời đến hết ", "temporary until "} + written(*step.until);
    if (after.ended)
      add_note(answer.notes, until + Label{", sau đó chưa rõ cơ quan nào", ", then nobody is named"});
    else if (after.department == step.from)
      add_note(answer.notes, until + Label{", sau đó trở lại ", ", then back to "} + then +
                                 Label{" trừ khi có quy định mới", " unless new law comes"});
    else
      add_note(answer.notes, until + Label{", sau đó là ", ", then "} + then);
  };
  const auto resolve = [&](const ruleset::Party& party, bool leads) {
    const Fate found = fate(party.department, scope_of(party, entry), on, at);
    for (const Step& step : found.chain) {
      add_step(answer.chain, step);
      if (step.until) temporary(party, step);
      if (step.status != ruleset::Status::verified)
        add_note(answer.notes, Label{"chuyển giao ", "the transfer "} + name(step.from) + same(" → ") + name(step.to) +
                                   mark_of(step.status, false));
    }
    const Label now = name(found.department);
    if (found.ended) {
      add_note(answer.notes,
               ended_note(now, rules->find_department(department_class(found.department)), on, scope_of(party, entry)));
      return;
    }
    if (const auto lapsed = lapsed_note(*this, found.department, scope_of(party, entry), on))
      add_note(answer.notes, *lapsed);
    const bool is_lead = std::find(answer.lead.begin(), answer.lead.end(), found.department) != answer.lead.end();
    const bool added = !(is_lead && !leads) && add_once(leads ? answer.lead : answer.coordinating, found.department);
    if (added || found.chain.empty()) return;
    const Label was = name(party.department);
    add_note(answer.notes, {"đã hợp nhất: " + was.vi + " nay là " + now.vi + ", đã có tên",
                            "merged: " + was.en + " is now " + now.en + ", named already"});
  };
  for (const ruleset::Party& party : entry.lead) resolve(party, true);
  for (const ruleset::Party& party : entry.coordinate) resolve(party, false);
  if (entry.lead.empty()) add_note(answer.notes, {"văn bản không nêu cơ quan chủ trì", "the text names no lead"});
  if (entry.sanction)
    add_note(answer.notes,
             {"xử phạt: " + entry.sanction->in(Language::vi), "sanction: " + entry.sanction->in(Language::en)});
  if (entry.note) add_note(answer.notes, *entry.note);
  if (entry.every)
    add_note(answer.notes, Label{"tần suất riêng do văn bản định: ", "a frequency of its own, by the text: "} +
                               name_of(*entry.every));
  if (entry.status == ruleset::Status::unverified)
    add_note(answer.notes, {"phân công này chưa kiểm chứng", "this is not verified"});
  if (entry.status == ruleset::Status::partly)
    add_note(answer.notes, {"phân công này mới kiểm chứng một phần", "this is verified in part"});
  if (entry.rationale)
    add_note(answer.notes, Label{"cách đọc của dự án: ", "the project's own judgement: "} + *entry.rationale);
  else if (ruleset::standing_of(*rules, entry).own_judgement)
    add_note(answer.notes,
             {"điều kiện dựa trên giá trị do dự án tự đặt", "its condition rests on the project's own judgement"});
  return answer;
}

}  // namespace inspectplan::responsibility
