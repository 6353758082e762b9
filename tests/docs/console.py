#!/usr/bin/env python3
"""The commands in the documentation do what the documentation says.

  tests/docs/console.py             runs every ```console block and compares; exit 1 where one differs
  tests/docs/console.py --approve   writes what came out into the pages (then read the difference)
  … docs/life.md …                  these pages only

In a block a line that begins with "$ " is a command, what follows is its whole output (both streams); "…" alone on a line
stands for any lines. The blocks of a page run one after another in a folder of their own that holds copies of rules/, data/
and docs/examples/.
"""
import concurrent.futures, os, re, shutil, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
program = os.path.abspath(os.environ.get("INSPECTPLAN", os.path.join(root, "build/dev/cli/inspectplan")))
block = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def pages():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=root, capture_output=True, text=True)
    return [page for page in listed.stdout.split() if not page.startswith("tests/")]


def steps(text):
    """[(command, expected output)] of a block."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.M)
    return list(zip(parts[1::2], parts[2::2]))


def matches(expected, actual):
    pattern = "".join(r"(?:.*\n)*" if line == "…\n" else re.escape(line) for line in expected.splitlines(True))
    return re.fullmatch(pattern, actual) is not None


def run(command, folder):
    environment = dict(os.environ, PATH=os.path.dirname(program) + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
    environment.pop("INSPECTPLAN_DB", None)
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return re.sub(r"[ \t]+$", "", done.stdout.decode(), flags=re.M)


def check(page, approve):
    path = os.path.join(root, page)
    text = open(path, encoding="utf-8").read()
    if not block.search(text):
        return 0
    faults = 0
    folder = tempfile.mkdtemp()

    def replay(match):
        nonlocal faults
        out = "```console\n"
        for command, expected in steps(match.group(1)):
            actual = run(command, folder)
            same = matches(expected, actual)
            if not same and not approve:
                print(f"{page}: $ {command}\n--- documented\n{expected}--- came out\n{actual}")
            faults += not same
            out += f"$ {command}\n{expected if same else actual}"
        return out + "```"

    try:
        for name in ("rules", "data", "docs/examples"):
            shutil.copytree(os.path.join(root, name), os.path.join(folder, name))
        fresh = block.sub(replay, text)
    finally:
        shutil.rmtree(folder)
    if approve and fresh != text:
        open(path, "w", encoding="utf-8").write(fresh)
    return faults


approve = "--approve" in sys.argv
asked = [page for page in sys.argv[1:] if page != "--approve"] or pages()
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as several:
    faults = sum(several.map(lambda page: check(page, approve), asked))
print(f"console blocks: {faults} {'rewritten' if approve else 'differ'}")
sys.exit(1 if faults and not approve else 0)
