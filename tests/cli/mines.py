"""What must hold of the plan of the real mines; see mines.sh."""
import csv, json, os, subprocess, sys

source, work, program, golden = sys.argv[1:5]
plan = json.load(open(f"{work}/plan.json"))
scores = {row["enterprise"]: row for row in json.load(open(f"{work}/scores.json"))["enterprises"]}
rows = list(csv.DictReader(open(source, encoding="utf-8")))
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)


expect(len(rows) == 209 and len(scores) == 209, f"{len(scores)} of {len(rows)} mines were scored")

owners = [visit["owner"] for visit in plan["visits"] if visit["owner"]]
expect(len(owners) == len(set(owners)), "an operator is checked twice")

# 73 rows say nothing of the mine's state: their score must be a range.
points = [row for row in scores.values() if row["score_low"] == row["score_high"]]
unknown = sum(row["status"] == "unknown" for row in rows)
expect(unknown == 73, f"{unknown} rows without status")
expect(len(points) <= 209 - 73, f"only {209 - len(points)} scores are ranges, at least 73 mines have no status")

for key in scores:
    answer = subprocess.run([program, "explain", key, "--run", plan["run"], "--format", "json"], capture_output=True, text=True)
    if answer.returncode != 0 or json.loads(answer.stdout)["enterprise"] != key:
        failures.append(f"explain {key}: {answer.stderr.strip()}")
        break
    facts = {fact["name"]: fact["value"] for card in json.loads(answer.stdout)["scorecards"]
             for factor in card["factors"] for fact in factor["facts"]}
    if facts.get("mine_status", "known") is None:
        row = scores[key]
        expect(row["score_low"] < row["score_high"], f"{key} has no status and no range")

for visit in plan["visits"]:
    if "minerals" in visit["matters"]:
        before = visit["window"]["until"] <= "2027-02-28"
        after = visit["window"]["from"] >= "2027-03-01"
        expect(before or after, f"{visit['enterprise']}: the window crosses 28/2/2027")
        wanted = "so_cong_thuong" if before else "so_nnmt"
        expect(wanted in [visit["lead"], *visit["coordinating"]], f"{visit['enterprise']}: minerals without {wanted}")
expect(any("temporary" in finding["message"]["en"] for finding in plan["findings"]), "no finding says that the transfer is temporary")

capacity = {"so_cong_thuong": 40, "so_nnmt": 40, "so_noi_vu": 20}
for department, days in capacity.items():
    used = sum(visit["inspector_days"].get(department, 0) for visit in plan["visits"])
    expect(used <= days, f"{department} uses {used} of {days} days")

lines = [" | ".join([visit["enterprise"], visit["lead"], ",".join(visit["coordinating"]), visit["period"],
                     visit["window"]["from"], visit["window"]["until"], str(visit["score"]),
                     f'{visit["score_low"]}..{visit["score_high"]}', visit["tier"] or "?"]) for visit in plan["visits"]]
expected = open(golden, encoding="utf-8").read().splitlines()
if lines != expected:
    os.makedirs("out", exist_ok=True)
    open("out/mines_plan.now", "w", encoding="utf-8").write("\n".join(lines) + "\n")
    failures.append(f"the plan is not the one in {golden}; it is in out/mines_plan.now")

print("\n".join(failures) or f"mines: {len(plan['visits'])} visits, all holds")
sys.exit(bool(failures))
