// The rule set in the order in which its parts use each other, as score/compile.cpp has it.
#include "sqlgen/rules.hpp"

#include "base/error.hpp"
#include "ruleset/card_type.hpp"
#include "sqlgen/bands.hpp"

namespace inspectplan::sqlgen {

using feel::Type;

namespace {

constexpr std::size_t longest_name = 63;  // bytes; PostgreSQL cuts off what is longer

Value number_value(Relation& to, std::int64_t number) {
  return point(Type::number(0, number, number, false), to.literal(number));
}

Value day_value(Relation& to, Day day) {
  Type type = Type::date(false);
  type.low = type.high = day.number;
  return point(type, to.literal(std::int64_t{day.number}));
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

std::string written(const feel::Typed& expression) { return one_line(expression.syntax().text().text); }

}  // namespace

std::string section_name(int section) {
  static const std::vector<std::string> names = {"_enterprise", "_facts", "_points",  "_score",
                                                 "_tier",       "_due",   "_mandates"};
  return names.at(static_cast<std::size_t>(section));
}

Rules::Rules(const ruleset::RuleSet& rules, const score::Clock& clock, Enterprises& enterprises,
             Diagnostics& diagnostics)
    : rules_(rules),
      clock_(clock),
      enterprises_(enterprises),
      relation_(enterprises.relation()),
      diagnostics_(diagnostics) {
  for (const column::Field& field : rules.schema.enterprise.fields) taken_[field.name] = rules.place;
}

void Rules::translate() {
  bind_clock();
  facts();
  points();
  score();
  tiers();
  due();
  mandates();
}

void Rules::bind_clock() {
  enterprises_.bind("plan_year", number_value(relation_, clock_.plan_year));
  enterprises_.bind("plan_start", day_value(relation_, clock_.plan_start));
  enterprises_.bind("plan_end", day_value(relation_, clock_.plan_end));
  enterprises_.bind("as_of", day_value(relation_, clock_.as_of));
}

void Rules::facts() {
  relation_.enter(section_facts);
  const std::string& key = rules_.schema.enterprise.fields[rules_.schema.enterprise.key.at(0)].name;
  outputs_.push_back({quoted(key), quoted(key)});
  if (rules_.population) {
    const Sql in = enterprises_.translate(*rules_.population).low;
    show("in_population", relation_.formula(Sort::truth, "$1 IS NULL OR $1", {in}),
         "population: " + written(*rules_.population), rules_.place);
  }
  for (const ruleset::RuleSet::Step& step : rules_.order) {
    if (step.section == "derived") derived(rules_.derived[step.index]);
    if (step.section == "sector") sector(rules_.sectors[step.index]);
  }
  for (const ruleset::Matter& matter : rules_.matters)
    show("matter_" + matter.id, entering(matter, matter.when, matter.on_unknown), cited("matter", matter),
         matter.place);
}

void Rules::derived(const ruleset::Derived& derived) {
  const Value value = enterprises_.translate(derived.value);
  std::string comment = cited("derived", derived) + ": " + written(derived.value);
  enterprises_.bind(derived.id, show("derived_" + derived.id, value, comment, derived.place));
}

void Rules::sector(const ruleset::Sector& sector) {
  const Sql holds = entering(sector, sector.when, sector.on_unknown);
  enterprises_.bind_sector(sector.id, show("sector_" + sector.id, holds,
                                           cited("sector", sector) + ": " + written(sector.when), sector.place));
}

Sql Rules::entering(const ruleset::Entry& entry, const feel::Typed& when, bool on_unknown) {
  if (!entry.valid.contains(clock_.plan_start)) return relation_.literal(false);
  const Sql holds = enterprises_.translate(when).low;
  return on_unknown ? relation_.formula(Sort::truth, "$1 IS NULL OR $1", {holds}) : holds;
}

void Rules::points() {
  relation_.enter(section_points);
  for (const ruleset::Scorecard& one : rules_.scorecards) card(one);
}

void Rules::card(const ruleset::Scorecard& card) {
  const int scale = ruleset::scale_of_card(card);
  std::optional<Sql> sum;
  for (const ruleset::Factor& one : card.factors) {
    const Sql points = factor(card, one, scale);
    sum = sum ? relation_.formula(Sort::number, "$1 + $2", {*sum, points}) : points;
  }
  const bool counts = sum && card.valid.contains(clock_.plan_start);
  const Value value = point(ruleset::type_of_card(card), counts ? *sum : relation_.literal(std::int64_t{0}));
  const std::string unit = scale == 0 ? "" : ", times 10^" + std::to_string(scale);
  enterprises_.bind(card.id, show("card_" + card.id, value, cited("scorecard", card) + unit, card.place));
}

Sql Rules::factor(const ruleset::Scorecard& card, const ruleset::Factor& factor, int scale) {
  const std::string id = card.id + "_" + factor.id;
  Value value = enterprises_.translate(factor.of);
  value.low = relation_.name(value.low);
  value.high = relation_.name(value.high);
  std::vector<BandPoints> bands;
  for (const ruleset::Band& band : factor.bands)
    bands.push_back({enterprises_.translate(band.test, &value).low, &band.test, *rescale(band.points, scale)});
  std::optional<std::int64_t> missing;
  if (factor.missing) missing = *rescale(*factor.missing, scale);
  const Sql points = points_of(relation_, value, bands, missing);
  std::string comment = "factor " + card.id + "." + factor.id + " of " + one_line(factor.of_text);
  for (const ruleset::Basis& basis : factor.basis) comment += "\n  " + basis.document + ", " + one_line(basis.at);
  return show("points_" + id, point(Type::number(scale, 0, 0), points), comment, factor.place).low;
}

void Rules::score() {
  relation_.enter(section_score);
  if (!rules_.score) return;
  Diagnostics none;  // what does not fit was found when the rule set was loaded
  Value value = rounded(relation_, enterprises_.translate(rules_.score->value), rules_.score->scale);
  value.type = ruleset::type_of_score(*rules_.score, none);
  std::string comment = "score: " + written(rules_.score->value);
  if (rules_.score->scale > 0) comment += ", times 10^" + std::to_string(rules_.score->scale);
  enterprises_.bind("score", show("score", value, comment, rules_.score->place));
}

void Rules::mandates() {
  relation_.enter(section_mandates);
  for (const ruleset::Mandate& mandate : rules_.mandates)
    show("mandate_" + mandate.id, entering(mandate, mandate.when, mandate.on_unknown),
         cited("mandate", mandate) + ": " + written(mandate.when), mandate.place);
}

void Rules::reserve(const std::string& name, const Place& place) {
  const auto [found, fresh] = taken_.emplace(name, place);
  if (!fresh) refuse(diagnostics_, place, "two columns would be named `" + name + "`", "rename one of the two");
  if (name.size() > longest_name)
    refuse(diagnostics_, place, "`" + name + "` is longer than the 63 bytes that every database keeps of a name",
           "give it a shorter id");
}

Value Rules::show(const std::string& name, const Value& value, const std::string& comment, const Place& place) {
  reserve(name, place);
  if (!value.is_range()) {
    outputs_.push_back({name, name});
    return point(value.type, relation_.define(name, value.low, comment));
  }
  reserve(name + "_low", place);
  reserve(name + "_high", place);
  const std::string low = name + "_low", high = name + "_high";
  outputs_.push_back({name, "CASE WHEN " + low + " = " + high + " THEN " + low + " END"});
  outputs_.push_back({low, low});
  outputs_.push_back({high, high});
  const Sql first = relation_.define(low, value.low, comment);
  return {value.type, first, relation_.define(high, value.high, {})};
}

Sql Rules::show(const std::string& name, const Sql& truth, const std::string& comment, const Place& place) {
  return show(name, point(Type::boolean(), truth), comment, place).low;
}

std::string Rules::cited(const std::string& what, const ruleset::Entry& entry) const {
  std::string out = what + " " + entry.id;
  std::string basis;
  for (const ruleset::Basis& one : entry.basis)
    basis += (basis.empty() ? "" : "; ") + one.document + (one.at.empty() ? "" : ", " + one_line(one.at));
  return basis.empty() ? out : out + " [" + basis + "]";
}

}  // namespace inspectplan::sqlgen
