import json
plan = json.load(open("p.json"))
print("visits:", " ".join(f"{v['enterprise']}@{v['period'][5:]}" for v in plan["visits"]) or "none", "value", plan["summary"]["value"])
for quota in plan["quotas"]:
    print("quota:", quota["id"], quota.get("part", ""), quota["wanted"], "…", quota.get("most", ""), "has", quota["achieved"], "of", quota["total"])
for one in plan.get("inversions", []):
    print("inversion:", one["enterprise"], one["score"], "passed by", one["passed_by"], one["passed_by_score"], "-", one["why"]["en"])
print("made elsewhere:", "yes" if plan.get("made_elsewhere") else "no")
for finding in plan["findings"]:
    if finding["severity"] != "info":
        print(f"{finding['code']}: {finding['message']['en']}")
