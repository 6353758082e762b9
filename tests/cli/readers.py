#!/usr/bin/env python3
"""Who reads of which sectors, by the bytes of every format. See readers.sh."""
import json, os, shutil, subprocess, sys, tempfile, zipfile

import yaml

program = os.environ["INSPECTPLAN"]
rules = "rules/vn/lang-son"
mark = "[dự án tự đặt]"
work = tempfile.mkdtemp()
os.environ["INSPECTPLAN_DB"] = os.path.join(work, "a.db")
faults = []


def run(*words, code=(0,)):
    done = subprocess.run([program, *words], capture_output=True, text=True)
    if done.returncode not in code:
        sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def check(holds, what):
    if not holds:
        faults.append(what)


def contents(path):
    if not path.endswith(".xlsx"):
        return open(path, "rb").read().decode("utf-8", "replace")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


sectors = {id: one for file in ("rules/vn/national/sectors.yaml", f"{rules}/sectors.yaml")
           for id, one in yaml.safe_load(open(file, encoding="utf-8"))["sectors"].items()}
# By limits of our own, in itself or (the third) in a derived value; and one that everybody may be told all the same.
kept = {id: sectors[id]["label"]["vi"] for id in ("ls_inform_high_risk", "service_from_elsewhere", "ls_inform_small")}
told = "construction"
check(not any("audience" in sectors[id] for id in kept) and sectors[told]["audience"] == "public", "this test shows nothing")

run("import", "data/sample", "--rules", rules, "--on", "2026-11-01")
plan = json.loads(run("plan", "--rules", rules, "--year", "2027", "--format", "json", code=(0, 1)))
silent = [visit for visit in plan["visits"] if "clear_signs_visit" in visit["mandates"]]
open_visits = [visit for visit in plan["visits"] if visit not in silent]
concerned = {id: [visit for visit in open_visits if id in visit["sectors"]] for id in kept}
check(concerned["ls_inform_high_risk"] and concerned["ls_inform_small"], "nobody is in these sectors: nothing is tested")
subject = concerned["ls_inform_high_risk"][0]

exports = {"list.xlsx": [], "page.html": [], "appendix.html": ["--layout", "appendix"], "list.json": [], "list.csv": [],
           "part.db": ["--department", subject["lead"]]}
for name, options in exports.items():
    for audience, who in (("public", []), ("subject", ["--enterprise", subject["enterprise"]])):
        path = os.path.join(work, f"{audience}-{name}")
        run("export", "R0001", "--to", path, "--audience", audience, *who, *options)
        text = contents(path)
        for id, label in kept.items():
            check(label not in text and f'"{id}"' not in text, f"{audience}, {name}: {id} is in the bytes")
        check(subject["enterprise"] in text or subject["name"] in text, f"{audience}, {name}: nobody is in it")
for audience in ("department", "internal"):
    path = os.path.join(work, f"{audience}.html")
    run("export", "R0001", "--to", path, "--audience", audience)
    text = contents(path)
    check(f"{kept['ls_inform_high_risk']} {mark}" in text, f"{audience}: the sector has no mark")
    check(f"{kept['ls_inform_high_risk']}<" not in text, f"{audience}: the sector stands somewhere without its mark")
page = contents(os.path.join(work, "public-page.html"))
check(f"{sectors[told]['label']['vi']} [chưa kiểm chứng; dự án tự đặt]" in page, f"public: {told} is not told, or not marked")

for format in ("table", "json"):
    said = run("explain", subject["enterprise"], "--run", "R0001", "--audience", "subject", "--format", format)
    for id, label in kept.items():
        check(label not in said and f'"{id}"' not in said, f"explain to the subject, {format}: {id}")

shutil.rmtree(work)
for fault in faults[:20]:
    print(fault)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
