// inspectplan.problem/1, read with every mistake named.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/json.hpp"
#include "usecase/planning/json_keys.hpp"
#include "usecase/planning/solve_file.hpp"

namespace inspectplan::usecase {
namespace {

using nlohmann::json;

constexpr std::int64_t largest = 1'000'000'000'000;  // a million of them still add up in 64 bits
constexpr std::size_t findings_shown = 100;

// Where in the file: spelled out only for a finding, since most files have none and many places.
struct At {
  const At* parent = nullptr;
  std::string_view member;
  std::optional<std::size_t> index;

  std::string text() const {
    std::string path = parent ? parent->text() : "";
    if (index) return path + "[" + std::to_string(*index) + "]";
    if (member.empty()) return path;
    return (path.empty() ? path : path + ".") + std::string(member);
  }
  At operator/(std::string_view name) const { return {this, name, {}}; }
};

std::size_t keys_in(const json& value) {
  std::size_t keys = 0;
  std::vector<const json*> open{&value};
  while (!open.empty()) {
    const json& next = *open.back();
    open.pop_back();
    if (next.is_object()) keys += next.size();
    if (next.is_structured())
      for (const json& part : next) open.push_back(&part);
  }
  return keys;
}

class ProblemReader {
 public:
  ProblemReader(std::shared_ptr<const Source> source, Diagnostics& diagnostics)
      : source_(std::move(source)), diagnostics_(diagnostics) {}

  std::optional<plan::Problem> read() {
    const std::optional<json> file = parse();
    if (!file || !has_our_format(*file) || !each_key_once(*file)) return std::nullopt;
    only(*file, At{}, {"format", "periods", "departments", "groups", "enterprises", "draws", "order"});
    each(*file, "periods", At{}, [&](const json& period, const At& at) {
      if (const std::string* id = new_id(&period, at, periods_)) problem_.periods.push_back(*id);
    });
    each(*file, "departments", At{}, [&](const json& entry, const At& at) { department(entry, at); });
    if (file->contains("groups"))
      each(*file, "groups", At{}, [&](const json& entry, const At& at) { group(entry, at); });
    each(*file, "enterprises", At{}, [&](const json& entry, const At& at) { enterprise(entry, at); });
    if (file->contains("draws")) each(*file, "draws", At{}, [&](const json& entry, const At& at) { draw(entry, at); });
    if (file->contains("order"))
      each(*file, "order", At{}, [&](const json& entry, const At& at) { enterprise_of(entry, at, problem_.order); });
    if (found_ > 0) return std::nullopt;
    std::stable_sort(problem_.lotteries.begin(), problem_.lotteries.end(),
                     [&](const plan::Lottery& a, const plan::Lottery& b) {
                       return problem_.departments[a.department] < problem_.departments[b.department];
                     });
    return std::move(problem_);
  }

 private:
  using Numbers = std::unordered_map<std::string, std::uint32_t>;
  std::shared_ptr<const Source> source_;
  Diagnostics& diagnostics_;
  std::size_t found_ = 0;
  plan::Problem problem_;
  Numbers periods_, departments_, groups_, enterprises_;

  void error(const At& at, const std::string& what, const std::string& hint = {}) {
    if (++found_ <= findings_shown)
      diagnostics_.error("bad-problem", {source_, 0, 0, 0}, prefix(at.text()) + what, hint);
  }

  static std::string prefix(const std::string& at) { return at.empty() ? "" : at + ": "; }

  std::optional<json> parse() {
    try {
      return json::parse(source_->text());
    } catch (const json::parse_error& problem) {
      const std::size_t byte = problem.byte > 0 ? problem.byte - 1 : 0;
      diagnostics_.error("bad-json", place_at(source_, byte), "this is not JSON", "see the problem format");
      return std::nullopt;
    } catch (const json::out_of_range&) {
      diagnostics_.error("bad-json", {source_, 0, 0, 0}, "a number is larger than JSON readers take", "correct it");
      return std::nullopt;
    }
  }

  bool has_our_format(const json& file) {
    const auto format = file.is_object() ? file.find("format") : file.end();
    if (file.is_object() && format != file.end() && *format == "inspectplan.problem/1") return true;
    error(At{} / "format", "this file is not of the format inspectplan.problem/1",
          "a newer format needs a newer version of this program");
    return false;
  }

  bool each_key_once(const json& file) {
    const auto repeated = repeated_key(source_->text(), keys_in(file));
    if (repeated) error(At{}, "the key \"" + *repeated + "\" stands twice in one object");
    return !repeated;
  }

  // A mistyped key must not be passed over.
  void only(const json& owner, const At& at, std::initializer_list<std::string_view> keys) {
    if (!owner.is_object()) return;
    for (const auto& [key, value] : owner.items())
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        error(at, "there is no key \"" + key + "\" here", hint_of(keys));
  }

