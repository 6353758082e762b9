#!/usr/bin/env python3
"""Drafts tests/double_entry.yaml of a rule set out of its YAML, without the program.

  tests/rules/draft_double_entry.py rules/vn/lang-son      writes rules/vn/lang-son/tests/double_entry.yaml

The file states the days, numbers and citations of the rules a second time, so that a slip in one of the two shows. A draft is
no judgement: read the difference against the text of the law before it is committed.
"""
import datetime, glob, os, sys

import yaml

HEADER = """# What the rules rest on and where they begin and end, written a second time: a slip of the pen in one of the two shows.
# Whoever changes a day, a number or a citation on purpose changes it here as well, from the text of the law
# (tests/rules/draft_double_entry.py drafts the file).
tests:
"""
DAY = "2027-01-15"
PARAMETERS = {  # section → keys whose values no computed result of a test depends on
    "ruleset": {"verified_until"},
    "facts": {"min", "max", "max_rows", "from", "until"},
    "departments": {"from", "until"},
    "successions": {"from", "to", "until"},
    "tiers": {"due", "not_before"},
    "mandates": {"priority", "from", "until"},
    "sectors": {"from", "until"},
    "matters": {"from", "until", "visit_kind"},
    "targets": {"falls_by", "rises_by", "reaches", "by"},
    "reporting": {"by", "before", "on", "every", "days", "more_days", "from", "until"},
    "responsibilities": {"from", "until"},
    "planning": {"share", "lead", "coordinate", "at_most", "at_least", "from", "until", "lead_order", "when", "of", "except", "value"},
}
CITING = ("documents", "derived", "sectors", "matters", "departments", "responsibilities", "scorecards", "tiers", "mandates", "targets", "reporting")


def read(directory):
    """The sections of a rule set, files joined."""
    tree = {}
    for path in sorted(glob.glob(f"{directory}/**/*.yaml", recursive=True)):
        if f"{directory}/tests/" in path:
            continue
        for section, entries in (yaml.load(open(path, encoding="utf-8"), yaml.BaseLoader) or {}).items():
            if isinstance(entries, list):
                tree.setdefault(section, []).extend(entries)
            else:
                tree.setdefault(section, {}).update(entries)
    return tree


def chain_of(directory):
    own = read(directory)
    parent = own["ruleset"].get("extends")
    return (chain_of(os.path.normpath(os.path.join(directory, parent))) if parent else []) + [own]


def now(value):
    """A dated value as of the plan year's first day."""
    if isinstance(value, dict) and value and all(len(key) == 10 and key[4] == "-" for key in value):
        past = [day for day in sorted(value) if day <= "2027-01-01"]
        return value[past[-1]] if past else None
    return value


def quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def citations(entry):
    return [quoted(one["document"] + (", " + one["at"] if one.get("at") else "")) for one in entry.get("basis", [])]


def documents(own):
    for name, document in sorted(own.get("documents", {}).items()):
        days = {key: now(document)[key] for key in ("issued", "published", "effective", "until") if now(document).get(key)}
        if "number" in document:
            days = {"number": quoted(document["number"]), **days}
        yield name, "{" + ", ".join(f"{key}: {value}" for key, value in days.items()) + "}"


def bases(own, chain):
    found = {}
    for section in CITING:
        for entries in (own.get(section, {}), own.get("amend", {}).get(section, {})):
            for name, entry in entries.items():
                entry = now(entry)
                if isinstance(entry, dict) and entry.get("basis"):
                    found[f"{section}.{name}"] = citations(entry)
                for factor, inside in (now(entry.get("factors", {})) if section == "scorecards" else {}).items():
                    if now(inside).get("basis"):
                        found[f"factors.{name}.{factor}"] = citations(now(inside))
    own_successions = {(one["from"], one["to"]) for one in own.get("successions", [])}
    for one in (one for tree in chain for one in tree.get("successions", [])):
        if (one["from"], one["to"]) in own_successions:
            found.setdefault(f"successions.{one['from']}.{one['to']}", []).extend(citations(one))
    for cap in now(own.get("planning", {}).get("caps", [])) or []:
        found[f"caps.{cap['id']}"] = citations(cap)
    return [(name, f"[{', '.join(texts)}]") for name, texts in sorted(found.items()) if texts]


