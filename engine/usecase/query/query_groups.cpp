// How a plan treats the enterprises of each sector, matter, tier, place: how many are visited and why, how many never
// were. A ranking that only knows past offenders shows here: see docs/planning.md.
#include <functional>
#include <map>

#include "base/text.hpp"
#include "report/labels.hpp"
#include "report/messages.hpp"
#include "responsibility/names.hpp"
#include "usecase/query/asked_facts.hpp"
#include "usecase/query/query_plan.hpp"

namespace inspectplan::usecase {
namespace {

using report::Cell;
using report::Message;

// What was asked about beside the plan.
struct Asked {
  std::vector<AskedFact> facts;
  std::optional<Hits> hits;
};

struct Tally {
  std::int64_t enterprises = 0, visits = 0, mandated = 0, drawn = 0, never = 0, first_visits = 0;
  std::map<std::string, std::int64_t> leads;                  // visits
  std::vector<std::int64_t> known, holding, holding_visited;  // by fact asked about
  std::int64_t looked_at = 0, hits = 0;

  void add(const Asked& asked, std::size_t row, bool visited) {
    known.resize(asked.facts.size());
    holding.resize(asked.facts.size());
    holding_visited.resize(asked.facts.size());
    for (std::size_t i = 0; i < asked.facts.size(); ++i) {
      known[i] += asked.facts[i].known[row];
      holding[i] += asked.facts[i].holds[row];
      holding_visited[i] += visited ? asked.facts[i].holds[row] : 0;
    }
    if (!asked.hits) return;
    looked_at += asked.hits->all[row];
    hits += asked.hits->hit[row];
  }
  void add(const PlanView& view, std::size_t row, const PlanFilter& filter) {
    const plan::Visit* visit = view.visit(row);
    if (visit && !fits(*visit, filter)) visit = nullptr;
    const bool first = view.assessed.last_visit[row] == score::no_day;
    ++enterprises;
    never += first;
    if (!visit) return;
    ++visits;
    first_visits += first;
    ++leads[visit->lead];
    if (!visit->mandates.empty())
      ++mandated;
    else if (visit->random)
      ++drawn;
  }
};

// Per cent with one digit, rounded half to even.
Cell share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return {};
  return Scaled{static_cast<std::int64_t>(divide_half_even(Wide(part) * 1000, whole)), 1};
}

// Where a group stands, then what it is called: numbers by their digits, all others by their id.
using Group = std::pair<std::size_t, std::string>;

Group named(std::string id) { return {0, std::move(id)}; }

class Groups {
 public:
  Groups(const PlanView& view, const PlanFilter& filter, Language language)
      : view_(view), filter_(filter), labels_(view.rules(), view.plan, language), language_(language) {}

  const report::Labels& labels() const { return labels_; }
  void ask(Asked asked) { asked_ = std::move(asked); }

  // Groups stand in the order of `order`; a row may be of several.
  void count_rows(const std::function<std::vector<Group>(std::size_t)>& groups_of) {
    for (std::size_t row = 0; row < view_.chosen.size(); ++row)
      if (view_.chosen[row] != 0)
        for (const Group& group : groups_of(row)) {
          Tally& tally = tallies_[group];
          tally.add(view_, row, filter_);
          const plan::Visit* visit = view_.visit(row);
          tally.add(asked_, row, visit && fits(*visit, filter_));
        }
  }

  report::QueryTable table(Message title, const std::string& group,
                           const std::function<std::string(const std::string&)>& name) const {
    report::QueryTable table;
    table.title = report::words(title, language_);
    const auto word = [&](Message message) { return report::words(message, language_); };
    table.add("id", word(Message::id));
    table.add("name", group);
    table.add("enterprises", word(Message::enterprise_count), true);
    table.add("visits", word(Message::visits), true);
    table.add("share", word(Message::share), true);
    table.add("mandated", word(Message::mandated_count), true);
    table.add("drawn", word(Message::drawn_count), true);
    table.add("by_score", word(Message::chosen_by_score), true);
    table.add("never_visited", word(Message::never_visited), true);
    table.add("first_visits", word(Message::first_visits), true);
    for (const AskedFact& fact : asked_.facts) {
      table.add(fact.name.c_str(), fact.name, true);
      table.add((fact.name + "_visited").c_str(), report::words(Message::of_these_visited, language_, {fact.name}),
                true);
    }
    if (asked_.hits) {
      table.add("looked_at", word(Message::looked_at), true);
      table.add("hits", word(Message::hits), true);
      table.add("hit_rate", word(Message::hit_rate), true);
    }
    table.add("leads", word(Message::lead));
    for (const auto& [group_of, tally] : tallies_) {
      const std::string& id = group_of.second;
      std::vector<Cell> row{
          id.empty() ? Cell() : Cell(id),         name(id),
          report::whole_cell(tally.enterprises),  report::whole_cell(tally.visits),
          share(tally.visits, tally.enterprises), report::whole_cell(tally.mandated),
          report::whole_cell(tally.drawn),        report::whole_cell(tally.visits - tally.mandated - tally.drawn),
          report::whole_cell(tally.never),        report::whole_cell(tally.first_visits)};
      for (std::size_t i = 0; i < asked_.facts.size(); ++i) {
        // Where nothing is known of anybody, none is no answer.
        const bool told = tally.known[i] > 0;
        row.push_back(told ? report::whole_cell(tally.holding[i]) : Cell());
        row.push_back(told ? report::whole_cell(tally.holding_visited[i]) : Cell());
      }
      if (asked_.hits) {
        row.push_back(report::whole_cell(tally.looked_at));
        row.push_back(report::whole_cell(tally.hits));
        row.push_back(share(tally.hits, tally.looked_at));
      }
      row.push_back(leads(tally));
      table.rows.push_back(std::move(row));
    }
    return table;
  }

