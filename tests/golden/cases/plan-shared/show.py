import json
plan = json.load(open("p.json"))
for v in plan["visits"]:
    print(v["period"][5:], v["enterprise"], "of", " ".join(v["sites"]), v["inspector_days"]["office"], "days")
for key in ("visits", "overlaps_avoided", "value", "upper_bound"):
    print(f"{key}:", plan["summary"][key])
for unmet in plan["unmet"]:
    print("unmet:", unmet["mandate"], unmet["enterprise"], "-", unmet["why"]["en"], unmet["needs"])
for finding in plan["findings"]:
    if finding["severity"] != "info":
        print(f"{finding['code']}: {finding['message']['en']}")
