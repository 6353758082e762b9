#!/usr/bin/env python3
"""Workbooks into the register: the right answer, or one clear error. See xlsx_in.sh."""
import datetime, io, os, re, shutil, sqlite3, subprocess, sys, tempfile, unicodedata, zipfile

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

program = os.environ["INSPECTPLAN"]
work = tempfile.mkdtemp()
faults = []
headers = ["id", "name", "workers", "area", "opened", "active", "tax"]
plain = ["E1", "Công ty Đá vôi", 1250, 4.3, datetime.date(2024, 2, 29), True, "0101234567"]
stored = ("E1", "Công ty Đá vôi", 1250, 430, (datetime.date(2024, 2, 29) - datetime.date(1970, 1, 1)).days, 1, "0101234567")

os.mkdir(f"{work}/rules")
open(f"{work}/rules/rules.yaml", "w", encoding="utf-8").write("""
ruleset: {format: 1, id: small, version: "1", title: {vi: Nhỏ, en: Small}}
facts:
  enterprise:
    key: id
    fields:
      id: {type: text}
      name: {type: text, label: {vi: Tên cơ sở, en: Name}}
      workers: {type: number, min: 0, max: 1000000, also: [Tổng số LĐ, Headcount], label: {vi: Số lao động, en: Workers}}
      area: {type: number, scale: 2, min: 0, max: 1000, label: {vi: Diện tích, en: Area}}
      opened: {type: date, label: {vi: Ngày thành lập, en: Opened}}
      active: {type: boolean}
      tax: {type: text}
""")
vietnamese = """map: {format: 1, into: enterprise}
date: dd/mm/yyyy
decimal: ","
thousands: "."
columns: {id: Mã, name: Tên cơ sở, workers: Số lao động, area: Diện tích, opened: Ngày thành lập}
"""


def check(holds, what):
    if not holds:
        faults.append(what)


def book(rows, name="Sheet1"):
    made = openpyxl.Workbook()
    made.active.title = name
    for row in rows:
        made.active.append(row)
    return made


def saved(made, name):
    path = f"{work}/{name}.xlsx"
    made.save(path)
    return path


def run(path, *options):
    database = f"{work}/a.db"
    for end in ("", "-wal", "-shm"):
        if os.path.exists(database + end):
            os.remove(database + end)
    done = subprocess.run([program, "import", path, "--rules", f"{work}/rules", "--into", "enterprise", "--on", "2026-11-01", "--db",
                           database, *options], capture_output=True, text=True)
    rows = None
    if os.path.exists(database):
        rows = sqlite3.connect(database).execute(
            "SELECT id, name, workers, area, opened, active, tax FROM enterprise ORDER BY id").fetchall()
    check(done.returncode in (0, 1, 2), f"{path}: exit code {done.returncode}: {done.stderr[-300:]}")
    return done, rows


def good(what, path, expected, *options, says=None):
    done, rows = run(path, *options)
    check(rows == expected, f"{what}:\n  {rows}\n  {expected}\n{done.stderr[:900]}")
    if says:
        check(says in done.stderr, f"{what}: does not say {says}: {done.stderr[:400]}")


def bad(what, path, code, *options, words=""):
    done, rows = run(path, *options)
    check(rows is None, f"{what}: landed {rows}")
    found = re.findall(r"error: .*\[([a-z0-9-]+)\]", done.stderr)
    check(found == (code if isinstance(code, list) else [code]) and done.returncode in (1, 2) and words in done.stderr, f"{what}: {found}\n{done.stderr[:600]}")


def mapped(text):
    path = f"{work}/map.yaml"
    open(path, "w", encoding="utf-8").write(text)
    return ["--map", path]


def edited(path, name, edit):
    """The same archive with its parts changed: edit(name, bytes) → bytes."""
    target = f"{work}/{name}.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for part in source.namelist():
            out.writestr(part, edit(part, source.read(part)))
    return target


