"""A summary of a province's plan that can be read again, and what must hold of every visit. Usage: plans_2027.py NAME WORK READINGS"""
import collections
import csv
import json
import os
import sys

NAME, WORK, READINGS = sys.argv[1:4]
TERRITORY = {"lang-son": "20", "bac-giang": "24", "kien-giang": "91", "hai-phong": "31"}[NAME]
ENDED = {"so_ldtbxh", "so_gtvt", "so_nnptnt", "so_tnmt", "so_tttt", "so_vhtt", "so_du_lich", "ubnd_huyen", "phong_ldtbxh"}
PLAN = {"lang-son": "ls_2024", "bac-giang": "bg_2024", "kien-giang": "kg_2024", "hai-phong": "hp_2024"}[NAME]
problems = []


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_leads(name):
    """Who leads by a person's reading: matter → day → departments, whatever the place of the enterprise."""
    leads = collections.defaultdict(lambda: collections.defaultdict(set))
    for row in rows(os.path.join(READINGS, name + ".csv")):
        leads[row["matter"]][row["at"]] |= {part.split(":")[0] for part in row["lead"].split(";") if part}
    return leads


with open(os.path.join(WORK, NAME + ".json"), encoding="utf-8") as file:
    plan = json.load(file)
enterprises = {row["id"]: row for row in rows(os.path.join(WORK, NAME, "enterprise.csv"))}
printed = {row["Mã"]: row for row in rows(os.path.join(WORK, NAME + ".csv"))}
names = {d["id"]: d["name"]["vi"] for d in plan["departments"]}
here, law = read_leads(NAME), read_leads("national")
labels = {}


def department(name):
    return name.split(":")[0]


def wanted_leads(visit, matter):
    # Decree 105/2025: what Appendix I lists is the commune's, the two groups are the police's; a commune that is not
    # known cannot take part by name. A site of no group is looked at for other matters.
    grouped = [enterprises[site] for site in visit["sites"] if enterprises[site]["fire_group"] not in ("none", "")]
    listed = [site for site in grouped if site["fire_group"] == "commune_list"]
    if matter == "fire" and listed and len(listed) == len(grouped):
        return {"ubnd_xa"} if all(site["commune"] for site in listed) else set()
    days = {"2027-02-28" if visit["window"]["from"] <= "2027-02-28" else "2027-03-01",
            "2027-02-28" if visit["window"]["until"] <= "2027-02-28" else "2027-03-01"}
    places = {enterprises[site]["old_province"] for site in visit["sites"]}
    readings = [reading for reading, there in ((here, places & {TERRITORY, ""}), (law, places - {TERRITORY})) if there]
    return set().union(*(r[matter][day] for r in readings for day in days))


def check_place(visit, takes_part):
    """A plan binds its old territory, a board its zones, a commune what is its own."""
    where, sites = visit["enterprise"], [enterprises[site] for site in visit["sites"]]
    outside = all(site["old_province"] not in ("", TERRITORY) for site in sites)
    if outside and any(basis["document"] == PLAN for basis in visit["basis"]):
        problems.append(f"{where}: the province's plan is cited outside its territory")
    window = visit["window"]
    if "minerals" in visit["matters"] and window["from"] <= "2027-02-28" < window["until"]:
        problems.append(f"{where}: a visit for minerals reaches over 28/2/2027")
    if all(site["in_zone"] != "true" for site in sites) and any(name.startswith("bql_") for name in takes_part):
        problems.append(f"{where}: a board outside its zones")
    # Old Bắc Giang names the districts as leads everywhere; Hải Phòng names its craft villages.
    # The list that communes check for fire (Decree 105/2025, Appendix I) is theirs wherever it is.
    own = any(site["managed_locally"] == "true" for site in sites) or NAME == "bac-giang" or (NAME == "hai-phong" and "craft_village" in visit["sectors"])
    listed = any(site["fire_group"] == "commune_list" for site in sites)
    if any(department(name) == "ubnd_xa" for name in takes_part) and not listed and (outside or not own):
        problems.append(f"{where}: a commune where nothing is its own")


def check(visit):
    where = visit["enterprise"]
    takes_part = [visit["lead"]] + visit["coordinating"]
    for name in takes_part:
        if department(name) in ENDED:
            problems.append(f"{where}: {name} has ended")
    check_place(visit, takes_part)
    if len(set(takes_part)) < len(takes_part):
        problems.append(f"{where}: a department joins itself")
    for matter in visit["matters"]:
        wanted = wanted_leads(visit, matter)
        if wanted and not wanted & {department(name) for name in takes_part}:
            problems.append(f"{where} {matter}: none of {sorted(wanted)} takes part")
    if not visit["basis"]:
        problems.append(f"{where}: no basis")
    shown = printed[where]["Nội dung kiểm tra"].split("; ")
    if len(shown) != len(visit["matters"]):
        problems.append(f"{where}: {len(visit['matters'])} matters, {len(shown)} labels")
    labels.update(zip(visit["matters"], shown))


