#include "usecase/scores.hpp"

#include <algorithm>
#include <numeric>

#include "base/json.hpp"

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
  std::string sectors;
  for (const std::string& sector : line.sectors) sectors += (sectors.empty() ? "" : ", ") + sector;
  const Label unknown{"chưa xác định", "unknown"};
  return {line.id,
          line.name,
          line.score ? to_string(*line.score) : unknown.in(language),
          to_string(line.low),
          to_string(line.high),
          line.tier.empty() ? unknown.in(language) : line.tier,
          sectors};
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
  sheet.header = vi ? std::vector<std::string>{"Mã", "Tên", "Điểm", "Thấp nhất", "Cao nhất", "Hạng", "Lĩnh vực"}
                    : std::vector<std::string>{"Key", "Name", "Score", "Low", "High", "Tier", "Sectors"};
  sheet.right = {false, false, true, true, true, false, false};
  return sheet;
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

report::Sheet scores_sheet(const ScoreList& list, Language language) {
  report::Sheet sheet = header(language);
  for (const std::size_t row : list.rows)
    sheet.rows.push_back(cells(line_of(list.session, list.assessed, row), language));
  return sheet;
}

std::string scores_csv(const ScoreList& list, Language language, std::size_t first, std::size_t count) {
  std::vector<std::vector<std::string>> lines;
  if (first == 0) lines.push_back(header(language).header);
  for (std::size_t i = first; i < std::min(first + count, list.rows.size()); ++i)
    lines.push_back(cells(line_of(list.session, list.assessed, list.rows[i]), language));
  std::string text;
  for (std::vector<std::string>& line : lines) text += report::to_csv({std::move(line), {}, {}});  // a header alone
  return text;
}

std::string scores_json(const ScoreList& list) {
  JsonWriter json;
  json.begin_object();
  write_head(json, list.session);
  json.key("enterprises").begin_array();
  for (const std::size_t row : list.rows) write(json, line_of(list.session, list.assessed, row));
  json.end_array();
  write_undecided(json, list.assessed);
  json.end_object();
  return json.take();
}

}  // namespace inspectplan::usecase
