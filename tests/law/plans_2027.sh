#!/bin/bash
# The plan of 2027 of each province on a small synthetic register, against a summary that a person has read line by line
# (tests/law/plans). `--write` writes the summaries anew: read them before they are committed.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/release/cli/inspectplan}
unset INSPECTPLAN_DB
cd "$root"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0

for name in lang-son bac-giang kien-giang hai-phong; do
  shape=data/distributions/$name.yaml; [ -f "$shape" ] || shape=data/distributions/vn-province.yaml
  "$INSPECTPLAN" sample --enterprises 400 --seed 7 --distributions "$shape" --out "$work/$name" >/dev/null &&
    "$INSPECTPLAN" import "$work/$name" --rules rules/vn/$name --on 2026-11-01 --db "$work/$name.db" -q >/dev/null ||
    { echo "$name: no register"; exit 1; }
  # Exit 1 says that something is unmet or short: the plan is made all the same.
  "$INSPECTPLAN" plan --rules rules/vn/$name --year 2027 --db "$work/$name.db" -q >/dev/null; [ $? -le 1 ] || exit 1
  for format in json csv; do
    "$INSPECTPLAN" runs show R0001 --db "$work/$name.db" --lang vi --format $format >"$work/$name.$format"
  done
  python3 tests/law/plans_2027.py "$name" "$work" tests/golden/who >"$work/$name.summary" || { cat "$work/$name.summary"; failed=1; continue; }
  if [ "${1:-}" = --write ]; then cp "$work/$name.summary" "tests/law/plans/$name.txt"; fi
  diff -u "tests/law/plans/$name.txt" "$work/$name.summary" || failed=1
done
[ $failed = 0 ] && echo "plans of 2027: four provinces, as read"
exit $failed
