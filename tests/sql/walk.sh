#!/usr/bin/env bash
# The walk of docs/past-one-machine.md on a server of this test's own: every bash block, in order, in a folder of its own;
# then each province's scores against those of `inspectplan score`. Needs $INSPECTPLAN.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(realpath "${INSPECTPLAN:-$root/build/dev/cli/inspectplan}")

. "$here/postgres_server.sh"
start_postgres
export PGHOST=127.0.0.1 PGPORT=$pg_port PGUSER=inspectplan PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning"

folder=$(mktemp -d)
trap 'rm -rf "$folder"; stop_postgres' EXIT
ln -s "$root/rules" "$root/data" "$folder"
mkdir "$folder/bin"
ln -s "$program" "$folder/bin/inspectplan"
printf '#!/bin/sh\nexec %s -X -q -v ON_ERROR_STOP=1 "$@"\n' "$(command -v psql)" >"$folder/bin/psql"
chmod +x "$folder/bin/psql"
export PATH="$folder/bin:$PATH"

cd "$folder"
awk '/^```bash$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$root/docs/past-one-machine.md" >walk
bash -euo pipefail walk >walk.log 2>&1 || { cat walk.log >&2; echo "FAIL the walk" >&2; exit 1; }

for province in 20 24 31; do
  inspectplan score --rules rules/vn/national --year 2027 --db $province.db --format json -q >$province.json
  psql -At -F ' ' -c "SELECT id, coalesce(score::text, '-'), coalesce(tier, '-') FROM country.scores
                      WHERE province = '$province' ORDER BY id" >$province.sql
  python3 - $province.json >$province.engine <<'PYTHON'
import json, sys
scores = json.load(open(sys.argv[1]))["enterprises"]
for one in sorted(scores, key=lambda one: one["enterprise"]):
    print(one["enterprise"], "-" if one["score"] is None else one["score"], one["tier"] or "-")
PYTHON
  cmp $province.engine $province.sql || { echo "FAIL the walk: province $province" >&2; exit 1; }
  echo "ok   the walk: $(wc -l <$province.sql) enterprises of province $province"
done
