#!/usr/bin/env bash
# The cases of a folder on PostgreSQL: a server of this test's own, in a folder of its own, on a loopback port, run by
# an unprivileged user. Usage: postgres.sh CASES
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cases=$(cd "$1" && pwd)

. "$here/postgres_server.sh"
start_postgres

fail=0
for case in "$cases"/*/; do
  name=$(basename "$case")
  sql -q -c "DROP SCHEMA public CASCADE" -c "CREATE SCHEMA public" 2>/dev/null
  sql -q -f "$case/tables.postgres.sql"
  for facts in "$case"/facts/*.csv; do
    table=$(basename "$facts" .csv)
    sql -q -c "\\copy \"$table\" FROM '$facts' (FORMAT csv, HEADER, NULL '\\N')"
  done
  sql -q -c ANALYZE -f "$case/script.postgres.sql"
  begin=$(date +%s%N)
  sql -q -c "SET jit = off" -c "COPY ($(cat "$case/select.sql")) TO STDOUT (FORMAT csv, HEADER, NULL '\\N')" >"$case/got.postgres.csv"
  echo "     postgres $name: $((($(date +%s%N) - begin) / 1000000)) ms"
  "$here/compare.py" "$case/expected.csv" "$case/got.postgres.csv" "postgres $name" || fail=1
  rm -f "$case/got.postgres.csv"
done
exit $fail
