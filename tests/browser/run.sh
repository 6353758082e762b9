#!/usr/bin/env bash
# The pages that `export` writes, in a real browser: with and without JavaScript, narrow, dark, printed. Pictures and PDF
# are left in build/browser; docs/img/report.png is desktop-light.png of there. Usage: run.sh (after building inspectplan)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
work=$root/build/browser
cd "$root"

CHROMIUM=$(command -v chromium || true)
export CHROMIUM
if [ -z "$CHROMIUM" ]; then echo "browser: SKIPPED, there is no chromium (apt: chromium)"; exit 0; fi
mkdir -p "$work"
cp "$here/package.json" "$here"/*.mjs "$work"
(cd "$work" && npm install --silent --no-audit --no-fund)

"$here/pages.sh" "$work"
node "$work/report.mjs" "$work"
node "$work/appendix.mjs" "$work"
