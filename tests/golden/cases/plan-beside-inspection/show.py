import json
plan = json.load(open("p.json", encoding="utf-8"))
for v in sorted(plan["visits"], key=lambda v: v["enterprise"]):
    days = " ".join(f"{d}={n}" for d, n in v["inspector_days"].items())
    print(v["enterprise"], v["mode"], ", ".join(v["matters"]))
    print("  ", v["lead"], "|", ", ".join(v["coordinating"]), "|", days, "|", ", ".join(v["mandates"]) or "-", "|", v["exception"] or "-")
    for reason in v["reasons"]:
        if "đoàn khác" in reason["vi"]:
            print("  ", reason["vi"])
for u in plan["unmet"]:
    print("unmet:", u["mandate"], u["enterprise"], "-", u["why"]["vi"])
for f in plan["findings"]:
    if f["code"] in ("matters-with-others", "own-frequency", "mandates-without-a-way"):
        print(f["code"] + ":", f["message"]["vi"])
