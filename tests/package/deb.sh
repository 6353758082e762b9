#!/bin/bash
# The Debian package: made from the release build, unpacked into an empty folder, used from there.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$root/build/release}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

cpack --config "$build/CPackConfig.cmake" -B "$work/out" >log 2>&1 || { cat log; exit 1; }
deb=$(ls out/*.deb)
dpkg-deb -x "$deb" clean
for package in $(dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/(.*//; s/ //g'); do
  dpkg-query -W "$package" >/dev/null || { echo "depends on $package, which this machine does not have"; exit 1; }
done

program=clean/usr/bin/inspectplan
rules=clean/usr/share/inspectplan/rules/vn/lang-son
export INSPECTPLAN_DB="$work/a.db"
$program --version
$program import clean/usr/share/inspectplan/data/sample --rules $rules --on 2026-11-01 -q >/dev/null
$program plan --rules $rules --year 2027 -q >/dev/null || [ $? = 1 ]
$program export R0001 --to plan.xlsx
zcat clean/usr/share/man/man1/inspectplan.1.gz | grep -q '^.TH INSPECTPLAN'
bash -c 'source clean/usr/share/bash-completion/completions/inspectplan && complete -p inspectplan' >/dev/null
! grep -rlI "$root" clean || { echo "the package names the folder it was built in"; exit 1; }
dpkg-deb -I "$deb" | sed -n 's/^ *\(Package\|Version\|Installed-Size\|Depends\)/\1/p'
