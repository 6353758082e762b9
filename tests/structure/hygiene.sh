#!/usr/bin/env bash
# Rules of the house that a compiler does not check.
set -euo pipefail
cd "$(dirname "$0")/../.."

faults=$(mktemp)
trap 'rm -f "$faults"' EXIT
sources=$(find engine cli tests -name '*.hpp' -o -name '*.cpp' | sort)
engine=$(find engine -name '*.hpp' -o -name '*.cpp' | sort)

# fault PATTERN WHY FILES: every line that matches is a fault.
fault() { local pattern=$1 why=$2; shift 2; { grep -nHP -- "$pattern" "$@" || true; } | sed -E "s|^([^:]+:[0-9]+):.*|\1: $why|" >>"$faults"; }

# shellcheck disable=SC2086
{
  wc -l $sources | awk '$2 != "total" && $1 > 400 { print $2 ": " $1 " lines, more than 400: it has more than one idea" }' >>"$faults"
  fault '\t' "tab" $sources
  fault '[ ]+$' "blank at the end of the line" $sources
  fault 'using namespace' "using namespace" $engine
  for header in $(printf '%s\n' $sources | grep '\.hpp$'); do
    head -n 1 "$header" | grep -qx '#pragma once' || echo "$header:1: #pragma once must be the first line" >>"$faults"
  done
  # The engine prints nothing and reads no clock, environment or locale. error.cpp says where a bug is before it aborts.
  quiet=$(printf '%s\n' $engine | grep -v '^engine/base/error.cpp$')
  fault '#include <(iostream|print|syncstream|locale|clocale|ctime|time\.h|random)>' "header the engine does without" $engine
  fault '\bstd::(cout|cerr|clog)\b|\b(stdout|stderr)\b|(?<![a-z_])(v?printf|puts|putchar|perror)\(' "the engine prints nothing" $quiet
  fault 'system_clock|steady_clock|high_resolution_clock|std::(time|clock|localtime|gmtime|strftime)\(|\b(gettimeofday|clock_gettime|localtime_r|gmtime_r)\(' "the engine reads no clock" $engine
  fault '(?<![a-z_])(secure_)?getenv\(|\bsetlocale\b|std::locale\b|(?<![a-z_])environ\b' "the engine reads no environment and no locale" $engine
  # yaml-cpp reads a std::istream and nothing else.
  exact=$(printf '%s\n' $engine | grep -v '^engine/yaml/parse.cpp$')
  fault '\b(sto(i|ll?|ull?|f|d|ld)|ato(i|ll?|f)|strto(d|f|ld|ll?|ull?)|s?scanf|[io]?stringstream)\b' "from_chars and to_chars only" $exact
  fault 'random_device|\brand\(|mt19937' "no chance but the seed's, by SHA-256" $engine
  # Heavy headers stand in .cpp files, never in ours.
  fault '#include <(yaml-cpp|boost|SQLiteCpp|sqlite3|nlohmann|CLI|spdlog|sodium|openssl|utf8proc|orcus)' "heavy header in a header" $(find engine cli -name '*.hpp')
}

if [[ -s $faults ]]; then
  cat "$faults" >&2
  exit 1
fi
echo "hygiene holds"
