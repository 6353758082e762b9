#!/usr/bin/env python3
"""What hostile or broken rule sets do to `rules check`: one clear error each, under 200 MB.

Each case makes a rule set in a folder of its own and says which code the finding has, or which words the message, and the exit
code. Peak memory is the kernel's count for the process; the seconds are shown, not judged, but for a limit of 300.
"""
import os, resource, shutil, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.environ.get("INSPECTPLAN", os.path.join(root, "build/dev/cli/inspectplan"))
HEAD = ('ruleset: {format: 1, id: bad, version: "1", verified_until: 2027-12-31}\n'
        "facts: {enterprise: {key: id, fields: {id: {type: text}, workers: {type: number, min: 0, max: 1000}}}}\n")
most_bytes = 200 << 20
cases = {}


def case(expected, code=1, errors=1):
    def register(make):
        cases[make.__name__] = (make, expected, code, errors)
        return make
    return register


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return os.path.dirname(path)


def derived(folder, expression):
    return write(f"{folder}/set/r.yaml", HEAD + "derived:\n  d: '" + expression + "'\n")


@case("[too-deep]")
def expression_30000_deep(folder):
    return derived(folder, "(" * 30000 + "workers" + ")" * 30000)


@case("[too-long]")
def expression_100000_deep(folder):
    return derived(folder, "(" * 100000 + "workers" + ")" * 100000)


@case("[too-long]")
def negation_100000_deep(folder):
    return derived(folder, "-" * 100000 + "workers")


@case("[too-long]")
def conditions_100000_deep(folder):
    return derived(folder, "if workers > 1 then " * 100000 + "1" + " else 2" * 100000)


@case("[too-long]")
def expression_3_mb_long(folder):
    return derived(folder, "workers" + " + workers" * 300000)


@case("[file-too-large]")
def expression_10_mb_long(folder):
    return derived(folder, "workers" + " + workers" * 1000000)


@case("[file-too-large]")
def file_over_4_mib(folder):
    return write(f"{folder}/set/r.yaml", HEAD + "#" * (17 << 20))


@case("[yaml-depth]", errors=2)
def yaml_100000_deep(folder):
    return write(f"{folder}/set/r.yaml", HEAD + "amend: " + "[" * 100000 + "]" * 100000 + "\n")


@case("extend each other in a circle")
def cyclic_extends(folder):
    for name, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        write(f"{folder}/{name}/r.yaml", f'ruleset: {{format: 1, id: {name}, version: "1", extends: ../{parent}}}\n')
    return f"{folder}/a"


@case("[symbolic-link]")
def symbolic_link_out_of_the_tree(folder):
    write(f"{folder}/outside/secret.yaml", "sectors: {x: {when: 'true'}}\n")
    directory = write(f"{folder}/rules/set/r.yaml", HEAD)
    os.symlink(f"{folder}/outside/secret.yaml", f"{directory}/s.yaml")
    return directory


@case("[symbolic-link]")
def symbolic_link_to_a_folder(folder):
    write(f"{folder}/outside/secret.yaml", "sectors: {x: {when: 'true'}}\n")
    directory = write(f"{folder}/rules/set/r.yaml", HEAD)
    os.symlink(f"{folder}/outside", f"{directory}/more")
    return directory


@case("[extends-refused]")
def extends_over_a_link(folder):
    write(f"{folder}/outside/r.yaml", HEAD)
    directory = write(f"{folder}/rules/set/r.yaml", 'ruleset: {format: 1, id: c, version: "1", extends: ../parent}\n')
    os.symlink(f"{folder}/outside", f"{folder}/rules/parent")
    return directory


