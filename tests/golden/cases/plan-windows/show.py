import json
plan = json.load(open("p.json"))
for v in sorted(plan["visits"], key=lambda v: v["enterprise"]):
    print(v["period"], *v["sites"], "from", v["window"]["from"], "until", v["window"]["until"])
for finding in plan["findings"]:
    if finding["code"] != "excluded":
        print(f"{finding['code']}: {finding['message']['en']}")