def values():
    good("openpyxl", saved(book([headers, plain]), "plain"), [stored])
    # The same by LibreOffice, and what it makes of the other formats' calendars.
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        os.mkdir(f"{work}/office")
        subprocess.run([office, f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
                        f"{work}/office", f"{work}/plain.xlsx"], capture_output=True, timeout=240)
        good("LibreOffice", f"{work}/office/plain.xlsx", [stored])
    else:
        print("SKIPPED: no LibreOffice")

    apple = book([headers, plain])
    apple.epoch = CALENDAR_MAC_1904
    path = saved(apple, "1904")
    check(b"date1904" in zipfile.ZipFile(path).read("xl/workbook.xml"), "1904: the file is not of that calendar")
    good("1904", path, [stored])

    days = book([headers] + [[f"E{i}", None, None, None, serial, None, None] for i, serial in enumerate((1, 59, 61, 46000.0))])
    for row in days.active.iter_rows(min_row=2):
        row[4].number_format = "yyyy\\-mm\\-dd"
    first = datetime.date(1970, 1, 1)
    numbers = [(day - first).days for day in (datetime.date(1900, 1, 1), datetime.date(1900, 2, 28), datetime.date(1900, 3, 1),
                                               datetime.date(2025, 12, 9))]
    good("1900", saved(days, "1900"), [(f"E{i}", None, None, None, number, None, None) for i, number in enumerate(numbers)])
    days.active["E2"].value = 60
    bad("29 February 1900", saved(days, "leap"), "bad-date")
    days.active["E2"].value = 46000.5
    bad("a time of day", saved(days, "time"), "bad-date")

    padded = book([headers, ["E1", None, None, None, None, None, 101234567]])
    padded.active["G2"].number_format = "0000000000"
    good("written with zeros", saved(padded, "padded"), [("E1",) + (None,) * 5 + ("0101234567",)])

    texts = book([["Mã", "TEN CO SO", unicodedata.normalize("NFD", "Số lao động"), "Diện  tích", "ngày thành lập"],
                  ["E1", unicodedata.normalize("NFD", "Công ty Đá vôi"), "1.250", "4,3", "29/02/2024"],
                  ["E2", "b\nc", 1250, 4.3, datetime.date(2024, 2, 29)]])
    good("texts and headers of many kinds", saved(texts, "texts"),
         [stored[:5] + (None, None), ("E2", "b c") + stored[2:5] + (None, None)], *mapped(vietnamese))
    good("numbers that the sheet has as such read one way", saved(book([["id", "area"], ["E1", 1.25], ["E2", 1.5]]), "one-way"),
         [("E1", None, None, 125) + (None,) * 3, ("E2", None, None, 150) + (None,) * 3])
    bad("a text that reads two ways", saved(book([["id", "area"], ["E1", "1.250"]]), "two-ways"), "two-readings")

    formulas = book([headers, plain])
    formulas.active["C2"] = "=1000+250"
    path = saved(formulas, "formulas")
    bad("a formula that nobody computed", path, "unsaved-formula")
    if office:
        subprocess.run([office, f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
                        f"{work}/office", path], capture_output=True, timeout=240)
        good("a formula with its value", f"{work}/office/formulas.xlsx", [stored])
    good("a formula with its value, by hand",
         edited(path, "cached", lambda part, data: re.sub(rb"<f>1000\+250</f><v ?/>|<f>1000\+250</f><v></v>", b"<f>1000+250</f><v>1250</v>", data)),
         [stored])


def layout():
    report = openpyxl.Workbook()
    sheet = report.active
    sheet.title = "Danh sách"
    sheet["A1"], sheet["A3"] = "UBND TỈNH", "DANH SÁCH CƠ SỞ"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:G3")
    sheet["A5"], sheet["C5"] = "id", "Quy mô"
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("C5:D5")
    for column, header in zip("BCDEFG", headers[1:]):
        sheet[f"{column}6"] = header
    for column, value in zip("ABCDEFG", plain):
        sheet[f"{column}8"] = value
    for column, value in zip("ACDEF", ["E2", *plain[2:6]]):
        sheet[f"{column}9"] = value
    sheet["G9"] = "0101234567"
    sheet.merge_cells("B8:B9")
    sheet["J8"] = "ghi chú"
    report.create_sheet("Phụ lục")
    path = saved(report, "report")
    both = [stored, ("E2",) + stored[1:]]
    bad("two sheets", path, "which-sheet", words='1 "Danh sách", 2 "Phụ lục"')
    bad("no such sheet", path, "unknown-sheet", "--sheet", "Danh mục")
    bad("a title for headers", path, "header-row", "--sheet", "1", words="--header-row")
    bad("an empty row for headers", path, "empty-file", "--sheet", "1", "--header-row", "4")
    good("sheet and header row", path, both, "--sheet", "danh sach", "--header-row", "6", says="the first of them in row 9")
    # Headers over two rows: what stands above each other is one header, what stands over both is there once.
    double = book([["Mã", "Tên cơ sở", "Quy mô", None], [None, None, "Số lao động", "Diện tích"], ["E1", "Công ty Đá vôi", 1250, 4.3]])
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        double.active.merge_cells(cells)
    path = saved(double, "double")
    names = mapped("map: {format: 1}\ncolumns: {id: Mã, name: Tên cơ sở, workers: Quy mô Số lao động, area: Quy mô Diện tích}\n")
    good("headers over two rows", path, [stored[:4] + (None,) * 3], "--header-lines", "2", *names)
    bad("headers over two rows, taken for one", path, ["duplicate-header", "missing-column", "missing-column"], *names)
    done = subprocess.run([program, "import", path, "--rules", f"{work}/rules", "--into", "enterprise", "--suggest-map", "--header-lines", "2"],
                          capture_output=True, text=True)
    check('id: "Mã"' in done.stdout or "id: is part of the key" in done.stdout, f"suggested: {done.stdout}")
    check('workers: "Quy mô Số lao động"   # look at this' in done.stdout, f"suggested: {done.stdout}")
    other = saved(book([["id", "TONG SO LD"], ["E1", 5]]), "also")
    done = subprocess.run([program, "import", other, "--rules", f"{work}/rules", "--into", "enterprise", "--suggest-map"], capture_output=True, text=True)
    check('workers: "TONG SO LD"\n' in done.stdout, f"another heading of the field: {done.stdout}")
    report["Phụ lục"].sheet_state = "hidden"
    good("a hidden sheet is not meant", saved(report, "hidden"), both, "--header-row", "6", says="left out")
    done, _ = run(saved(book([headers, plain, ["E1"] + plain[1:]]), "twice"))
    check("twice.xlsx[Sheet1]:3" in done.stderr and "line 2" in done.stderr, f"rows are named as people see them: {done.stderr}")
    csv = f"{work}/enterprise.csv"
    open(csv, "w").write("id\nE1\n")
    bad("--sheet of a CSV", csv, "not-a-workbook", "--sheet", "1")