def values(path, value, keys):
    value = now(value)
    if isinstance(value, dict):
        for key, below in value.items():
            yield from values(f"{path}.{key}", below, keys)
    elif isinstance(value, list):
        for i, below in enumerate(value):
            yield from values(f"{path}[{i}]", below, keys)
    elif value is not None and path.split(".")[-1].split("[")[0] in keys:
        yield path, value


def parameters(own, chain):
    for section, keys in PARAMETERS.items():
        entries = {section: own.get(section, {})}
        if section == "successions":  # a child's own stand behind its parent's
            before = sum(len(tree.get(section, [])) for tree in chain[:-1])
            entries = {f"successions[{before + i}]": one for i, one in enumerate(own.get(section, []))}
        for path, entry in entries.items():
            yield from values(path, entry, keys)
    for section, entries in own.get("amend", {}).items():
        yield from values(section, entries, {"value", "share", "lead", "at_most", "missing", "points", "when", "from", "until"})


def in_force(entry, day):
    valid = entry.get("valid", {})
    return valid.get("from", "0001-01-01") <= day.isoformat() <= valid.get("until", "9999-12-31")


def first_days(node):
    """The first day of every dated value: before the latest of them the rules cannot be asked."""
    if isinstance(node, dict):
        if node and all(len(key) == 10 and key[4] == "-" for key in node):
            yield min(node)
        node = list(node.values())
    for below in node if isinstance(node, list) else []:
        yield from first_days(below)


def edges(own, chain):
    days = set()
    begin = max(first_days(chain), default="")
    for entry in own.get("responsibilities", {}).values():
        valid = entry.get("valid", {})
        days |= {datetime.date.fromisoformat(valid["from"]) - datetime.timedelta(back) for back in (0, 1) if "from" in valid}
        days |= {datetime.date.fromisoformat(valid["until"]) + datetime.timedelta(on) for on in (0, 1) if "until" in valid}
    return sorted(day for day in days if f"{day.year}-01-01" >= begin)


def answers(own, chain, day):
    """Which responsibilities are in force for each matter; those with a condition depend on the enterprise and are left out."""
    everything = {name: one for tree in chain for name, one in tree.get("responsibilities", {}).items()}
    for name in own.get("remove", {}).get("responsibilities", {}):
        everything.pop(name, None)
    for matter in sorted({one["matter"] for one in own["responsibilities"].values()}):
        names = [name for name, one in sorted(everything.items()) if one["matter"] == matter and "when" not in one and in_force(one, day)]
        yield matter, f"{{by: [{', '.join(names)}]}}"


def test(name, day, section, lines):
    lines = [f"        {quoted(key) if '[' in key else key}: {value}\n" for key, value in lines]
    return f"  - name: {name}\n    at: {day}\n    expect:\n      {section}:\n{''.join(lines)}" if lines else ""


def main(directory):
    directory = os.path.normpath(directory)
    chain = chain_of(directory)
    own = chain[-1]
    text = HEADER + test("numbers and days of the documents cited", DAY, "documents", documents(own))
    text += test("citations", DAY, "basis", bases(own, chain))
    pins = [(path, quoted(value)) for path, value in sorted(parameters(own, chain))]
    text += test("days and numbers that no result of a test depends on", DAY, "rules", pins)
    for day in edges(own, chain):
        text += test(f"which texts answer on {day}", day, "who", answers(own, chain, day))
    with open(f"{directory}/tests/double_entry.yaml", "w", encoding="utf-8") as out:
        out.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
