#!/bin/bash
# Sectors that rest on our own judgement: no byte of what goes to the public, or to who is visited, names them.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
cd "$root" && exec python3 tests/cli/readers.py