def templates():
    """A template that was filled in comes back as it is: no sheet named, no map, also with the columns in another order."""
    for language in ("vi", "en"):
        path, database = f"{work}/sent-{language}.xlsx", f"{work}/sent-{language}.db"
        subprocess.run([program, "register", "template", "so_cong_thuong", "--rules", "rules/vn/national", "--on", "2026-11-02", "--to", path, "--lang", language, "-q"], check=True)
        made = openpyxl.load_workbook(path)
        field_of = {row[0].value: row[1].value for row in made.worksheets[1].iter_rows(min_row=4)}
        data = made.worksheets[0]
        column = {field_of[cell.value]: cell.column for cell in data[1]}
        check(not {"owner_phone", "legal_representative", "household_tax_id", "licence_no"} & set(column), f"asked of a department that has nothing to do with it: {sorted(column)}")
        check({"id", "name", "vsic", "works_kind", "mine_status", "employees"} <= set(column), f"not asked: {sorted(column)}")
        checks = {cell.coord.split(":")[0]: check for check in data.data_validations.dataValidation for cell in check.sqref.ranges}
        of = {field: checks[data.cell(2, at).coordinate] for field, at in column.items() if data.cell(2, at).coordinate in checks}
        lists = made[("Danh mục" if language == "vi" else "Lists")]
        check(lists.sheet_state == "hidden" and of["works_kind"].formula1 in ("choices_works_kind", "=choices_works_kind"), f"list of works: {of['works_kind'].formula1}")
        choices = {row[0].value: [cell.value for cell in row[1:]] for row in lists.iter_cols()}
        works = {"vi": ("Dân dụng", "Đang hoạt động"), "en": ("Civil", "Operating")}[language]
        check(any(works[0] in column for column in choices.values()), f"choices: {choices}")
        check(of["vsic"].type == "textLength" and (of["vsic"].formula1, of["vsic"].formula2) == ("2", "5"), f"vsic: {of['vsic'].type}")
        check("0810" in of["vsic"].prompt and "06187" in of["commune"].prompt, f"prompts: {of['vsic'].prompt}")
        check("ROUND" in of["area_ha"].formula1 and "4" in of["area_ha"].prompt, f"decimals: {of['area_ha'].formula1}")
        check("persons" not in str([row[2].value for row in made.worksheets[1].iter_rows(min_row=4)]), "units are ids")
        filled = {"id": "M1", "name": "Mỏ đá Lũng Vài", "employees": 25, "tax_code": "0101234567", "works_kind": works[0], "mine_status": works[1]}
        for field, value in filled.items():
            data.cell(2, column[field], value)
        filled.update(works_kind="civil", mine_status="operating")
        made.save(path)
        done = subprocess.run([program, "import", path, "--into", "enterprise", "--rules", "rules/vn/national", "--on", "2026-11-01", "--db", database], capture_output=True, text=True)
        check(done.returncode == 0, f"a template filled in ({language}): {done.stderr[:900]}")
        if done.returncode == 0:
            row = sqlite3.connect(database).execute(f"SELECT {', '.join(filled)} FROM enterprise").fetchall()
            check(row == [tuple(filled.values())], f"a template filled in ({language}): {row}")


