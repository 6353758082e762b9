#!/usr/bin/env python3
"""Time and memory of `rules diff A B --impact` over a synthetic province, as a Markdown table.

  tests/bench/impact.py [ENTERPRISES…]     default 100000 1000000

A is rules/vn/lang-son, B a copy in which the greatest workforce is worth two points more from 2027 on.
"""
import os, shutil, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.path.abspath(os.environ.get("INSPECTPLAN", os.path.join(root, "build/release/cli/inspectplan")))
a = os.path.join(root, "rules/vn/lang-son")


def run(*arguments):
    """(Wall seconds, processor seconds, peak MB, bytes printed); ends where the program refuses."""
    begun, printed = time.monotonic(), 0
    child = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while block := child.stdout.read(1 << 20):
        printed += len(block)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(errors.decode())
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, printed


def changed(folder):
    rules = os.path.join(folder, "rules")
    shutil.copytree(os.path.join(root, "rules"), rules)
    card = os.path.join(rules, "vn/national/scorecards.yaml")
    with open(card, encoding="utf-8") as file:
        text = file.read()
    new = text.replace("{is: '>= 500', points: 13}", "{is: '>= 500', points: {2020-01-01: 13, 2027-01-01: 15}}")
    if new == text:
        sys.exit(f"{card} does not say what this script changes")
    with open(card, "w", encoding="utf-8") as file:
        file.write(new)
    return os.path.join(rules, "vn/lang-son")


print("| enterprises | what | wall seconds | processor seconds | peak MB | MB printed |\n|---|---|---|---|---|---|")
for enterprises in [int(size) for size in sys.argv[1:]] or [100000, 1000000]:
    with tempfile.TemporaryDirectory() as folder:
        sample, database = os.path.join(folder, "sample"), os.path.join(folder, "bench.db")
        run("sample", "--enterprises", str(enterprises), "--seed", "2027", "--out", sample)
        run("import", sample, "--rules", a, "--on", "2026-11-01", "--db", database, "-q")
        diff = ["rules", "diff", a, changed(folder), "--impact", "--year", "2027", "--db", database, "-q"]
        for name, options in (("scores, table", ["--scores"]), ("scores, JSON", ["--scores", "--format", "json"]),
                              ("scores, CSV", ["--scores", "--format", "csv"]), ("plans, CSV", ["--format", "csv"])):
            wall, cpu, peak, printed = run(*diff, *options)
            print(f"| {enterprises:,} | {name} | {wall:.1f} | {cpu:.1f} | {peak} | {printed / 1e6:.1f} |", flush=True)
