#!/usr/bin/env bash
# The pipeline of engine/CMakeLists.txt holds in the includes: a module uses itself and what it depends on,
# directly or through others. cli sees engine.hpp and its own headers only.
set -euo pipefail
cd "$(dirname "$0")/../.."

modules=engine/CMakeLists.txt
faults=$(mktemp)
trap 'rm -f "$faults"' EXIT

# "file:line:header" of every quoted include below the folders given.
includes() { grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]+"' --include='*.hpp' --include='*.cpp' "$@" |
  sed -E 's/^([^:]+:[0-9]+):.*"([^"]+)".*/\1:\2/'; }

includes engine | awk -F: -v modules="$modules" '
  # inspectplan_module(NAME DEPENDS a b LIBRARIES x y): modules stand in order, so what a and b may use is known.
  BEGIN {
    while ((getline line < modules) > 0) {
      if (line !~ /^inspectplan_module\(/) continue
      gsub(/^inspectplan_module\(|\).*$/, "", line)
      n = split(line, word, /[[:space:]]+/)
      name = word[1]; known[name] = 1; may[name, name] = 1; depends = 0
      for (i = 2; i <= n; ++i) {
        if (word[i] == "DEPENDS") { depends = 1; continue }
        if (word[i] == "LIBRARIES") { depends = 0; continue }
        if (!depends) continue
        if (!(word[i] in known)) print modules ": " name " depends on " word[i] ", which does not stand before it"
        for (other in known) if ((word[i], other) in may) may[name, other] = 1
      }
    }
  }
  {
    split($1, path, "/"); own = path[2]; slash = index($3, "/"); used = substr($3, 1, slash - 1)
    if ($1 == "engine/engine.hpp") { if (!(used in known)) print $1 ":" $2 ": no such module: " $3; next }
    if (!(own in known)) { print $1 ": " own " is no module of " modules; next }
    if (slash == 0) { print $1 ":" $2 ": write \"module/" $3 "\""; next }
    if (!(used in known)) { print $1 ":" $2 ": no such module: " $3; next }
    if (!((own, used) in may)) print $1 ":" $2 ": " own " may not use " $3
    # Said apart because the graph could come to allow it: what decides never reads the store itself.
    if (own ~ /^(score|responsibility|plan)$/ && used == "register") print $1 ":" $2 ": " own " may not know the register"
  }' >"$faults"

includes cli | awk -F: '$3 != "engine.hpp" && $3 !~ /^cli\// { print $1 ":" $2 ": cli may include engine.hpp and cli/ only, not " $3 }' >>"$faults"

# A header that is named must be there (a typo would otherwise find a system header).
includes engine cli | awk -F: '{ print $3 }' | sort -u | while read -r header; do
  [[ -f engine/$header || -f $header ]] || echo "no such header: $header" >>"$faults"
done

if [[ -s $faults ]]; then
  cat "$faults" >&2
  exit 1
fi
echo "include order holds"
