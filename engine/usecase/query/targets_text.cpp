// What `query targets` prints: JSON and a table.
#include <map>

#include "base/json.hpp"
#include "base/written.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "usecase/query/targets.hpp"

namespace inspectplan::usecase {
namespace {

using ruleset::Target;
using Outcome = TargetLine::Outcome;

struct Words {
  const char* id;
  Label label;
};

const Words& words_of(Outcome outcome) {
  static const std::map<Outcome, Words> words = {
      {Outcome::reached, {"reached", {"đạt", "reached"}}},
      {Outcome::not_reached, {"not_reached", {"chưa đạt", "not reached"}}},
      {Outcome::undecided, {"undecided", {"chưa rõ: thiếu dữ kiện", "undecided: facts are missing"}}},
      {Outcome::running, {"running", {"năm chưa kết thúc", "the year is not over"}}},
      {Outcome::not_begun, {"not_begun", {"năm chưa bắt đầu", "the year has not begun"}}},
      {Outcome::no_figures, {"no_figures", {"chưa có số liệu", "no figures yet"}}},
      {Outcome::no_baseline, {"no_baseline", {"không có số năm trước để so", "nothing to compare with"}}},
      {Outcome::not_measured, {"not_measured", {"sổ không đo được", "the register cannot tell"}}}};
  return words.at(outcome);
}

const char* aim_of(const Target& target) {
  switch (target.aim) {
    case Target::Aim::falls_by:
      return "falls_by";
    case Target::Aim::rises_by:
      return "rises_by";
    case Target::Aim::reaches:
      return "reaches";
    case Target::Aim::exceeds:
      return "exceeds";
  }
  return "";
}

Label number(Scaled value) { return {in_vietnamese(value), to_string(value)}; }
Label percent(Scaled share) {
  return number({round_half_even(Wide{share.value} * 100, share.scale, 1), 1}) + same(" %");
}

Label figure(const Target& target, Scaled value) {
  const bool share = !target.per.empty() || !target.is_change();
  return share ? percent(value) : number(value);
}

template <class Show>
Label range(const Amount& amount, Show show) {
  const Label low = show(amount.low);
  const Label high = show(amount.high);
  return low.en == high.en ? low : low + same(" … ") + high;
}

Label figure(const Target& target, const Amount& amount) {
  return range(amount, [&](Scaled value) { return figure(target, value); });
}

Label signed_percent(Scaled change) { return (change.value > 0 ? same("+") : Label{}) + percent(change); }

Label told(const Target& target, const std::optional<Amount>& amount, std::size_t told, std::size_t asked) {
  if (!amount) return {"–", "–"};
  const Label of = same(" (" + std::to_string(told) + "/" + std::to_string(asked) + ")");
  return figure(target, *amount) + of;
}

Label period(const Target& target, int year) {
  if (target.by) return Label{"đến ", "by "} + written(*target.by);
  if (!target.is_change()) return Label{"hằng năm", "every year"};
  return same(std::to_string(year)) + Label{" so với ", " against "} + same(std::to_string(year - 1));
}

std::vector<Label> notes(const TargetList& list, const TargetLine& line, const Target& target) {
  std::vector<Label> notes;
  if (line.outcome == Outcome::not_measured) notes.push_back(target.unmeasured.value_or(Label{}));
  if (!line.territory.empty() && line.outcome != Outcome::not_measured) {
    Label note = Label{"chỉ tính cơ sở ở địa bàn của văn bản, mã tỉnh ", "counts the territory of "} +
                 same(report::joined(
                          line.territory, [](const std::string& code) { return code; }, ", ") +
                      ": " + std::to_string(line.asked) + "/" + std::to_string(list.enterprises)) +
                 Label{" cơ sở", " enterprises"};
    if (line.place_unknown > 0)
      note = note + Label{" (", " ("} + same(std::to_string(line.place_unknown)) +
             Label{" chưa rõ địa bàn, vẫn tính)", " whose place is not known, counted)"};
    notes.push_back(note);
  }
  if (target.is_change() && line.wanted) {
    const Label bound = target.aim == Target::Aim::falls_by ? same("≤ ") : same("≥ ");
    notes.push_back(Label{"cần ", "wanted "} + bound + figure(target, *line.wanted));
  }
  const bool others_tell = line.same < line.told_now || line.same < line.told_before;
  if (target.is_change() && others_tell && line.before_of_same && line.now_of_same)
    notes.push_back(Label{"có số liệu cả hai năm (", "those that tell in both years ("} +
                    same(std::to_string(line.same) + "): ") + figure(target, *line.before_of_same) + same(" → ") +
                    figure(target, *line.now_of_same));
  if (line.outcome == Outcome::running) notes.push_back(Label{"tính đến ", "as known on "} + written(list.as_of));
  const Day last_of_before{from_civil(list.year, 1, 1).number - 1};
  if (line.outcome == Outcome::not_begun && list.as_of < last_of_before)
    notes.push_back(same(std::to_string(list.year - 1)) + Label{": tính đến ", ": as known on "} + written(list.as_of));
  if (target.note) notes.push_back(*target.note);
  return notes;
}

void write_amount(JsonWriter& json, std::string_view name, const std::optional<Amount>& amount) {
  json.key(name);
  if (!amount) {
    json.null();
    return;
  }
  json.begin_object().member("low", amount->low).member("high", amount->high).end_object();
}

void write_year(JsonWriter& json, std::string_view name, int year, const std::optional<Amount>& amount,
                std::size_t told) {
  json.key(name).begin_object().member("year", year).member("told", told);
  write_amount(json, "value", amount);
  json.end_object();
}

void write_line(JsonWriter& json, const TargetList& list, const TargetLine& line, const Target& target,
                Language language) {
  json.begin_object().member("target", target.id).member("label", target.label.in(language));
  json.member("aim", aim_of(target)).member("amount", target.amount).key("by");
  target.by ? json.string(to_string(*target.by)) : json.null();
  json.member("measure", target.measure).member("per", target.per).member("outcome", words_of(line.outcome).id);
  json.key("territory").begin_array();
  for (const std::string& code : line.territory) json.string(code);
  json.end_array().member("asked", line.asked).member("place_unknown", line.place_unknown);
  write_year(json, "before", list.year - 1, line.before, line.told_before);
  write_year(json, "now", list.year, line.now, line.told_now);
  json.key("same").begin_object().member("told", line.same);
  write_amount(json, "before", line.before_of_same);
  write_amount(json, "now", line.now_of_same);
  write_amount(json, "change", line.change);
  json.end_object();
  write_amount(json, "wanted", line.wanted);
  json.key("notes").begin_array();
  for (const Label& note : notes(list, line, target)) json.string(note.in(language));
  json.end_array().key("basis").begin_array();
  for (const ruleset::Basis& basis : target.basis)
    json.begin_object().member("document", basis.document).member("at", basis.at).end_object();
  json.end_array().end_object();
}

}  // namespace

std::string targets_json(const TargetList& list, const ruleset::RuleSet& rules, Language language) {
  JsonWriter json(2);
  json.begin_object().member("year", list.year).member("as_of", list.as_of).member("import", list.import);
  json.key("ruleset").begin_object().member("id", rules.id).member("version", rules.version);
  json.member("digest", to_hex(rules.digest)).end_object();
  json.key("department");
  list.department.empty() ? json.null() : json.string(list.department);
  json.member("on", list.on).member("enterprises", list.enterprises).key("targets").begin_array();
  for (const TargetLine& line : list.lines) write_line(json, list, line, rules.targets[line.target], language);
  json.end_array().end_object();
  return json.take();
}

report::Sheet targets_sheet(const TargetList& list, const ruleset::RuleSet& rules, Language language) {
  const std::string year = std::to_string(list.year);
  const std::string before = std::to_string(list.year - 1);
  report::Sheet sheet;
  sheet.lines = 40;
  sheet.header =
      language == Language::vi
          ? std::vector<std::string>{"Chỉ tiêu", "Kỳ", before, year, "Thay đổi", "Kết quả", "Ghi chú", "Căn cứ"}
          : std::vector<std::string>{"Target", "Period", before, year, "Change", "Outcome", "Notes", "Basis"};
  for (const TargetLine& line : list.lines) {
    const Target& target = rules.targets[line.target];
    const Label change = line.change ? range(*line.change, signed_percent) : Label{"–", "–"};
    sheet.rows.push_back(
        {target.label.in(language), period(target, list.year).in(language),
         told(target, line.before, line.told_before, line.asked).in(language),
         told(target, line.now, line.told_now, line.asked).in(language), change.in(language),
         words_of(line.outcome).label.in(language),
         report::joined(notes(list, line, target), [&](const Label& note) { return note.in(language); }),
         report::joined(target.basis,
                        [&](const ruleset::Basis& basis) { return report::citation(rules, basis, language); })});
  }
  return sheet;
}

std::string targets_title(int year, Language language) {
  return report::words(report::Message::answer_targets, language, {std::to_string(year)});
}

std::string targets_caption(const TargetList& list, const ruleset::RuleSet& rules, Language language) {
  const std::string count = std::to_string(list.enterprises);
  Label caption = Label{rules.title.vi.empty() ? rules.id : rules.title.vi + " (" + rules.id, rules.id} +
                  same(" " + rules.version) + Label{rules.title.vi.empty() ? ", " : "), ", ", "} +
                  Label{"biết đến ", "as known on "} + written(list.as_of) + same(": " + count) +
                  Label{" cơ sở", " enterprises"};
  if (!list.department.empty())
    caption = caption + Label{" có nội dung do ", " of which "} +
              responsibility::name_of_department(rules, list.department) +
              Label{" chủ trì ngày ", " leads a matter on "} + written(list.on);
  const Label legend{"Năm: giá trị (số cơ sở có số liệu/số cơ sở)", "Years: value (enterprises that tell/enterprises)"};
  return caption.in(language) + "\n" + legend.in(language) + "\n";
}

}  // namespace inspectplan::usecase
