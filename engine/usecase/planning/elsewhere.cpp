#include "usecase/planning/elsewhere.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/digest.hpp"
#include "plan/certificate.hpp"
#include "plan/demands.hpp"
#include "plan/stages.hpp"
#include "usecase/planning/solve_file.hpp"
#include "yaml/file.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::size_t faults_shown = 20;
constexpr std::size_t largest_solution = std::size_t{4} << 30;
constexpr std::string_view blanks = " \t\r";

// What stands before the next separator; leading ones are passed over. Taken from the text.
std::string_view next_part(std::string_view& text, std::string_view separators) {
  text.remove_prefix(std::min(text.find_first_not_of(separators), text.size()));
  const std::string_view part = text.substr(0, text.find_first_of(separators));
  text.remove_prefix(part.size());
  return part;
}

struct Column {
  std::size_t candidate;
  std::int32_t option;
};

class SolutionReader {
 public:
  SolutionReader(std::shared_ptr<const Source> source, const plan::Problem& problem, const plan::Solution& own,
                 Diagnostics& diagnostics)
      : source_(std::move(source)), problem_(problem), own_(own), diagnostics_(diagnostics) {
    chosen_.assign(problem.candidates.size(), -1);
  }

  std::optional<std::vector<std::int32_t>> read() {
    const std::string_view text = source_->text();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool json = first != std::string_view::npos && text[first] == '{';
    json ? read_json() : read_columns();
    if (faults_ > 0) return std::nullopt;
    return std::move(chosen_);
  }

 private:
  std::shared_ptr<const Source> source_;
  const plan::Problem& problem_;
  const plan::Solution& own_;
  Diagnostics& diagnostics_;
  std::vector<std::int32_t> chosen_;
  std::size_t faults_ = 0;

  void fault(const std::string& what, const std::string& hint = {}) {
    if (++faults_ <= faults_shown) diagnostics_.error("bad-solution", {source_, 0, 0, 0}, what, hint);
  }

  void choose(Column column) {
    std::int32_t& chosen = chosen_[column.candidate];
    if (chosen >= 0 && chosen != column.option)
      fault("two options of " + problem_.candidates[column.candidate].id + " are chosen", "at most one may be");
    chosen = column.option;
  }

  void read_json() {
    const auto json = nlohmann::json::parse(source_->text(), nullptr, false);
    const auto chosen = json.is_object() ? json.find("chosen") : json.end();
    if (json.is_discarded() || !json.is_object() || chosen == json.end() || !chosen->is_object())
      return fault("this is no solution: {\"chosen\": {enterprise: option}} is expected",
                   "see the format inspectplan.solution/1");
    std::unordered_map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < problem_.candidates.size(); ++i) numbers.emplace(problem_.candidates[i].id, i);
    for (const auto& [id, option] : chosen->items()) {
      const auto found = numbers.find(id);
      if (found == numbers.end()) {
        fault("the problem has no enterprise " + id);
        continue;
      }
      const auto& options = problem_.candidates[found->second].options;
      const std::string wanted = option.is_string() ? option.get<std::string>() : option.dump();
      const auto place =
          std::find_if(options.begin(), options.end(), [&](const plan::Option& one) { return one.id == wanted; });
      if (place == options.end())
        fault("there is no option " + wanted + " of " + id);
      else
        choose({found->second, static_cast<std::int32_t>(place - options.begin())});
    }
  }

  // Lines with the name of a column and, next, its value; everything else is passed over, but no column of another
  // model: all of ours begin alike. Columns that are not there are 0.
  void read_columns() {
    std::unordered_map<std::string, Column> columns;
    each_column(problem_, own_, [&](std::size_t i, std::size_t k, const std::string& name) {
      columns.emplace(name, Column{i, static_cast<std::int32_t>(k)});
    });
    std::size_t named = 0;
    std::string_view lines = source_->text();
    while (!lines.empty()) {
      std::string_view line = next_part(lines, "\n");
      while (!line.empty()) {
        const std::string part(next_part(line, blanks));
        const auto column = columns.find(part);
        if (column == columns.end() && part.starts_with("x_")) {
          ++named;
          fault("the model has no column " + part,
                "give the solution of the file that --model-out wrote, with the same rules and register");
          break;
        }
        if (column == columns.end()) continue;
        ++named;
        if (const std::string_view value = next_part(line, blanks); !value.empty())
          take(column->second, column->first, std::string(value));
        break;
      }
    }
    if (named == 0)
      fault("the file names no column of the model",
            "give the solution of the file that --model-out wrote, with the same rules and register");
  }

  // Solvers write whole numbers as they please: 1, 1.0, 0.99999999, 1e+00.
  void take(Column column, const std::string& name, const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || (value > 1e-6 && value < 1 - 1e-6) || value > 1 + 1e-6 || value < -1e-6)
      return fault("the column " + name + " has the value " + text, "0 or 1 is expected: solve with whole numbers");
    if (value > 0.5) choose(column);
  }
};

