"""Laws of the answers themselves, over five rule sets and their days. Usage: answers.py RULES."""
import json
import os
import re
import subprocess
import sys

RULES = sys.argv[1]
PROGRAM = os.environ["INSPECTPLAN"]
NAMES = ["national", "lang-son", "bac-giang", "kien-giang", "hai-phong"]
DAYS = ["2024-12-01", "2025-02-28", "2025-03-01", "2025-06-30", "2025-07-01", "2025-08-04", "2025-08-05", "2026-09-14",
        "2026-09-15", "2027-02-28", "2027-03-01"]
VISITS = ("inspect", "manage")
problems = []


def run(*arguments):
    return json.loads(subprocess.run([PROGRAM, *arguments, "--format", "json", "--lang", "vi"], check=True,
                                     capture_output=True).stdout)


def lives(name, section="documents", first="effective"):
    """Id → (first day, last day), from the effective rules; so that the program does not judge itself."""
    found = {}
    for value in run("rules", "show", os.path.join(RULES, name))["values"]:
        part = re.fullmatch(section + r"\.(\w+)\." + f"({first}|until)", value["path"])
        if part:
            found.setdefault(part[1], {})[part[2]] = value["value"].strip('"')
    return found


def in_force(life, day):
    return life.get("effective", "0") <= day <= life.get("until", "9")


def citations(where, answer, day, documents):
    """Each is in force that day, or the answer says that none is. Returns how many, and how many are marked."""
    parts = [answer] + answer["chain"]
    marked = 0
    for part in parts:
        told = [c["document"] for c in part["basis"] if not in_force(documents.get(c["document"], {}), day)]
        if part["basis_in_force"]:
            problems.extend(f"{where}: {document} is not in force" for document in told)
        else:
            marked += len(told)
            if len(told) != len(part["basis"]):
                problems.append(f"{where}: marked as without a text in force, but one is")
    return sum(len(part["basis"]) for part in parts), marked


def one_row_each(where, party, rows):
    """Who leads a matter's visits does not coordinate them by another text."""
    for row in rows:
        if row["duty"] in VISITS and party["duty"] in VISITS:
            for department in set(party["lead"]) & set(row["coordinating"]):
                problems.append(f"{where}: {department} leads ({party['responsibility']}) and coordinates ({row['responsibility']})")


def ask_all(name, day, documents):
    answer = run("who", "--all", "--at", day, "--rules", os.path.join(RULES, name))
    total = marked = 0
    for party in answer["parties"]:
        rows = [row for row in answer["matters"] if row["matter"] == party["matter"]]
        where = f"{name} {party['matter']} {day}"
        one_row_each(where, party, rows)
        notes = [note for row in rows for note in row["notes"]]
        if party["lead"] and party["duty"] in VISITS and not any(note.startswith(("xử phạt: ", "ai xử phạt được: ")) for note in notes):
            problems.append(f"{where}: neither who can fine nor that it is not known")
        for row in rows:
            counted = citations(where, row, day, documents)
            total, marked = total + counted[0], marked + counted[1]
    return total, marked


# Typed from the law: the days on which the decrees about fines that the answers name began.
FINES = {"12/2022": "2022-01-17", "275/2026": "2026-08-25", "283/2026": "2026-09-10"}
FINES_DAYS = ["2022-01-16", "2022-01-17", "2025-12-31", "2026-08-24", "2026-08-25", "2026-09-09", "2026-09-10", "2027-01-15"]
FINES_NAMED = {"labour_osh": "283/2026", "equipment_industry_trade": "283/2026", "mining_technical_safety": "283/2026",
               "chemicals": "275/2026", "industrial_explosives": "275/2026"}


def fines(name, day):
    """Who leads the visits of these matters says who can fine; a decree from its day on, and not a day before."""
    answer = run("who", "--all", "--at", day, "--rules", os.path.join(RULES, name))
    for row in answer["matters"]:
        told = " ".join(note for note in row["notes"] if note.startswith("xử phạt"))
        where = f"{name} {row['responsibility']} {day}"
        for decree in re.findall(r"NĐ (\d+/\d{4})", told):
            first = FINES.get(decree, "9999-12-31")
            if day < first:
                problems.append(f"{where}: fines by Decree {decree}, which is not in force")
        decree = FINES_NAMED.get(row["matter"])
        if not decree or row["duty"] not in VISITS or not row["lead"]:
            continue
        if not told:
            problems.append(f"{where}: who can fine is not said")
        elif (decree in told) != (day >= FINES[decree]):
            problems.append(f"{where}: Decree {decree} began on {FINES[decree]}, told is \"{told}\"")


