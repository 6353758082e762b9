// The problem of value as free MPS, the exchange format of linear programs (IBM, 1960s; as CPLEX and Cbc read it).
#include <algorithm>
#include <unordered_set>

#include "plan/demands.hpp"
#include "usecase/planning/solve_file.hpp"

namespace inspectplan::usecase {
namespace {

constexpr std::size_t longest_name = 80;  // some readers keep names in buffers of fixed size

class Writer {
 public:
  Writer(const plan::Problem& problem, const plan::Solution& solution) : problem_(problem), solution_(solution) {}

  std::string write() {
    name_rows();
    out_ = "NAME inspectplan FREE\nROWS\n N value\n";
    for (std::size_t i = 0; i < visit_.size(); ++i) out_ += (stays(i) ? " E " : " L ") + visit_[i] + "\n";
    for (const std::string& row : days_) out_ += " L " + row + "\n";
    for (std::size_t g = 0; g < ceiling_.size(); ++g) {
      if (!ceiling_[g].empty()) out_ += " L " + ceiling_[g] + "\n";
      if (!floor_[g].empty()) out_ += " G " + floor_[g] + "\n";
    }
    out_ += "COLUMNS\n MARKER 'MARKER' 'INTORG'\n";
    each_column([this](std::size_t i, std::size_t k, const std::string& name) { column(i, k, name); });
    out_ += " MARKER 'MARKER' 'INTEND'\nRHS\n";
    right_hand_sides();
    out_ += "BOUNDS\n";
    for (const std::string& name : columns_) out_ += " BV BND " + name + "\n";
    return out_ + "ENDATA\n";
  }

  // Names are given in one order: rows first.
  template <class Look>
  void each_column(Look look) {
    for (std::size_t i = 0; i < visit_.size(); ++i)
      for (std::size_t k = 0; k < problem_.candidates[i].options.size(); ++k)
        if (allowed(i, k))
          look(i, k, name("x " + problem_.candidates[i].id + " " + problem_.candidates[i].options[k].id));
  }
  void name_rows() {
    for (const plan::Candidate& candidate : problem_.candidates) visit_.push_back(name("visit " + candidate.id));
    for (const std::string& department : problem_.departments)
      for (const std::string& period : problem_.periods) days_.push_back(name("days " + department + " " + period));
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      ceiling_.push_back(most(g) != plan::no_ceiling ? name("at_most " + problem_.groups[g].id) : "");
      floor_.push_back(floor(g) > 0 ? name("at_least " + problem_.groups[g].id) : "");
    }
  }

 private:
  const plan::Problem& problem_;
  const plan::Solution& solution_;
  std::string out_;
  std::unordered_set<std::string> taken_;
  std::vector<std::string> visit_, days_, ceiling_, floor_, columns_;

  std::string name(std::string text) {
    for (char& c : text)
      if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) > '~') c = '_';
    text.resize(std::min(text.size(), longest_name));
    std::string unique = text;
    for (int n = 2; !taken_.insert(unique).second; ++n) unique = text + "~" + std::to_string(n);
    return unique;
  }

  bool stays(std::size_t i) const {
    return solution_.stage[i] == plan::Stage::mandate || solution_.stage[i] == plan::Stage::lottery;
  }

  // As mandates and draws are settled.
  bool allowed(std::size_t i, std::size_t k) const {
    const plan::Candidate& candidate = problem_.candidates[i];
    if (solution_.stage[i] == plan::Stage::mandate)
      return plan::keeps_mandates(candidate, solution_.chosen[i], static_cast<std::int32_t>(k));
    if (solution_.stage[i] != plan::Stage::lottery) return true;
    const auto& options = candidate.options;
    return plan::same_draw(options[static_cast<std::size_t>(solution_.chosen[i])], options[k]);
  }

  // As far as the solution reaches it.
  std::int64_t floor(std::size_t group) const { return solution_.floor[group]; }
  std::int64_t most(std::size_t group) const {
    return std::min(solution_.ceiling[group], problem_.groups[group].at_most.value_or(plan::no_ceiling));
  }

  void column(std::size_t i, std::size_t k, const std::string& column_name) {
    const plan::Candidate& candidate = problem_.candidates[i];
    const plan::Option& option = candidate.options[k];
    columns_.push_back(column_name);
    const auto entry = [&](const std::string& row, std::int64_t amount) {
      if (!row.empty() && amount != 0) out_ += " " + columns_.back() + " " + row + " " + std::to_string(amount) + "\n";
    };
    entry("value", -option.value);
    entry(visit_[i], 1);
    for (const plan::Use& use : option.days)
      entry(days_[use.department * problem_.periods.size() + option.period], use.days);
    plan::each_group(candidate, option,
                     [&](std::uint32_t group) { entry(ceiling_[group], 1), entry(floor_[group], 1); });
  }

  void right_hand_sides() {
    const auto entry = [&](const std::string& row, std::int64_t amount) {
      if (!row.empty()) out_ += " RHS " + row + " " + std::to_string(amount) + "\n";
    };
    for (const std::string& row : visit_) entry(row, 1);
    for (std::size_t d = 0; d < problem_.departments.size(); ++d)
      for (std::size_t p = 0; p < problem_.periods.size(); ++p)
        entry(days_[d * problem_.periods.size() + p], problem_.capacity[d][p]);
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      if (!ceiling_[g].empty()) entry(ceiling_[g], most(g));
      if (!floor_[g].empty()) entry(floor_[g], floor(g));
    }
  }
};

}  // namespace

void each_column(const plan::Problem& problem, const plan::Solution& solution,
                 const std::function<void(std::size_t, std::size_t, const std::string&)>& look) {
  Writer writer(problem, solution);
  writer.name_rows();
  writer.each_column(look);
}

std::string problem_mps(const plan::Problem& problem, const plan::Solution& solution) {
  return Writer(problem, solution).write();
}

}  // namespace inspectplan::usecase
