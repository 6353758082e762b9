#!/bin/bash
# The ten minutes of rules/README.md, walked: the sector and the tests it says to add do what it says they do.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$root/rules" "$work" && cd "$work"

block() { # N → the N-th yaml block of the page
  awk -v wanted="$1" '/^```yaml/ { n++; inside = 1; next } /^```/ { inside = 0 } inside && n == wanted' rules/README.md
}
failed() { "$inspectplan" rules test rules/vn/national | sed -n 's/.*: failed: //p'; }

sectors=rules/vn/national/sectors.yaml
block 1 >>"$sectors" && block 2 >>rules/vn/national/tests/sectors.yaml
"$inspectplan" rules check rules/vn/national >/dev/null || { echo "step 4: rules check finds errors"; exit 1; }
[ -z "$(failed)" ] || { echo "step 4: failed: $(failed)"; exit 1; }
sed -i '/^  wood_processing:/,$ s/"16"/"41"/' "$sectors"
got=$(failed)
[ "$(echo "$got" | wc -l)" = 2 ] && [[ $got == *"a sawmill is wood processing"* ]] ||
  { echo "step 5: its own test and one other should fail, not: $got"; exit 1; }
echo "the ten minutes: as written"