  static std::string hint_of(std::initializer_list<std::string_view> keys) {
    std::string all;
    for (const std::string_view key : keys) all += (all.empty() ? "the keys are " : ", ") + std::string(key);
    return all;
  }

  template <class Read>
  void each(const json& owner, const char* member, const At& at, Read read) {
    const At path = at / member;
    const auto list = owner.find(member);
    if (list == owner.end() || !list->is_array()) return error(path, "a list is expected here");
    for (std::size_t i = 0; i < list->size(); ++i) read((*list)[i], At{&path, {}, i});
  }

  const json* member(const json& owner, const char* name) {
    if (!owner.is_object()) return nullptr;
    const auto found = owner.find(name);
    return found == owner.end() ? nullptr : &*found;
  }

  // Registers an id; null and a finding where it is none or there twice.
  const std::string* new_id(const json* value, const At& at, Numbers& numbers) {
    const auto* id = value ? value->get_ptr<const std::string*>() : nullptr;
    if (!id || id->empty()) return error(at, "an id is expected here"), nullptr;
    if (!numbers.emplace(*id, static_cast<std::uint32_t>(numbers.size())).second)
      return error(at, "the id \"" + *id + "\" is there twice"), nullptr;
    return id;
  }

  std::optional<std::uint32_t> known(const std::string& id, const Numbers& numbers, const At& at) {
    const auto found = numbers.find(id);
    if (found != numbers.end()) return found->second;
    return error(at, "\"" + id + "\" is not declared"), std::nullopt;
  }

  std::int64_t number(const json* value, const At& at) {
    if (value && value->is_number_unsigned() && value->get<std::uint64_t>() <= static_cast<std::uint64_t>(largest))
      return value->get<std::int64_t>();
    error(at, "a whole number from 0 to " + std::to_string(largest) + " is expected here");
    return 0;
  }

  void department(const json& entry, const At& at) {
    const std::string* id = new_id(member(entry, "id"), at / "id", departments_);
    if (!id) return;
    only(entry, at, {"id", "capacity"});
    problem_.departments.push_back(*id);
    std::vector<std::int64_t>& days = problem_.capacity.emplace_back(problem_.periods.size());
    const json* capacity = member(entry, "capacity");
    const At capacity_at = at / "capacity";
    if (!capacity || !capacity->is_object()) return error(capacity_at, "days by period are expected here");
    for (const auto& [period, value] : capacity->items())
      if (const auto index = known(period, periods_, capacity_at)) days[*index] = number(&value, capacity_at / period);
    for (const std::string& period : problem_.periods)
      if (!capacity->contains(period))
        error(capacity_at, "the days in \"" + period + "\" are not given", "none are written as 0");
  }

  void group(const json& entry, const At& at) {
    const std::string* id = new_id(member(entry, "id"), at / "id", groups_);
    if (!id) return;
    only(entry, at, {"id", "at_least", "at_most"});
    plan::Group group{*id, 0, {}};
    const auto given = [&](const char* name) {
      const json* value = member(entry, name);
      return value && !value->is_null() ? value : nullptr;
    };
    if (const json* value = given("at_least")) group.at_least = number(value, at / "at_least");
    if (const json* value = given("at_most")) group.at_most = number(value, at / "at_most");
    if (group.at_most && group.at_least > *group.at_most)
      error(at / "at_least", "the floor " + std::to_string(group.at_least) + " lies above the ceiling " +
                                 std::to_string(*group.at_most));
    problem_.groups.push_back(std::move(group));
  }

  void enterprise(const json& entry, const At& at) {
    const std::string* id = new_id(member(entry, "id"), at / "id", enterprises_);
    if (!id) return;
    only(entry, at, {"id", "must", "priority", "mandates", "groups", "options"});
    plan::Candidate candidate;
    candidate.id = *id;
    if (const json* must = member(entry, "must")) {
      if (!must->is_boolean()) return error(at / "must", "true or false is expected here");
      candidate.must = must->get<bool>();
    }
    if (member(entry, "groups"))
      each(entry, "groups", at,
           [&](const json& value, const At& where) { name_group(value, where, candidate.groups); });
    sort_by_id(candidate.groups);
    if (const json* priority = member(entry, "priority")) candidate.priority = number(priority, at / "priority");
    Numbers options;
    each(entry, "options", at, [&](const json& value, const At& where) { option(value, where, options, candidate); });
    sort_by_id(candidate.options, options);
    if (member(entry, "mandates")) {
      each(entry, "mandates", at,
           [&](const json& value, const At& where) { demand(value, where, options, candidate); });
      candidate.must = !candidate.demands.empty();
      if (candidate.must) candidate.priority = candidate.demands.front().priority;
    }
    problem_.candidates.push_back(std::move(candidate));
  }

