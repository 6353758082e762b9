#include "usecase/scores.hpp"

#include <algorithm>
#include <numeric>

#include "base/json.hpp"
#include "report/table_maker.hpp"

namespace inspectplan::usecase {
namespace {

using score::Assessments;

// Highest score first, unknown ones last, then by key (the order of the dataset).
std::vector<std::size_t> ranking(const Assessments& assessed) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < assessed.rows; ++row)
    if (assessed.in_population[row]) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    if (assessed.score_known[a] != assessed.score_known[b]) return assessed.score_known[a] > assessed.score_known[b];
    return assessed.score[a] > assessed.score[b];
  });
  return rows;
}

std::vector<std::string> sectors_of(const Session& session, const Assessments& assessed, std::size_t row) {
  std::vector<std::string> ids;
  for (std::size_t sector = 0; sector < assessed.sectors.size(); ++sector)
    if (assessed.sectors[sector][row] == feel::truth_true) ids.push_back(session.rules->sectors[sector].id);
  return ids;
}

std::string text_of(const Session& session, const std::string& field, std::size_t row) {
  const auto index = session.rules->schema.enterprise.find(field);
  return index ? std::string(session.data.enterprises.columns[*index].text(row)) : "";
}

struct Line {
  std::string id, name, tier;
  std::optional<Scaled> score;
  Scaled low, high;
  bool exact;
  std::vector<std::string> possible_tiers, sectors;
  std::string narrowed_by;
};

Line line_of(const Session& session, const Assessments& assessed, std::size_t row) {
  const auto& schema = session.rules->schema.enterprise;
  Line line;
  line.id = session.data.enterprises.columns[schema.key.at(0)].text(row);
  line.name = text_of(session, session.rules->planning.name_field, row);
  if (assessed.tier[row] >= 0) line.tier = session.rules->tiers[static_cast<std::size_t>(assessed.tier[row])].id;
  if (assessed.score_known[row]) line.score = Scaled{assessed.score[row], assessed.score_scale};
  line.low = {assessed.score_low[row], assessed.score_scale};
  line.high = {assessed.score_high[row], assessed.score_scale};
  line.exact = assessed.range_exact[row] != 0;
  for (std::size_t tier = 0; tier < assessed.possible_tiers.size(); ++tier)
    if (assessed.possible_tiers[tier][row] != 0) line.possible_tiers.push_back(session.rules->tiers[tier].id);
  if (assessed.narrowed_by[row] >= 0)
    line.narrowed_by = assessed.facts[static_cast<std::size_t>(assessed.narrowed_by[row])];
  line.sectors = sectors_of(session, assessed, row);
  return line;
}

void write(JsonWriter& json, const char* key, const std::vector<std::string>& ids) {
  json.key(key).begin_array();
  for (const std::string& id : ids) json.string(id);
  json.end_array();
}

void write(JsonWriter& json, const Line& line) {
  json.begin_object().member("enterprise", line.id).member("name", line.name).key("score");
  line.score ? json.number(*line.score) : json.null();
  json.member("score_low", line.low).member("score_high", line.high).member("range_exact", line.exact).key("tier");
  line.tier.empty() ? json.null() : json.string(line.tier);
  write(json, "possible_tiers", line.possible_tiers);
  json.key("narrowed_by");
  line.narrowed_by.empty() ? json.null() : json.string(line.narrowed_by);
  write(json, "sectors", line.sectors);
  json.end_object();
}

std::vector<std::string> cells(const Line& line, Language language) {
  const auto joined = [](const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text;
  };
  static const Label unknown{"chưa xác định", "unknown"}, yes{"có", "yes"}, no{"không", "no"};
  return {line.id,
          line.name,
          line.score ? to_string(*line.score) : unknown.in(language),
          to_string(line.low),
          to_string(line.high),
          line.exact ? yes.in(language) : no.in(language),
          line.tier.empty() ? unknown.in(language) : line.tier,
          joined(line.possible_tiers),
          line.narrowed_by,
          joined(line.sectors)};
}

