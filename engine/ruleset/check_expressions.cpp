// Types every expression, stage by stage: each stage sees the names that the earlier ones made.
#include <algorithm>

#include "base/text.hpp"
#include "ruleset/card_type.hpp"
#include "ruleset/load.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// A name that expressions may not use yet, or at all, and why.
struct Hidden {
  std::string name;
  Stage made;
  std::string why;
};

// The language knows what is wrong with an expression; what to do about it depends on where it stands.
std::string remedy(std::string_view code, std::optional<feel::Kind> expected) {
  if (code == "forbidden-name")
    return "use a fact that is known here, or move the condition to a section where the name is known";
  if (code != "type-mismatch" || !expected) return "docs/rules-format.md says what may stand here";
  if (*expected == feel::Kind::boolean) return "write a condition, for example a comparison";
  return "write an expression that gives a " + feel::to_string(*expected);
}

// What a finding's caret stands under.
std::string excerpt(const Place& place) {
  if (!place.source || place.line == 0 || place.column == 0) return {};
  const std::string_view line = place.source->line(place.line);
  const std::size_t begin = byte_offset(line, place.column - 1);
  return std::string(line.substr(begin, byte_offset(line, place.column - 1 + place.length) - begin));
}

std::string without_quotes(std::string text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

class Checker {
 public:
  explicit Checker(Reading& reading) : reading_(reading), base_(reading.rules.schema) {
    for (const auto& [name, type] : given_names()) base_.add(name, type);
    for (const Sector& sector : reading.rules.sectors) sectors_.push_back(sector.id);
    hide_later_names();
  }

  void run() {
    const std::vector<std::size_t> order = dependency_order(reading_);
    for (std::size_t i = 0; i < order.size();) {
      const Stage stage = reading_.computations[order[i]].stage;
      add_names_before(stage);
      feel::Scope scope = scope_of(stage);
      for (; i < order.size() && reading_.computations[order[i]].stage == stage; ++i) {
        check(reading_.computations[order[i]], scope);
      }
    }
    add_names_before(Stage::planning);  // for what it finds, where no stage asked for them
    for (const std::size_t one : order) {
      const Computation& computation = reading_.computations[one];
      reading_.rules.order.push_back({std::string(to_string(computation.stage)), computation.index});
    }
  }

 private:
  void hide_later_names() {
    for (const Scorecard& card : reading_.rules.scorecards) {
      hidden_.push_back({card.id, Stage::score, "is a scorecard: known only in the score and after it"});
    }
    hidden_.push_back({"score", Stage::tier, "is known only in tiers and after them"});
    hidden_.push_back({"tier", Stage::mandate, "is known only in mandates and in planning"});
    hidden_.push_back({"is_due", Stage::mandate, "is known only in mandates and in planning"});
    hidden_.push_back({"last_visit", Stage::mandate, "is known only in mandates and in planning"});
  }

  feel::Scope scope_of(Stage stage) {
    feel::Scope scope = base_;
    for (const column::Field& field : reading_.rules.schema.enterprise.fields) {
      if (field.personal) scope.forbid(field.name, "is personal: no rule may read it");
    }
    for (const std::string& name : reading_.broken) scope.forbid(name, "");
    for (const Hidden& hidden : hidden_) {
      if (stage < hidden.made) scope.forbid(hidden.name, hidden.why);
    }
    if (stage != Stage::derived) scope.set_sectors(sectors_);
    return scope;
  }

  void check(Computation& computation, feel::Scope& scope) {
    for (Pending& expression : computation.expressions) check(computation, expression, scope);
    if (computation.stage != Stage::derived) return;
    const Derived& derived = reading_.rules.derived[computation.index];
    if (!derived.value) {
      reading_.broken.insert(derived.id);
      scope.forbid(derived.id, "");
      return;
    }
    scope.add(derived.id, derived.value.type());
    base_.add(derived.id, derived.value.type());
  }

  void check(const Computation& computation, Pending& expression, const feel::Scope& scope) {
    if (uses_broken_table(expression.syntax.uses()) || !sectors_allowed(computation, expression.syntax)) return;
    std::optional<feel::Type> subject;
    if (expression.subject) {
      subject = expression.subject();
      if (!subject) return;  // what it tests has a mistake of its own
    }
    Diagnostics found;
    feel::Typed typed = feel::check(expression.syntax, scope, found, expression.expected, subject);
    for (Diagnostic& one : found.sorted()) {
      if (one.hint.empty()) one.hint = remedy(one.code, expression.expected);
      explain_name(one);
      reading_.diagnostics.add(std::move(one));
    }
    if (typed) expression.put(std::move(typed));
  }

  // A name that is unknown because an overlay or a date took it out.
  void explain_name(Diagnostic& one) const {
    const std::string name = without_quotes(excerpt(one.place));
    if (one.code == "unknown-sector") explain_absence(one, "sectors", "sector", name, reading_);
    if (one.code == "unknown-table") explain_absence(one, "facts", "child table", name, reading_);
    if (one.code != "unknown-name") return;
    explain_absence(one, "derived", "derived value", name, reading_);
    explain_absence(one, "scorecards", "scorecard", name, reading_);
    explain_absence(one, "facts", "table", "enterprise", reading_);
  }

  bool uses_broken_table(const feel::Uses& uses) const {
    return std::any_of(uses.tables.begin(), uses.tables.end(),
                       [this](const std::string& table) { return reading_.broken.contains(table); });
  }

  bool sectors_allowed(const Computation& computation, const feel::Syntax& syntax) {
    if (computation.stage != Stage::derived || syntax.uses().sectors.empty()) return true;
    reading_.diagnostics.error(
        "unknown-name", syntax.text().place(std::min(syntax.text().text.find("in_sector"), syntax.text().text.size())),
        computation.name() + " asks for a sector, and sectors come after derived values",
        "use the sector's condition instead, or ask where the derived value is used");
    return false;
  }

  // The names that earlier stages have made. They have a type even where an expression behind them has a
  // mistake, so that the mistakes of later stages are found as well.
  void add_names_before(Stage stage) {
    RuleSet& rules = reading_.rules;
    if (made_ < Stage::score && stage >= Stage::score) {
      for (const Scorecard& card : rules.scorecards) base_.add(card.id, type_of_card(card));
    }
    if (made_ < Stage::tier && stage >= Stage::tier && rules.score) {
      reading_.part("score", [&] { base_.add("score", type_of_score(*rules.score, reading_.diagnostics)); });
    }
    if (made_ < Stage::mandate && stage >= Stage::mandate) {
      base_.add("tier", feel::Type::text());
      base_.add("is_due", feel::Type::boolean());
      const std::optional<feel::Typed>& last_visit = rules.planning.last_visit;
      base_.add("last_visit", last_visit ? last_visit->type() : feel::Type::date());
    }
    made_ = stage;
  }

  Reading& reading_;
  feel::Scope base_;
  std::vector<std::string> sectors_;
  std::vector<Hidden> hidden_;
  Stage made_ = Stage::derived;
};

}  // namespace

void check_expressions(Reading& reading) { Checker(reading).run(); }

}  // namespace inspectplan::ruleset