 private:
  Cell leads(const Tally& tally) const {
    std::string list;
    for (const auto& [id, visits] : tally.leads)
      list += (list.empty() ? "" : "; ") + labels_.department(id) + " (" + std::to_string(visits) + ")";
    return list.empty() ? Cell() : Cell(list);
  }

  const PlanView& view_;
  const PlanFilter& filter_;
  report::Labels labels_;
  Language language_;
  Asked asked_;
  std::map<Group, Tally> tallies_;
};

template <class Entries>
std::vector<Group> holding(const Entries& entries, const std::vector<std::vector<std::uint8_t>>& truths,
                           std::size_t row) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (truths[i][row] == feel::truth_true) groups.push_back(named(entries[i].id));
  return groups.empty() ? std::vector<Group>{named("")} : groups;
}

// Numbers by their order of magnitude: "0", "1…9", "10…99"; a rule set's own bands may be finer.
Group magnitude(std::int64_t value, int scale) {
  const std::int64_t whole = value / static_cast<std::int64_t>(power_of_ten(scale));
  if (whole <= 0) return {1, "0"};
  std::size_t digits = 2;
  std::int64_t low = 1;
  for (; whole / 10 >= low; low *= 10) ++digits;
  return {digits, std::to_string(low) + "…" + std::to_string(10 * low - 1)};
}

Group value_of(const PlanView& view, std::size_t field, std::size_t row) {
  const column::Column& column = view.session.data.enterprises.columns[field];
  if (!column.valid(row)) return named("");
  switch (column.kind()) {
    case column::Kind::text:
      return named(std::string(column.text(row)));
    case column::Kind::boolean:
      return named(column.value(row) != 0 ? "true" : "false");
    case column::Kind::date:
      return named(std::to_string(to_civil(Day{static_cast<std::int32_t>(column.value(row))}).year));
    case column::Kind::number:
      return magnitude(column.value(row), view.rules().schema.enterprise.fields[field].scale);
  }
  return named("");
}

std::string or_unknown(const std::string& words, Language language) {
  return words.empty() ? report::words(Message::not_stated, language) : words;
}

}  // namespace

namespace {

// Empty on findings.
std::optional<Asked> asked_in(const PlanView& view, const PlanQuery& query, Diagnostics& diagnostics) {
  Asked asked;
  auto facts = asked_facts(query.count, view.session.data, view.rules().schema, view.session.clock.as_of, diagnostics);
  if (!facts) return std::nullopt;
  asked.facts = std::move(*facts);
  if (query.hits.empty()) return asked;
  asked.hits = hits_of(query.hits, view.session.data, view.rules().schema, view.session.clock.as_of, diagnostics);
  return asked.hits ? std::optional(std::move(asked)) : std::nullopt;
}

report::QueryTable by_sector(const PlanView& view, const PlanFilter& filter, Language language, Asked asked) {
  Groups groups(view, filter, language);
  groups.ask(std::move(asked));
  groups.count_rows([&](std::size_t row) { return holding(view.rules().sectors, view.assessed.sectors, row); });
  return groups.table(Message::answer_sectors, report::words(Message::sectors, language), [&](const std::string& id) {
    return id.empty() ? report::words(Message::none, language) : groups.labels().sector(id);
  });
}

}  // namespace

report::QueryTable sectors_table(const PlanView& view, const PlanFilter& filter, Language language) {
  return by_sector(view, filter, language, {});
}

report::QueryTable matters_table(const PlanView& view, const PlanFilter& filter, Language language) {
  Groups groups(view, filter, language);
  groups.count_rows([&](std::size_t row) { return holding(view.rules().matters, view.assessed.matters, row); });
  return groups.table(Message::answer_matters, report::words(Message::matters, language), [&](const std::string& id) {
    return id.empty() ? report::words(Message::none, language) : groups.labels().matter(id);
  });
}

std::optional<report::QueryTable> coverage_table(const PlanView& view, const PlanQuery& query,
                                                 Diagnostics& diagnostics) {
  auto asked = asked_in(view, query, diagnostics);
  if (!asked) return std::nullopt;
  if (query.by == "sector") return by_sector(view, query.filter, query.language, std::move(*asked));
  Groups groups(view, query.filter, query.language);
  groups.ask(std::move(*asked));
  const auto title = Message::answer_coverage;
  if (query.by == "tier") {
    groups.count_rows([&](std::size_t row) {
      const std::int16_t tier = view.assessed.tier[row];
      if (tier < 0) return std::vector<Group>{named("")};
      const auto index = static_cast<std::size_t>(tier);
      return std::vector<Group>{{index, view.rules().tiers[index].id}};
    });
    return groups.table(title, report::words(Message::tier, query.language), [&](const std::string& id) {
      return or_unknown(id.empty() ? id : groups.labels().tier(id), query.language);
    });
  }
  const column::TableSchema& schema = view.rules().schema.enterprise;
  const auto field = schema.find(query.by);
  if (!field || schema.fields[*field].personal) {
    std::vector<std::string> names = {"tier", "sector"};
    for (const column::Field& one : schema.fields)
      if (!one.personal) names.push_back(one.name);
    const auto near = nearest(query.by, names);
    diagnostics.error("unknown-name", {}, "--by: the enterprises have no \"" + query.by + "\"",
                      near ? "did you mean " + *near + "?" : "tier, sector, or a field of the enterprise");
    return std::nullopt;
  }
  groups.count_rows([&](std::size_t row) { return std::vector<Group>{value_of(view, *field, row)}; });
  return groups.table(title, responsibility::name_of_fact(view.rules(), query.by).in(query.language),
                      [&](const std::string& id) { return or_unknown(id, query.language); });
}

}  // namespace inspectplan::usecase
