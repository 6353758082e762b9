// What the planner should know about the plan: whatever was left out, assumed or unusual, with counts.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "plan/assemble.hpp"
#include "plan/text.hpp"
#include "responsibility/locality.hpp"

namespace inspectplan::plan {
namespace {

constexpr std::size_t names_shown = 5;

class Report {
 public:
  Report(const Solved& solved, std::vector<Finding>& findings)
      : solved_(solved), context_(solved.context), rules_(solved.context.rules), findings_(findings) {}

  void write() {
    issues();
    outside_population();
    without_days();
    per_matter();
    lead_changes();
    own_frequencies();
    blocked();
    taken();
    others_as_well();
    due_not_planned();
    undecided();
    idle_departments();
    days_spent();
    past_windows();
  }

 private:
  const Solved& solved_;
  const Context& context_;
  const ruleset::RuleSet& rules_;
  std::vector<Finding>& findings_;

  void add(std::string code, std::string severity, Label message) {
    findings_.push_back({std::move(code), std::move(severity), std::move(message)});
  }
  Label department(std::uint32_t number) const { return name_of_department(rules_, solved_.departments.id(number)); }
  static Label enterprises(std::int64_t count) {
    return {std::to_string(count) + " cơ sở", std::to_string(count) + (count == 1 ? " enterprise" : " enterprises")};
  }

  void issues() {
    for (const auto& issue : context_.resolver.issues(context_.clock.plan_start, context_.clock.plan_end))
      add(issue.code, std::string(to_string(issue.severity)), issue.message);
  }

  void outside_population() {
    const auto& in = context_.assessments.in_population;
    const std::int64_t outside = std::count(in.begin(), in.end(), std::uint8_t{0});
    if (outside == 0) return;
    const Label count = enterprises(outside);
    const Label message{count.vi + " trong sổ nằm ngoài đối tượng của bộ quy tắc này, không được xét",
                        count.en + " of the register " + (outside == 1 ? "is" : "are") +
                            " outside the population of these rules and not considered"};
    if (outside < static_cast<std::int64_t>(in.size())) return add("outside-population", "info", message);
    const std::string of = rules_.population ? ": " + rules_.population->syntax().text().text : "";
    add("outside-population", "warning", message + Label{"; không còn cơ sở nào", "; none is left"} + same(of));
  }

  struct WithoutDays {
    std::set<std::uint32_t> departments;  // one, or the places of a class
    std::int64_t leads = 0, joins = 0, no_visit = 0;
  };

  void without_days() {
    std::map<std::string, WithoutDays> classes;
    const auto at = [&](std::uint32_t number) -> WithoutDays& {
      WithoutDays& entry = classes[responsibility::department_class(solved_.departments.id(number))];
      entry.departments.insert(number);
      return entry;
    };
    for (const Signature& signature : solved_.teams.all()) {
      for (const std::uint32_t number : signature.leads_without_days) {
        at(number).leads += signature.enterprises;
        if (signature.shapes.empty()) at(number).no_visit += signature.enterprises;
      }
      for (const std::uint32_t number : signature.joins_without_days) at(number).joins += signature.enterprises;
    }
    for (const auto& [id, entry] : classes) add("no-capacity", "warning", without_days_of(id, entry));
  }

  Label without_days_of(const std::string& id, const WithoutDays& entry) const {
    const std::size_t places = entry.departments.size();
    const Label who = places == 1 ? department(*entry.departments.begin())
                                  : name_of_department(rules_, id) + Label{" (" + std::to_string(places) + " nơi)",
                                                                           " (" + std::to_string(places) + " places)"};
    Label message = Label{"chưa biết số ngày công của ", "no capacity is known for "} + who +
                    Label{" trong năm hoặc một phần của năm: ", " in the year or a part of it: "};
    if (entry.leads > 0)
      message = message + Label{"chủ trì nội dung của ", "it leads matters of "} + enterprises(entry.leads);
    if (entry.no_visit > 0)
      message = message + Label{", trong đó ", ", of which "} + enterprises(entry.no_visit) +
                Label{" không có cơ quan chủ trì nào khác nên không lập được cuộc",
                      " without another lead, not to be visited"};
    if (entry.joins > 0)
      message = message + (entry.leads > 0 ? same("; ") : Label{}) + Label{"phối hợp tại ", "it joins at "} +
                enterprises(entry.joins) + Label{", không tính ngày công", ", without days of its own"};
    return message;
  }

