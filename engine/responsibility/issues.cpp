// What is wrong or worth knowing about responsibilities and successions in a stretch of time.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "base/written.hpp"
#include "responsibility/names.hpp"
#include "responsibility/state.hpp"
#include "ruleset/concerns.hpp"
#include "ruleset/questions.hpp"

namespace inspectplan::responsibility {
namespace {

using ruleset::Party;
using ruleset::Responsibility;

// A case found, behind a message; nothing where the message needs none.
std::string when_en(const std::string& found) { return found.empty() ? found : " where " + found; }
std::string when_vi(const std::string& found) {
  std::string text = found.empty() ? found : " khi " + found;
  constexpr std::string_view missing = " is missing";
  for (std::size_t at; (at = text.find(missing)) != std::string::npos;) text.replace(at, missing.size(), " còn thiếu");
  return text;
}

class Collector {
 public:
  Collector(const Resolver& resolver, const Resolver::State& state, Day first, Day last)
      : state_(state), meaning_(*state.rules), first_(first), last_(last), days_{first} {
    const std::vector<Day> changes = resolver.changes(first, last);
    days_.insert(days_.end(), changes.begin(), changes.end());
  }

  std::vector<Issue> collect() {
    for (std::size_t matter = 0; matter < state_.of_matter.size(); ++matter) leads(matter);
    for (std::size_t entry = 0; entry < state_.rules->responsibilities.size(); ++entry) parties(entry);
    temporary_ends();
    std::sort(issues_.begin(), issues_.end(), [](const Issue& a, const Issue& b) {
      return std::tie(a.code, a.message.en) < std::tie(b.code, b.message.en);
    });
    return std::move(issues_);
  }

 private:
  const Resolver::State& state_;
  ruleset::Meaning meaning_;
  Day first_, last_;
  std::vector<Day> days_;  // starts of stretches that are the same throughout
  std::vector<Issue> issues_;
  // Pairs of responsibilities of one matter: a bound on work over all matters, so that results repeat.
  static constexpr std::size_t most_compared = 200'000;
  std::size_t compared_ = 0;
  std::map<std::size_t, std::set<std::string>> temporary_;  // succession → matters it carries

  Issue& add(std::string code, Severity severity, Place place, Label message, Label hint) {
    return issues_.emplace_back(
        Issue{std::move(code), severity, std::move(place), std::move(message), std::move(hint)});
  }

  std::string path(const std::vector<std::size_t>& steps) const {
    std::string text;
    for (const std::size_t step : steps) {
      const ruleset::Succession& succession = state_.rules->successions[step];
      if (text.empty()) text = succession.from;
      text += " → " + succession.to;
    }
    return text;
  }

  // The same in names.
  std::string named_path(const std::vector<std::size_t>& steps) const {
    std::string text;
    for (const std::size_t step : steps) {
      const ruleset::Succession& succession = state_.rules->successions[step];
      if (text.empty()) text = department_name(succession.from);
      text += " → " + department_name(succession.to);
    }
    return text;
  }
  std::string department_name(const std::string& id) const { return name_of_department(*state_.rules, id).vi; }
  std::string text_name(std::size_t entry) const {
    return name_of_text(*state_.rules, state_.rules->responsibilities[entry]).vi;
  }
  std::string matter_name(const std::string& id) const { return name_of_matter(*state_.rules, id).vi; }

  // "2027-01-01 – 2027-02-28": every stretch on which `holds`, joined where they touch.
  Label stretches(const std::function<bool(Day)>& holds) const {
    Label text;
    bool open = false;
    for (std::size_t i = 0; i < days_.size(); ++i) {
      const bool now = holds(days_[i]);
      if (now && !open) text = text + same(text.en.empty() ? "" : ", ") + written(days_[i]) + same(" – ");
      if (!now && open) text = text + written(Day{days_[i].number - 1});
      open = now;
    }
    return open ? text + written(last_) : text;
  }

  bool leads_on(std::size_t entry, Day day) const {
    return state_.visits(entry) && state_.holds(entry, day, {}, {}) && !leads_of(entry, day).empty();
  }

