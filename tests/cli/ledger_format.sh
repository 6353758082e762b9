#!/usr/bin/env bash
# docs/formats.md is enough to write a ledger: a stranger's program adds imports by the page alone, and `runs verify` holds them.
set -euo pipefail
program=$(realpath "${INSPECTPLAN:-build/dev/cli/inspectplan}")
root=$(pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
rules=$root/tests/cases/fictional/rules
printf 'id,name,owner\nE1,"Mỏ ""1""\\",O1\n' >enterprise.csv
"$program" import enterprise.csv --rules "$rules" --on 2026-10-01 --quiet >/dev/null
"$program" plan --rules "$rules" --year 2027 --quiet >/dev/null || test $? = 1
python3 "$root/tests/cli/ledger_format.py" inspectplan.db 300
"$program" runs verify --lang en | grep '^all holds: 303 entries'
# …and one that does not keep to it is found.
python3 - <<'PY'
import sqlite3
c = sqlite3.connect("inspectplan.db")
c.execute("insert into enterprise(id, _brought) values ('Y', 250)")
c.commit()
PY
"$program" runs verify >out.txt && exit 1
grep -q 'rows that import 250' out.txt
echo "the page is enough to write a ledger"