  void per_matter() {
    std::map<std::uint32_t, std::int64_t> without_lead, tied;
    for (const Signature& signature : solved_.teams.all()) {
      for (const std::uint32_t matter : signature.without_lead) without_lead[matter] += signature.enterprises;
      for (const std::uint32_t matter : signature.tied) tied[matter] += signature.enterprises;
    }
    for (const auto& [matter, count] : without_lead)
      add("matter-without-lead", "warning",
          Label{"nội dung ", "matter "} + name_of(rules_.matters[matter]) +
              Label{" không có cơ quan chủ trì tại ", " has no lead at "} + enterprises(count) +
              Label{" trong năm hoặc một phần của năm", " in the year or a part of it"});
    for (const auto& [matter, count] : tied)
      add("matter-with-two-leads", "warning",
          Label{"nội dung ", "matter "} + name_of(rules_.matters[matter]) +
              Label{": các văn bản ngang nhau nêu cơ quan chủ trì khác nhau tại ",
                    ": texts of one rank name different leads at "} +
              enterprises(count));
  }

  void lead_changes() {
    std::map<LeadChange, std::int64_t> counts;
    for (const Signature& signature : solved_.teams.all())
      for (const LeadChange& change : signature.changes) counts[change] += signature.enterprises;
    for (const auto& [change, count] : counts)
      add("lead-change", "info",
          Label{"nội dung ", "matter "} + name_of(rules_.matters[change.matter]) +
              Label{": chủ trì chuyển từ ", ": the lead passes from "} + department(change.from) +
              Label{" sang ", " to "} + department(change.to) + Label{" kể từ ngày ", " from "} + written(change.on) +
              Label{" (", " on ("} + enterprises(count) + same(")"));
  }

  // Checks that a text wants so often whatever the plan says: how many enterprises, how many of them this plan visits.
  void own_frequencies() {
    for (std::size_t i = 0; i < rules_.responsibilities.size(); ++i) {
      const ruleset::Responsibility& text = rules_.responsibilities[i];
      const auto matter = rules_.matter_index(text.matter);
      if (!text.every || !matter || !in_force_in_the_year(text.valid)) continue;
      std::int64_t all = 0, planned = 0;
      each_enterprise(solved_, [&](std::size_t, std::uint32_t row, bool visited) {
        const auto& when = context_.assessments.responsibilities[i];
        const bool left = holds(context_.assessments.matters[*matter][row]);
        if ((!left && !is_taken(row, *matter)) || (!when.empty() && !holds(when[row]))) return;
        ++all;
        planned += visited && left ? 1 : 0;
      });
      if (all == 0) continue;
      add("own-frequency", "info",
          name_of(rules_.matters[*matter]) + same(" ") + responsibility::name_of(*text.every) +
              Label{" theo luật riêng: ", " by a law of its own: "} + enterprises(all) +
              Label{", kế hoạch này đến ", ", this plan visits "} + same(std::to_string(planned)) +
              Label{"; kiểm tra theo tần suất ấy đứng bên cạnh kế hoạch",
                    "; checks of that frequency stand beside it"});
    }
  }

  bool is_taken(std::uint32_t row, std::size_t matter) const {
    const auto found = context_.taken.matters.find(row);
    return found != context_.taken.matters.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const Taken::Matter& one) { return one.matter == matter; });
  }

  bool in_force_in_the_year(const Span& valid) const {
    return valid.overlaps(context_.clock.plan_start, context_.clock.plan_end);
  }

  void blocked() {
    std::map<Blocked, std::int64_t> counts;
    for (const Entry& entry : solved_.draft.entries) ++counts[entry.blocked];
    const auto say = [&](Blocked kind, const char* code, const char* severity, const Label& message) {
      if (counts[kind] > 0) add(code, severity, message + same(": ") + enterprises(counts[kind]));
    };
    say(Blocked::no_workload, "no-workload", "warning",
        {"không có mức ngày công nào áp dụng", "no workload applies (planning.workload)"});
    say(Blocked::no_lead, "no-lead-at-all", "warning",
        {"không có cơ quan chủ trì cho nội dung nào", "without a lead for any matter"});
    say(Blocked::no_days, "no-lead-with-capacity", "warning",
        {"không có cơ quan chủ trì nào đã biết số ngày công", "without a lead whose days are known"});
    say(Blocked::excluded, "excluded", "info", {"được loại trừ khỏi kiểm tra", "excluded from visits"});
    say(Blocked::too_soon, "too-soon", "info",
        {"chưa được kiểm tra lại trong năm", "not to be visited again within the year (not_before)"});
    say(Blocked::not_there, "not-there", "info",
        {"không có ngày làm việc nào trong năm mà còn gì để kiểm tra",
         "not there on any working day of the year (planning.first_day, last_day)"});
    if (!solved_.draft.mandated_without_matter.empty())
      add("mandate-without-matter", "warning",
          Label{"bắt buộc kiểm tra nhưng không có nội dung nào: ", "to be visited, but without a matter: "} +
              enterprises(static_cast<std::int64_t>(solved_.draft.mandated_without_matter.size())));
  }

