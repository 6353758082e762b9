#!/usr/bin/env python3
"""What we reach beside what others reach, in one run: a table of ratios for docs/performance.md.

  tests/bench/peers.py [score|children|import|facts|national]…     default: all; after
  cmake --preset bench && cmake --build --preset bench --target card children load inspectplan

score     the card of thirty rules, a million rows: hand-written C++ (two ways) and DuckDB
children  six counts and sums over 2.5 million rows of a child table, a million enterprises
import    ten columns, a million rows: `sqlite3 .import` into the same table; register to columns
facts     thirty facts of an enterprise, a million of them: memory
national  rules/vn/national on synthetic registers of 10,000, 100,000 and 1,000,000: time and memory of `score`, each format

The peers' programs are read from $INSPECTPLAN_PEERS (default ../shared/peers); what is absent is left out, with a word.
Each figure is the best of several runs of each program in turn, so that a busy minute hits all of them.
"""
import json, os, re, shutil, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
peers = os.environ.get("INSPECTPLAN_PEERS", os.path.join(root, "../shared/peers"))
build = os.path.join(root, "build/bench")
inspectplan = os.path.join(build, "cli/inspectplan")
card_rules = os.path.join(root, "tests/bench/card")
MILLION = 1_000_000


def output(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def measured(*command):
    """Seconds, peak MB and output of one process."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    while child.stdout.read(1 << 20):
        pass
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def rows_per_second(text):
    found = re.search(r"(\d+) rows/s", text)
    assert "sum=32492751" in text and "sum2=16409084111" in text, f"wrong checksum: {text}"
    return int(found.group(1))


def duckdb(work):
    modules = os.path.join(build, "peers")
    with open(os.path.join(root, "tests/sql/package.json"), encoding="utf-8") as package:
        version = json.load(package)["dependencies"]["@duckdb/node-api"]
    if not shutil.which("npm"):
        return print("(DuckDB left out: no npm)")
    if not os.path.isdir(os.path.join(modules, "node_modules/@duckdb/node-api")):
        os.makedirs(modules, exist_ok=True)
        output("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", modules, f"@duckdb/node-api@{version}")
    csv = os.path.join(work, "card.csv")
    output("node", os.path.join(peers, "gen.mjs"), str(MILLION), csv)
    text = output("node", os.path.join(peers, "duckdb_sql.mjs"), csv, str(MILLION),
                  env={**os.environ, "PEERS_NM": os.path.join(modules, "node_modules")})
    best = {}
    for line in text.splitlines():
        threads = int(re.search(r"threads=(\d)", line).group(1))
        best[threads] = max(best.get(threads, 0), rows_per_second(line))
    return best


def score(work):
    row("card of thirty rules, 1,000,000 rows", "one thread, rows/s", "two threads", "ours, one thread, is")
    row(*["---"] * 4)
    programs = {"inspectplan": os.path.join(build, "tests/bench/card")}
    there = os.path.isdir(peers)
    if there:
        for name in ("ref_cpp", "ref_cpp_vec"):
            programs[name] = os.path.join(work, name)
            output("g++", "-O3", "-march=native", "-std=c++20", "-pthread", os.path.join(peers, name + ".cpp"), "-o",
                   programs[name])
    best = {name: {1: 0, 2: 0} for name in programs}
    for _ in range(5):
        for name, program in programs.items():
            for threads in (1, 2):
                best[name][threads] = max(best[name][threads],
                                          rows_per_second(output(program, str(MILLION), str(threads))))
    if there:
        best["DuckDB"] = duckdb(work)
    ours = best["inspectplan"][1]
    bars = {"inspectplan": "", "ref_cpp": " (bar 0.33)", "ref_cpp_vec": "", "DuckDB": " (bar 20)"}
    for name, found in best.items():
        if found:
            row(name, f"{found[1]:,}", f"{found[2]:,} ({found[2] / found[1]:.2f} times one{' (bar 1.7)' if name == 'inspectplan' else ''})",
                f"{ours / found[1]:.2f} times that{bars[name]}")
    if not there:
        print(f"(peers left out: no {peers})")


def children(_):
    program = os.path.join(build, "tests/bench/children")
    best = {threads: max(int(re.search(r"(\d+) rows/s", output(program, str(MILLION), str(threads))).group(1))
                         for _ in range(3)) for threads in (1, 2)}
    row("six aggregates over child rows, 1,000,000 enterprises", "one thread, enterprises/s", "two threads")
    row(*["---"] * 3)
    row("inspectplan", f"{best[1]:,}", f"{best[2]:,} ({best[2] / best[1]:.2f} times one)")


FORMATS = ("csv", "json", "table")
FIELDS = "id employees vsic fatal injuries last_year lifting pressure violations complaints".split()


def write_card(path):
    """Ten columns, nothing missing, so that `sqlite3 .import` can read it into a STRICT table."""
    state = 20260101
    with open(path, "w", encoding="utf-8") as out:
        out.write(",".join(FIELDS) + "\n")
        for i in range(MILLION):
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
            d = state >> 8
            out.write(f"E{i:07},{1 + d % 9999},{10000 + d % 40},{d % 3},{d % 50},{2010 + d % 16},{d % 45},{d % 30},"
                      f"{d % 12},{d % 6}\n")


def importing(work):
    csv = os.path.join(work, "enterprise.csv")
    write_card(csv)
    best = {"ours": 1e9, "sqlite3": 1e9}
    schema = None
    for turn in range(3):
        ours, theirs = os.path.join(work, f"ours{turn}.db"), os.path.join(work, f"theirs{turn}.db")
        best["ours"] = min(best["ours"], measured(inspectplan, "import", csv, "--rules", card_rules, "--into", "enterprise",
                                                  "--on", "2026-11-22", "--db", ours, "-q")[0])
        if not shutil.which("sqlite3"):
            continue
        columns = ", ".join(f"{name} {'TEXT NOT NULL' if name in ('id', 'vsic') else 'INTEGER'}" for name in FIELDS)
        output("sqlite3", theirs, "PRAGMA journal_mode=WAL",
               f"CREATE TABLE enterprise ({columns}, PRIMARY KEY (id)) STRICT, WITHOUT ROWID")
        best["sqlite3"] = min(best["sqlite3"],
                              measured("sqlite3", theirs, ".mode csv", f".import --skip 1 {csv} enterprise")[0])
    row("CSV of ten columns, 1,000,000 rows", "seconds", "")
    row(*["---"] * 3)
    row("inspectplan import", f"{best['ours']:.2f}", f"{best['ours'] / best['sqlite3']:.2f} times sqlite3 (bar 2)")
    row("sqlite3 .import, same STRICT table and key", f"{best['sqlite3']:.2f}", "")
    text = output(os.path.join(build, "tests/bench/load"), card_rules, ours)
    row("register to columns, 10 columns", re.search(r"seconds=([\d.]+)", text).group(1),
        re.search(r"(\d+) rows/s", text).group(1) + " rows/s (bar 1,000,000)")


def facts(work):
    """Thirty facts of an enterprise, each with a factor of its own, a tenth of them missing."""
    names = [f"f{i}" for i in range(30)]
    rules, csv, database = (os.path.join(work, name) for name in ("rules", "enterprise.csv", "facts.db"))
    os.mkdir(rules)
    with open(os.path.join(rules, "rules.yaml"), "w", encoding="utf-8") as out:
        out.write("ruleset: {format: 1, id: facts, version: '1', title: {vi: Ba mươi dữ kiện, en: Thirty facts}}\n"
                  "facts:\n  enterprise:\n    key: id\n    fields:\n      id: {type: text}\n")
        out.writelines(f"      {name}: {{type: number, min: 0, max: 9999}}\n" for name in names)
        out.write("scorecards:\n  all:\n    factors:\n")
        out.writelines(f"      {name}: {{of: {name}, bands: [{{is: '>= 5000', points: {i}}}, {{is: '< 5000', points: 0}}], missing: 1}}\n"
                       for i, name in enumerate(names))
        out.write("score: {value: all}\n")
    state = 20260101
    with open(csv, "w", encoding="utf-8") as out:
        out.write(",".join(["id"] + names) + "\n")
        for i in range(MILLION):
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
            d = state >> 8
            out.write(f"E{i:07}," + ",".join("" if (d + k) % 10 == 0 else str((d >> k % 8) % 10000) for k in range(30)) + "\n")
    imported = measured(inspectplan, "import", csv, "--rules", rules, "--into", "enterprise", "--on", "2026-11-22",
                        "--db", database, "-q")
    scored = measured(inspectplan, "score", "--rules", rules, "--year", "2027", "--db", database, "--format", "csv")
    row("thirty facts, 1,000,000 enterprises", "seconds", "peak MB")
    row(*["---"] * 3)
    row("import", f"{imported[0]:.1f}", f"{imported[1]:.0f}")
    row("score, from the register to a CSV", f"{scored[0]:.1f}", f"{scored[1]:.0f} (bar 500)")


def national(work):
    rules = os.path.join(root, "rules/vn/national")
    row("rules/vn/national, enterprises", "import, s", *(f"score {format}, s, peak MB" for format in FORMATS))
    row(*["---"] * (2 + len(FORMATS)))
    for count in (10_000, 100_000, MILLION):
        sample, database = os.path.join(work, f"sample{count}"), os.path.join(work, f"{count}.db")
        measured(inspectplan, "sample", "--enterprises", str(count), "--seed", "2027", "--out", sample)
        imported, _ = measured(inspectplan, "import", sample, "--rules", rules, "--on", "2026-11-01", "--db", database)
        shutil.rmtree(sample)
        scored = []
        for format in FORMATS:
            seconds, peak = measured(inspectplan, "score", "--rules", rules, "--year", "2027", "--db", database,
                                     "--format", format, "--threads", "2")
            scored.append(f"{seconds:.1f} s, {peak:.0f} MB")
        row(f"{count:,}", f"{imported:.1f}", *scored)
        os.remove(database)


parts = {"score": score, "children": children, "import": importing, "facts": facts, "national": national}
print(f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
for name in sys.argv[1:] or parts:
    print()
    with tempfile.TemporaryDirectory(prefix="inspectplan-peers-") as folder:
        parts[name](folder)
