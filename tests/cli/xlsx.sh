#!/bin/bash
# The workbook of a plan, read by programs that did not write it (openpyxl; LibreOffice where there is one): every cell
# equal to the plan's JSON, nothing in the bytes that the audience may not read, the same bytes again.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
cd "$root"
for python in /usr/bin/python3 python3; do
  if "$python" -c 'import openpyxl' 2>/dev/null; then exec "$python" tests/cli/xlsx.py; fi
done
echo "xlsx.sh: no python3 with openpyxl (apt: python3-openpyxl)" >&2
exit 1
