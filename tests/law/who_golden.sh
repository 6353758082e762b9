#!/bin/bash
# Who answers for each matter on ten days, against what a person read in the documents (tests/golden/who). There is no
# way to approve output into those files. docs/law.md has the same readings as tables.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/release/cli/inspectplan}
cd "$root" && python3 tests/law/law_doc.py tests/golden/who docs/law.md && python3 tests/law/who_golden.py tests/golden/who rules/vn
