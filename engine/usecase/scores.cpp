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
  std::vector<std::string> sectors;
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
  line.sectors = sectors_of(session, assessed, row);
  return line;
}

void write(JsonWriter& json, const Line& line) {
  json.begin_object().member("enterprise", line.id).member("name", line.name).key("score");
  line.score ? json.number(*line.score) : json.null();
  json.member("score_low", line.low).member("score_high", line.high).member("range_exact", line.exact).key("tier");
  line.tier.empty() ? json.null() : json.string(line.tier);
  json.key("sectors").begin_array();
  for (const std::string& sector : line.sectors) json.string(sector);
  json.end_array().end_object();
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

}  // namespace

std::optional<ScoreList> score_register(const SessionRequest& request, Language language, Pool& pool,
                                        Diagnostics& diagnostics, Observer& observer) {
  const auto session = open_session(request, diagnostics, observer);
  if (!session) return std::nullopt;
  Assessments assessed = score::assess(*session->rules, session->data, session->clock, pool, observer);
  diagnostics.merge(std::move(assessed.findings));

  const bool vi = language == Language::vi;
  ScoreList list;
  list.sheet.header = vi ? std::vector<std::string>{"Mã", "Tên", "Điểm", "Thấp nhất", "Cao nhất", "Hạng", "Lĩnh vực"}
                         : std::vector<std::string>{"Key", "Name", "Score", "Low", "High", "Tier", "Sectors"};
  list.sheet.right = {false, false, true, true, true, false, false};
  JsonWriter json;
  json.begin_object();
  write_head(json, *session);
  json.key("enterprises").begin_array();
  for (const std::size_t row : ranking(assessed)) {
    const Line line = line_of(*session, assessed, row);
    list.sheet.rows.push_back(cells(line, language));
    write(json, line);
  }
  json.end_array();
  write_undecided(json, assessed);
  json.end_object();
  list.json = json.take();
  return list;
}

}  // namespace inspectplan::usecase