void write_head(JsonWriter& json, const Session& session) {
  json.member("format", "inspectplan.scores/1").member("year", session.clock.plan_year);
  json.member("as_of", session.clock.as_of).member("import", *session.as_of.import);
  json.key("ruleset").begin_object().member("id", session.rules->id).member("version", session.rules->version);
  json.member("digest", to_hex(session.rules->digest)).end_object();
}

void write_undecided(JsonWriter& json, const Assessments& assessed) {
  json.key("undecided").begin_array();
  for (const auto& entry : assessed.undecided)
    json.begin_object()
        .member("section", entry.section)
        .member("id", entry.id)
        .member("fact", entry.fact)
        .member("enterprises", static_cast<std::int64_t>(entry.enterprises))
        .end_object();
  json.end_array();
}

report::Sheet header(Language language) {
  const bool vi = language == Language::vi;
  report::Sheet sheet;
  sheet.header = vi ? std::vector<std::string>{"Mã",        "Tên",         "Điểm",
                                               "Thấp nhất", "Cao nhất",    "Khoảng chính xác",
                                               "Hạng",      "Hạng có thể", "Dữ kiện cần biết",
                                               "Lĩnh vực"}
                    : std::vector<std::string>{"Key",   "Name", "Score",          "Low",         "High",
                                               "Exact", "Tier", "Possible tiers", "Fact to ask", "Sectors"};
  sheet.right = {false, false, true, true, true, false, false, false, false, false};
  return sheet;
}

// Collects lines and hands them on in large pieces.
class Pieces {
 public:
  explicit Pieces(const Put& put) : put_(put) {}
  void add(const std::string& text) {
    text_ += text;
    if (text_.size() >= large) hand_on();
  }
  void hand_on() {
    put_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t large = 1 << 20;
  const Put& put_;
  std::string text_;
};

void write_json(const ScoreList& list, const Put& put) {
  Pieces pieces(put);
  JsonWriter json;
  json.begin_object();
  write_head(json, list.session);
  json.key("enterprises").begin_array();
  for (const std::size_t row : list.rows) {
    write(json, line_of(list.session, list.assessed, row));
    pieces.add(json.take());
  }
  json.end_array();
  write_undecided(json, list.assessed);
  json.end_object();
  pieces.add(json.take() + "\n");
  pieces.hand_on();
}

void write_csv(const ScoreList& list, Language language, const Put& put) {
  Pieces pieces(put);
  pieces.add(report::to_csv(header(language)));
  for (const std::size_t row : list.rows)  // a header alone is a line
    pieces.add(report::to_csv({cells(line_of(list.session, list.assessed, row), language), {}, {}}));
  pieces.hand_on();
}

void write_table(const ScoreList& list, Language language, std::size_t width, const Put& put) {
  const auto cells_of = [&](std::size_t row) { return cells(line_of(list.session, list.assessed, row), language); };
  report::TableMaker table(header(language));
  for (const std::size_t row : list.rows) table.measure(cells_of(row));
  Pieces pieces(put);
  pieces.add(table.head(width));
  for (const std::size_t row : list.rows) pieces.add(table.row(cells_of(row)));
  pieces.hand_on();
}

}  // namespace

std::optional<ScoreList> score_register(const SessionRequest& request, Pool& pool, Diagnostics& diagnostics,
                                        Observer& observer) {
  auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  Assessments assessed = score::assess(*session->rules, session->data, session->clock, pool, observer);
  diagnostics.merge(std::move(assessed.findings));
  std::vector<std::size_t> rows = ranking(assessed);
  return ScoreList{std::move(*session), std::move(assessed), std::move(rows)};
}

void write_scores(const ScoreList& list, report::Format format, Language language, std::size_t width, const Put& put) {
  switch (format) {
    case report::Format::json:
      return write_json(list, put);
    case report::Format::csv:
      return write_csv(list, language, put);
    case report::Format::table:
      return write_table(list, language, width, put);
  }
}

}  // namespace inspectplan::usecase