  std::vector<std::string> leads_of(std::size_t entry, Day day) const {
    const Responsibility& responsibility = state_.rules->responsibilities[entry];
    std::vector<std::string> result;
    for (const Party& party : responsibility.lead)
      if (const Fate fate = state_.fate(party.department, scope_of(party, responsibility), day, {}); !fate.ended)
        add_once(result, fate.department);
    std::sort(result.begin(), result.end());
    return result;
  }

  // A matter that texts only speak of otherwise (informing, investigating) makes no visits, and is meant to.
  void leads(std::size_t matter) {
    const std::vector<std::size_t>& entries = state_.of_matter[matter];
    const std::string& id = state_.rules->matters[matter].id;
    const Label without = stretches([&](Day day) {
      return std::none_of(entries.begin(), entries.end(), [&](std::size_t entry) { return leads_on(entry, day); });
    });
    const bool meant_for_visits =
        entries.empty() ||
        std::any_of(entries.begin(), entries.end(), [&](std::size_t entry) { return state_.visits(entry); });
    if (!without.en.empty() && meant_for_visits)
      add("no-lead", Severity::warning, state_.rules->matters[matter].place,
          {"nội dung " + matter_name(id) + " không có cơ quan chủ trì kiểm tra: " + without.vi,
           "matter " + id + " has no lead for visits: " + without.en},
          {"thêm phân công (duty inspect hoặc manage) hoặc kế thừa",
           "add a responsibility (duty inspect or manage) or a succession"})
          .concerns = ruleset::concerns_where({&state_.rules->matters[matter].when});
    lead_gap(matter);
    // Each with the first of those before it: who mends that one sees the next.
    for (std::size_t j = 1; j < entries.size(); ++j) {
      if ((compared_ += j) > most_compared) return not_compared(matter, entries.size());
      for (std::size_t i = 0; i < j; ++i)
        if (two_leads(matter, entries[i], entries[j])) break;
    }
  }

  void not_compared(std::size_t matter, std::size_t entries) {
    const ruleset::Matter& asked = state_.rules->matters[matter];
    const std::string count = std::to_string(entries);
    add("not-analysed", Severity::info, asked.place,
        {"nội dung " + matter_name(asked.id) + ": có " + count + " phân công, quá nhiều để so từng cặp",
         "matter " + asked.id + ": of its " + count +
             " responsibilities not every two are compared, there are too many"},
        {"gộp các phân công giống nhau", "join those that say the same, or cover the cases with rule tests"});
  }

  // Enterprises that have the matter and meet the condition of none of those who lead. A responsibility of one
  // territory is taken to hold everywhere: what is elsewhere is another question.
  void lead_gap(std::size_t matter) {
    const std::vector<std::size_t>& entries = state_.of_matter[matter];
    std::set<std::vector<std::size_t>> seen;
    std::string doubt;
    for (const Day day : days_) {
      std::vector<std::size_t> leading;
      std::copy_if(entries.begin(), entries.end(), std::back_inserter(leading),
                   [&](std::size_t entry) { return leads_on(entry, day); });
      const auto& all = state_.rules->responsibilities;
      const auto has_condition = [&all](std::size_t entry) { return all[entry].when.has_value(); };
      if (leading.empty() || !std::all_of(leading.begin(), leading.end(), has_condition)) continue;
      if (!seen.insert(leading).second) continue;
      std::vector<const feel::Typed*> none;
      for (const std::size_t entry : leading) none.push_back(&*all[entry].when);
      const auto [found, certain] = meaning_.example({&state_.rules->matters[matter].when}, none);
      if (found.empty()) continue;
      if (!certain) {
        doubt = found;
        continue;
      }
      const std::string& id = state_.rules->matters[matter].id;
      add("lead-gap", Severity::warning, state_.rules->matters[matter].place,
          {"nội dung " + matter_name(id) + ": không phân công nào chủ trì (" + in_vietnamese(day) + ")" +
               when_vi(found),
           "matter " + id + ": no responsibility leads (" + to_string(day) + ")" + when_en(found)},
          {"thêm phân công cho trường hợp này, hoặc mở rộng một điều kiện",
           "add a responsibility for this case, or widen a condition"})
          .concerns = ruleset::concerns_where({&state_.rules->matters[matter].when}, none);
      return;
    }
    const ruleset::Matter& asked = state_.rules->matters[matter];
    if (!doubt.empty())
      not_analysed(asked.place,
                   {"nội dung " + matter_name(asked.id) + ": có thể không phân công nào chủ trì",
                    "matter " + asked.id + ": perhaps no responsibility leads"},
                   doubt);
  }