  // What an option is like decides about it, not where in the file it stands.
  static void sort_by_id(std::vector<plan::Option>& options, Numbers& numbers) {
    std::sort(options.begin(), options.end(), [](const plan::Option& a, const plan::Option& b) { return a.id < b.id; });
    for (std::uint32_t k = 0; k < options.size(); ++k) numbers[options[k].id] = k;
  }
  void sort_by_id(std::vector<std::uint32_t>& groups) const {
    std::sort(groups.begin(), groups.end(),
              [&](std::uint32_t a, std::uint32_t b) { return problem_.groups[a].id < problem_.groups[b].id; });
  }

  void name_group(const json& value, const At& at, std::vector<std::uint32_t>& groups) {
    const auto* name = value.get_ptr<const std::string*>();
    if (!name) return error(at, "the id of a group is expected here");
    if (const auto index = known(*name, groups_, at)) add_once(groups, *index, at);
  }

  void add_once(std::vector<std::uint32_t>& groups, std::uint32_t group, const At& at) {
    for (const std::uint32_t there : groups)
      if (there == group) return error(at, "the group is named twice");
    groups.push_back(group);
  }

  void option(const json& entry, const At& at, Numbers& options, plan::Candidate& candidate) {
    const std::string* id = new_id(member(entry, "id"), at / "id", options);
    only(entry, at, {"id", "period", "value", "days", "lead", "groups"});
    const json* period = member(entry, "period");
    const auto* name = period ? period->get_ptr<const std::string*>() : nullptr;
    if (!name) return error(at / "period", "a period is expected here");
    const auto index = known(*name, periods_, at / "period");
    const std::int64_t value = number(member(entry, "value"), at / "value");
    const json* days = member(entry, "days");
    const At days_at = at / "days";
    if (!days || !days->is_object()) return error(days_at, "days by department are expected here");
    std::vector<plan::Use> uses;
    for (const auto& [department, amount] : days->items())
      if (const auto which = known(department, departments_, days_at))
        uses.push_back({*which, number(&amount, days_at / department)});
    if (const json* lead = member(entry, "lead")) put_first(*lead, at / "lead", uses);
    plan::Option option{id ? *id : "", index.value_or(0), value, std::move(uses), {}};
    if (member(entry, "groups"))
      each(entry, "groups", at, [&](const json& group, const At& where) { name_group(group, where, option.counts); });
    sort_by_id(option.counts);
    candidate.options.push_back(std::move(option));
  }

  void put_first(const json& lead, const At& at, std::vector<plan::Use>& days) {
    const auto* name = lead.get_ptr<const std::string*>();
    if (!name) return error(at, "the id of a department is expected here");
    const auto index = known(*name, departments_, at);
    if (!index) return;
    const auto place =
        std::find_if(days.begin(), days.end(), [&](const plan::Use& use) { return use.department == *index; });
    if (place == days.end()) return error(at, "the department that leads has no days here");
    std::rotate(days.begin(), place, place + 1);
  }

  // Drawn in the order of their names here, while the lead's days for them last.
  void draw(const json& entry, const At& at) {
    only(entry, at, {"department", "days", "order"});
    const json* department = member(entry, "department");
    const auto* name = department ? department->get_ptr<const std::string*>() : nullptr;
    if (!name) return error(at / "department", "the id of a department is expected here");
    plan::Lottery lottery{known(*name, departments_, at / "department").value_or(0), 0, {}};
    lottery.days = number(member(entry, "days"), at / "days");
    each(entry, "order", at, [&](const json& value, const At& where) { enterprise_of(value, where, lottery.order); });
    problem_.lotteries.push_back(std::move(lottery));
  }

  void enterprise_of(const json& value, const At& at, std::vector<std::uint32_t>& order) {
    const auto* id = value.get_ptr<const std::string*>();
    if (!id) return error(at, "the id of an enterprise is expected here");
    if (const auto index = known(*id, enterprises_, at)) order.push_back(*index);
  }

  void demand(const json& entry, const At& at, const Numbers& options, plan::Candidate& candidate) {
    only(entry, at, {"priority", "met"});
    plan::Demand demand{number(member(entry, "priority"), at / "priority"), {}};
    demand.met.resize(candidate.options.size());
    const json* met = member(entry, "met");
    const At met_at = at / "met";
    if (!met || !met->is_object()) return error(met_at, "numbers by option are expected here");
    for (const auto& [option, count] : met->items())
      if (const auto index = known(option, options, met_at); index && *index < demand.met.size())
        demand.met[*index] =
            static_cast<std::uint32_t>(std::min<std::int64_t>(number(&count, met_at / option), UINT32_MAX));
    const auto place = std::find_if(candidate.demands.begin(), candidate.demands.end(),
                                    [&](const plan::Demand& other) { return other.priority >= demand.priority; });
    if (place != candidate.demands.end() && place->priority == demand.priority)
      return error(at / "priority", "the priority is there twice");
    candidate.demands.insert(place, std::move(demand));
  }
};

}  // namespace

std::optional<plan::Problem> read_problem(const std::shared_ptr<const Source>& source, Diagnostics& diagnostics) {
  return ProblemReader(source, diagnostics).read();
}

}  // namespace inspectplan::usecase