  void taken() {
    const auto count = static_cast<std::int64_t>(context_.taken.matters.size());
    if (count == 0) return;
    const std::int64_t nothing_left =
        std::count_if(solved_.draft.entries.begin(), solved_.draft.entries.end(),
                      [](const Entry& entry) { return entry.blocked == Blocked::committed; });
    Label message = Label{"nội dung đã có đoàn khác, kế hoạch này không kiểm tra: ",
                          "matters that another body looks at, so this plan does not: "} +
                    enterprises(count);
    if (nothing_left > 0)
      message = message + Label{", trong đó không còn nội dung nào: ", ", of which nothing is left at "} +
                enterprises(nothing_left);
    add("matters-with-others", "info", message);
  }

  // Visits of other bodies that no cap counts, to enterprises that this plan visits too.
  void others_as_well() {
    std::int64_t count = 0;
    std::vector<Label> first;
    each_enterprise(solved_, [&](std::size_t, std::uint32_t row, bool visited) {
      const std::vector<Label> others = visited ? beside(context_, row) : std::vector<Label>{};
      if (others.empty()) return;
      ++count;
      if (first.size() < names_shown) first.push_back(same(key_of(context_, row) + " – ") + joined(others));
    });
    if (count == 0) return;
    add("others-as-well", "info",
        Label{"đoàn khác cũng đến, không tính vào giới hạn nào: ", "others come as well, counted by no cap: "} +
            enterprises(count) + same(": ") + joined(first) +
            same(count > static_cast<std::int64_t>(names_shown) ? "; …" : ""));
  }

  void due_not_planned() {
    std::vector<std::uint32_t> due;
    each_enterprise(solved_, [&](std::size_t, std::uint32_t row, bool visited) {
      if (!visited && holds(context_.assessments.is_due[row])) due.push_back(row);
    });
    if (due.empty()) return;
    const auto score = [&](std::uint32_t row) { return context_.assessments.score[row]; };
    const auto end = due.begin() + static_cast<std::ptrdiff_t>(std::min(due.size(), names_shown));
    std::partial_sort(due.begin(), end, due.end(), [&](std::uint32_t a, std::uint32_t b) {
      return score(a) != score(b) ? score(a) > score(b) : a < b;
    });
    std::string names;
    for (auto row = due.begin(); row != end; ++row) {
      const std::string name = text_of(context_, rules_.planning.name_field, *row);
      names += (names.empty() ? "" : "; ") + key_of(context_, *row) + (name.empty() ? "" : " " + name);
    }
    add("due-not-planned", "warning",
        Label{"đến hạn nhưng không có trong kế hoạch: ", "due and not in the plan: "} +
            enterprises(static_cast<std::int64_t>(due.size())) +
            Label{"; điểm cao nhất: ", "; of the highest score: "} + same(names));
  }

  // Its matter and the text it is of; in English its id.
  Label responsibility_name(const std::string& id) const {
    for (const ruleset::Responsibility& one : rules_.responsibilities)
      if (one.id == id)
        return {"phân công " + responsibility::name_of_matter(rules_, one.matter).vi + " (" +
                    responsibility::name_of_text(rules_, one).vi + ")",
                "responsibility " + id};
    return same(id);
  }

