#!/bin/bash
# What every answer of `who` and every calendar has to keep, whatever the law says: citations in force that day or marked,
# nobody in two rows of one matter, every sector answered, no label that names a department that has ended.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/release/cli/inspectplan}
cd "$root" && python3 tests/law/answers.py rules/vn