  // A case was found whose facts lean on one another, or none in the time there is.
  void not_analysed(const Place& place, const Label& what, const std::string& found) {
    add("not-analysed", Severity::info, place,
        {what.vi + when_vi(found) + ", nếu có cơ sở như vậy",
         what.en + when_en(found) + ", if there can be such an enterprise"},
        {"kiểm tra bằng rule test", "cover the case with a rule test"});
  }

  // Two that nothing keeps apart: not the text, the place, the days, nor their conditions.
  bool two_leads(std::size_t index, std::size_t a, std::size_t b) {
    const auto& all = state_.rules->responsibilities;
    const std::string& matter = state_.rules->matters[index].id;
    if (state_.rank(a) != state_.rank(b) || !territories_meet(a, b)) return false;
    const Label both = stretches(
        [&](Day day) { return leads_on(a, day) && leads_on(b, day) && leads_of(a, day) != leads_of(b, day); });
    if (both.en.empty()) return false;
    std::string found;
    std::vector<const feel::Typed*> conditions = {&state_.rules->matters[index].when};
    for (const std::size_t entry : {a, b})
      if (all[entry].when) conditions.push_back(&*all[entry].when);
    if (conditions.size() > 1) {
      const ruleset::Meaning::Example example = meaning_.example(conditions, {});
      if (example.text.empty()) return false;
      if (!example.is_certain) {
        not_analysed(
            all[b].place,
            {"nội dung " + matter_name(matter) + ": có thể " + text_name(a) + " và " + text_name(b) + " cùng chủ trì",
             "matter " + matter + ": perhaps both " + all[a].id + " and " + all[b].id + " lead"},
            example.text);
        return false;
      }
      found = example.text;
    }
    add("two-leads", Severity::warning, all[b].place,
        {"nội dung " + matter_name(matter) + " có hai phân công chủ trì khác nhau: " + text_name(a) + " và " +
             text_name(b) + " (" + both.vi + ")" + when_vi(found),
         "matter " + matter + " has two responsibilities with different leads: " + all[a].id + " and " + all[b].id +
             " (" + both.en + ")" + when_en(found)},
        {"thu hẹp một bên (when, territory, valid) hoặc ghi role: implied",
         "narrow one of them (when, territory, valid) or make it role: implied"})
        .concerns = concerns_two(conditions, a, b);
    return true;
  }

  std::string concerns_two(const std::vector<const feel::Typed*>& conditions, std::size_t a, std::size_t b) const {
    const std::string& field = state_.rules->planning.territory_field;
    const std::string places = ruleset::concerns_both(ruleset::concerns_territory(field, state_.territory[a]),
                                                      ruleset::concerns_territory(field, state_.territory[b]));
    return ruleset::concerns_both(ruleset::concerns_where(conditions), places);
  }

  bool territories_meet(std::size_t a, std::size_t b) const {
    const auto& one = state_.territory[a];
    const auto& other = state_.territory[b];
    if (one.empty() || other.empty()) return true;
    return std::any_of(one.begin(), one.end(),
                       [&](const std::string& code) { return std::binary_search(other.begin(), other.end(), code); });
  }

  void parties(std::size_t entry) {
    const Responsibility& responsibility = state_.rules->responsibilities[entry];
    for (const Party& party : responsibility.lead) follow(entry, party);
    for (const Party& party : responsibility.coordinate) {
      follow(entry, party);
      self_coordination(entry, party);
    }
  }

