#!/usr/bin/env bash
# Scripts on DuckDB, ClickHouse and PostgreSQL against the engine. Usage: run.sh ENTERPRISES (after building sql_cases)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cases=build/dev/tests/sql_cases
work=build/sql
mkdir -p "$work"

echo "== rule sets, facts, the engine's answer and SQLite's, $1 enterprises"
rm -rf "$work/cases"
"$cases" "$work/cases" "$1" 2>/dev/null

echo "== DuckDB and ClickHouse from the npm registry"
cp "$here/package.json" "$here"/*.mjs "$work"
(cd "$work" && npm install --silent --no-audit --no-fund)

fail=0
export SQL_TESTS="$here"
for database in duckdb clickhouse; do
  echo "== $database"
  node "$work/$database.mjs" "$work/cases" || fail=1
done
echo "== postgres"
"$here/postgres.sh" "$work/cases" || fail=1
echo "== the walk of docs/past-one-machine.md"
"$here/walk.sh" || fail=1
rm -rf "$work/cases"
exit $fail
