#!/usr/bin/env python3
"""The answer of a database against the engine's, cell by cell. Usage: compare.py EXPECTED.csv GOT.csv NAME"""
import csv
import itertools
import sys


def main() -> int:
    expected, got, name = sys.argv[1:]
    csv.field_size_limit(sys.maxsize)
    with open(expected, newline="", encoding="utf-8") as right, open(got, newline="", encoding="utf-8") as there:
        rows = itertools.zip_longest(csv.reader(right), csv.reader(there))
        columns, theirs = next(rows)
        if columns != theirs:
            print(f"FAIL {name}: columns differ: {sorted(set(columns) ^ set(theirs or []))}")
            return 1
        count = 0
        for want, have in rows:
            if want != have:
                if want is None or have is None:
                    print(f"FAIL {name}: the number of rows differs after {count}")
                    return 1
                wrong = next(i for i, (a, b) in enumerate(zip(want, have)) if a != b)
                print(f"FAIL {name}: {want[0]}, {columns[wrong]}: {have[wrong]!r}, not {want[wrong]!r}")
                return 1
            count += 1
    print(f"ok   {name}: {count} rows x {len(columns)} columns equal")
    return 0


sys.exit(main())
