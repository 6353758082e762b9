#!/usr/bin/env python3
"""`plan solve` on generated provinces, judged by a program that shares nothing with it: rows for docs/performance.md.

  tests/bench/plan.py [ENTERPRISES:SEED…]     default 20000:1 … 20000:5 100000:1 … 100000:5

Time and peak memory of the whole process. Makes and judges instances with plan_instance.py of $INSPECTPLAN_PEERS
(default ../shared/peers) and stops with a word where it is absent. INSPECTPLAN: the program.
"""
import os, re, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
peers = os.environ.get("INSPECTPLAN_PEERS", os.path.join(root, "../shared/peers"))
judge = os.path.join(peers, "plan/plan_instance.py")
program = os.environ.get("INSPECTPLAN", os.path.join(root, "build/release/cli/inspectplan"))
if not os.path.exists(judge):
    sys.exit(f"SKIPPED: {judge} is absent")
wanted = sys.argv[1:] or [f"{size}:{seed}" for size in (20000, 100000) for seed in range(1, 6)]

print("| enterprises, seed | value | bound | gap | seconds | peak MB |\n|---|---|---|---|---|---|")
with tempfile.TemporaryDirectory() as work:
    instance, problem, solution = (os.path.join(work, name) for name in ("instance.json", "problem.json", "solution.json"))
    for one in wanted:
        size, seed = one.split(":")
        subprocess.run([sys.executable, judge, "gen", size, "12", seed, instance[:-5]], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([sys.executable, judge, "problem", instance, problem], check=True, stdout=subprocess.DEVNULL)
        start = time.perf_counter()
        child = subprocess.Popen([program, "plan", "solve", problem, "--out", solution], stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        judged = subprocess.run([sys.executable, judge, "judge", problem, solution], stdout=subprocess.PIPE, text=True).stdout
        found = re.search(r"value=(\d+) .*bound_from_prices=([\d.]+) gap=([\d.]+)% feasible=(\w+)", judged)
        if not found or found[4] != "True":
            sys.exit(f"{one}: {judged}")
        print(f"| {int(size):,}, {seed} | {int(found[1]):,} | {int(float(found[2])):,} | {float(found[3]):.3f} % | {seconds:.1f} | "
              f"{usage.ru_maxrss // 1024} |", flush=True)
