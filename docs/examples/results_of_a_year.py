"""Stands for the departments of docs/a-year.md: fills in what became of each visit of a plan.

  results_of_a_year.py PLAN.json FOLDER     PLAN.json is `inspectplan runs show RUN --format json`

Of twenty visits one is put off; of thirty one finds nobody there; of four one ends with a serious finding, one with a minor one.
"""
import csv, json, os, sys

plan = json.load(open(sys.argv[1], encoding="utf-8"))
os.makedirs(sys.argv[2], exist_ok=True)


def table(name, *columns):
    out = csv.writer(open(os.path.join(sys.argv[2], name + ".csv"), "w", encoding="utf-8", newline=""))
    out.writerow(columns)
    return out


events = table("visit_event", "enterprise", "visit_no", "run", "date", "department", "kind", "ground", "outcome", "cause")
days = table("visit_days", "enterprise", "visit_no", "department", "days")
findings = table("visit_finding", "enterprise", "visit_no", "finding_no", "gravity", "remedy_by")
for i, visit in enumerate(plan["visits"]):
    number = plan["run"]  # as `visit record` numbers it
    month = min(3 * int(visit["period"][-1]) - 1, 10)  # what is reported in November took place before
    day = f"{plan['year']}-{month:02d}-{10 + i % 18}"
    outcome, cause = "held", ""
    if i % 20 == 7:
        outcome = "postponed"
    elif i % 30 == 11:
        outcome, cause = "stopped", "subject_gone"
    for enterprise in dict.fromkeys([visit["enterprise"], *visit["sites"]]):
        events.writerow([enterprise, number, plan["run"], day, visit["lead"], visit["kind"], "plan", outcome, cause])
    if outcome != "held":
        continue
    for department, planned in visit["inspector_days"].items():
        days.writerow([visit["enterprise"], number, department, planned + (i % 5 == 0)])
    if i % 4 < 2:
        gravity, due = ("serious", "12-31") if i % 4 == 0 else ("minor", "11-30")
        findings.writerow([visit["enterprise"], number, 1, gravity, f"{plan['year']}-{due}"])
