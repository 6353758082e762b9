#!/bin/bash
# Workbooks as others save them (openpyxl; LibreOffice where there is one), good and bad, into the register.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
export INSPECTPLAN=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
cd "$root"
for python in /usr/bin/python3 python3; do
  if "$python" -c 'import openpyxl' 2>/dev/null; then exec "$python" tests/cli/xlsx_in.py; fi
done
echo "xlsx_in.sh: no python3 with openpyxl (apt: python3-openpyxl)" >&2
exit 1
