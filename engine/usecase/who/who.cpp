#include "usecase/who/who.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "base/written.hpp"
#include "responsibility/locality.hpp"
#include "responsibility/names.hpp"
#include "usecase/who/presence.hpp"

namespace inspectplan::usecase {
namespace {

using responsibility::Answer;

template <class Entries>
void unknown(const char* what, const std::string& id, const Entries& entries, Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto& entry : entries) ids.push_back(entry.id);
  const auto near = nearest(id, ids);
  diagnostics.error(std::string("unknown-") + what, {}, std::string("there is no ") + what + " \"" + id + "\"",
                    near ? "did you mean \"" + *near + "\"?" : "");
}

Answer nobody(const std::string& matter) {
  Answer answer;
  answer.matter = matter;
  answer.notes.push_back({"không có phân công nào có hiệu lực", "no responsibility is in force"});
  return answer;
}

// What is asked: the rules at a place on a day, for an enterprise where one is asked about.
struct Question {
  const ruleset::RuleSet& rules;
  responsibility::Resolver resolver;
  responsibility::Locality place;
  Day at{};
  std::vector<bool> applies;                    // by responsibility: it surely applies
  std::vector<std::vector<std::size_t>> waits;  // by matter: responsibilities whose condition is undecided
  // Without an enterprise (else both empty): it is shown; whether its condition holds is not known.
  std::vector<bool> may_apply, open;
};

bool makes_visits(ruleset::Duty duty) { return duty == ruleset::Duty::inspect || duty == ruleset::Duty::manage; }

// Whether both are of the kind of duty that decides together who leads.
bool same_kind(ruleset::Duty a, ruleset::Duty b) { return a == b || (makes_visits(a) && makes_visits(b)); }

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

using Asked = responsibility::Resolver::Party (responsibility::Resolver::*)(std::size_t, Day,
                                                                            const responsibility::Locality&,
                                                                            const std::vector<bool>&) const;

// Who visits for the matter, or who investigates; none where no text is about it.
std::optional<Who::Party> party_of(const Question& question, Asked asked, std::size_t matter,
                                   const std::vector<Answer>& answers, std::vector<std::string>& unplaced) {
  const auto ask = [&](const std::vector<bool>& applies) {
    return (question.resolver.*asked)(matter, question.at, question.place, applies);
  };
  responsibility::Resolver::Party party = ask(question.applies);
  if (party.lead.empty() && !question.may_apply.empty()) party = ask(question.may_apply);
  if (party.responsibilities.empty()) return std::nullopt;
  Who::Party result{question.rules.matters[matter].id, {}, {}, party.lead, party.coordinating, party.other_leads, {}};
  for (const std::string& one : party.unplaced)
    if (!has(unplaced, one)) unplaced.push_back(one);
  const std::string& first = question.rules.responsibilities[party.responsibilities.front()].id;
  if (!party.lead.empty()) result.responsibility = first;
  for (const Answer& answer : answers)
    if (answer.responsibility == first) result.duty = answer.duty;
  return result;
}

// Of texts that speak on this day and in this place.
std::vector<Label> conditions_note(const Question& question, std::size_t matter) {
  if (question.waits.empty() || question.waits[matter].empty()) return {};
  std::set<std::string> speaking;
  for (const Answer& answer : question.resolver.answers(matter, question.at, question.place))
    speaking.insert(answer.responsibility);
  Label list;
  for (const std::size_t index : question.waits[matter])
    if (const ruleset::Responsibility& one = question.rules.responsibilities[index]; speaking.contains(one.id))
      list = list + same(list.en.empty() ? "" : ", ") + responsibility::name_of_text(question.rules, one);
  if (list.en.empty()) return {};
  return {
      Label{"chưa quyết được (thiếu dữ kiện) có áp dụng không: ", "undecided for lack of facts whether these apply: "} +
      list};
}

Label names_of(const ruleset::RuleSet& rules, const std::vector<std::string>& departments) {
  Label list;
  for (const std::string& department : departments)
    list = list + same(list.vi.empty() ? "" : ", ") + responsibility::name_of_department(rules, department);
  return list;
}

// Who leads the matter does not coordinate in it by another text.
void leave_out_leads(const ruleset::RuleSet& rules, const Who::Party& party, Answer& answer) {
  std::vector<std::string> leads;
  std::erase_if(answer.coordinating, [&](const std::string& department) {
    const bool leads_already = has(party.lead, department);
    if (leads_already) leads.push_back(department);
    return leads_already;
  });
  if (leads.empty()) return;
  const Label text = responsibility::name_of_text(rules, party.responsibility);
  answer.notes.push_back(names_of(rules, leads) + Label{" đã chủ trì nội dung này (", " leads this matter already ("} +
                         text + Label{"), không phối hợp với chính mình", ") and does not coordinate with itself"});
}

// What one text of a matter is beside the others.
void place_among(const Question& question, const Who::Party& party, Answer& answer) {
  const auto& all = question.rules.responsibilities;
  const auto text =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == answer.responsibility; });
  const bool open = !question.open.empty() && question.open[static_cast<std::size_t>(text - all.begin())];
  if (open)
    answer.notes.insert(answer.notes.begin(), {"chỉ khi đủ điều kiện của phân công này (chưa rõ ở đây)",
                                               "only where its own condition holds (not known here)"});
  if (!party.duty || !same_kind(*party.duty, answer.duty) || answer.responsibility == party.responsibility) return;
  leave_out_leads(question.rules, party, answer);
  const bool outranked = !answer.lead.empty() && !party.lead.empty() &&
                         std::none_of(answer.lead.begin(), answer.lead.end(),
                                      [&](const std::string& lead) { return has(party.other_leads, lead); });
  if (outranked && !open && answer.lead != party.lead)
    answer.notes.push_back(Label{"không quyết định ai chủ trì ở đây: ", "does not decide who leads here: "} +
                           responsibility::name_of_text(question.rules, party.responsibility) +
                           Label{" đi trước", " goes before it"});
}