// What the choice gives up of what is settled, a line each.
std::vector<std::string> given_up(const plan::Problem& problem, const plan::Solution& own,
                                  const std::vector<std::int32_t>& chosen) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const plan::Candidate& candidate = problem.candidates[i];
    if (own.stage[i] == plan::Stage::mandate &&
        (chosen[i] < 0 || !plan::keeps_mandates(candidate, own.chosen[i], chosen[i])))
      lines.push_back("a mandate that can be met is not: " + candidate.id);
    if (own.stage[i] == plan::Stage::lottery && chosen[i] < 0)
      lines.push_back("drawn by lot and not visited: " + candidate.id);
  }
  return lines;
}

}  // namespace

plan::Solution completed(const plan::Problem& problem, const plan::Solution& own, std::vector<std::int32_t> chosen,
                         std::size_t& added) {
  using plan::Stage;
  plan::Room room(problem);
  for (std::uint32_t i = 0; i < chosen.size(); ++i)
    if (chosen[i] >= 0) room.take(i, static_cast<std::size_t>(chosen[i]), Stage::value);
  for (std::uint32_t g = 0; g < own.ceiling.size(); ++g)
    if (own.ceiling[g] != plan::no_ceiling) room.limit(g, own.ceiling[g]);
  for (const plan::Choice& choice : plan::choices_by_density(problem, [](const plan::Candidate&) { return true; }))
    if (!room.visited(choice.candidate) && room.fits(choice.candidate, choice.option)) {
      room.take(choice.candidate, choice.option, Stage::value);
      ++added;
    }
  plan::Solution solution = own;
  solution.value = 0;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    solution.chosen[i] = room.chosen(i);
    const bool settled = own.stage[i] == Stage::lottery || own.stage[i] == Stage::mandate;
    solution.stage[i] = room.chosen(i) < 0                                       ? Stage::none
                        : settled                                                ? own.stage[i]
                        : plan::meets_any(problem.candidates[i], room.chosen(i)) ? Stage::mandate
                                                                                 : Stage::value;
    if (room.chosen(i) >= 0) solution.value += room.option(i, static_cast<std::size_t>(room.chosen(i))).value;
  }
  return solution;
}

namespace {

// The same choices in another problem; empty where it does not have them.
std::optional<std::vector<std::int32_t>> translated(const plan::Problem& problem, const plan::Problem& of_other,
                                                    const std::vector<std::int32_t>& other) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < problem.candidates.size(); ++i) numbers.emplace(problem.candidates[i].id, i);
  std::vector<std::int32_t> chosen(problem.candidates.size(), -1);
  for (std::size_t i = 0; i < other.size(); ++i) {
    if (other[i] < 0) continue;
    const plan::Candidate& candidate = of_other.candidates[i];
    const std::string& wanted = candidate.options[static_cast<std::size_t>(other[i])].id;
    const auto number = numbers.find(candidate.id);
    if (number == numbers.end()) return std::nullopt;
    const std::vector<plan::Option>& options = problem.candidates[number->second].options;
    const auto option =
        std::find_if(options.begin(), options.end(), [&](const plan::Option& one) { return one.id == wanted; });
    if (option == options.end()) return std::nullopt;
    chosen[number->second] = static_cast<std::int32_t>(option - options.begin());
  }
  return chosen;
}

}  // namespace

plan::Solution better_of(const plan::Problem& problem, plan::Solution own, const plan::Problem& of_other,
                         const plan::Solution& other) {
  if (!problem.order.empty()) return own;
  const auto chosen = translated(problem, of_other, other.chosen);
  if (!chosen || !given_up(problem, own, *chosen).empty()) return own;
  std::size_t added = 0;
  plan::Solution solution = completed(problem, own, *chosen, added);
  const bool better =
      solution.value > own.value && plan::verify(problem, solution).empty() && plan::certify(problem, solution).empty();
  return better ? solution : own;
}

std::optional<Elsewhere> read_solution(const std::string& path, const plan::Problem& problem, const plan::Solution& own,
                                       Diagnostics& diagnostics) {
  auto bytes = yaml::read_regular_file(path, path, largest_solution, yaml::Links::follow, diagnostics);
  if (!bytes) return std::nullopt;
  const auto source = yaml::make_source(path, std::move(*bytes), diagnostics);
  if (!source) return std::nullopt;
  auto chosen = SolutionReader(source, problem, own, diagnostics).read();
  if (!chosen) return std::nullopt;
  Elsewhere result{{}, to_hex(sha256(source->text())), 0};
  std::vector<std::string> wrong = given_up(problem, own, *chosen);
  if (wrong.empty()) {
    result.solution = completed(problem, own, std::move(*chosen), result.added);
    wrong = plan::verify(problem, result.solution);
    for (std::string& line : plan::certify(problem, result.solution)) wrong.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < std::min(wrong.size(), faults_shown); ++i)
    diagnostics.error("bad-solution", {source, 0, 0, 0}, wrong[i], "");
  return wrong.empty() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace inspectplan::usecase
