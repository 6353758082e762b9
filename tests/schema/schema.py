#!/usr/bin/env python3
"""rules/ruleset.schema.json says what the program says: which keys there are, which must be there, what kind of value each takes.

1. every rule file of ours (rules/, docs/examples/) is valid and names the schema in its first line;
2. at every mapping of tests/schema/all-keys the program's own list of keys ("its keys are …") is the schema's;
3. every key renamed, dropped, or given another kind of value: both refuse it, or neither;
4. every key of the schema has a description in English and Vietnamese;
5. so it is with rules/tests.schema.json and the files of rule tests: valid, named, described, the same keys;
6. whatever may have a basis is found where its document has ended;
7. whatever key must be there may be repealed by date, and what it stands in goes with it.
"""
import copy, glob, json, os, re, shutil, subprocess, sys, tempfile

import jsonschema, yaml

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.environ.get("INSPECTPLAN", os.path.join(root, "build/dev/cli/inspectplan"))
schema = json.load(open(os.path.join(root, "rules/ruleset.schema.json"), encoding="utf-8"))
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
test_schema = json.load(open(os.path.join(root, "rules/tests.schema.json"), encoding="utf-8"))
test_validator = jsonschema.Draft202012Validator(test_schema)
# Findings about form; all others are about what the rules mean, which no schema can see.
structural = {"unknown-key", "missing-key", "wrong-kind", "bad-value", "bad-id", "bad-date", "missing-section", "bad-extends",
              "unknown-format", "bad-table"}
# … as are these, though they are about keys: they look at other entries or files.
across = re.compile("there is no table|has no section|tiers? .* no condition|does not fit the field.s scale|cannot be the id of a department|"
                    "is not among the `values`|tests? for [0-9]+ input")
# An amendment may leave out what decides the keys (a comparison's `as`): the schema then takes those of every kind.
undecided = ("amend", "matching", "compare")
faults = []


