#!/usr/bin/env python3
"""Wall time and peak memory of the main job on a synthetic register, as a Markdown table.

  tests/bench/measure.py [ENTERPRISES] [INSPECTPLAN]     default 100000, build/release/cli/inspectplan

Departments have inspector-days in proportion to the enterprises. Each command is a process of its own; peak memory is what
the kernel accounts for that process (ru_maxrss).
"""
import csv, os, shutil, subprocess, sys, tempfile, time

enterprises = sys.argv[1] if len(sys.argv) > 1 else "100000"
program = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else "build/release/cli/inspectplan")
rules = os.path.abspath("rules/vn/lang-son")
work = tempfile.mkdtemp(prefix="inspectplan-measure-")
sample, database = os.path.join(work, "sample"), os.path.join(work, "measure.db")


def days_in_proportion():
    """Inspector-days as many an enterprise as data/sample has: its own days are for its 3,000."""
    with open("data/sample/capacity.csv", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            yield from ("--capacity", f"{row['department']}={int(row['days']) * int(enterprises) // 3000}")


steps = [
    ("sample", ["sample", "--enterprises", enterprises, "--seed", "2027", "--out", sample]),
    ("import", ["import", sample, "--rules", rules, "--on", "2026-11-01", "--db", database]),
    ("score", ["score", "--rules", rules, "--year", "2027", "--db", database, "--format", "csv"]),
    ("plan", ["plan", "--rules", rules, "--year", "2027", "--db", database, "--format", "json", *days_in_proportion()]),
    ("replay", ["runs", "replay", "R0001", "--db", database]),
]

print("| command | seconds | peak MB | exit |\n|---|---|---|---|")
try:
    for name, arguments in steps:
        start = time.perf_counter()
        process = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        print(f"| {name} | {time.perf_counter() - start:.2f} | {usage.ru_maxrss / 1024:.0f} | {code} |", flush=True)
        if code > 1:
            sys.exit(errors)
finally:
    shutil.rmtree(work)
