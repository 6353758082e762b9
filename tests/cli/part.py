#!/usr/bin/env python3
"""`export --to FILE.db`. See part.sh."""
import csv, json, os, re, shutil, sqlite3, subprocess, sys, tempfile

program = os.environ["INSPECTPLAN"]
rules = "rules/vn/lang-son"
department = "so_cong_thuong"
work = tempfile.mkdtemp()
register, part = f"{work}/a.db", f"{work}/part.db"
faults = []
phone, person = "0912345678", "Nguyễn Văn Mật"


def run(*words, db=register, code=0):
    done = subprocess.run([program, *words, "--db", db], capture_output=True, text=True)
    if done.returncode not in (code if isinstance(code, tuple) else (code,)):
        sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
    return done


def check(holds, what):
    if not holds:
        faults.append(what)


folder = f"{work}/register"
shutil.copytree("data/sample", folder)
with open("data/sample/enterprise.csv", encoding="utf-8", newline="") as source:
    rows = list(csv.DictReader(source))
with open(f"{folder}/enterprise.csv", "w", encoding="utf-8", newline="") as target:
    writer = csv.DictWriter(target, [*rows[0], "owner_phone", "legal_representative"])
    writer.writeheader()
    writer.writerows({**row, "owner_phone": phone, "legal_representative": person} for row in rows)
run("import", folder, "--rules", rules, "--on", "2026-11-01")
plan = json.loads(run("plan", "--rules", rules, "--year", "2027", "--format", "json", code=(0, 1)).stdout)
run("export", "R0001", "--to", part, "--audience", "department", "--department", department)
own = [visit for visit in plan["visits"] if department in [visit["lead"], *visit["coordinating"]]]
check(10 < len(own) < len(plan["visits"]), f"{len(own)} visits: this test shows nothing")
ours = {site for visit in own for site in [visit["enterprise"], *visit["sites"]]}

# Nothing hidden travels: no other enterprise, no person, no score, no reason, no rule.
data = open(part, "rb").read()
text = data.decode("utf-8", "replace")
strangers = set(re.findall(r"SYN-[0-9]{6}", text)) - ours
check(not strangers, f"others' enterprises: {sorted(strangers)[:5]}")
for what in (phone, person, "threshold", "scorecard", "sqlite_sequence", work):
    check(what not in text, f"{what!r} is in the bytes")
reasons = {reason["vi"] for visit in own for reason in visit["reasons"]} | {left["why"]["vi"] for left in plan["left_out"]}
check(len(reasons) > 50, f"only {len(reasons)} reasons: this test shows nothing")
for reason in reasons:
    check(reason not in text, f"a reason is in the bytes: {reason}")
database = sqlite3.connect(part)
shown = json.loads(database.execute("SELECT json FROM plan").fetchone()[0])
for visit in shown["visits"]:
    check(visit["score"] is None and visit["score_low"] is None and visit["score_high"] is None and visit["reasons"] is None, f"{visit['enterprise']}: score or reasons")
check([one["id"] for one in shown["departments"]] == [department], "capacity of others")
withheld = [shown[name] for name in ("left_out", "unmet", "findings", "quotas", "prices")]
withheld += [shown["parameters"][name] for name in ("import", "seed", "force", "capacity")]
withheld += [shown["summary"][name] for name in ("enterprises", "candidates", "mandatory", "overlaps_avoided", "value", "undecided")]
check(all(value is None for value in withheld), f"what is inside: {withheld}")
check([visit["mandates"] for visit in shown["visits"]] != [[] for _ in own], "departments may read mandates")
check(list(database.execute("PRAGMA freelist_count")) == [(0,)], "free pages")
tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
check(tables == {"about", "plan", "label", "visit", "outside", "fact"}, f"tables {tables}")

# What is there is right.
by_key = {row["id"]: row for row in rows}
facts = database.execute("SELECT enterprise, field, value FROM fact").fetchall()
check(len(facts) > len(own), f"only {len(facts)} facts")
for enterprise, field, value in facts:
    check(by_key[enterprise][field] == value, f"{enterprise}.{field}: {value!r}, not {by_key[enterprise][field]!r}")