// A visit needs somebody who can fine. Rules that name sanctions anywhere say so where they name none.
bool fines_unknown(const ruleset::RuleSet& rules, const Who::Party& party, const std::vector<Answer>& answers) {
  if (party.lead.empty() || !party.duty || !makes_visits(*party.duty)) return false;
  bool named = false;
  for (const ruleset::Responsibility& one : rules.responsibilities) {
    if (!one.sanction) continue;
    named = true;
    for (const Answer& answer : answers)
      if (answer.responsibility == one.id) return false;
  }
  return named;
}

// At least one: without any text, an empty one.
std::vector<Who::Party> parties_of(const Question& question, std::size_t matter, const std::vector<Answer>& answers,
                                   std::vector<std::string>& unplaced) {
  std::vector<Who::Party> parties;
  for (const Asked asked : {&responsibility::Resolver::visit_parties, &responsibility::Resolver::investigation_parties})
    if (auto party = party_of(question, asked, matter, answers, unplaced)) parties.push_back(std::move(*party));
  if (parties.empty()) parties.push_back({question.rules.matters[matter].id, {}, {}, {}, {}, {}, {}});
  return parties;
}

// Of the parties of a matter the one that a text of this duty is about; else the first.
const Who::Party& party_for(const std::vector<Who::Party>& parties, ruleset::Duty duty) {
  for (const Who::Party& party : parties)
    if (party.duty && same_kind(*party.duty, duty)) return party;
  return parties.front();
}

