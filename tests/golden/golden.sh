#!/bin/bash
# Golden folders: tests/golden/cases/NAME/{cmd,out,err,code}. `cmd` is run by sh in a copy of the folder, beside
# copies of rules/ and data/; its output and exit code must be what the folder says.
#   tests/golden/golden.sh             run all
#   tests/golden/golden.sh NAME…       run these
#   tests/golden/golden.sh --approve NAME…   take the output as right: read it first, then commit it
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
unset INSPECTPLAN_DB
export NO_COLOR=1
approve=0
[ "${1:-}" = --approve ] && { approve=1; shift; }
if [ $# -gt 0 ]; then names=("$@"); else names=($(ls "$root/tests/golden/cases")); fi
if [ ${#names[@]} -eq 0 ]; then echo "no golden case found"; exit 1; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
for name in "${names[@]}"; do
  folder="$root/tests/golden/cases/$name"
  rm -rf "$work/case"; cp -r "$folder" "$work/case"
  cp -r "$root/rules" "$work/case/rules"; cp -r "$root/data" "$work/case/data"
  (cd "$work/case" && rm -f out err code && timeout 300 sh ./cmd >"$work/out" 2>"$work/err" </dev/null); echo $? >"$work/code"
  if [ $approve = 1 ]; then cp "$work/out" "$work/err" "$work/code" "$folder/"; fi
  if diff -u "$folder/out" "$work/out" && diff -u "$folder/err" "$work/err" && diff -u "$folder/code" "$work/code"; then
    passed=$((passed + 1))
  else
    echo "FAILED: $name"; failed=$((failed + 1))
  fi
done
echo "golden: $passed passed, $failed failed"
[ $failed = 0 ]
