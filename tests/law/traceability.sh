#!/bin/bash
# Every fact of the five documents is encoded, with a test that fails when its rule is deleted, or left out for a
# closed reason: tests/traceability. Deletes each rule in turn and runs the named test.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
INSPECTPLAN=${INSPECTPLAN:-$root/build/release/cli/inspectplan} timeout 540 python3 tests/law/traceability.py "$@"