void add_answers(const Question& question, std::size_t matter, Who& into) {
  const std::string& id = question.rules.matters[matter].id;
  const std::vector<bool>& shown = question.may_apply.empty() ? question.applies : question.may_apply;
  std::vector<Answer> found = question.resolver.answers(matter, question.at, question.place, shown);
  std::vector<std::string> unplaced;
  const std::vector<Who::Party> parties = parties_of(question, matter, found, unplaced);
  for (Answer& answer : found) place_among(question, party_for(parties, answer.duty), answer);
  const std::string& decides = parties.front().responsibility;
  std::stable_partition(found.begin(), found.end(),
                        [&](const Answer& answer) { return !decides.empty() && answer.responsibility == decides; });
  if (found.empty()) found.push_back(nobody(id));
  if (!parties.front().other_leads.empty())
    found.front().notes.push_back(
        {"các văn bản ngang nhau nêu cơ quan chủ trì khác nhau", "texts of the same rank name different leads"});
  if (!unplaced.empty()) {
    const Label names = names_of(question.rules, unplaced);
    found.front().notes.push_back({"chưa rõ địa bàn của cơ sở nên không nêu được: " + names.vi,
                                   "the place of the enterprise is not known, so left out: " + names.en});
  }
  if (fines_unknown(question.rules, parties.front(), found))
    found.front().notes.push_back({"ai xử phạt được: chưa rõ (chưa ghi văn bản nào về xử phạt)",
                                   "who can fine: not known (no text of sanctions is encoded)"});
  for (Label& note : conditions_note(question, matter)) found.front().notes.push_back(std::move(note));
  const ruleset::Matter& entry = question.rules.matters[matter];
  if (entry.status != ruleset::Status::verified)
    found.front().notes.push_back(Label{"nội dung này", "this matter"} + responsibility::mark_of(entry.status, false) +
                                  (entry.rationale ? same(": ") + *entry.rationale : Label{}));
  into.parties.insert(into.parties.end(), parties.begin(), parties.end());
  into.answers.insert(into.answers.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

// The rules of a place may hold texts that bind other places only: then the reader is told that none is of this place.
std::optional<Label> place_note(const ruleset::RuleSet& rules, const std::optional<std::string>& place) {
  Label elsewhere;
  for (const ruleset::Document& document : rules.documents) {
    if (document.territory.empty()) continue;
    if (place && std::find(document.territory.begin(), document.territory.end(), *place) != document.territory.end())
      return std::nullopt;
    elsewhere = elsewhere + same(elsewhere.en.empty() ? "" : ", ") +
                Label{responsibility::citation_of(rules, {document.id, {}, {}}).vi, document.id};
  }
  if (elsewhere.en.empty()) return std::nullopt;
  if (!place)
    return Label{"chưa rõ địa bàn, nên văn bản của mọi địa bàn được nêu: ",
                 "the place is not known, so texts of every place are shown: "} +
           elsewhere;
  return Label{"không có văn bản riêng của địa bàn " + *place + " (chỉ áp dụng nơi khác: ",
               "no text of its own for this place, " + *place + " (these bind other places: "} +
         elsewhere + same(")");
}

void ask_conditions(const score::Assessments& assessments, std::size_t row, Question& question) {
  const ruleset::RuleSet& rules = question.rules;
  question.applies.assign(rules.responsibilities.size(), true);
  question.waits.resize(rules.matters.size());
  for (std::size_t i = 0; i < assessments.responsibilities.size(); ++i) {
    if (assessments.responsibilities[i].empty()) continue;
    const std::uint8_t truth = assessments.responsibilities[i][row];
    question.applies[i] = truth == feel::truth_true;
    const auto matter = rules.matter_index(rules.responsibilities[i].matter);
    if (matter && truth == feel::truth_unknown) question.waits[*matter].push_back(i);
  }
}

// Without an enterprise a condition is not known to hold: its text is shown and may join, but leads only where no other
// does.
void ask_in_general(Question& question) {
  for (const ruleset::Responsibility& one : question.rules.responsibilities) {
    question.applies.push_back(!one.when || one.lead.empty());
    question.open.push_back(one.when.has_value());
  }
  question.may_apply.assign(question.applies.size(), true);
}

struct Found {
  std::size_t matter;
  bool certain;
};

// The matters of an enterprise of which the sector is all that is known; those that it surely has first.
std::vector<Found> ask_of_sector(Question& question, const ruleset::Sector& sector) {
  const ruleset::Meaning meaning(question.rules);
  std::vector<Found> found;
  for (const Presence wanted : {Presence::certain, Presence::possible})
    for (std::size_t i = 0; i < question.rules.matters.size(); ++i)
      if (presence(meaning, sector.when, question.rules.matters[i].when) == wanted)
        found.push_back({i, wanted == Presence::certain});
  for (std::size_t i = 0; i < question.rules.responsibilities.size(); ++i) {
    const ruleset::Responsibility& one = question.rules.responsibilities[i];
    const Presence holds = one.when ? presence(meaning, sector.when, *one.when) : Presence::certain;
    question.applies.push_back(holds == Presence::certain || (holds == Presence::possible && one.lead.empty()));
    question.may_apply.push_back(holds != Presence::impossible);
    question.open.push_back(holds == Presence::possible);
  }
  return found;
}

}  // namespace

std::optional<Who> who(const std::shared_ptr<const ruleset::RuleSet>& rules, Who::Kind kind, const std::string& id,
                       Day at, Diagnostics& diagnostics) {
  Question question{*rules, responsibility::Resolver(rules), {}, at, {}, {}, {}, {}};
  Who result{kind, id, at, {}, {}};
  if (kind == Who::Kind::sector) {
    const ruleset::Sector* sector = rules->find_sector(id);
    if (!sector) return unknown("sector", id, rules->sectors, diagnostics), std::nullopt;
    for (const Found& found : ask_of_sector(question, *sector)) {
      const std::size_t first = result.answers.size();
      const std::size_t party = result.parties.size();
      add_answers(question, found.matter, result);
      for (std::size_t i = party; i < result.parties.size(); ++i) result.parties[i].certain = found.certain;
      if (!found.certain)
        result.answers[first].notes.insert(result.answers[first].notes.begin(),
                                           may_have_note(*rules, *sector, rules->matters[found.matter]));
    }
    if (sector->note && !result.answers.empty())
      result.answers.front().notes.insert(result.answers.front().notes.begin(), *sector->note);
    if (result.parties.empty())
      diagnostics.warning("no-matter", {}, "an enterprise of the sector \"" + id + "\" has no matter",
                          "add a matter that everybody has, or one whose condition the sector meets");
    return result;
  }
  ask_in_general(question);
  std::vector<std::size_t> matters;
  if (kind == Who::Kind::matter) {
    const auto matter = rules->matter_index(id);
    if (!matter) return unknown("matter", id, rules->matters, diagnostics), std::nullopt;
    matters.push_back(*matter);
  } else {
    for (std::size_t i = 0; i < rules->matters.size(); ++i) matters.push_back(i);
  }
  for (const std::size_t matter : matters) add_answers(question, matter, result);
  return result;
}

Who who(const std::shared_ptr<const ruleset::RuleSet>& rules, const column::Dataset& data,
        const score::Assessments& assessments, std::size_t row, Day at) {
  const column::TableSchema& enterprise = rules->schema.enterprise;
  Question question{*rules,
                    responsibility::Resolver(rules),
                    responsibility::locality_of(responsibility::locality_fields(*rules), data, row),
                    at,
                    {},
                    {},
                    {},
                    {}};
  ask_conditions(assessments, row, question);
  const std::optional<Label> of_place = place_note(*rules, question.place.territory);
  Who result{
      Who::Kind::enterprise, std::string(data.enterprises.columns[enterprise.key.front()].text(row)), at, {}, {}};
  for (std::size_t matter = 0; matter < rules->matters.size(); ++matter) {
    const std::uint8_t truth = assessments.matters[matter][row];
    if (truth == feel::truth_false) continue;
    const std::size_t first = result.answers.size();
    const std::size_t party = result.parties.size();
    add_answers(question, matter, result);
    for (std::size_t i = party; i < result.parties.size(); ++i) result.parties[i].certain = truth == feel::truth_true;
    if (of_place) result.answers[first].notes.push_back(*of_place);
    if (truth != feel::truth_unknown) continue;
    for (std::size_t i = first; i < result.answers.size(); ++i)
      result.answers[i].notes.insert(result.answers[i].notes.begin(),
                                     {"chưa quyết được cơ sở có nội dung này hay không (thiếu dữ kiện)",
                                      "undecided whether the enterprise has this matter (facts are missing)"});
  }
  return result;
}

}  // namespace inspectplan::usecase
