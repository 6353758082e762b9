#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "feel/subtree.hpp"
#include "ruleset/card_type.hpp"
#include "ruleset/load.hpp"
#include "score/compiled.hpp"
#include "score/glue.hpp"
#include "score/summands.hpp"
#include "score/unvisited.hpp"

namespace inspectplan::score {

namespace {

using feel::Constant;
using feel::Register;
using feel::Type;

Constant constant_day(Day day) { return {feel::Kind::date, false, day.number, 0, {}}; }

std::int64_t at_scale(Scaled number, int scale) {
  const auto value = rescale(number, scale);
  INSPECTPLAN_ASSERT(value);
  return *value;
}

class Compiler {
 public:
  Compiler(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock)
      : rules_(rules),
        data_(data),
        clock_(clock),
        builder_(rules.schema),
        glue_(rules.schema, builder_),
        names_(rules.schema) {}

  Compiled compile(const std::vector<std::string>& questions) {
    bind_clock();
    compile_named();
    compile_score();
    compile_tiers();
    compile_due();
    compile_mandates();
    compile_planning();
    compile_questions(questions);
    out_.program = builder_.finish();
    return std::move(out_);
  }

 private:
  void bind(const std::string& name, Register value, const Type& type) {
    builder_.bind(name, value, type);
    names_.add(name, type);
  }
  void bind(const std::string& name, const Constant& constant, const Type& type) {
    builder_.bind(name, constant);
    names_.add(name, type);
  }

  void bind_clock() {
    const std::map<std::string, Constant> values = {{"plan_year", {feel::Kind::number, false, clock_.plan_year, 0, {}}},
                                                    {"plan_start", constant_day(clock_.plan_start)},
                                                    {"plan_end", constant_day(clock_.plan_end)},
                                                    {"as_of", constant_day(clock_.as_of)}};
    for (const auto& [name, type] : ruleset::given_names()) bind(name, values.at(name), type);
  }

  // Derived values and sectors use each other, so they come in the order of the rule set; what comes after
  // can only use what stands before it in this file.
  void compile_named() {
    out_.derived.resize(rules_.derived.size());
    out_.sectors.resize(rules_.sectors.size());
    for (const ruleset::RuleSet::Step& step : rules_.order) {
      if (step.section == "derived") compile_derived(step.index);
      if (step.section == "sector") compile_sector(step.index);
    }
    for (const ruleset::Matter& matter : rules_.matters)
      out_.matters.push_back(entering(matter, matter.when, matter.on_unknown));
    for (const ruleset::Responsibility& responsibility : rules_.responsibilities)
      out_.responsibilities.push_back(condition(responsibility.when));
    out_.population = condition(rules_.population);
  }

  void compile_derived(std::size_t index) {
    const ruleset::Derived& derived = rules_.derived[index];
    out_.derived[index] = builder_.compile(derived.value);
    bind(derived.id, out_.derived[index], derived.value.type());
  }

  void compile_sector(std::size_t index) {
    const ruleset::Sector& sector = rules_.sectors[index];
    out_.sectors[index] = entering(sector, sector.when, sector.on_unknown);
    builder_.bind_sector(sector.id, out_.sectors[index]);
  }

  // A condition as it decides: false when not in force, true when undecided and the entry says so.
  Register entering(const ruleset::Entry& entry, const feel::Typed& when, bool on_unknown) {
    if (!entry.valid.contains(clock_.plan_start)) return glue_.compile("false");
    const Register holds = builder_.compile(when);
    if (!on_unknown) return holds;
    const std::string name = glue_.name(holds, Type::boolean());
    return glue_.compile(name + " = null or " + name);
  }

  std::optional<Register> condition(const std::optional<feel::Typed>& when) {
    if (!when) return std::nullopt;
    return builder_.compile(*when);
  }