TRADES = {"floor_construction": {"construction"}, "floor_mining": {"mining"}, "floor_metal": {"metallurgy", "mechanical"},
          "floor_building_materials": {"construction_materials"}, "floor_textile_leather": {"textile_garment", "leather_footwear"}}


def check_days_of_floors():
    """A trade that has its share of visits has it of days, too (docs/decisions/0030)."""
    def days(visits):
        return sum(sum(visit["inspector_days"].values()) for visit in visits)
    for quota in plan["quotas"]:
        trade = [v for v in plan["visits"] if TRADES.get(quota["id"], set()) & set(v["sectors"])]
        # One visit less: what is wanted is a share, rounded up.
        if quota["id"] in TRADES and quota["achieved"] >= quota["wanted"] and days(trade) * quota["total"] < days(plan["visits"]) * (quota["wanted"] - 1):
            problems.append(f"{quota['id']}: {quota['achieved']} visits, but {days(trade)} of {days(plan['visits'])} days")
    for missing in set(TRADES) - {quota["id"] for quota in plan["quotas"]}:
        problems.append(f"{missing}: no such floor in the plan")


def counted(counter):
    return ", ".join(f"{name} {n}" for name, n in sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def departments():
    led = collections.Counter(v["lead"] for v in plan["visits"])
    joined = collections.Counter(name for v in plan["visits"] for name in v["coordinating"] if name in names)
    for entry in plan["departments"]:
        days = [sum(period[key] for period in entry["periods"]) for key in ("used", "capacity", "reserve")]
        yield f"  {names[entry['id']]}: chủ trì {led[entry['id']]}, phối hợp {joined[entry['id']]}; {days[0]} ngày trên {days[1]} (dự phòng {days[2]})"


def matters():
    led = collections.defaultdict(collections.Counter)
    for visit in plan["visits"]:
        for matter in visit["matters"]:
            led[matter][department(visit["lead"])] += 1
    for matter in sorted(led):
        yield f"  {matter} – {labels[matter]}: {sum(led[matter].values())} ({counted(led[matter])})"


def windows():
    whole = collections.Counter(v["period"] for v in plan["visits"])
    cut = sum(v["window"]["from"][8:] != "01" or v["window"]["until"] == "2027-02-28" for v in plan["visits"])
    yield f"  {counted(whole)}; thời gian hẹp hơn quý: {cut}"
    over = sum(bool(enterprises[v["enterprise"]].get("site_until")) and enterprises[v["enterprise"]]["site_until"] < v["window"]["from"] for v in plan["visits"])
    yield f"  công trình đã xong trước ngày có thể kiểm tra: {over}"
    yield f"  hình thức: {counted(collections.Counter(v['mode'] for v in plan['visits']))}"


def musts():
    for visit in plan["visits"]:
        if visit["mandates"]:
            yield f"  {visit['enterprise']} {visit['period']} {visit['lead']}: {', '.join(visit['mandates'])}"
    for unmet in plan["unmet"]:
        yield f"  {unmet['enterprise']} không đạt {unmet['mandate']}: {unmet['why']['vi']}"


def findings():
    for finding in plan["findings"]:
        if finding["code"] != "undecided":
            yield f"  [{finding['code']}] {finding['message']['vi'].split('; điểm cao nhất')[0]}"
    yield f"  [undecided] {sum(f['code'] == 'undecided' for f in plan['findings'])} mục"


for each in plan["visits"]:
    check(each)
check_days_of_floors()
s = plan["summary"]
print(f"{plan['jurisdiction']} 2027: {s['enterprises']} cơ sở, {s['visits']} cuộc, {s['joint_visits']} liên ngành, tránh {s['overlaps_avoided']} cuộc chồng chéo")
for title, lines in (("Cơ quan", departments()), ("Nội dung: số cuộc (cơ quan chủ trì cuộc)", matters()), ("Thời gian", windows()),
                     ("Bắt buộc", musts()), ("Phát hiện", findings())):
    print(title, *lines, sep="\n")
for problem in problems:
    print("WRONG", problem)
sys.exit(1 if problems else 0)
