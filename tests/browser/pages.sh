#!/usr/bin/env bash
# Writes the pages that are looked at into FOLDER: the sample's plan, and one of more than 2,000 visits, those of the highest
# risk among 12,000 enterprises, which have the most reasons. Names that would do
# harm where they are not escaped are given to enterprises that are surely visited. Usage: pages.sh FOLDER
set -euo pipefail
work=$1
rules=rules/vn/lang-son
export INSPECTPLAN_DB=$work/plan.db
rm -rf "$work"/plan.db* "$work/register"
cp -r data/sample "$work/register"
"${PYTHON:-python3}" - "$work/register/enterprise.csv" <<'PYTHON'
import csv, sys
path = sys.argv[1]
with open(path, encoding="utf-8", newline="") as source:
    rows = list(csv.DictReader(source))
nasty = ["<script>document.title='owned'</script>", "<img src=x onerror=\"document.title='owned'\">", "A & B \"C\" 'D' </summary></table>",
         "Công ty \u200fABC\u202e đảo", "Xí nghiệp Đường Sắt Đá Vôi"]
names = dict(zip(["SYN-000108", "SYN-000375", "SYN-001178", "SYN-000852", "SYN-001777"], nasty))
for row in rows:
    row["name"] = names.get(row["id"], row["name"])
for row in rows:
    row.update(owner_phone="0912345678", legal_representative="Nguyễn Văn Mật")
with open(path, "w", encoding="utf-8", newline="") as target:
    writer = csv.DictWriter(target, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
PYTHON

plan() { "$INSPECTPLAN" plan --rules $rules --year 2027 -q "$@" >"$work/plan.txt" || [ $? = 1 ]; }
"$INSPECTPLAN" import "$work/register" --rules $rules --on 2026-11-01 -q >"$work/import.txt"
plan
page() { "$INSPECTPLAN" export "$1" --to "$work/$2.html" "${@:3}"; }
page R0001 internal --audience internal
page R0001 public
page R0001 english --audience internal --lang en
page R0001 department --audience department --department so_cong_thuong
page R0001 appendix --layout appendix
"$INSPECTPLAN" export R0001 --to "$work/lists.json"
"$INSPECTPLAN" runs show R0001 --format json >"$work/plan.json"

rm -rf "$work"/many.db* "$work/many"
export INSPECTPLAN_DB=$work/many.db
"$INSPECTPLAN" sample --enterprises 12000 --seed 3 --out "$work/many" >>"$work/import.txt"
awk -F, -v OFS=, 'NR > 1 {$4 = int($4 * 8.9)} {print}' data/sample/capacity.csv >"$work/many/capacity.csv"
"$INSPECTPLAN" import "$work/many" --rules $rules --on 2026-11-01 -q >>"$work/import.txt"
plan
page R0001 many --audience internal
"$INSPECTPLAN" runs show R0001 --format json >"$work/many.json"
