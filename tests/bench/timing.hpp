#pragma once
// What the programs that time scoring share: numbers made up, and compiling, preparing and scoring timed together, as
// the program does them, without what explains.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <vector>

#include "base/pool.hpp"
#include "feel/prepared.hpp"
#include "ruleset/load.hpp"
#include "score/compiled.hpp"

namespace inspectplan::bench {

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

inline void score_all(const ruleset::RuleSet& rules, const column::Dataset& data, Pool& pool,
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

inline long peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (long kilobytes = 0; word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  return 0;
}

// PROGRAM [ROWS] [THREADS]: `rules` over generate(schema, rows), nine turns, the best of them; not the making of the
// columns.
template <class Generate>
int time_scoring(const char* rules_folder, Generate generate, int count, char** words) {
  const std::size_t rows = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
  const unsigned threads = count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 1;
  Diagnostics found;
  const auto rules = ruleset::load(rules_folder, {}, found);
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
  return 0;
}

}  // namespace inspectplan::bench
