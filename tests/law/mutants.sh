#!/bin/bash
# Small wrong changes of our own rule sets are refused, or noticed by a rule test: a sample with a fixed seed, of which at
# most one in twenty may live. The whole run is recorded in docs/performance.md.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
program=${INSPECTPLAN:-$root/build/release/cli/inspectplan}
failed=0
for rules in rules/vn/national rules/vn/lang-son rules/vn/bac-giang rules/vn/kien-giang rules/vn/hai-phong; do
  echo "$rules"
  timeout 300 "$program" -q rules test "$rules" --mutate 100 --seed 20261122 || failed=1
done
exit $failed
