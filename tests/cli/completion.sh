#!/bin/bash
# What bash completes is what there is to type; the manual names every command.
set -u
failed=0
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
fault() { echo "$1"; failed=1; }

source <("$inspectplan" completion) || fault "bash does not read the script"
offered() { # WORDS… → what is offered for the last one
  COMP_WORDS=(inspectplan "$@") COMP_CWORD=$#
  _inspectplan
  printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
}
expect() { # OFFERED WORDS…
  local wanted=$1; shift
  local got; got=$(offered "$@")
  [ "$got" = "$wanted " ] || fault "$*: offered \"$got\", not \"$wanted \""
}
expect "explain export" exp
expect "--audience" export R0001 --aud
expect "department internal public subject" export --audience ""
expect "internal" --db a.db export --audience in
expect "template" register te
expect "--header-lines --header-row" import a.xlsx --hea
expect "--db" plan --d
[ -z "$(offered nothing --zzz | tr -d ' \n')" ] || fault "something is offered for what is not there"

page=$("$inspectplan" manpage)
for path in plan "rules check" "register template" export import; do
  grep -q "^.SS \"inspectplan $path" <<<"$page" || fault "the manual does not name $path"
done
without=$(awk '/^\.SS /{if (name && !seen) print name; name=$0; seen=0} /^\.nf/{seen=1} /^\.SH /{if (name && !seen) print name; name=""}' <<<"$page")
[ -z "$without" ] || fault "no example under --help of: $without"
if command -v groff >/dev/null; then
  warnings=$(groff -man -Tutf8 -ww -K utf8 <<<"$page" 2>&1 >/dev/null | head -5)
  [ -z "$warnings" ] || fault "groff: $warnings"
else
  echo "SKIPPED: no groff"
fi
exit $failed
