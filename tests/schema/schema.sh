#!/bin/sh
# The JSON Schema of rule files and the program refuse the same; one change in six of the whole is tried here
# (tests/schema/schema.py tries all).
set -eu
cd "$(dirname "$0")/../.."
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import jsonschema, yaml' 2>/dev/null; then exec "$python" tests/schema/schema.py "${1:-6}"; fi
done
echo "schema.sh: no python3 with jsonschema and yaml (apt: python3-jsonschema python3-yaml)" >&2
exit 1