def ask_sectors(name):
    """Of every sector something is sure: at least that general OSH is looked at, and by whom."""
    shown = run("rules", "show", os.path.join(RULES, name))["values"]
    sectors = sorted({value["path"].split(".")[1] for value in shown if value["path"].startswith("sectors.")})
    for sector in sectors:
        answer = run("who", "--sector", sector, "--at", "2027-03-01", "--rules", os.path.join(RULES, name))
        sure = {party["matter"]: party["lead"] for party in answer["parties"] if party["certain"]}
        if "so_noi_vu" not in sure.get("labour_osh", []):
            problems.append(f"{name} {sector}: general OSH is not sure, or home affairs does not lead it")
        if any(party["certain"] is None for party in answer["parties"]):
            problems.append(f"{name} {sector}: neither sure nor possible")
    return len(sectors)


# Typed from the law: names in labels, and the day after which nobody is called so.
ENDED = {"LĐTBXH": "2025-02-28", "Lao động - Thương binh": "2025-02-28", "Sở TNMT": "2025-02-28", "Sở GTVT": "2025-02-28",
         "Giao thông vận tải": "2025-02-28", "cấp huyện": "2025-06-30", "UBND huyện": "2025-06-30", "hanh tra sở": "2025-06-30"}


def calendars(name):
    """A task of 2027 is not called after a department of 2024."""
    asked = 0
    for department in ["so_noi_vu", "so_y_te", "so_cong_thuong", "so_xay_dung", "so_nnmt", "ubnd_tinh", "ubnd_xa", "thanh_tra_tinh"]:
        for duty in run("query", "duties", "--department", department, "--year", "2027", "--rules", os.path.join(RULES, name))["duties"]:
            asked += 1
            for word in ENDED:
                if word in duty["label"] + duty["others"]:
                    problems.append(f"{name} {duty['report']}: \"{word}\" ended on {ENDED[word]}")
    return asked


def alive(name):
    """Whoever a row of the calendar of 2025 names is there from its first day to its last, asked of a class or of one of it."""
    departments = lives(name, "departments", "from")
    if len(departments) < 10:
        problems.append(f"{name}: the lives of its departments could not be read")
    asked = 0
    for department in ["so_noi_vu", "so_y_te", "so_xay_dung", "ubnd_tinh", "ubnd_huyen", "ubnd_huyen:183", "ubnd_xa", "ubnd_xa:06529"]:
        for duty in run("query", "duties", "--department", department, "--year", "2025", "--rules", os.path.join(RULES, name))["duties"]:
            asked += 1
            for party in duty["lead"] + duty["coordinating"] + duty["to"]:
                life = departments.get(party.split(":")[0], {})
                if duty["from"] < life.get("from", "0") or duty["until"] > life.get("until", "9"):
                    problems.append(f"{name} {department} {duty['report']}: {party} is not there from {duty['from']} until {duty['until']}")
    return asked


# Typed from the law: which matters a sector surely has (Article 33.1; domain: a lead belongs to a matter).
SURE = {"mining": {"labour_osh", "minerals", "mining_technical_safety"}, "chemicals": {"labour_osh", "chemicals"},
        "electricity": {"labour_osh", "electricity_use"}, "textile_garment": {"labour_osh"}, "craft_village": {"labour_osh"},
        "construction": {"labour_osh"}, "industrial_explosives": {"labour_osh", "industrial_explosives"},
        "service_verification": {"labour_osh", "verification_services"}, "radiation": {"labour_osh", "radiation"},
        "service_health_exam": {"labour_osh", "occupational_hygiene"}, "agriculture_forestry": {"labour_osh", "agriculture_safety"}}
# A mine with a substation of its own uses electricity in the meaning of the law: that matter may be.
NEVER = {"mining": {"construction_civil", "agriculture_safety"}, "textile_garment": {"minerals", "mining_technical_safety"}}


def typed_sectors():
    for sector, wanted in SURE.items():
        answer = run("who", "--sector", sector, "--at", "2027-01-15", "--rules", os.path.join(RULES, "national"))
        sure = {party["matter"] for party in answer["parties"] if party["certain"]}
        if sure != wanted:
            problems.append(f"{sector}: surely {sorted(sure)}, read {sorted(wanted)}")
        for matter in NEVER.get(sector, set()) & {party["matter"] for party in answer["parties"]}:
            problems.append(f"{sector}: {matter} cannot be")


def main():
    total = marked = sectors = duties = 0
    for name in NAMES:
        documents = lives(name)
        if len(documents) < 20:
            problems.append(f"{name}: the lives of its documents could not be read")
        for day in DAYS:
            counted = ask_all(name, day, documents)
            total, marked = total + counted[0], marked + counted[1]
        for day in FINES_DAYS:
            fines(name, day)
        sectors += ask_sectors(name)
        duties += calendars(name) + alive(name)
    typed_sectors()
    for problem in problems:
        print(problem)
    print(f"answers: {total} citations, {marked} marked as not in force; {sectors} sectors, {duties} duties of 2025 and 2027; {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
