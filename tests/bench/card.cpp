// The card of thirty rules over made-up enterprises, compiled and scored as the program scores, without what explains.
//   build/release/tests/card [ROWS] [THREADS]
// The generator and the checksums are those that other engines are measured with: a million rows must give
// sum=32492751 and sum2=16409084111. What is timed: compiling, preparing and scoring; not making the columns.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <optional>
#include <vector>

#include "base/pool.hpp"
#include "feel/prepared.hpp"
#include "ruleset/load.hpp"
#include "score/compiled.hpp"

namespace {

using namespace inspectplan;

constexpr const char* trades[] = {"05100", "05200", "06100", "07100", "07221", "08101", "08910", "09900",
                                  "10101", "10202", "13110", "14100", "15200", "16101", "17010", "19200",
                                  "20110", "20120", "20210", "20221", "22110", "23941", "24100", "24310",
                                  "25110", "25920", "28110", "30110", "31001", "35111", "38211", "41001",
                                  "41002", "42101", "42210", "43110", "46510", "47110", "49331", "52101"};

class Generator {
 public:
  std::uint32_t next() {
    state_ = state_ * 1664525U + 1013904223U;
    return state_ >> 8;
  }
  // 0 … of - 1.
  std::uint32_t draw_of(std::uint32_t of) { return next() % of; }

 private:
  std::uint32_t state_ = 20260101;
};

struct Columns {
  explicit Columns(const column::Schema& schema, column::Dataset& data) : schema_(schema), data_(data) {}
  column::Column& operator[](const char* name) { return data_.enterprises.columns[*schema_.enterprise.find(name)]; }

 private:
  const column::Schema& schema_;
  column::Dataset& data_;
};

column::Dataset generate(const column::Schema& schema, std::size_t rows) {
  column::Dataset data = column::make_dataset(schema);
  Columns columns(schema, data);
  Generator from;
  for (std::size_t i = 0; i < rows; ++i) {
    std::uint32_t r = from.draw_of(100);
    std::uint32_t d = from.next();
    columns["id"].append_missing();
    columns["employees"].append(r < 60   ? 1 + d % 9
                                : r < 85 ? 10 + d % 40
                                : r < 95 ? 50 + d % 150
                                : r < 99 ? 200 + d % 800
                                         : 1000 + d % 9000);
    columns["vsic"].append_text(trades[from.draw_of(40)]);
    r = from.draw_of(1000);
    columns["fatal"].append(r < 970 ? 0 : r < 992 ? 1 : r < 998 ? 2 : 3);
    r = from.draw_of(100), d = from.next();
    columns["injuries"].append(r < 70 ? 0 : r < 90 ? 1 + d % 3 : r < 98 ? 4 + d % 7 : 11 + d % 40);
    r = from.draw_of(100), d = from.next();
    r < 35 ? columns["last_year"].append_missing() : columns["last_year"].append(2010 + d % 16);
    r = from.draw_of(100), d = from.next();
    columns["lifting"].append(r < 60 ? 0 : r < 90 ? 1 + d % 5 : 6 + d % 45);
    r = from.draw_of(100), d = from.next();
    columns["pressure"].append(r < 50 ? 0 : r < 90 ? 1 + d % 4 : 5 + d % 30);
    r = from.draw_of(100), d = from.next();
    columns["violations"].append(r < 75 ? 0 : r < 95 ? 1 + d % 3 : 4 + d % 12);
    r = from.draw_of(100), d = from.next();
    columns["complaints"].append(r < 90 ? 0 : r < 98 ? 1 + d % 2 : 3 + d % 6);
    r = from.draw_of(100), d = from.next();
    r < 25 ? columns["haz"].append_missing() : columns["haz"].append(d % 1001U);
  }
  data.enterprises.rows = rows;
  return data;
}

void score_all(const ruleset::RuleSet& rules, const column::Dataset& data, Pool& pool,
               std::vector<std::int32_t>& scores) {
  const score::Compiled compiled = score::compile(rules, data, score::clock_of(2027, from_civil(2026, 11, 22)));
  const feel::Prepared prepared(compiled.program, data, feel::Mode::shown, {*compiled.score}, pool);
  pool.for_chunks(scores.size(), 16 * feel::batch_rows, [&](std::size_t, std::size_t first, std::size_t last) {
    feel::Workspace workspace = prepared.workspace();
    for (std::size_t at = first; at < last; at += feel::batch_rows) {
      prepared.run(at, std::min(feel::batch_rows, last - at), workspace);
      const auto found = workspace.low(*compiled.score);
      for (std::size_t i = 0; i < found.size(); ++i) scores[at + i] = static_cast<std::int32_t>(found[i]);
    }
  });
}

long peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (long kilobytes = 0; word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::size_t rows = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
  const unsigned threads = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 1;
  Diagnostics found;
  const auto rules = ruleset::load(INSPECTPLAN_SOURCE_DIR "/tests/bench/card", {}, found);
  if (!rules) return std::fputs(render(found.sorted()).c_str(), stderr), 1;
  const column::Dataset data = generate(rules->schema, rows);
  std::vector<std::int32_t> scores(rows);
  Pool pool(threads);
  double best = 1e9, processor = 1e9;
  for (int turn = 0; turn < 9; ++turn) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t used = std::clock();
    score_all(*rules, data, pool, scores);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    processor = std::min(processor, static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC);
  }
  std::int64_t sum = 0, weighted = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    sum += scores[i];
    weighted += std::int64_t{scores[i]} * static_cast<std::int64_t>(1 + i % 1009);
  }
  std::printf("inspectplan T=%u\tN=%zu\t%.0f rows/s\tseconds=%.5f\tprocessor=%.5f\tsum=%lld\tsum2=%lld\tpeakMB=%ld\n",
              threads, rows, static_cast<double>(rows) / best, best, processor, static_cast<long long>(sum),
              static_cast<long long>(weighted), peak_megabytes());
}
