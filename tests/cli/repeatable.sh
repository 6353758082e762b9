#!/bin/bash
# The same result digest with 1, 2 and 7 threads, for shuffled rows, for split imports, in every build: the digest is
# written down in sample.digest and each build (debug, sanitized, release) must give it.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$root"

digest() { # DATABASE THREADS → result digest
  "$inspectplan" plan --rules rules/vn/lang-son --year 2027 --db "$1" --threads "$2" --format json |
    sed -n 's/^  "result_digest": "\([0-9a-f]*\)".*/\1/p'
}
shuffle() { head -1 "$1" && tail -n +2 "$1" | shuf --random-source=<(yes 20260101); }

"$inspectplan" import data/sample --rules rules/vn/lang-son --on 2026-11-01 --db "$work/a.db" -q >/dev/null
mkdir "$work/shuffled"
for file in data/sample/*.csv; do shuffle "$file" >"$work/shuffled/$(basename "$file")"; done
"$inspectplan" import "$work/shuffled" --rules rules/vn/lang-son --on 2026-11-01 --db "$work/b.db" -q >/dev/null

first=$(digest "$work/a.db" 1 || true)
[ -n "$first" ] || { echo "no result digest in the plan"; exit 1; }
failed=0
check() { [ "$2" = "$first" ] || { echo "$1: $2, not $first"; failed=1; }; }
check "two threads" "$(digest "$work/a.db" 2 || true)"
check "seven threads" "$(digest "$work/a.db" 7 || true)"
check "shuffled rows" "$(digest "$work/b.db" 2 || true)"
# sample.digest: the rule set's digest, the result's, and the version of the program that it is of. Other rules give another
# plan: then only a new line can be compared. The same rules with another plan are another version of the program, so that
# whoever replays an old run reads which of the two made it.
rules=$("$inspectplan" rules check rules/vn/lang-son --format json | sed -n 's/^  "digest": "\([0-9a-f]*\)".*/\1/p')
version=$("$inspectplan" --version)
read -r written_rules written_result written_version <tests/cli/sample.digest
if [ "$written_rules" = "$rules" ]; then
  check "the digest written down in tests/cli/sample.digest" "$written_result"
  [ "$written_result" = "$first" ] || echo "if that is meant: raise the version in CMakeLists.txt (the digest is of $written_version," \
    "this is $version) and write to tests/cli/sample.digest: $rules $first $version"
else
  echo "SKIPPED: tests/cli/sample.digest is of other rules; for these it is: $rules $first $version"
fi
"$inspectplan" runs replay R0001 --db "$work/a.db" >/dev/null || { echo "replay differs"; failed=1; }
exit $failed
