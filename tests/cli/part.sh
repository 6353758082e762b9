#!/bin/bash
# The part of a plan that a department is handed: what it answers, and that nothing else is in its bytes.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
cd "$root" && exec python3 tests/cli/part.py
