#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

class CardReader {
 public:
  CardReader(Reading& reading, const yaml::Entry& entry, std::size_t card, Computation& computation)
      : reading_(reading), entry_(entry), card_(card), computation_(computation) {}

  void read() {
    Fields fields(entry_, "scorecard", reading_.reader);
    read_common(fields, "scorecards." + entry_.key, card(), reading_);
    const yaml::Node* factors = fields.need("factors");
    fields.finish();
    if (!factors || !reading_.reader.mapping(*factors, "the factors by id")) return;
    for (const yaml::Entry* factor : sorted_entries(*factors, "factor", reading_.reader)) {
      if (reading_.reader.mapping(factor->value, "a factor {of: ..., bands: [...]}")) read_factor(*factor);
    }
  }

 private:
  Scorecard& card() { return reading_.rules.scorecards[card_]; }

  void read_factor(const yaml::Entry& entry) {
    const std::size_t index = card().factors.size();
    card().factors.emplace_back();
    Factor& factor = card().factors.back();
    factor.id = entry.key;
    factor.place = entry.key_place;
    const yaml::Node *of = nullptr, *bands = nullptr;
    reading_.part("factors." + card().id + "." + entry.key, [&] {
      Fields fields(entry, "factor " + card().id + ".", reading_.reader);
      read_fields(fields, factor);
      of = fields.need("of");
      bands = fields.need("bands");
      fields.finish();
    });
    if (of) factor.of_text = of->text;
    RuleSet& rules = reading_.rules;
    reading_.expression(computation_, of, {}, [&rules, c = card_, index](feel::Typed typed) {
      rules.scorecards[c].factors[index].of = std::move(typed);
    });
    if (bands && reading_.reader.sequence(*bands, "a list of bands {is: ..., points: ...}")) {
      for (const yaml::Node& band : bands->items) read_band(band, index);
    }
  }

  void read_fields(Fields& fields, Factor& factor) {
    Entry common;
    read_common(fields, "factors." + card().id + "." + factor.id, common, reading_, card().valid);
    factor.label = std::move(common.label);
    factor.rationale = std::move(common.rationale);
    factor.basis = std::move(common.basis);
    if (const yaml::Node* missing = fields.find("missing")) factor.missing = reading_.reader.decimal(*missing);
  }

  // A band that cannot be read stays, with no test: nothing is said of the gap it leaves.
  void read_band(const yaml::Node& node, std::size_t factor) {
    if (!reading_.reader.mapping(node, "a band {is: ..., points: ...}"))
      return void(card().factors[factor].bands.emplace_back().place = node.place);
    Fields fields(node, "a band", reading_.reader);
    Band band;
    const yaml::Node* is = fields.need("is");
    band.place = is ? is->place : node.place;
    if (is) band.text = is->text;
    if (const yaml::Node* points = fields.need("points"))
      band.points = reading_.reader.decimal(*points).value_or(Scaled{});
    fields.label("label", band.label);
    fields.finish();
    std::vector<Band>& bands = card().factors[factor].bands;
    const std::size_t index = bands.size();
    bands.push_back(std::move(band));
    if (!is) return;
    RuleSet& rules = reading_.rules;
    const auto subject = [&rules, c = card_, factor]() -> std::optional<feel::Type> {
      const feel::Typed& of = rules.scorecards[c].factors[factor].of;
      return of ? std::optional<feel::Type>(of.type()) : std::nullopt;
    };
    reading_.unary_tests(computation_, *is, subject, [&rules, c = card_, factor, index](feel::Typed typed) {
      rules.scorecards[c].factors[factor].bands[index].test = std::move(typed);
    });
  }

  Reading& reading_;
  const yaml::Entry& entry_;
  std::size_t card_;
  Computation& computation_;
};

void read_card(const yaml::Entry& entry, Reading& reading) {
  if (!reading.reader.mapping(entry.value, "a scorecard {factors: {...}}")) return;
  const std::size_t index = reading.rules.scorecards.size();
  reading.rules.scorecards.emplace_back();
  reading.rules.scorecards.back().id = entry.key;
  reading.rules.scorecards.back().place = entry.key_place;
  Computation& computation = reading.begin(Stage::scorecard, entry.key, index, entry.key_place);
  CardReader(reading, entry, index, computation).read();
}

}  // namespace

void read_scorecards(const Tree& tree, Reading& reading) {
  std::vector<const yaml::Entry*> cards;
  reading.part("scorecards", [&] { cards = sorted_entries(tree.node("scorecards"), "scorecard", reading.reader); });
  for (const yaml::Entry* card : cards) reading.part("scorecards." + card->key, [&] { read_card(*card, reading); });
}

void read_score(const Tree& tree, Reading& reading) {
  const yaml::Node& section = tree.node("score");
  if (section.entries.empty()) return;
  RuleSet& rules = reading.rules;
  rules.score.emplace();
  rules.score->place = section.place;
  Fields fields(section, "score", reading.reader);
  read_aside(fields, "score", reading);
  if (const yaml::Node* scale = fields.find("scale")) {
    rules.score->scale = static_cast<int>(reading.reader.integer(*scale, 0, 9).value_or(0));
  }
  const yaml::Node* value = fields.need("value");
  fields.finish();
  Computation& computation = reading.begin(Stage::score, "", 0, value ? value->place : section.place);
  reading.expression(computation, value, feel::Kind::number,
                     [&rules](feel::Typed typed) { rules.score->value = std::move(typed); });
}

}  // namespace inspectplan::ruleset
