#!/usr/bin/env python3
"""The exported workbook against the plan's JSON. See xlsx.sh."""
import csv, datetime, decimal, json, os, re, shutil, subprocess, sys, tempfile, unicodedata, zipfile

import openpyxl, yaml

program = os.environ["INSPECTPLAN"]
rules = "rules/vn/lang-son"
work = tempfile.mkdtemp()
os.environ["INSPECTPLAN_DB"] = os.path.join(work, "a.db")
faults = []

# Names as somebody may send them, given to the first enterprises of the plan.
nasty = ["=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "<b>Đá</b> & \"vôi\"", "Công ty \u200fABC\u202e", "-2+3", "_x000D_ 'x'"]
phone = "0912345678"
person = "Nguyễn Văn Mật"


def run(*words, code=0):
    done = subprocess.run([program, *words], capture_output=True, text=True)
    if done.returncode not in (code if isinstance(code, tuple) else (code,)):
        sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done


def check(holds, what):
    if not holds:
        faults.append(what)


def plan_of(register):
    for end in ("", "-wal", "-shm"):
        if os.path.exists(os.environ["INSPECTPLAN_DB"] + end):
            os.remove(os.environ["INSPECTPLAN_DB"] + end)
    run("import", register, "--rules", rules, "--on", "2026-11-01")
    return json.loads(run("plan", "--rules", rules, "--year", "2027", "--format", "json", code=(0, 1)).stdout)


