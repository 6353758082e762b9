// From a register to columns, as every command begins: build/bench/tests/bench/load RULES REGISTER
#include "ruleset/load.hpp"

#include <chrono>
#include <cstdio>

#include "register/register.hpp"

int main(int count, char** words) {
  using namespace inspectplan;
  if (count != 3) return std::fputs("usage: load RULES REGISTER\n", stderr), 2;
  Diagnostics found;
  const auto rules = ruleset::load(words[1], {}, found);
  if (!rules) return std::fputs(render(found.sorted()).c_str(), stderr), 1;
  const registers::Register store(words[2], registers::Register::Open::read_only);
  double best = 1e9;
  std::size_t rows = 0;
  for (int turn = 0; turn < 3; ++turn) {
    const auto start = std::chrono::steady_clock::now();
    rows = store.read(rules->schema, {}).enterprises.rows;
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::printf("load\tN=%zu\tcolumns=%zu\t%.0f rows/s\tseconds=%.3f\n", rows, rules->schema.enterprise.fields.size(),
              static_cast<double>(rows) / best, best);
}