class Core(yaml.SafeLoader):
    """YAML 1.2 core: no dates, no yes/no."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?[0-9]+$"), list("-0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])


def read(path):
    return yaml.load(open(path, encoding="utf-8"), Core)


def check(files, name, year="2027"):
    """Findings of the program for {"child/rules.yaml": tree, …}, asked for the rule set of the file `name`."""
    folder = tempfile.mkdtemp()
    try:
        for path, tree in files.items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8") as out:
                json.dump(tree, out, ensure_ascii=False)  # JSON is YAML
        done = subprocess.run([program, "rules", "check", os.path.join(folder, os.path.dirname(name)), "--year", year, "--format", "json"],
                              capture_output=True, text=True)
        return json.loads(done.stdout)["diagnostics"]
    finally:
        shutil.rmtree(folder)


def mappings(node, path=()):
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from mappings(value, path + (key,))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from mappings(value, path + (i,))


def at(tree, path):
    for part in path:
        tree = tree[part]
    return tree


def resolved(node):
    while isinstance(node, dict) and "$ref" in node:
        node = schema["$defs"][node["$ref"].split("/")[-1]]
    return node


def variants(node):
    node = resolved(node)
    yield node
    for one in node.get("anyOf", []) + node.get("allOf", []):
        yield from variants(one)


def schemas_at(path):
    """What the schema says of a path."""
    found = [schema]
    for part in path:
        below = []
        for node in found:
            for one in variants(node):
                if isinstance(part, int):
                    below += [one["items"]] if "items" in one else []
                elif part in one.get("properties", {}):
                    below.append(one["properties"][part])
                elif isinstance(one.get("additionalProperties"), dict):
                    below.append(one["additionalProperties"])
        found = below
    return [one for node in found for one in variants(node)]


def fitting(path, instance):
    """Of these the mappings of named keys that the instance fits."""
    for one in schemas_at(path):
        fits = jsonschema.Draft202012Validator({**one, "$defs": schema["$defs"]}).is_valid(at(instance, path))
        if "properties" in one and fits and one.get("additionalProperties") is False:
            yield one


def keys_at(path, instance):
    """What may stand at a path of the instance."""
    return {key for one in fitting(path, instance) for key in one["properties"]}


def key_lists(name, trees):
    """The program's list of keys at each mapping against the schema's."""
    for path, node in mappings(trees[name]):
        if not keys_at(path, trees[name]):
            continue
        mutant = copy.deepcopy(trees)
        at(mutant[name], path)["qqqqqqqqqqqq"] = "x"
        said = [one for one in check(mutant, name) if one["code"] == "unknown-key" and "qqqqqqqqqqqq" in one["message"]]
        if not said:
            faults.append(f"{path}: the schema knows the keys here, the program takes any")
            continue
        hint = re.match(r"its keys are (.*)", said[0]["hint"])
        if hint and set(hint.group(1).split(", ")) != keys_at(path, trees[name]):
            program_keys, schema_keys = set(hint.group(1).split(", ")), keys_at(path, trees[name])
            if path[:3] == undecided and program_keys < schema_keys:
                continue
            faults.append(f"{path}: only the program knows {sorted(program_keys - schema_keys)}, "
                          f"only the schema {sorted(schema_keys - program_keys)}")


def mutants(tree):
    for path, node in list(mappings(tree)):
        for key in list(node):
            def changed(change):
                mutant = copy.deepcopy(tree)
                change(at(mutant, path))
                return mutant
            where = ".".join(map(str, path + (key,)))
            # Not of form: what held before the first date, and a child without its parent.
            if not re.fullmatch(r".*[0-9]{4}-[0-9]{2}-[0-9]{2}|ruleset|ruleset.extends", where):
                yield f"{where} dropped", changed(lambda m: m.pop(key))
            for other in ([], {}, "zzz", ["zzz"], {"zzz": "zzz"}, "", -7.5):
                yield f"{where} becomes {json.dumps(other)}", changed(lambda m: m.__setitem__(key, other))


def compare(name, trees, every):
    count = 0
    for i, (what, mutant) in enumerate(mutants(trees[name])):
        if i % every:
            continue
        count += 1
        date = re.search(r"\b([0-9]{4})-[0-9]{2}-[0-9]{2}\b", what)
        found = check({**trees, name: mutant}, name, date.group(1) if date else "2027")
        valid = validator.is_valid(mutant)
        # What the schema refuses the program may refuse for any reason; what it takes, for none of form.
        refusing = [one for one in found if one["severity"] == "error"
                    and (not valid or one["code"] in structural and not across.search(one["message"]))]
        if valid == bool(refusing):
            why = f"{refusing[0]['code']}: {refusing[0]['message']}" if refusing else next(validator.iter_errors(mutant)).message[:200]
            faults.append(f"{name}: {what}: the {'program' if refusing else 'schema'} alone refuses it ({why})")
    return count


def described(node, path="schema"):
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            text = resolved(value).get("description") or value.get("description", "")
            if not re.fullmatch(r".+ — .+", text):
                faults.append(f"{path}.{key} has no description in English and Vietnamese: {text!r}")
        for key, value in node.items():
            if key not in ("if", "then", "else", "oneOf"):
                described(value, f"{path}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            described(value, f"{path}[{i}]")


def our_files():
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator.check_schema(test_schema)
    for path in sorted(glob.glob(os.path.join(root, "rules/**/*.yaml"), recursive=True) +
                       glob.glob(os.path.join(root, "docs/examples/**/*.yaml"), recursive=True)):
        shown = os.path.relpath(path, root)
        is_test = "/tests/" in path
        for error in (test_validator if is_test else validator).iter_errors(read(path)):
            faults.append(f"{shown}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        name = "rules/tests.schema.json" if is_test else "rules/ruleset.schema.json"
        wanted = "# yaml-language-server: $schema=" + os.path.relpath(os.path.join(root, name), os.path.dirname(path))
        if open(path, encoding="utf-8").readline().rstrip("\n") != wanted:
            faults.append(f"{shown}: the first line should be: {wanted}")


def refused_shapes():
    """Shapes that no change of one key makes: (where, what stands there); both refuse each."""
    def table(**changes):
        return {"table": {"hit": "U", "inputs": ["1"], "rules": [{"when": ["1"], "then": "1"}], **changes}}
    shapes = {"C without aggregate": table(hit="C"), "aggregate without C": table(aggregate="SUM"), "P without values": table(hit="P"),
              "P with no values": table(hit="P", values=[]), "no inputs": table(inputs=[]), "no rules": table(rules=[]),
              "81 rules": table(rules=[{"when": ["1"], "then": "1"}] * 81)}
    for what, shape in shapes.items():
        mutant = copy.deepcopy(trees["parent/rules.yaml"])
        mutant["derived"]["shaped"] = shape
        yield what, mutant
    for day in ("13-25", "00-10", "02-30", "04-31", "01-00"):
        mutant = copy.deepcopy(trees["parent/rules.yaml"])
        due = next(one for one in mutant["reporting"].values() if "by" in one)
        due["by"] = day
        yield f"by {day}", mutant


def both_refuse():
    count = 0
    for what, mutant in refused_shapes():
        count += 1
        if not any(one["severity"] == "error" for one in check({**trees, "parent/rules.yaml": mutant}, "parent/rules.yaml")):
            faults.append(f"{what}: the program takes it")
        if validator.is_valid(mutant):
            faults.append(f"{what}: the schema takes it")
    return count


def may_cite(name):
    """Where a basis may stand, as paths into a file of all-keys; the ended document itself has none."""
    for path, node in mappings(trees[name]):
        if "basis" in keys_at(path, trees[name]) and path[:1] != ("amend",):
            yield path


def ended_documents():
    """Whatever cites an ended document is told of: nothing that has a basis is forgotten."""
    count = 0
    ended = {"title": {"en": "Order"}, "issued": "2020-01-01", "effective": "2020-01-01", "until": "2026-12-31"}
    for name in trees:
        for path in may_cite(name):
            count += 1
            mutant = copy.deepcopy(trees)
            mutant[name].setdefault("documents", {})["order"] = ended
            node = at(mutant[name], path)
            node["basis"] = [{"document": "order"}]
            # In force in 2027, whatever its own days say; of successions only those that are to end lean on their text.
            for key in ("valid", "effective", "until", "from"):
                if path[0] in ("sectors", "documents", "departments"):
                    node.pop(key, None)
            if path[0] == "successions":
                node["valid"] = {"until": "2028-12-31"}
            if not any(one["code"] == "ended-document" for one in check(mutant, name)):
                faults.append(f"{name}: {path}: that its document has ended is not told")
    return count


def must_be_there(path, instance):
    """The keys that the schema requires at a path of the instance."""
    return {key for one in fitting(path, instance) for key in one.get("required", [])}


def repealed():
    """Every key that must be there, null since 2026: no finding of form, since what it stands in is repealed."""
    count = 0
    name = "parent/rules.yaml"
    kept = {("ruleset",), ("facts", "enterprise"), ("facts", "enterprise", "fields", "id")}  # without them there is no rule set
    for path, node in mappings(trees[name]):
        if path in kept:
            continue
        for key in sorted(must_be_there(path, trees[name])):
            count += 1
            mutant = copy.deepcopy(trees)
            at(mutant[name], path)[key] = {"2020-01-01": node[key], "2026-01-01": None}
            for one in check(mutant, name):
                if one["severity"] == "error" and one["code"] in structural - {"bad-value"}:
                    faults.append(f"{path}: {key} repealed: {one['code']}: {one['message']}")
    return count


def test_keys(rules):
    """The program's list of keys at each mapping of a file of rule tests against the schema's."""
    first = {section: next(iter(rules[section])) for section in ("matters", "reporting", "targets", "documents")}
    tables = rules["facts"]
    child = next(name for name in tables if name != "enterprise")
    field = next(name for name in tables["enterprise"]["fields"] if name != tables["enterprise"]["key"])
    plain = {"tests": [{"name": "t", "at": "2027-01-15", "enterprise": {}, "expect": {
        "visit": {}, "who": {first["matters"]: {}}, "reporting": {first["reporting"]: {}}, "targets": {first["targets"]: {}},
        "documents": {first["documents"]: {}}, "facts": {field: {}, child: {}}}}], "may_live": [{"at": "x", "why": "x"}]}
    expect = ("tests", 0, "expect")
    below = test_schema["properties"]["tests"]["items"]["properties"]["expect"]["properties"]
    fact = below["facts"]["additionalProperties"]["properties"]
    asked = {(): test_schema["properties"], ("tests", 0): test_schema["properties"]["tests"]["items"]["properties"], expect: below,
             expect + ("visit",): below["visit"]["properties"], ("may_live", 0): test_schema["properties"]["may_live"]["items"]["properties"],
             expect + ("facts", field): fact.keys() - {"rows"}, expect + ("facts", child): {"rows"}}
    for section in ("who", "reporting", "targets", "documents"):
        key = first["matters" if section == "who" else section]
        asked[expect + (section, key)] = below[section]["additionalProperties"]["properties"]
    for path, keys in asked.items():
        mutant = copy.deepcopy(plain)
        at(mutant, path)["qqqqqqqqqqqq"] = "x"
        folder = tempfile.mkdtemp()
        try:
            os.makedirs(os.path.join(folder, "tests"))
            for name, tree in (("rules.yaml", rules), ("tests/t.yaml", mutant)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                    json.dump(tree, out, ensure_ascii=False)
            more = ["--mutate", "1"] if path[:1] == ("may_live",) else []
            done = subprocess.run([program, "-q", "rules", "test", folder, *more], capture_output=True, text=True)
            said = re.search(r'unknown key "qqqqqqqqqqqq".*?the keys here are: ([^\n]*)', done.stdout + done.stderr, re.S)
            if not said or set(said.group(1).split(", ")) != set(keys):
                faults.append(f"tests {path}: the program has {said and said.group(1)}, the schema {sorted(keys)}")
        finally:
            shutil.rmtree(folder)


every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
our_files()
described(schema)
described(test_schema, "tests")
base = os.path.join(root, "tests/schema/all-keys")
trees = {name: read(os.path.join(base, name)) for name in ("parent/rules.yaml", "child/rules.yaml")}
test_keys(trees["parent/rules.yaml"])
tried = both_refuse() + ended_documents() + repealed()
for name in trees:
    faults += [f"{name}: {one['message']}" for one in check(trees, name) if one["severity"] == "error"]
    key_lists(name, trees)
    tried += compare(name, trees, every)
print("\n".join(faults))
print(f"schema: {tried} changes tried, {len(faults)} differences")
sys.exit(1 if faults else 0)