visits = database.execute("SELECT enterprise, lead, period, days FROM visit WHERE same_visit_as IS NULL").fetchall()
sites = database.execute("SELECT enterprise, days, same_visit_as FROM visit").fetchall()
check({enterprise for enterprise, days, first in sites} == ours and len(sites) == len(ours), "sites of visits")
check(any(first for enterprise, days, first in sites), "no visit to several sites: this test shows nothing")
check(all(days == 0 for enterprise, days, first in sites if first), "the days of a visit stand once")
check(sorted(visits) == sorted((v["enterprise"], v["lead"], v["period"], sum(v["inspector_days"].values())) for v in own), "visits")
listed = json.loads(run("runs", "list", "--format", "json", db=part).stdout)["runs"]
check([one["run"] for one in listed] == ["R0001"] and listed[0]["result_digest"] == plan["result_digest"], f"runs list: {listed}")
again = json.loads(run("runs", "show", "R0001", "--format", "json", db=part).stdout)
check(again["visits"] == shown["visits"], "runs show")
table = run("runs", "show", "R0001", db=part).stdout
check("Sở Công Thương" in table and "so_cong_thuong" not in table, "runs show: names of departments")
for untold in ("mã gieo", "lần nhập", "0 cơ sở", "Tổng giá trị", "chưa xác định", "[0…0]"):
    check(untold not in table, f"runs show says {untold!r}, which was withheld")
check(listed[0]["import"] is None and listed[0]["actor"] is None, "runs list: what was withheld")


def asked(*words, db=part, code=0):
    done = run("query", *words, "--run", "R0001", "--format", "json", db=db, code=code)
    return json.loads(done.stdout)["rows"] if code == 0 else done.stderr


def bare(rows):
    return sorted((row["enterprise"], row["lead"], row["period"], row["days"], row["matters"], row["coordinating"]) for row in rows)


for words in ([], ["--period", "2027-Q1"], ["--matter", "minerals"], ["--tier", "b"], ["--search", "khai thac da"]):
    mine, whole = asked("visits", *words), asked("visits", "--department", department, *words, db=register)
    check(bare(mine) == bare(whole) and (mine or words), f"query visits {words}: {len(mine)} and {len(whole)} rows")
    check(all(row["score"] is None for row in mine), f"query visits {words}: scores")
check(bare(asked("joint")) == bare(asked("joint", "--department", department, db=register)), "query joint")
check(len(asked("overlaps")) > 0, "query overlaps")
check("unknown-name" in asked("visits", "--matter", "mineral", code=1), "a name that is not there")
for words in (["enterprises"], ["coverage"], ["visits", "--place", "20"]):
    check("part-only" in asked(*words, code=1), f"query {words}")
check("part-only" in run("export", "R0001", "--to", f"{work}/b.xlsx", db=part, code=1).stderr, "export of a part")
check("unknown-run" in run("runs", "show", "R0002", db=part, code=1).stderr, "another run")
for words in (["import", folder, "--rules", rules, "--on", "2026-11-02"], ["score", "--rules", rules, "--year", "2027"],
              ["runs", "verify"], ["register", "links"]):
    said = run(*words, db=part, code=2).stderr.strip()
    check(len(said.splitlines()) <= 2, f"{words}: {said}")
check(open(part, "rb").read() == data, "somebody wrote into it")

# A part of the format before, whose labels did not say what is judged.
older = f"{work}/older.db"
shutil.copy(part, older)
with sqlite3.connect(older) as former:
    former.execute("ALTER TABLE label DROP COLUMN judged")
    former.execute("PRAGMA user_version = 2")
former.close()
check(bare(asked("visits", db=older)) == bare(asked("visits")), "a part of format 2")
sectors = {words for words, in database.execute("SELECT id FROM label WHERE kind = 'sector' AND judged = 1")}
check("ls_inform_high_risk" in sectors, f"judged: {sectors}")
csv_of = lambda path: run("runs", "show", "R0001", "--format", "csv", db=path).stdout
check("cơ sở có nguy cơ cao [dự án tự đặt]" in csv_of(part), "the mark of a sector")
check("cơ sở có nguy cơ cao [" not in csv_of(older), "a mark that the part does not hold")

run("export", "R0001", "--to", f"{work}/part2.db", "--audience", "department", "--department", department)
check(open(f"{work}/part2.db", "rb").read() == data, "not the same bytes again")
check("whose-part" in run("export", "R0001", "--to", f"{work}/c.db", code=1).stderr and not os.path.exists(f"{work}/c.db"), "nobody's part")
run("export", "R0001", "--to", f"{work}/public.db", "--department", department)
public = open(f"{work}/public.db", "rb").read().decode("utf-8", "replace")
check('"tier":null' in public and not re.search(r'"tier":"', public) and "capacity" not in public.replace('"capacity":null', "") and '"mandates":[' not in public and '"random":false' not in public, "a public part has tiers or days")

shutil.rmtree(work)
for fault in faults[:12]:
    print(fault)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
