import json
plan = json.load(open("p.json"))
print("visits:", " ".join(f"{v['enterprise']}@{v['period'][5:]}" for v in plan["visits"]) or "none")
for unmet in plan["unmet"]:
    print("unmet:", unmet["mandate"], unmet["enterprise"], "-", unmet["why"]["en"])
for quota in plan["quotas"]:
    if quota["achieved"] < quota["wanted"]:
        print("quota:", quota["id"], quota["achieved"], "of", quota["wanted"])
for finding in plan["findings"]:
    if finding["severity"] != "info":
        print(f"{finding['code']}: {finding['message']['en']}")