  // "nội dung Hóa chất", "matter Chemicals".
  Label entry_name(const std::string& section, const std::string& id) const {
    const auto named = [&](const char* vi, const char* en, const auto& entries) {
      const auto found =
          std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == id; });
      return Label{vi, en} + (found == entries.end() ? same(id) : name_of(*found));
    };
    if (section == "matters") return named("nội dung ", "matter ", rules_.matters);
    if (section == "sectors") return named("lĩnh vực ", "sector ", rules_.sectors);
    if (section == "mandates") return named("quy tắc ", "mandate ", rules_.mandates);
    if (section == "responsibilities") return responsibility_name(id);
    if (section == "tiers") return named("hạng ", "tier ", rules_.tiers);
    if (section == "quotas")
      for (const ruleset::Quota& quota : rules_.planning.quotas)
        if (quota.id == id) return Label{"tỷ lệ tối thiểu, ", "quota "} + name_of(quota);
    if (section == "caps")
      for (const ruleset::Cap& cap : rules_.planning.caps)
        if (cap.id == id) return Label{"ngoại lệ của giới hạn ", "exception to the cap "} + name_of(cap);
    return same(section + (id.empty() ? "" : " " + id));
  }

  void undecided() {
    struct Found {
      std::uint64_t most = 0;
      std::set<std::string> facts;
    };
    std::map<std::pair<std::string, std::string>, Found> entries;
    for (const auto& line : context_.assessments.undecided) {
      Found& found = entries[{line.section, line.id}];
      found.most = std::max(found.most, line.enterprises);
      if (!line.fact.empty()) found.facts.insert(line.fact);
    }
    for (auto& [entry, found] : entries) {
      if (entry.first == "responsibilities") found.most = std::min(found.most, undecided_where_it_speaks(entry.second));
      if (found.most == 0) continue;
      Label facts;
      for (const std::string& fact : found.facts)
        facts = facts + same(facts.vi.empty() ? "" : ", ") + responsibility::name_of_fact(rules_, fact);
      add("undecided", "info",
          entry_name(entry.first, entry.second) +
              Label{": chưa quyết được tại ít nhất ", ": undecided at no fewer than "} +
              enterprises(static_cast<std::int64_t>(found.most)) +
              (facts.vi.empty() ? Label{} : Label{", thiếu: ", ", for want of: "} + facts));
    }
  }

  // Enterprises at which it is open whether a text applies that speaks there, on some day of the plan year.
  std::uint64_t undecided_where_it_speaks(const std::string& id) const {
    const auto& all = rules_.responsibilities;
    const auto text = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
    const auto& truth = context_.assessments.responsibilities[static_cast<std::size_t>(text - all.begin())];
    const auto fields = responsibility::locality_fields(rules_);
    std::map<std::optional<std::string>, std::uint64_t> by_territory;
    for (std::size_t row = 0; row < truth.size(); ++row)
      if (truth[row] == feel::truth_unknown && context_.assessments.in_population[row] != 0)
        ++by_territory[responsibility::locality_of(fields, context_.data, row).territory];
    std::uint64_t enterprises = 0;
    for (const auto& [territory, rows] : by_territory)
      if (speaks(*text, territory)) enterprises += rows;
    return enterprises;
  }

  bool speaks(const ruleset::Responsibility& text, const std::optional<std::string>& territory) const {
    const auto matter = rules_.matter_index(text.matter);
    if (!matter || !in_force_in_the_year(text.valid)) return false;
    const Day day = std::max(text.valid.from.value_or(context_.clock.plan_start), context_.clock.plan_start);
    const auto answers = context_.resolver.answers(*matter, day, {.territory = territory, .codes = {}});
    return std::any_of(answers.begin(), answers.end(), [&](const auto& one) { return one.responsibility == text.id; });
  }

  // Days given to a department that has nothing to do with any candidate are a sign of a wrong id or an old name.
  void idle_departments() {
    std::set<std::uint32_t> met;
    for (const Signature& signature : solved_.teams.all())
      for (const Shape& shape : signature.shapes) {
        met.insert(shape.lead);
        met.insert(shape.joining.begin(), shape.joining.end());
      }
    for (std::uint32_t d = 0; d < solved_.departments.size(); ++d)
      if (solved_.capacity.any(d) && !met.contains(d))
        add("capacity-without-work", "info",
            department(d) + Label{" có ngày công nhưng không chủ trì hay phối hợp nội dung nào của các cơ sở này",
                                  " has days but neither leads nor coordinates any matter of these enterprises"});
  }

  void days_spent() {
    for (std::uint32_t d = 0; d < solved_.departments.size(); ++d)
      for (std::uint32_t p = 0; p < solved_.draft.periods.size(); ++p)
        if (const std::int64_t days = solved_.capacity.spent(d, p); days > 0)
          add("days-spent", "info",
              department(d) + Label{" trong ", " in "} + name_of(solved_.draft.periods[p]) +
                  Label{": đã dùng " + std::to_string(days) + " ngày công cho các cuộc đã thực hiện",
                        ": visits that took place used " + std::to_string(days) + (days == 1 ? " day" : " days")});
  }

  void past_windows() {
    std::int64_t past = 0;
    for (std::size_t i = 0; i < solved_.draft.entries.size(); ++i)
      if (const std::vector<std::uint32_t> rows = rows_visited(solved_, i); !rows.empty()) {
        const auto chosen = static_cast<std::size_t>(solved_.room.chosen(static_cast<std::uint32_t>(i)));
        past += *window_of(context_, rows, shape_of(solved_, i, chosen)).until < context_.clock.as_of ? 1 : 0;
      }
    if (past > 0)
      add("past-windows", "warning",
          Label{"đã qua vào ngày dữ liệu ", "over on the day of the data, "} + written(context_.clock.as_of) +
              Label{": thời gian của " + std::to_string(past) + " cuộc trong kế hoạch",
                    ": the days of " + std::to_string(past) + (past == 1 ? " visit" : " visits") + " of the plan"});
  }
};

}  // namespace

void add_findings(const Solved& solved, std::vector<Finding>& findings) { Report(solved, findings).write(); }

}  // namespace inspectplan::plan