  void compile_score() {
    for (const ruleset::Scorecard& card : rules_.scorecards) compile_card(card);
    if (!rules_.score) return;
    Diagnostics none;  // what does not fit was found when the rule set was loaded
    const Type type = ruleset::type_of_score(*rules_.score, none);
    out_.score = builder_.round(builder_.compile(rules_.score->value), rules_.score->value.type().scale, type.scale);
    out_.summands = summands_of(rules_, builder_);
    out_.score_low = type.low;
    out_.score_high = type.high;
    bind("score", *out_.score, type);
  }

  void compile_card(const ruleset::Scorecard& card) {
    CardRegisters registers;
    registers.scale = ruleset::scale_of_card(card);
    std::vector<Register> points;
    for (const ruleset::Factor& factor : card.factors) {
      registers.factors.push_back(compile_factor(factor, registers.scale));
      points.push_back(registers.factors.back().points);
    }
    const bool counts = !points.empty() && card.valid.contains(clock_.plan_start);
    registers.points = counts ? builder_.sum(points) : builder_.choose({}, 0, std::nullopt).value;
    bind(card.id, registers.points, ruleset::type_of_card(card));
    out_.cards.push_back(std::move(registers));
  }

  FactorRegisters compile_factor(const ruleset::Factor& factor, int scale) {
    FactorRegisters registers{};
    registers.value = builder_.compile(factor.of);
    std::vector<feel::Builder::Case> cases;
    for (const ruleset::Band& band : factor.bands) {
      registers.bands.push_back(builder_.compile(band.test, registers.value));
      cases.push_back({registers.bands.back(), at_scale(band.points, scale)});
    }
    std::optional<std::int64_t> missing;
    if (factor.missing) missing = at_scale(*factor.missing, scale);
    const feel::Builder::Choice choice = builder_.choose(cases, std::nullopt, missing);
    registers.points = choice.value;
    registers.band = choice.index;
    registers.reach = missing ? builder_.choose(cases, std::nullopt, std::nullopt).value : choice.value;
    return registers;
  }

  void compile_tiers() {
    std::string text;
    for (const ruleset::Tier& tier : rules_.tiers) {
      out_.tiers.push_back(tier.when ? entering(tier, *tier.when, tier.on_unknown)
                                     : glue_.compile(tier.valid.contains(clock_.plan_start) ? "true" : "false"));
      if (tier.when && tier.valid.contains(clock_.plan_start)) add_atoms(*tier.when, tier.when->root());
      tier_names_.push_back(glue_.name(out_.tiers.back(), Type::boolean()));
      text += "if " + tier_names_.back() + " then \"" + tier.id + "\" else ";
    }
    if (rules_.tiers.empty()) {
      bind("tier", Constant{feel::Kind::text, true, 0, 0, {}}, Type::text());
      return;
    }
    const Register tier = glue_.compile(text + "null");
    bind("tier", tier, Type::text());
    std::vector<feel::Builder::Case> cases;
    for (std::size_t i = 0; i < out_.tiers.size(); ++i) cases.push_back({out_.tiers[i], static_cast<std::int64_t>(i)});
    out_.tier = builder_.choose(cases, std::nullopt, std::nullopt).value;
  }

  void add_atoms(const feel::Typed& when, const feel::ast::Tree& node) {
    using feel::ast::Op;
    if (node->op == Op::conjunction || node->op == Op::disjunction || node->op == Op::negation)
      for (const feel::ast::Tree& part : node->parts) add_atoms(when, part);
    else
      out_.tier_atoms.emplace(node.get(), builder_.compile(feel::part_of(when, node)));
  }

