"""Deletes each encoded rule in turn, gives it other departments, and sees its named test fail. See tests/traceability/README.md for the form of the files.

  traceability.py [SET …]     only these rule sets (national, lang-son, …); "points": only the seventeen points
"""
import concurrent.futures, json, os, pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
program = os.environ["INSPECTPLAN"]
reasons = set(re.findall(r"^- `(\w+)`", (root / "tests/traceability/README.md").read_text(encoding="utf-8"), re.M))
failures = []


def indent(line):
    return len(line) - len(line.lstrip(" "))


def block_end(lines, start):
    """The first line after the entry that begins at `start`; comments and blank lines before the next entry stay."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].lstrip().startswith("#") or indent(lines[end]) > indent(lines[start])):
        end += 1
    return end


def find_entry(lines, keys):
    """Where the entry with this path of keys stands, two spaces a level; None where it does not."""
    first, last = 0, len(lines)
    for level, key in enumerate(keys):
        found = next((i for i in range(first, last) if lines[i].startswith("  " * level + key + ":")), None)
        if found is None:
            return None
        first, last = found + 1, block_end(lines, found)
    return first - 1


def find_succession(lines, parties):
    starts = [i for i, line in enumerate(lines) if line.startswith("  - ")]
    for start in starts:
        text = "\n".join(lines[start:block_end(lines, start)])
        if all(re.search(rf"\b{key}: {party}\b", text) for key, party in zip(("from", "to"), parties)):
            return start
    return None


def delete(rule, folders):
    """Deletes `section.id.…` (or one `:word` of its list, or `successions.from>to`) from the first file that has it."""
    path, _, word = rule.partition(":")
    keys = path.split(".")
    for folder in folders:
        for file in sorted(folder.rglob("*.yaml")):
            lines = file.read_text(encoding="utf-8").split("\n")
            if keys[0] == "successions":
                start = find_succession(lines, keys[1].split(">")) if "successions:" in lines else None
            else:
                start = find_entry(lines, keys)
            if start is None:
                continue
            end = block_end(lines, start)
            if word:
                body = "\n".join(lines[start:end])
                without = re.sub(rf"\b{word}\b(, ?)?", "", body, count=1)
                if without == body:
                    continue
                lines[start:end] = without.split("\n")
            else:
                # A section that would be empty goes with its last entry.
                lines[start:end] = []
            file.write_text("\n".join(lines), encoding="utf-8")
            return True
    return False


def other_department(rule, part, folders):
    """Has somebody else lead (or coordinate) by this responsibility; False where it names nobody so."""
    keys = rule.split(".")
    if keys[0] != "responsibilities" or len(keys) != 2:
        return False
    for folder in folders:
        for file in sorted(folder.rglob("*.yaml")):
            lines = file.read_text(encoding="utf-8").split("\n")
            start = find_entry(lines, keys)
            if start is None:
                continue
            end = block_end(lines, start)
            body = "\n".join(lines[start:end])
            changed = re.sub(rf"\b{part}: (\[[^\]]*\]|\{{[^}}]*\}}|\w+)", f"{part}: so_tu_phap", body, count=1)
            lines[start:end] = changed.split("\n")
            file.write_text("\n".join(lines), encoding="utf-8")
            return changed != body
    return False


def named_test(name, sets):
    """(set, text of the test) as written under tests/ of the first set that has it."""
    for one in sets:
        for file in sorted((root / "rules/vn" / one / "tests").glob("*.yaml")):
            lines = file.read_text(encoding="utf-8").split("\n")
            for i, line in enumerate(lines):
                if line.startswith("  - name: ") and line[10:].strip().strip('"\'') == name:
                    return one, "tests:\n" + "\n".join(lines[i:block_end(lines, i)]) + "\n"
    return None


def outcome(command):
    """"passes", "fails" (the test ran and did not hold), "named" (the test names a rule that is gone, and cannot be read)
    or "stops" (the rule set no longer loads, whatever the test)."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 0:
        return "passes"
    if re.search(r"^\d+ passed, [1-9]\d* failed$", done.stdout, re.M):
        return "fails"
    wrong = re.findall(r"^(\S+):\d+:\d+: error:", done.stderr + done.stdout, re.M)
    return "named" if wrong and all(file.endswith("tests/one.yaml") for file in wrong) else "stops"


