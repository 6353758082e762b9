#include "usecase/who.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "responsibility/locality.hpp"

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

std::vector<std::size_t> matters_of_sector(const ruleset::RuleSet& rules, const std::string& sector) {
  std::vector<std::size_t> matters;
  for (std::size_t i = 0; i < rules.matters.size(); ++i) {
    const feel::Typed& when = rules.matters[i].when;
    if (when && when.syntax() && when.syntax().uses().sectors.contains(sector)) matters.push_back(i);
  }
  return matters;
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
  std::vector<bool> applies;                    // empty = no enterprise: every condition counts as met
  std::vector<std::vector<std::size_t>> waits;  // by matter: responsibilities whose condition is undecided
};

Who::Party party_of(const Question& question, std::size_t matter, const std::vector<Answer>& answers) {
  using Party = responsibility::Resolver::Party;
  Party party = question.resolver.visit_parties(matter, question.at, question.place, question.applies);
  if (party.responsibilities.empty())
    party = question.resolver.investigation_parties(matter, question.at, question.place, question.applies);
  Who::Party result{question.rules.matters[matter].id, {}, {}, party.lead, party.coordinating, party.other_leads};
  if (party.responsibilities.empty()) return result;
  const std::string& first = question.rules.responsibilities[party.responsibilities.front()].id;
  if (!party.lead.empty()) result.responsibility = first;
  for (const Answer& answer : answers)
    if (answer.responsibility == first) result.duty = answer.duty;
  return result;
}

std::vector<Label> conditions_note(const Question& question, std::size_t matter) {
  if (question.waits.empty() || question.waits[matter].empty()) return {};
  std::string list;
  for (const std::size_t index : question.waits[matter])
    list += (list.empty() ? "" : ", ") + question.rules.responsibilities[index].id;
  return {{"chưa quyết được (thiếu dữ kiện) có áp dụng không: " + list,
           "undecided for lack of facts whether these apply: " + list}};
}

void add_answers(const Question& question, std::size_t matter, Who& into) {
  const std::string& id = question.rules.matters[matter].id;
  std::vector<Answer> found = question.resolver.answers(matter, question.at, question.place, question.applies);
  into.parties.push_back(party_of(question, matter, found));
  const std::string& decides = into.parties.back().responsibility;
  std::stable_partition(found.begin(), found.end(),
                        [&](const Answer& answer) { return !decides.empty() && answer.responsibility == decides; });
  if (found.empty()) found.push_back(nobody(id));
  if (!into.parties.back().other_leads.empty())
    found.front().notes.push_back(
        {"các văn bản ngang nhau nêu cơ quan chủ trì khác nhau", "texts of the same rank name different leads"});
  for (Label& note : conditions_note(question, matter)) found.front().notes.push_back(std::move(note));
  into.answers.insert(into.answers.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

// The rules of a place may hold texts that bind other places only: then the reader is told that none is of this place.
std::optional<Label> place_note(const ruleset::RuleSet& rules, const std::optional<std::string>& place) {
  std::string elsewhere;
  for (const ruleset::Document& document : rules.documents) {
    if (document.territory.empty()) continue;
    if (place && std::find(document.territory.begin(), document.territory.end(), *place) != document.territory.end())
      return std::nullopt;
    elsewhere += (elsewhere.empty() ? "" : ", ") + document.id;
  }
  if (elsewhere.empty()) return std::nullopt;
  if (!place)
    return Label{"chưa rõ địa bàn, nên văn bản của mọi địa bàn được nêu: " + elsewhere,
                 "the place is not known, so texts of every place are shown: " + elsewhere};
  return Label{"không có văn bản riêng của địa bàn " + *place + " (chỉ áp dụng nơi khác: " + elsewhere + ")",
               "no text of its own for this place, " + *place + " (these bind other places: " + elsewhere + ")"};
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

}  // namespace

std::optional<Who> who(const std::shared_ptr<const ruleset::RuleSet>& rules, Who::Kind kind, const std::string& id,
                       Day at, Diagnostics& diagnostics) {
  std::vector<std::size_t> matters;
  if (kind == Who::Kind::matter) {
    const auto matter = rules->matter_index(id);
    if (!matter) return unknown("matter", id, rules->matters, diagnostics), std::nullopt;
    matters.push_back(*matter);
  } else if (kind == Who::Kind::all) {
    for (std::size_t i = 0; i < rules->matters.size(); ++i) matters.push_back(i);
  } else {
    if (!rules->find_sector(id)) return unknown("sector", id, rules->sectors, diagnostics), std::nullopt;
    matters = matters_of_sector(*rules, id);
    if (matters.empty())
      diagnostics.warning("no-matter", {}, "no matter asks for the sector \"" + id + "\" in its condition",
                          "which matters its enterprises have rests on other facts: ask with --enterprise KEY, or by "
                          "--matter");
  }
  const Question question{*rules, responsibility::Resolver(rules), {}, at, {}, {}};
  Who result{kind, id, at, {}, {}};
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
                    {}};
  ask_conditions(assessments, row, question);
  const std::optional<Label> of_place = place_note(*rules, question.place.territory);
  Who result{
      Who::Kind::enterprise, std::string(data.enterprises.columns[enterprise.key.front()].text(row)), at, {}, {}};
  for (std::size_t matter = 0; matter < rules->matters.size(); ++matter) {
    const std::uint8_t truth = assessments.matters[matter][row];
    if (truth == feel::truth_false) continue;
    const std::size_t first = result.answers.size();
    add_answers(question, matter, result);
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