  void compile_due() {
    const std::optional<feel::Typed>& expression = rules_.planning.last_visit;
    if (expression) {
      out_.last_visit = builder_.compile(*expression);
      bind("last_visit", *out_.last_visit, expression->type());
      last_visit_ = glue_.name(*out_.last_visit, expression->type());
    } else {
      const Constant never{feel::Kind::date, true, 0, 0, {}};
      bind("last_visit", never, Type::date());
      last_visit_ = glue_.name(never, Type::date());
    }
    unvisited_ = glue_.name(compile_unvisited(), Type::boolean());
    plan_end_ = glue_.name(constant_day(clock_.plan_end), Type::date(false));
    std::string text;
    for (std::size_t i = 0; i < rules_.tiers.size(); ++i)
      text += "if " + tier_names_[i] + " then " + due_text(rules_.tiers[i].due) + " else ";
    out_.is_due = glue_.compile(text + "false");
    bind("is_due", *out_.is_due, Type::boolean());
  }

  // Without a last visit: true where there was none, unknown where one may be hidden, because the tables that
  // tell were never imported or a row of them lacks something.
  Register compile_unvisited() {
    const Constant unknown{feel::Kind::boolean, true, 0, 0, {}};
    const auto silence = unvisited(rules_);
    const auto imported = [this](std::size_t table) { return data_.children[table].imported; };
    if (!silence || !std::all_of(silence->tables.begin(), silence->tables.end(), imported))
      return glue_.compile(glue_.name(unknown, Type::boolean()));
    return glue_.compile(silence->whole.empty() ? "true" : "if " + silence->whole + " then true else null");
  }

  std::string due_text(const std::optional<ruleset::Length>& due) const {
    if (!due) return "false";
    const std::string length =
        due->months != 0 ? "P" + std::to_string(due->months) + "M" : "P" + std::to_string(due->days) + "D";
    return "(if " + last_visit_ + " = null then " + unvisited_ + " else " + last_visit_ + " + duration(\"" + length +
           "\") <= " + plan_end_ + ")";
  }

  void compile_mandates() {
    for (const ruleset::Mandate& mandate : rules_.mandates)
      out_.mandates.push_back(entering(mandate, mandate.when, mandate.on_unknown));
  }

  void compile_planning() {
    const ruleset::Planning& planning = rules_.planning;
    for (const ruleset::Workload& workload : planning.workload) out_.workload.push_back(condition(workload.when));
    for (const ruleset::Cap& cap : planning.caps) out_.caps.push_back(condition(cap.except));
    for (const ruleset::Quota& quota : planning.quotas) out_.quotas.push_back(builder_.compile(quota.of));
    out_.random = condition(planning.random_of);
    if (planning.first_day) out_.first_day = builder_.compile(*planning.first_day);
    if (planning.last_day) out_.last_day = builder_.compile(*planning.last_day);
    if (planning.value) {
      out_.value = builder_.compile(*planning.value);
      out_.value_scale = planning.value->type().scale;
    } else if (rules_.score) {
      out_.value = out_.score;
      out_.value_scale = rules_.score->scale;
    }
  }

  void compile_questions(const std::vector<std::string>& questions) {
    std::vector<std::string> sectors;
    for (const ruleset::Sector& sector : rules_.sectors) sectors.push_back(sector.id);
    names_.set_sectors(std::move(sectors));
    for (const std::string& question : questions) {
      Diagnostics unknown_names;
      const feel::Syntax syntax = feel::parse_expression(feel::Text::of(question), unknown_names);
      const feel::Typed typed =
          syntax ? feel::check(syntax, names_, unknown_names, feel::Kind::boolean) : feel::Typed();
      out_.questions.push_back(typed ? std::optional(builder_.compile(typed)) : std::nullopt);
    }
  }

  const ruleset::RuleSet& rules_;
  const column::Dataset& data_;
  const Clock& clock_;
  feel::Builder builder_;
  Glue glue_;
  feel::Scope names_;  // of the rules, as they come to be
  Compiled out_;
  std::vector<std::string> tier_names_;
  std::string last_visit_, unvisited_, plan_end_;
};

}  // namespace

Compiled compile(const ruleset::RuleSet& rules, const column::Dataset& data, const Clock& clock,
                 const std::vector<std::string>& questions) {
  return Compiler(rules, data, clock).compile(questions);
}

}  // namespace inspectplan::score
