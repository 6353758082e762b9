#!/bin/bash
# Several writers at once: each lands whole or is refused whole, what landed is in the ledger, and the file holds.
# And a file that may only be read: reading commands work, writing ones say so, nothing changes.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
work=$(mktemp -d); trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp -r "$root/tests/cases/fictional/rules" "$work/rules"
cp "$inspectplan" "$work/inspectplan"
cd "$work"
failed=0
complain() { echo "$*"; failed=1; }
program() { ./inspectplan "$@" --db register.db; }

mkdir first
printf 'id,name,owner,county,trade,workers,depth,explosives,abandoned\n' >first/enterprise.csv
for i in 1 2 3 4 5 6; do echo "E$i,Mine $i,O$i,north,0710,$((i * 30)),40.5,true,false"; done >>first/enterprise.csv
printf 'department,year,period,days,source\nboard_of_mines,2027,,40,QD 1\n' >first/capacity.csv
program import first --rules rules --on 2026-10-01 -q >/dev/null

program plan --rules rules --year 2027 --seed 99 -q >/dev/null || [ $? = 1 ]

# 1. Fifteen writers, and copies taken while they write.
pids=()
for i in 1 2 3 4 5; do
  program register correct "E$i" --set "workers=$((i + 100))" --why w --document "D$i" --on 2026-11-01 --rules rules -q \
    >"out.$i" 2>&1 & pids+=($!)
  program export R0001 --to "list$i.csv" --actor "A$i" -q >"export.$i" 2>&1 & pids+=($!)
  program backup "copy$i.db" >"backup.$i" 2>&1 & pids+=($!)
  program plan --rules rules --year 2027 --seed "$i" -q >"plan.$i" 2>&1 & pids+=($!)
done
landed=0
for pid in "${pids[@]}"; do wait "$pid" && landed=$((landed + 1)) || true; done
holds=$(program runs verify --format json) || complain "the file does not hold: $holds"
corrected=$(program register history E1 workers --rules rules --format json | grep -c '"mode": "correction"' || true)
for i in 1 2 3 4 5; do
  grep -q "^workers" "out.$i" && continue
  grep -q "in use" "out.$i" || complain "a correction neither landed nor was refused: $(cat "out.$i")"
done
entries=$(sed -n 's/^  "entries": \([0-9]*\),/\1/p' <<<"$holds")
runs=$(sed -n 's/^  "runs": \([0-9]*\),/\1/p' <<<"$holds")
corrections=$(cat out.? | grep -c '^workers')
versions=1
exports=$(find . -maxdepth 1 -name 'list?.csv' | wc -l)
[ "$entries" = $((1 + corrections + runs + versions + exports)) ] ||
  complain "$entries entries for an import, $corrections corrections, $runs runs, a version and $exports files exported"
for i in 1 2 3 4 5; do
  [ -e "list$i.csv" ] || grep -q "in use" "export.$i" || complain "an export neither landed nor was refused: $(cat "export.$i")"
  [ ! -e "copy$i.db" ] || ./inspectplan runs verify --db "copy$i.db" >out 2>&1 || complain "a copy taken in use does not hold: $(cat out)"
done
[ "$(find . -maxdepth 1 -name 'copy?.db' | wc -l)" -ge 1 ] || complain "no copy could be taken in use: $(cat backup.?)"
[ "$corrected" -ge 0 ] && [ "$landed" -ge 1 ] || complain "nothing landed"

# 2. A file that may only be read. The superuser may write all the same, so somebody else tries.
chmod 444 register.db
before=$(sha256sum <register.db)
as_reader=()
if [ "$(id -u)" = 0 ]; then
  command -v setpriv >/dev/null || { echo "SKIPPED: no setpriv, the superuser writes to any file"; exit $failed; }
  as_reader=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  chmod 777 "$work"
fi
"${as_reader[@]}" ./inspectplan runs verify --db register.db >/dev/null || complain "a file that may be read is not verified"
refused() {
  if "${as_reader[@]}" ./inspectplan "$@" --db register.db >out 2>&1; then complain "$1 wrote to a read-only file"; fi
  grep -q "cannot write register.db" out || complain "$1 does not say why: $(cat out)"
}
refused register correct E6 --set workers=7 --why w --document d --on 2026-12-01 --rules rules
refused plan --rules rules --year 2027 --seed 98
refused rules publish rules --on 2026-12-01
sed -i 's/Mine 6/Mine six/' first/enterprise.csv
refused import first/enterprise.csv --rules rules --on 2026-12-01
[ "$before" = "$(sha256sum <register.db)" ] || complain "a read-only file changed"

# 3. A folder that may only be read: what is committed is read as it stands; a log that nobody may read in is said.
mkdir shelf && cp register.db shelf/register.db && chmod 666 shelf/register.db && chmod 555 shelf
"${as_reader[@]}" ./inspectplan runs verify --db shelf/register.db >out 2>&1 || complain "a register on a shelf is not verified: $(cat out)"
"${as_reader[@]}" ./inspectplan runs replay R0001 --db shelf/register.db >out 2>&1 || complain "nor replayed: $(cat out)"
"${as_reader[@]}" ./inspectplan export R0001 --to inside.csv --audience internal --db shelf/register.db >out 2>&1 ||
  complain "no export for the inside: $(cat out)"
grep -q "export-without-entry" out || complain "an export without an entry is not warned of: $(cat out)"
if "${as_reader[@]}" ./inspectplan export R0001 --to list.csv --db shelf/register.db >out 2>&1 || [ -e list.csv ]; then
  complain "an export for others left no entry"
fi
grep -q "export-not-entered" out || complain "it is not said why: $(cat out)"
refused_there() {
  if "${as_reader[@]}" ./inspectplan "$@" --db shelf/register.db >out 2>&1; then complain "$1 wrote into a folder that may be read"; fi
  grep -q "cannot write shelf/register.db" out || complain "$1 does not say why: $(cat out)"
}
refused_there register correct E6 --set workers=7 --why w --document d --on 2026-12-01 --rules rules
refused_there rules publish rules --on 2026-12-01
chmod 755 shelf && echo "not in the file yet" >shelf/register.db-wal && chmod 555 shelf
if "${as_reader[@]}" ./inspectplan runs list --db shelf/register.db >out 2>&1; then complain "a log beside the file was passed over"; fi
[ "$(wc -l <out)" = 1 ] && grep -q "register.db-wal holds its last changes" out || complain "the log is not named in one line: $(cat out)"
chmod 755 shelf
exit $failed
