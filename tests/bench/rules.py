#!/usr/bin/env python3
"""Time and memory of `rules check` over generated rule sets, and over our own.

  tests/bench/rules.py [SIZE…]     default 5000 10000 20000 rules; prints a table for docs/performance.md

A generated set of N rules: half sectors, a quarter responsibilities with matters, a quarter factors with four bands and derived
values, each with label and basis, in files of 1,000 rules.
"""
import os, statistics, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.environ.get("INSPECTPLAN", os.path.join(root, "build/release/cli/inspectplan"))
HEAD = """ruleset: {format: 1, id: generated, version: "1", verified_until: 2027-12-31}
documents: {act: {title: {vi: Luật, en: Act}, number: "1", issued: 2020-01-01}}
codes: {trade: {pattern: '^[0-9]{2,5}$', hierarchy: prefix}}
facts:
  enterprise:
    key: id
    fields: {id: {type: text}, trade: {type: code, list: trade}, workers: {type: number, min: 0, max: 100000},
             licensed: {type: boolean}, since: {type: date}}
departments: {office: {label: {vi: Sở, en: Office}}, board: {label: {vi: Ban, en: Board}}}
tiers: {a: {label: {vi: A, en: A}}}
"""
WHY = "label: {vi: Mục, en: Entry}, basis: [{document: act, at: '§ 1'}]"


def sector(i):
    return "sectors", f"  s{i}: {{when: 'under(trade, \"{i % 90 + 10}\") and workers >= {i % 500}', {WHY}}}\n"


def matter(i):
    return "matters", f"  m{i}: {{when: 'workers > {i % 300} or licensed', {WHY}}}\n"


def responsibility(i):
    return "responsibilities", f"  r{i}: {{matter: m{i - 1}, duty: inspect, lead: {'office' if i % 3 else 'board'}, {WHY}}}\n"


def derived(i):
    return "derived", f"  d{i}: 'if workers = null then 0 else workers + {i % 7}'\n"


def factor(i):
    bands = "{is: '< 10', points: 1}, {is: '[10..100)', points: 2}, {is: '[100..1000)', points: 3}, {is: '>= 1000', points: 4}"
    return "scorecards", f"  c{i}: {{label: {{vi: T, en: C}}, factors: {{f: {{of: workers, missing: 2, bands: [{bands}]}}}}}}\n"


KINDS = [sector, sector, matter, responsibility, sector, sector, derived, factor]


def generate(folder, count):
    with open(f"{folder}/0.yaml", "w", encoding="utf-8") as out:
        out.write(HEAD)
    for first in range(0, count, 1000):
        sections = {}
        for i in range(first, min(first + 1000, count)):
            name, text = KINDS[i % len(KINDS)](i)
            sections.setdefault(name, []).append(text)
        with open(f"{folder}/{first + 1}.yaml", "w", encoding="utf-8") as out:
            for name, entries in sections.items():
                out.write(f"{name}:\n{''.join(entries)}")


def measure(directory, runs):
    """Median user + system seconds, wall seconds, and the peak MB."""
    cpu, wall, peak = [], [], 0
    for _ in range(runs):
        begun = time.monotonic()
        child = subprocess.Popen([program, "rules", "check", directory], stdout=subprocess.PIPE, text=True)
        text = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"rules check {directory} failed:\n{text[-2000:]}")
        wall.append(time.monotonic() - begun)
        cpu.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss // 1024)
    return statistics.median(cpu), statistics.median(wall), peak


print("| rules | CPU seconds | wall seconds | peak MB |\n|---|---|---|---|")
for directory in ("rules/vn/national", "rules/vn/lang-son"):
    cpu, wall, peak = measure(os.path.join(root, directory), 5)
    print(f"| {directory} | {cpu:.3f} | {wall:.3f} | {peak} |", flush=True)
for count in [int(size) for size in sys.argv[1:]] or [5000, 10000, 20000]:
    with tempfile.TemporaryDirectory() as folder:
        generate(folder, count)
        cpu, wall, peak = measure(folder, 3)
    print(f"| generated, {count:,} | {cpu:.2f} | {wall:.2f} | {peak} |", flush=True)
