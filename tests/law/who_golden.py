"""Compares `who` with a person's reading, cell by cell. Usage: who_golden.py READINGS RULES (both directories)."""
import csv
import json
import os
import subprocess
import sys
import tempfile

READINGS, RULES = sys.argv[1:3]
PROGRAM = os.environ["INSPECTPLAN"]
problems = []


def read(name):
    with open(os.path.join(READINGS, name + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def import_places(rules, places, database, work):
    columns = [c for c in places[0] if c not in ("rules", "place") and any(p[c] for p in places)]
    path = os.path.join(work, "enterprise.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(places)
    command = [PROGRAM, "import", path, "--rules", rules, "--into", "enterprise", "--on", "2024-12-01", "--db", database]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def ask(rules, database, enterprise, day):
    command = [PROGRAM, "who", "--enterprise", enterprise, "--at", day, "--rules", rules, "--db", database]
    run = subprocess.run(command + ["--format", "json", "--lang", "en"], check=True, capture_output=True)
    answer = json.loads(run.stdout)
    notes = {}
    for each in answer["matters"]:
        notes.setdefault(each["matter"], []).extend(each["notes"])
    parties = {}
    for party in answer["parties"]:
        parties[second(party["matter"], party["duty"], parties)] = dict(party, notes=notes[party["matter"]])
    return parties


def second(matter, duty, seen):
    """Texts about visiting and about investigating one matter are two answers, the second under MATTER/investigate."""
    return f"{matter}/{duty}" if matter in seen else matter


def ids(cell):
    return {part for part in cell.split(";") if part}


def compare(where, reading, party):
    leads = set(party["lead"]) | set(party["other_leads"])
    cells = {"lead": (ids(reading["lead"]), leads),
             "coordinating": (ids(reading["coordinating"]), set(party["coordinating"]))}
    if leads or party["coordinating"]:
        cells["duty"] = (reading["duty"], party["duty"])
    for cell, (read_as, told) in cells.items():
        if read_as != told:
            problems.append(f"{where} {cell}: read {show(read_as)}, the program says {show(told)} [{reading['section']}]")


def show(value):
    return ";".join(sorted(value)) or "nobody" if isinstance(value, set) else value


ENDED = {"so_ldtbxh": "2025-02-28", "so_gtvt": "2025-02-28", "so_nnptnt": "2025-02-28", "so_tnmt": "2025-02-28",
         "so_tttt": "2025-02-28", "so_vhtt": "2025-02-28", "so_du_lich": "2025-02-28", "ubnd_huyen": "2025-06-30",
         "phong_ldtbxh": "2025-06-30", "thanh_tra_so": "2025-06-30"}


def sound(where, day, party):
    """Never an ended department, never a silent none, never a department that coordinates with itself."""
    everybody = party["lead"] + party["other_leads"] + party["coordinating"]
    for department in everybody:
        if day > ENDED.get(department.split(":")[0], "9999"):
            problems.append(f"{where}: {department} has ended")
    if not party["lead"] and not party["notes"]:
        problems.append(f"{where}: nobody leads, and nothing says so")
    for department in set(party["lead"]) & set(party["coordinating"]):
        problems.append(f"{where}: {department} coordinates with itself")


def check(name, national, work):
    rules = os.path.join(RULES, name)
    places = [p for p in read("places") if p["rules"] == name]
    database = os.path.join(work, name + ".db")
    import_places(rules, places, database, work)
    readings = {}
    for row in read(name):
        seen = {matter for place, at, matter in readings if (place, at) == (row["place"], row["at"])}
        readings[row["place"], row["at"], second(row["matter"], row["duty"], seen)] = row
    days = sorted({day for _, day, _ in readings})
    for place in places:
        # Elsewhere no text of the province speaks: what the law alone says.
        wanted = {k[1:]: v for k, v in (national if place["place"] == "elsewhere" else readings).items()
                  if k[0] == ("plain" if place["place"] == "elsewhere" else place["place"])}
        for day in days:
            told = ask(rules, database, place["id"], day)
            for matter, party in told.items():
                where = f"{name} {place['place']} {matter} {day}"
                sound(where, day, party)
                if (day, matter) in wanted:
                    compare(where, wanted[day, matter], party)
                elif place["place"] in ("plain", "elsewhere"):
                    problems.append(f"{where}: nobody has read this matter")
                if place["place"] == "elsewhere" and not any("no text of its own" in note for note in party["notes"]):
                    problems.append(f"{where}: nothing says that no text of the province speaks here")
            for day_read, matter in wanted:
                if day_read == day and matter not in told:
                    problems.append(f"{name} {place['place']} {matter} {day}: read, but the program does not answer")
    return len(readings)


def main():
    national = {(r["place"], r["at"], r["matter"]): r for r in read("national")}  # there each matter has one answer
    names = [n for n in ("national", "lang-son", "bac-giang", "kien-giang", "hai-phong")
             if os.path.isdir(os.path.join(RULES, n))]
    with tempfile.TemporaryDirectory() as work:
        rows = sum(check(name, national, work) for name in names)
    for problem in problems:
        print(problem)
    print(f"who: {rows} rows read by a person in {len(names)} rule sets, {len(problems)} differences")
    sys.exit(1 if problems else 0)


main()