def run(rule, change, name, owner):
    """(what came of the test, what is wrong with that or nothing). `change`: delete, lead, coordinate; without a rule: none."""
    sets = [owner] if owner == "national" else [owner, "national"]
    found = named_test(name, sets)
    if not found:
        return "", f"there is no test \"{name}\""
    tested, text = found
    with tempfile.TemporaryDirectory() as work:
        for one in {*sets, tested}:
            shutil.copytree(root / "rules/vn" / one, pathlib.Path(work) / one, ignore=shutil.ignore_patterns("tests"))
        tests = pathlib.Path(work) / tested / "tests"
        tests.mkdir()
        (tests / "one.yaml").write_text(text, encoding="utf-8")
        command = [program, "rules", "test", str(pathlib.Path(work) / tested)]
        folders = [pathlib.Path(work) / one for one in sets]
        if rule is None:
            came = outcome(command)
            return came, None if came == "passes" else f"the test \"{name}\" does not pass"
        if change == "delete":
            if not delete(rule, folders):
                return "", f"there is no rule {rule}"
        elif not other_department(rule, change, folders):
            return "", None
        came = outcome(command)
        done = "deleted" if change == "delete" else f"given another {change}"
        return came, f"{rule} {done}, and the test \"{name}\" still passes" if came == "passes" else None


def facts_of(file):
    """{id: entry}, one a line, each entry a JSON object."""
    facts = {}
    for line in file.read_text(encoding="utf-8").split("\n"):
        match = re.fullmatch(r"  ([A-Z]{3}\d{3}): (\{.*\})", line)
        if match:
            if match[1] in facts:
                failures.append(f"{file.name}: {match[1]} stands twice")
            facts[match[1]] = json.loads(match[2])
        elif line.startswith("  ") and not line.lstrip().startswith("#"):
            failures.append(f"{file.name}: cannot be read: {line}")
    return facts


def seed_ids(wanted):
    """Ids of the facts of the documents these sets stand for; None where the list is not at hand."""
    reference = pathlib.Path(os.environ.get("INSPECTPLAN_REFERENCE", root.parent / "shared/reference")) / "seed_facts.csv"
    if not reference.exists():
        print("SKIPPED: no seed_facts.csv (set INSPECTPLAN_REFERENCE): whether all facts are here was not compared")
        return None
    documents = {"Lạng Sơn": "lang-son", "Bắc Giang": "bac-giang", "Kiên Giang": "kien-giang", "Hải Phòng": "hai-phong", "209/NQ-CP": "national"}
    import csv
    with open(reference, encoding="utf-8") as rows:
        return {row["id"] for row in csv.DictReader(rows) if documents[row["seed"]] in wanted}


def points():
    """[(rule, test, rule set)] of points.txt; each of the seventeen points must be there, by tests named after it."""
    jobs, met = set(), set()
    for line in (root / "tests/traceability/points.txt").read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        owner, rules, test = [part.strip() for part in line.split("|", 2)]
        met.add(test.split(" ")[0])
        jobs.add((None, "", test, owner))
        jobs.update((rule.strip(), "delete", test, owner) for rule in rules.split(","))
    failures.extend(f"0b.{n}: no rule of it is deleted" for n in range(1, 18) if f"0b.{n}" not in met)
    return jobs


def main():
    files = {file.stem: file for file in sorted((root / "tests/traceability").glob("*.yaml"))}
    wanted = [one for one in sys.argv[1:] if one != "points"] or ([] if "points" in sys.argv else list(files))
    jobs, here, left_out = points() if len(sys.argv) == 1 or "points" in sys.argv else set(), set(), 0
    for one in wanted:
        for fact, entry in facts_of(files[one]).items():
            here.add(fact)
            if "left_out" in entry:
                left_out += 1
                if entry["left_out"] not in reasons:
                    failures.append(f"{fact}: {entry['left_out']} is none of the closed reasons")
                continue
            jobs.add((None, "", entry["test"], one))
            for rule in entry["rules"]:
                jobs.update((rule, change, entry["test"], one) for change in ("delete", "lead", "coordinate"))
    expected = seed_ids(wanted)
    if expected is not None:
        failures.extend(f"{fact} is not accounted for" for fact in sorted(expected - here))
        failures.extend(f"{fact} is no fact of these documents" for fact in sorted(here - expected))
    ordered = sorted(jobs, key=str)
    came = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for job, (result, wrong) in zip(ordered, pool.map(lambda job: run(*job), ordered)):
            if wrong:
                failures.append(f"{job[3]}: {wrong}")
            came.setdefault((job[1], result), []).append(f"{job[3]} {job[0]}")
    count = lambda change, result: len(came.get((change, result), []))
    stopped = came.get(("delete", "stops"), [])
    if stopped:
        print("deleted, and the rules no longer load, so that no test is asked: " + ", ".join(stopped))
    print("\n".join(failures) or f"traceability: {len(here)} facts, {count('delete', 'fails')} rules deleted and missed by their test, "
          f"{count('delete', 'named')} deleted and named by a test that cannot be read without them, "
          f"{len(stopped)} deleted and no longer loaded, {count('lead', 'fails')} with another lead and "
          f"{count('coordinate', 'fails')} with another coordinator missed, {left_out} facts left out")
    sys.exit(bool(failures))


main()
