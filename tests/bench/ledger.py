#!/usr/bin/env python3
"""Time and memory of `runs verify` over a long ledger, as a Markdown table.

  tests/bench/ledger.py [ENTRIES…]     default 1000 10000 100000

The ledger is of the program's own making but for the imports: tests/cli/ledger_format.py appends those, one row each, by
docs/formats.md. Each figure is the median of five processes.
"""
import os, statistics, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.path.abspath(os.environ.get("INSPECTPLAN", os.path.join(root, "build/release/cli/inspectplan")))
rules = os.path.join(root, "tests/cases/fictional/rules")


def make(folder, entries):
    """A first import, a rule version, a run; then imports."""
    database = os.path.join(folder, "bench.db")
    with open(os.path.join(folder, "enterprise.csv"), "w", encoding="utf-8") as out:
        out.write("id,name,owner\nE1,Mỏ 1,O1\n")
    for arguments in (["import", os.path.join(folder, "enterprise.csv"), "--on", "2026-10-01"], ["plan", "--year", "2027"]):
        done = subprocess.run([program, *arguments, "--rules", rules, "--db", database, "-q"], capture_output=True)
        if done.returncode > 1:
            sys.exit(done.stderr.decode())
    subprocess.run([sys.executable, os.path.join(root, "tests/cli/ledger_format.py"), database, str(entries - 3)], check=True)
    return database


def measure(database):
    """(Wall seconds, processor seconds, peak MB) of one process."""
    begun = time.monotonic()
    child = subprocess.Popen([program, "runs", "verify", "--db", database], stdout=subprocess.PIPE, text=True)
    text = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(text[-2000:])
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


print("| entries | wall seconds | processor seconds | peak MB |\n|---|---|---|---|")
for entries in [int(size) for size in sys.argv[1:]] or [1000, 10000, 100000]:
    with tempfile.TemporaryDirectory() as folder:
        database = make(folder, entries)
        wall, cpu, peak = (statistics.median(one) for one in zip(*(measure(database) for _ in range(5))))
    print(f"| {entries:,} | {wall:.2f} | {cpu:.2f} | {peak} |", flush=True)
