#!/bin/bash
# A garment factory with a boiler: four matters, four leads, one visit; next to dwellings it scores the same. Typed from the
# documents: general OSH is home affairs', the boiler industry's, hygiene health's, fire the police's; construction joins the fire
# checks of group 1 (Decree 105/2025). In old Bắc Giang the commune leads with them (III.3.4, 3.5, 3.8) and the union joins
# (III.3.5); in old Kiên Giang it joins, too (V.22c).
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/release/cli/inspectplan}
unset INSPECTPLAN_DB
cd "$root"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
failed=0

check() { # RULES PROVINCE COMMUNE JOINING
  local data="$work/$1"; mkdir -p "$data"
  {
    echo "id,name,owner,province,old_province,commune,in_zone,managed_locally,unit_kind,in_craft_village,vsic,employees,hazardous_workers,fire_group,eia_required,near_dwellings,crowded_passage,key_project,basement"
    echo "A,May A,OA,$2,$2,$3,false,false,enterprise,false,1410,300,60,group_1,false,false,false,false,false"
    echo "B,May B,OB,$2,$2,$3,false,false,enterprise,false,1410,300,60,group_1,false,true,true,true,true"
  } >"$data/enterprise.csv"
  printf 'enterprise,equipment_no,equipment_kind,used_for,verified_until\nA,N1,boiler,industry,2028-01-01\nB,N1,boiler,industry,2028-01-01\n' >"$data/equipment.csv"
  printf 'enterprise,substance\n' >"$data/chemical.csv"
  printf 'enterprise,case_no,date,killed,seriously_injured\n' >"$data/accident.csv"
  printf 'enterprise,licence_kind,permit_no\n' >"$data/licence.csv"
  "$inspectplan" import "$data" --rules "rules/vn/$1" --on 2026-11-01 --db "$data.db" -q >/dev/null || { echo "$1: not imported"; failed=1; return; }
  "$inspectplan" plan --rules "rules/vn/$1" --year 2027 --db "$data.db" --capacity so_noi_vu=100 --capacity so_cong_thuong=100 \
    --capacity so_y_te=100 --capacity cong_an_tinh=100 --capacity ldld_tinh=100 --format json >"$data.json"
  python3 - "$1" "$data.json" "$4" <<'PYTHON' || failed=1
import json, sys
name, path, joining = sys.argv[1:]
visits = json.load(open(path, encoding="utf-8"))["visits"]
got = {v["enterprise"]: (sorted(v["matters"]), v["lead"], sorted(v["coordinating"])) for v in visits}
wanted = (["equipment_industry_trade", "fire", "labour_osh", "occupational_hygiene"], "so_cong_thuong", sorted(joining.split()))
problems = [f"{e}: {got.get(e)}, not {wanted}" for e in ("A", "B") if got.get(e) != wanted]
if len(visits) != 2:
    problems.append(f"{len(visits)} visits to two factories")
if len({(v["score"], v["score_low"], v["score_high"], v["tier"]) for v in visits}) != 1:
    problems.append("dwellings, passers-by, a key project, a basement change a factory's score")
for problem in problems:
    print(f"{name}: {problem}")
sys.exit(1 if problems else 0)
PYTHON
}

check national 20 06184 "so_noi_vu so_y_te cong_an_tinh so_xay_dung"
check lang-son 20 06184 "so_noi_vu so_y_te cong_an_tinh so_xay_dung"
check bac-giang 24 07210 "so_noi_vu so_y_te cong_an_tinh so_xay_dung ldld_tinh ubnd_xa:07210"
check kien-giang 91 30742 "so_noi_vu so_y_te cong_an_tinh so_xay_dung ldld_tinh"
check hai-phong 31 11311 "so_noi_vu so_y_te cong_an_tinh so_xay_dung"
[ $failed = 0 ] && echo "one visit: a garment factory with a boiler, five rule sets"
exit $failed
