#!/bin/bash
# The real mines: 209 licences planned for 2027. Skipped where the file is not at hand (INSPECTPLAN_REFERENCE).
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
mines=${INSPECTPLAN_REFERENCE:-$root/../shared/reference}/mines_laocai_2026.csv
if [ ! -f "$mines" ]; then echo "SKIPPED: no mines_laocai_2026.csv (set INSPECTPLAN_REFERENCE)"; exit 0; fi
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$root"
export INSPECTPLAN_DB="$work/mines.db"

"$inspectplan" import "$mines" --rules rules/vn/national --map data/maps/mines_laocai_2026.yaml --on 2026-11-01 >"$work/import" ||
  { cat "$work/import"; exit 1; }
"$inspectplan" plan --rules rules/vn/national --year 2027 --capacity so_cong_thuong=40 --capacity so_nnmt=40 \
  --capacity so_noi_vu=20 --format json >"$work/plan.json"
"$inspectplan" score --rules rules/vn/national --year 2027 --format json >"$work/scores.json"
python3 tests/cli/mines.py "$mines" "$work" "$inspectplan" tests/cli/mines_plan.golden
