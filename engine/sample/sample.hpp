#pragma once
// A synthetic register, drawn from a file of distributions. Everything that belongs to a country (names, codes,
// rates, departments) stands in that file; here is only the drawing.
#include <cstdint>
#include <string>

#include "base/diagnostic.hpp"
#include "base/observer.hpp"

namespace inspectplan::sample {

inline constexpr std::uint64_t most_sample_enterprises = 100'000'000;

struct SampleRequest {
  std::uint64_t enterprises = 0;  // rows of the counted table, 1 … most_sample_enterprises
  std::uint64_t seed = 0;
  std::string out;            // folder to make; an existing one must be empty
  std::string distributions;  // YAML file, see data/distributions
};

// Writes one CSV a table and a README.md, under a temporary name that is renamed at the end: the folder is there
// whole or not at all. The same request gives the same bytes on every platform, and the first k enterprises of a
// sample are those of every larger one. False on findings that are errors (bad distributions, bad request); throws
// EnvironmentError where the disk does not do as told. One thread at a time for one `out`.
bool make_sample(const SampleRequest& request, Diagnostics& diagnostics, Observer& observer = silent());

}  // namespace inspectplan::sample