def with_names(visits):
    """The sample with nasty names, and with personal fields in every row."""
    folder = os.path.join(work, "register")
    shutil.copytree("data/sample", folder)
    names = dict(zip([visit["enterprise"] for visit in visits], nasty))
    with open("data/sample/enterprise.csv", encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        row.update(owner_phone=phone, legal_representative=person, women_workers="12", minor_workers="0", name=names.get(row["id"], row["name"]))
    with open(os.path.join(folder, "enterprise.csv"), "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder, {row["id"]: row for row in rows}


def export(name, *options):
    path = os.path.join(work, name + ".xlsx")
    run("export", "R0001", "--to", path, *options)
    return path


def contents(path):
    """All that travels: every part of the archive, unpacked, and nothing is in it twice or beside it."""
    with zipfile.ZipFile(path) as archive:
        check(archive.testzip() is None, f"{path}: not a sound archive")
        names = archive.namelist()
        check(len(set(names)) == len(names), f"{path}: a part stands in it twice")
        return "\n".join(archive.read(name).decode("utf-8") for name in names)


def table_of(sheet):
    """Heading row and the rows below it, up to the first empty one."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(i for i, row in enumerate(rows) if row[0] in ("STT", "Mã") or (row[0] == "Chủ trì" and row[1]))
    body = []
    for row in rows[head + 1:]:
        if all(cell is None for cell in row):
            break
        body.append(row)
    return list(rows[head]), body


def day(text):
    return datetime.datetime.fromisoformat(text) if text else None


def number(text):
    value = decimal.Decimal(str(text))
    return int(value) if value == value.to_integral_value() else float(value)


def labels():
    names = {}
    for folder in ("rules/vn/national", rules):
        for at, _, files in os.walk(folder):
            for file in files:
                if not file.endswith(".yaml") or "tests" in at:
                    continue
                tree = yaml.load(open(os.path.join(at, file), encoding="utf-8"), yaml.BaseLoader) or {}
                for section in ("matters", "departments", "tiers", "mandates"):
                    for part in (tree, tree.get("amend") or {}):
                        for key, entry in (part.get(section) or {}).items():
                            if isinstance(entry, dict) and "label" in entry:
                                names[section, key] = entry["label"]["vi"]
                            if isinstance(entry, dict) and "instance" in entry:
                                names["instance", key] = entry["instance"]["vi"]
                for part in (tree, tree.get("amend") or {}):
                    for code, name in (((part.get("codes") or {}).get("commune") or {}).get("codes") or {}).items():
                        names["places", code] = name["vi"]
    return names


names = labels()


def department(id):
    kind, _, place = id.partition(":")
    if ("places", place) in names and ("instance", kind) in names:
        return names["instance", kind].replace("{name}", names["places", place])
    return names["departments", kind] + (f" {place}" if place else "")


def fit(text):
    """What would turn the direction of a text is shown as what it is, as on a page."""
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"


def alphabetical(text):
    """As a Vietnamese dictionary stands: letters first, then tones."""
    plain = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", text.lower()) if c not in TONES))
    tones = [TONES.index(c) + 1 for c in unicodedata.normalize("NFD", text.lower()) if c in TONES]
    return [(ALPHABET.find(c), c) for c in plain], tones


def lines_of(visits):
    """[(number of the visit, visit, site)]: a line a site, first the one that the visit goes by."""
    return [(i + 1, visit, site) for i, visit in enumerate(visits)
            for site in dict.fromkeys([visit["enterprise"], *visit["sites"]])]


def expected_row(index, visit, site, facts, audience):
    first = site == visit["enterprise"]
    row = [index, fit(facts["name"]), facts["tax_code"] or None, facts["address"] or None,
           "; ".join(names["matters", one] for one in visit["matters"]), day(visit["window"]["from"]),
           day(visit["window"]["until"]), None, visit["inspector_days"][visit["lead"]] if first else None,
           "; ".join(department(one) for one in visit["coordinating"]) or None]
    if audience in ("department", "internal"):
        row.insert(10, names["tiers", visit["tier"]] if first and visit["tier"] else None)
    if audience == "internal":
        row.insert(10, (number(visit["score"]) if visit["score"] is not None else "chưa biết") if first else None)
    return row


def compare(path, audience, visits, facts, reader):
    """Every cell of the sheets of the leads; then those who join whom."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        check(not formulas, f"{reader}, {audience}, {sheet.title}: formulas at {formulas}")
    leads = sorted({visit["lead"] for visit in visits}, key=lambda lead: alphabetical(department(lead)))
    compared = 0
    for lead, sheet in zip(leads, book.worksheets):
        _, rows = table_of(sheet)
        wanted = [visit for visit in visits if visit["lead"] == lead]
        if audience != "internal":
            wanted.sort(key=lambda visit: (visit["period"], visit["enterprise"]))
        lines = lines_of(wanted)
        check(len(rows) == len(lines), f"{reader}, {audience}, {sheet.title}: {len(rows)} rows, not {len(lines)}")
        for row, (index, visit, site) in zip(rows, lines):
            expected = expected_row(index, visit, site, facts[site], audience)
            seen = list(row[:len(expected)])
            check(seen == expected, f"{reader}, {audience}, {sheet.title}, number {index}:\n  {seen}\n  {expected}")
            compared += len(expected)
    _, joint = table_of(book.worksheets[len(leads)])
    in_order = lambda row: (row[0], row[1], row[2] is None, row[2])
    wanted = sorted(((department(one), fit(facts[site]["name"]), visit["inspector_days"].get(one) if site == visit["enterprise"] else None)
                     for _, visit, site in lines_of(visits) for one in visit["coordinating"]), key=in_order)
    check(sorted(((row[1], row[3], row[6]) for row in joint), key=in_order) == wanted, f"{reader}, {audience}: who joins whom")
    _, total = table_of(book["Tổng hợp"])
    check(sum(row[2] for row in total) == len(visits), f"{reader}, {audience}: the summary's visits")
    if audience == "public":
        check("Cần chú ý" not in book.sheetnames, f"{reader}: the public reads what the team is shown")
    else:
        head, told = table_of(book["Cần chú ý"])
        seen = {row[2]: {name: value for name, value in zip(head[4:], row[4:]) if value is not None} for row in told}
        check(seen == {site: {"Lao động nữ": 12, "Lao động chưa thành niên": 0} for visit in visits for site in visit["for_team"]},
              f"{reader}, {audience}: what the team is shown: {list(seen.items())[:2]}")
    return compared


def by_office(path, ending):
    """As LibreOffice reads it and writes it again; None where there is none."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return None
    target = os.path.join(work, "resaved")
    done = subprocess.run([office, f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", ending,
                           "--outdir", target, path], capture_output=True, text=True, timeout=240)
    saved = os.path.join(target, os.path.basename(path).removesuffix("xlsx") + ending)
    check(os.path.exists(saved), f"LibreOffice did not read {path}: {done.stderr}")
    return saved if os.path.exists(saved) else None


def legible(path):
    """On paper no word lies upon another: rows are as high as what they say."""
    printed = by_office(path, "pdf") if shutil.which("pdftotext") else None
    if not printed:
        return print("SKIPPED: no LibreOffice or pdftotext, nothing printed")
    pages = subprocess.run(["pdftotext", "-bbox", printed, "-"], capture_output=True, text=True).stdout.split("<page ")[1:]
    word = re.compile(r'xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">(.*)</word>')
    for number, page in enumerate(pages, 1):
        boxes = [(*map(float, found[:4]), found[4]) for found in word.findall(page)]
        upon = [(one[4], other[4]) for i, one in enumerate(boxes) for other in boxes[i + 1:]
                if abs(one[1] - other[1]) < (one[3] - one[1]) / 2 and min(one[2], other[2]) - max(one[0], other[0]) > 1]
        check(not upon, f"{path}, printed page {number}: {upon[:3]} lie upon each other")


def tokens_of(visit):
    """What only those inside may read: its score as written, its reasons."""
    return [one["vi"] for one in visit["reasons"]]


def hidden(text, path, plan, allowed):
    for what in [phone, person] + [words for visit in plan["visits"] for words in tokens_of(visit)]:
        check(what not in text and what.replace("&", "&amp;") not in text, f"{path}: \"{what}\" is in the bytes")
    for section in ("tiers", "mandates"):
        if section in allowed:
            continue
        for (kind, _), label in names.items():
            check(kind != section or f">{label}<" not in text and f"; {label}" not in text, f"{path}: \"{label}\" is in the bytes")


def lists(plan, facts):
    """The same as CSV and JSON."""
    for ending in ("json", "csv"):
        run("export", "R0001", "--to", os.path.join(work, "list." + ending), "--audience", "internal")
    read = json.load(open(os.path.join(work, "list.json"), encoding="utf-8"))
    rows = [row for part in read["sheets"] if part["lead"] for row in part["rows"]]
    with open(os.path.join(work, "list.csv"), encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    sites = len(lines_of(plan["visits"]))
    check(len(rows) == sites == len(table) - 1 > len(plan["visits"]), f"lists: {len(rows)} and {len(table) - 1} lines of {sites} sites")
    check(table[0] == ["Chủ trì"] + read["sheets"][0]["columns"], f"lists: {table[0]}")
    leads = sorted({visit["lead"] for visit in plan["visits"]}, key=lambda lead: alphabetical(department(lead)))
    lines = [line for lead in leads for line in lines_of([visit for visit in plan["visits"] if visit["lead"] == lead])]
    for (number, visit, site), row, line in zip(lines, rows, table[1:]):
        expected = expected_row(number, visit, site, facts[site], "internal")
        plain = [cell.date().isoformat() if isinstance(cell, datetime.datetime) else cell for cell in expected]
        check([row[0], fit(row[1])] + row[2:len(plain)] == plain, f"list.json: {row}\n  {plain}")
        words = [department(visit["lead"])] + ["" if cell is None else str(cell) for cell in plain]
        check([cell.removeprefix("'") for cell in line[:len(words)]] == [word.removeprefix("'") for word in words], f"list.csv: {line}\n  {words}")
        check(not re.match(r"[=@+]|-\D", line[2]), f"list.csv: {line[2]} would be a formula")


def main():
    folder, facts = with_names(plan_of("data/sample")["visits"])
    plan = plan_of(folder)
    silent = [visit for visit in plan["visits"] if "clear_signs_visit" in visit["mandates"]]
    announced = [visit for visit in plan["visits"] if visit not in silent]
    check(silent, "the sample has no visit that is not announced: nothing is tested")
    check(any(visit["name"] in nasty for visit in announced), "no nasty name is planned: nothing is tested")

    shown = {"public": announced, "department": announced, "internal": plan["visits"]}
    for audience, visits in shown.items():
        path = export(audience, "--audience", audience)
        again = export(audience + "-again", "--audience", audience)
        check(open(path, "rb").read() == open(again, "rb").read(), f"{audience}: not the same bytes again")
        cells = compare(path, audience, visits, facts, "openpyxl")
        saved = by_office(path, "xlsx")
        if saved:
            compare(saved, audience, visits, facts, "LibreOffice")
        print(f"{audience}: {len(visits)} visits, {cells} cells equal" + ("" if saved else "; SKIPPED: no LibreOffice"))

    legible(os.path.join(work, "public.xlsx"))
    public = contents(os.path.join(work, "public.xlsx"))
    hidden(public, "public", plan, [])
    hidden(contents(os.path.join(work, "department.xlsx")), "department", plan, ["tiers", "mandates"])
    for visit in silent:
        check(visit["name"] not in public and visit["enterprise"] not in public, f"public: {visit['name']} is not announced")
    scores = re.compile(r"<v>(\d+\.\d+)</v>")
    check(not scores.findall(public), f"public: numbers that are no counts: {scores.findall(public)[:3]}")
    check("<f>" not in public, "public: a formula")

    # One department's part, and one enterprise's.
    lead = max({visit["lead"] for visit in plan["visits"]}, key=lambda one: sum(v["lead"] == one for v in plan["visits"]))
    part = contents(export("part", "--audience", "department", "--department", lead))
    for visit in plan["visits"]:
        takes_part = lead in [visit["lead"], *visit["coordinating"]]
        there = re.sub("_(?=x[0-9A-F]{4}_)", "_x005F_", fit(visit["name"])).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in part
        same_name = sum(other["name"] == visit["name"] for other in plan["visits"]) > 1
        check(same_name or there == takes_part, f"{lead}: {visit['name']} {'is missing' if takes_part else 'is there'}")
    one = announced[0]
    own = contents(export("own", "--audience", "subject", "--enterprise", one["enterprise"]))
    hidden(own, "subject", plan, [])
    for visit in plan["visits"]:
        check(visit["enterprise"] == one["enterprise"] or visit["name"] == one["name"] or visit["name"] not in own,
              f"subject: {visit['name']} is there")
    run("export", "R0001", "--to", os.path.join(work, "x.xlsx"), "--audience", "subject", code=1)
    lists(plan, facts)
    table = run("runs", "show", "R0001", "--format", "csv").stdout
    for row in csv.reader(table.splitlines()):
        for cell in row:
            check(not re.match(r"[=@+]|-\D", cell), f"CSV: {cell} would be a formula")


main()
shutil.rmtree(work)
for fault in faults[:20]:
    print(fault)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