  void follow(std::size_t entry, const Party& party) {
    const Responsibility& responsibility = state_.rules->responsibilities[entry];
    const std::string& scope = scope_of(party, responsibility);
    std::string way, named_way;
    const Label ended = stretches([&](Day day) {
      if (!state_.holds(entry, day, {}, {})) return false;
      const Trail trail = state_.graph.follow(department_class(party.department), scope, day);
      for (const std::size_t step : trail.steps) {
        const auto until = state_.rules->successions[step].valid.until;
        if (until && first_ <= *until && *until <= last_) temporary_[step].insert(responsibility.matter);
      }
      if (trail.alive) return false;
      way = trail.steps.empty() ? party.department : path(trail.steps);
      named_way = trail.steps.empty() ? department_name(party.department) : named_path(trail.steps);
      return true;
    });
    if (ended.en.empty()) return;
    const std::string of = scope.empty() ? "" : " [" + scope + "]";
    add("dead-end", Severity::warning, responsibility.place,
        {"phân công " + text_name(entry) + ": không còn ai giữ " + named_way + " (" + ended.vi + ")",
         "responsibility " + responsibility.id + ": nobody holds " + way + of + " (" + ended.en + ")"},
        {"thêm kế thừa cho phạm vi này, hoặc kết thúc phân công (valid.until)",
         "add a succession for this scope, or end the responsibility (valid.until)"});
  }

  void self_coordination(std::size_t entry, const Party& party) {
    const Responsibility& responsibility = state_.rules->responsibilities[entry];
    const Label same = stretches([&](Day day) {
      if (!state_.holds(entry, day, {}, {})) return false;
      const Fate fate = state_.fate(party.department, scope_of(party, responsibility), day, {});
      const std::vector<std::string> lead = leads_of(entry, day);
      return !fate.ended && std::binary_search(lead.begin(), lead.end(), fate.department);
    });
    if (same.en.empty()) return;
    add("self-coordination", Severity::info, responsibility.place,
        {"phân công " + text_name(entry) + ": " + department_name(party.department) +
             " phối hợp với chính mình sau kế thừa (" + same.vi + "), tính một lần",
         "responsibility " + responsibility.id + ": " + party.department +
             " would coordinate with itself after succession (" + same.en + "); counted once"},
        {"không cần làm gì nếu đúng ý văn bản", "nothing to do where the text means it so"});
  }

  void temporary_ends() {
    for (const auto& [step, matters] : temporary_) {
      const ruleset::Succession& succession = state_.rules->successions[step];
      Label list;
      for (const std::string& id : matters)
        list = list + same(list.vi.empty() ? "" : ", ") + Label{matter_name(id), id};
      const Label until = written(*succession.valid.until);
      const std::string way = succession.from + " → " + succession.to;
      add("temporary-in-year", Severity::warning, succession.place,
          {"chuyển giao tạm thời từ " + department_name(succession.from) + " sang " + department_name(succession.to) +
               " (" + list.vi + ") chấm dứt sau ngày " + until.vi + ", sau đó trở lại " +
               department_name(succession.from) + " trừ khi có quy định mới",
           "the temporary transfer " + way + " (" + list.en + ") ends after " + until.en + ", then it is back to " +
               succession.from + " unless new law comes"},
          {"kiểm tra có văn bản mới trước khi ban hành kế hoạch", "look for new law before the plan is issued"});
    }
  }
};

}  // namespace

// What the analysis leaves open is for those who write the rules, not for those who plan.
std::vector<Issue> Resolver::issues(Day first, Day last) const {
  std::vector<Issue> issues = Collector(*this, *state_, first, last).collect();
  std::erase_if(issues, [](const Issue& issue) { return issue.code == "not-analysed"; });
  return issues;
}

Diagnostics Resolver::check(Day first, Day last) const {
  Diagnostics diagnostics;
  for (Issue& issue : Collector(*this, *state_, first, last).collect())
    diagnostics.add({issue.severity,
                     std::move(issue.code),
                     std::move(issue.place),
                     std::move(issue.message.en),
                     std::move(issue.hint.en),
                     {},
                     std::move(issue.concerns)});
  return diagnostics;
}

}  // namespace inspectplan::responsibility