@case("[extends-refused]")
def rule_set_itself_a_link_its_parent_outside(folder):
    # The tree is where the files are, not where the link is.
    write(f"{folder}/elsewhere/deep/set/r.yaml", 'ruleset: {format: 1, id: c, version: "1", extends: ../../../rules/secret}\n')
    write(f"{folder}/rules/secret/r.yaml", HEAD)
    os.makedirs(f"{folder}/other/rules")
    os.symlink(f"{folder}/elsewhere/deep/set", f"{folder}/other/rules/set")
    return f"{folder}/other/rules/set"


@case("[not-a-file]")
def named_pipe(folder):
    directory = write(f"{folder}/set/r.yaml", HEAD)
    os.mkfifo(f"{directory}/pipe.yaml")
    return directory


@case("[not-a-file]")
def device(folder):
    directory = write(f"{folder}/set/r.yaml", HEAD)
    try:
        os.mknod(f"{directory}/zero.yaml", 0o666 | 0o020000, os.makedev(1, 5))
        os.chmod(f"{directory}/zero.yaml", 0o666)
    except PermissionError:
        return None
    return directory


@case("cannot read", code=2)
def unreadable_folder(folder):
    directory = write(f"{folder}/set/r.yaml", HEAD)
    write(f"{directory}/closed/s.yaml", "sectors: {}\n")
    os.chmod(f"{directory}/closed", 0)
    return directory


@case("cannot read", code=2)
def no_such_folder(folder):
    return f"{folder}/none"


@case("cannot read", code=2)
def a_file_for_a_folder(folder):
    write(f"{folder}/set/r.yaml", HEAD)
    return f"{folder}/set/r.yaml"


def misspelt(folder, count):
    return write(f"{folder}/set/r.yaml", HEAD + "sectors:\n" + "".join(f"  s{i}: {{when: 'wrokers > {i}'}}\n" for i in range(count)))


def right(folder, count):
    return write(f"{folder}/set/r.yaml", HEAD + "sectors:\n" + "".join(
        f"  s{i}: {{label: {{en: s}}, when: 'workers > {i % 999}', rationale: {{en: r}}}}\n" for i in range(count)))


@case("20000 errors", errors=20000)
def rules_20000_each_wrong(folder):
    return misspelt(folder, 20000)


@case("0 errors", code=0, errors=0)
def rules_20000_right(folder):
    return right(folder, 20000)


@case("[ruleset-too-large]")
def rules_50000_each_wrong(folder):
    return misspelt(folder, 50000)


@case("[ruleset-too-large]")
def rules_50000_right(folder):
    return right(folder, 50000)


def drop_privileges():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def run(directory):
    """(exit code, text, peak bytes) of `rules check`, as a user who may not read everything."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(["timeout", "300", program, "rules", "check", directory], stdout=out, stderr=subprocess.STDOUT,
                                 preexec_fn=drop_privileges)
        _, status, usage = os.wait4(child.pid, 0)
        out.seek(0)
        return os.waitstatus_to_exitcode(status), out.read().decode(), usage.ru_maxrss << 10, usage.ru_utime


def fault_of(name, folder):
    make, expected, code, errors = cases[name]
    directory = make(folder)
    if directory is None:
        return None
    subprocess.run(["chmod", "a+rx", folder], check=True)
    got, text, peak, seconds = run(directory)
    print(f"{name:45} exit {got}  {peak >> 20:4} MB  {seconds:6.2f} s", flush=True)
    if got != code or expected not in text:
        return f"exit {got} for {code}; wanted {expected!r} in:\n{text[:1500]}"
    if errors == 1 and text.count(": error: ") > 1:
        return f"one error was wanted:\n{text[:1500]}"
    if peak > most_bytes:
        return f"{peak >> 20} MB are too many"
    return None


failed = 0
for name in sys.argv[1:] or cases:
    folder = tempfile.mkdtemp()
    try:
        fault = fault_of(name, folder)
    finally:
        subprocess.run(["chmod", "-R", "u+rwx", folder])
        shutil.rmtree(folder)
    if fault:
        failed += 1
        print(f"FAILED {name}: {fault}")
print(f"{len(sys.argv[1:] or cases) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
