#!/bin/bash
# `register duplicates` on a register whose truth is known: what it finds, what it misses, what it takes for one and is not.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
cd "$root" && exec python3 tests/cli/duplicates.py "$@"
