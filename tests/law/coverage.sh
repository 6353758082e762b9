#!/bin/bash
# How much of the law is tested: every responsibility and mandate, at least 95 % of bands, 80 national and 40 provincial rule
# tests, and each of the seventeen points of the close reading by a test named after it.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/release/cli/inspectplan}
cd "$root"
failed=0

for name in national lang-son bac-giang kien-giang hai-phong; do
  [ $name = national ] && least=80 || least=40
  "$inspectplan" rules test rules/vn/$name --coverage --lang en | awk -v name=$name -v least=$least '
    $3 == "of" && ($1 == "responsibilities" || $1 == "mandates") && $2 != $4 { print name ": " $1 " " $0; bad = 1 }
    $3 == "of" && $1 == "bands" && $2 < 0.95 * $4 { print name ": " $0; bad = 1 }
    $1 == "responsibilities" { told = 1 }
    $2 == "passed," { passed = $1; if ($3 != 0) { print name ": " $0; bad = 1 } }
    END { if (!told || passed < least) { print name ": " passed " tests, at least " least; bad = 1 } exit bad }' || failed=1
done
for point in $(seq 17); do
  grep -q "name: \"0b\.$point " rules/vn/*/tests/*.yaml || { echo "0b.$point: no test is named after it"; failed=1; }
done
[ $failed = 0 ] && echo "coverage: five rule sets, seventeen points"
exit $failed
