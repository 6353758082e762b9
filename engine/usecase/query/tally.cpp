#include "usecase/query/tally.hpp"

#include "score/compiled.hpp"

namespace inspectplan::usecase {
namespace {

struct Answer {
  std::int64_t low = 0, high = 0, per_low = 0, per_high = 0;
};

void add(Totals& totals, const Answer& answer) {
  totals.low += answer.low;
  totals.high += answer.high;
  totals.per_low += answer.per_low;
  totals.per_high += answer.per_high;
  ++totals.told;
}

// The rules as of one of the two years, run batch by batch.
class Year {
 public:
  Year(const Session& session, int year)
      : session_(session),
        compiled_(score::compile(*session.rules, session.data, score::clock_of(year, session.clock.as_of))),
        workspace_(compiled_.program) {}

  void run(std::size_t first, std::size_t count) {
    compiled_.program.run(session_.data, first, count, feel::Mode::shown, workspace_);
  }

  std::optional<Answer> answer(const Question& question, std::size_t i) const {
    Answer answer;
    if (!value(question.measure, i, answer.low, answer.high)) return std::nullopt;
    if (question.per && !value(*question.per, i, answer.per_low, answer.per_high)) return std::nullopt;
    return answer;
  }

 private:
  bool value(std::size_t derived, std::size_t i, std::int64_t& low, std::int64_t& high) const {
    const feel::Register from = compiled_.derived[derived];
    if (session_.rules->derived[derived].value.type().kind == feel::Kind::boolean) {
      low = high = workspace_.truths(from)[i] == feel::truth_true ? 1 : 0;
      return workspace_.truths(from)[i] != feel::truth_unknown;
    }
    low = workspace_.low(from)[i];
    high = workspace_.high(from)[i];
    return workspace_.known(from)[i] != 0;
  }

  const Session& session_;
  score::Compiled compiled_;
  feel::Workspace workspace_;
};

}  // namespace

std::vector<Tally> tally(const Session& session, const std::vector<Question>& questions,
                         const std::vector<std::uint8_t>& asked) {
  Year before(session, session.clock.plan_year - 1);
  Year now(session, session.clock.plan_year);
  std::vector<Tally> tallies(questions.size());
  const std::size_t rows = session.data.enterprises.rows;
  for (std::size_t first = 0; first < rows; first += feel::batch_rows) {
    const std::size_t count = std::min(feel::batch_rows, rows - first);
    before.run(first, count);
    now.run(first, count);
    for (std::size_t i = 0; i < count; ++i) {
      if (asked[first + i] == 0) continue;
      for (std::size_t q = 0; q < questions.size(); ++q) {
        const auto of_before = before.answer(questions[q], i);
        const auto of_now = now.answer(questions[q], i);
        if (of_before) add(tallies[q].before, *of_before);
        if (of_now) add(tallies[q].now, *of_now);
        if (!of_before || !of_now) continue;
        add(tallies[q].before_of_same, *of_before);
        add(tallies[q].now_of_same, *of_now);
      }
    }
  }
  return tallies;
}

}  // namespace inspectplan::usecase
