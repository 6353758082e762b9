#!/bin/sh
# Runs the fuzzers of build/fuzz, each for FUZZ_SECONDS (600) or as many as asked, seeded from our own files.
# What is found stands in build/fuzz/found; make a case of it: tests/fuzz/cases/NAME/what-it-shows.
#   tests/fuzz/run.sh [NAME…]
set -eu
cd "$(dirname "$0")/../.."
build=build/fuzz
seconds=${FUZZ_SECONDS:-600}
[ $# -gt 0 ] || set -- $(ls tests/fuzz | sed -n 's/_fuzz\.cpp$//p')
mkdir -p $build/found
status=0
for name in "$@"; do
  corpus=$build/corpus/$name
  mkdir -p "$corpus"
  # Flat copies: the fuzzer takes folders of inputs.
  case $name in
    yaml) find rules tests/cases tests/schema -name '*.yaml' ;;
    *) find "tests/fuzz/seeds/$name" -type f ;;
  esac | while read -r file; do cp "$file" "$corpus/seed-$(echo "$file" | tr '/' '-')"; done
  [ ! -d "tests/fuzz/cases/$name" ] || cp tests/fuzz/cases/"$name"/* "$corpus"/ 2>/dev/null || true
  echo "fuzz_$name: $seconds seconds" >&2
  "$build/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build/found/$name-" "$corpus" 2>"$build/found/$name.log" || status=1
  grep -E '^stat::|SUMMARY|DONE|^==' "$build/found/$name.log" | tail -12 >&2
done
[ $status = 0 ] && echo "fuzzers found nothing"
exit $status
