#!/usr/bin/env python3
"""Appends N imports of one row each to a register, by docs/formats.md alone; then `runs verify` judges them."""
import hashlib, json, sqlite3, sys
path, count = sys.argv[1], int(sys.argv[2])
c = sqlite3.connect(path)
def digest(domain, text): return hashlib.sha256((domain + "\n" + text).encode()).hexdigest()
def canonical(v): return json.dumps(v, ensure_ascii=False, separators=(",", ":"))
schema = json.loads(c.execute("select what from ledger_entry where kind='import' order by number desc").fetchone()[0])["schema"]
number, previous = c.execute("select number, digest from ledger_entry order by number desc").fetchone()
last, on = c.execute("select max(number), max(\"on\") from import").fetchone()
day = "2026-11-30"
for i in range(count):
    last += 1; number += 1
    id = f"X{i:06d}"
    c.execute('insert into enterprise(id, name, _brought) values (?,?,?)', (id, "Mỏ " + str(i), last))
    row = {"number": last, "on": on, "file": "x.csv", "table": "enterprise", "mode": "upsert", "digest": "0", "reading": "", "added": 1, "changed": 0, "ended": 0, "unchanged": 0, "rejected": 0}
    c.execute("insert into import values (:number,:on,:file,:table,:mode,:digest,:reading,:added,:changed,:ended,:unchanged,:rejected)", row)
    rd = digest("inspectplan:row:1", canonical(dict(sorted(row.items()))))
    stored = {"enterprise": {"brought": {str(last): {"id": digest("inspectplan:stored:1", canonical(id) + "\n"), "name": digest("inspectplan:stored:1", canonical("Mỏ " + str(i)) + "\n")}}, "ended": {}}}
    what = {"import": last, "files": [{"table": "enterprise", "file": "x.csv", "digest": "0"}], "rows": [{"table": "import", "key": [last, "enterprise"], "digest": rd}], "stored": stored, "schema": schema}
    entry = {"number": number, "kind": "import", "on": day, "actor": "An", "what": what, "previous": previous}
    d = digest("inspectplan:entry:1", canonical(entry))
    c.execute("insert into ledger_entry values (?,?,?,?,?,?,?)", (number, "import", day, "An", canonical(what), previous, d))
    previous = d
c.commit()