def template_for():
    """Whom a template is for: one that is there on the day, personal columns only where they are asked for."""
    def made(*words):
        path = f"{work}/for.xlsx"
        done = subprocess.run([program, "register", "template", *words, "--rules", "rules/vn/national", "--to", path, "--lang", "en"], capture_output=True, text=True)
        return done, [row[1].value for row in openpyxl.load_workbook(path).worksheets[1].iter_rows(min_row=4)] if done.returncode == 0 else []

    done, _ = made("so_ldtbxh", "--on", "2026-11-02")
    check(done.returncode == 1 and "ended-department" in done.stderr and "so_noi_vu" in done.stderr, f"a department that ended: {done.stderr}")
    check(made("so_ldtbxh", "--on", "2025-02-01")[0].returncode == 0, "a department that was there then")
    health, mines = made("so_y_te", "--on", "2026-11-02")[1], made("so_cong_thuong", "--on", "2026-11-02")[1]
    check("mine_status" in mines and "doc_mine_design" in mines and not {"mine_status", "doc_mine_design", "own_substation"} & set(health), f"health is asked {health}")
    check("hazardous_workers" in health, f"health is not asked {health}")
    check("owner_phone" in made("so_y_te", "--on", "2026-11-02", "--all")[1], "--all")


def hostile():
    path = saved(book([headers, plain]), "plain")
    data = open(path, "rb").read()

    def as_file(name, content):
        target = f"{work}/{name}.xlsx"
        open(target, "wb").write(content)
        return target

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    bad(".xls renamed", as_file("old", ole), "old-workbook")
    done, _ = run(as_file("old", ole))
    check(done.returncode == 2, f"a file that cannot be read: exit {done.returncode}, not 2")
    bad("password", as_file("locked", ole + "EncryptedPackage".encode("utf-16-le")), "encrypted-workbook")
    bad("a page renamed", as_file("page", b"<html><table></table></html>"), "not-a-workbook")
    bad("nothing in it", as_file("nothing", b""), "not-a-workbook")
    for size in (4, 100, len(data) // 2, len(data) - 30):
        bad(f"cut off after {size}", as_file("cut", data[:size]), "damaged-workbook")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    bad("another archive", as_file("other", other.getvalue()), "not-a-workbook")

    def sheet(edit):
        return lambda part, content: edit(content) if part == "xl/worksheets/sheet1.xml" else content

    entities = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>'
    bad("entities", edited(path, "entities", sheet(lambda _: entities)), "damaged-workbook", words="entities")
    bad("no XML", edited(path, "broken", sheet(lambda old: old[:200])), "damaged-workbook")
    bad("rows out of order", edited(path, "order", sheet(lambda old: old.replace(b'<row r="2"', b'<row r="1"'))), "damaged-workbook")
    bad("a text that is not there", edited(path, "shared", sheet(lambda _: b'<worksheet><sheetData><row><c t="s"><v>999</v></c></row></sheetData></worksheet>')),
        "damaged-workbook")
    bomb = b"<worksheet><sheetData>" + b" " * (1 << 28)
    bad("a bomb", edited(path, "bomb", sheet(lambda _: bomb)), "workbook-too-large")
    good("a cell of 32,767 characters", saved(book([headers, ["E1", "ô" * 16000]]), "long"), [("E1", "ô" * 16000) + (None,) * 5])
    bad("a cell of more", saved(book([headers, ["E1", "ô" * 32767]]), "longer"), "cell-too-long")
    for fault in ("#REF!", "#N/A", "#DIV/0!"):
        broken = book([headers, plain])
        broken.active["B2"].value = fault
        broken.active["B2"].data_type = "e"
        bad(fault, saved(broken, "fault"), "formula-error", words=fault)
    good("taken for missing", saved(broken, "fault"), [("E1", None) + stored[2:5] + (None, None)],
         *mapped("map: {format: 1}\nmissing: ['#DIV/0!']\ncolumns: {id: id, name: name, workers: workers, area: area, opened: opened}\n"))
    good("a formula as a name", saved(book([headers, ["E1", "'=cmd|' /C calc'!A0"]]), "cmd"), [("E1", "'=cmd|' /C calc'!A0") + (None,) * 5])

    last = book([headers, plain])
    last.active["A1048576"].font = Font(bold=True)
    good("the last row there is, formatted and empty", saved(last, "last"), [stored])
    rows = b"".join(b'<row><c t="n"><v>%d</v></c></row>' % i for i in range(1048575))
    full = b'<worksheet><sheetData><row><c t="inlineStr"><is><t>id</t></is></c></row>' + rows + b"</sheetData></worksheet>"
    done, landed = run(edited(path, "full", sheet(lambda _: full)))
    check(landed is not None and len(landed) == 1048575, f"1,048,576 rows: {done.stderr[:300]}")


values()
layout()
templates()
template_for()
hostile()
shutil.rmtree(work)
for fault in faults[:12]:
    print(fault)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
