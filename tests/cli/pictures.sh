#!/bin/bash
# The pictures of docs/law.md are what the program says today.
#   tests/cli/pictures.sh          compares docs/img/*.dot with what is printed, and each SVG with the dot it was drawn from
#   tests/cli/pictures.sh --draw   writes both (wants Graphviz: apt-get install graphviz fonts-dejavu-core)
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
inspectplan=${INSPECTPLAN:-$root/build/dev/cli/inspectplan}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$root"
images=docs/img
failed=0

drawn_from() { sha256sum "$1" | cut -c1-64; }
draw() { # NAME
  mkdir -p "$images"
  cp "$work/$1.dot" "$images/$1.dot"
  dot -Tsvg "$images/$1.dot" >"$images/$1.svg" && echo "<!-- drawn from $(drawn_from "$images/$1.dot") -->" >>"$images/$1.svg"
}
picture() { # NAME ARGUMENTS…
  local name=$1; shift
  "$inspectplan" who "$@" --dot >"$work/$name.dot" || { failed=1; return; }
  [ "$mode" = --draw ] && draw "$name"
  diff -u "$images/$name.dot" "$work/$name.dot" || { echo "$name.dot is out of date: tests/cli/pictures.sh --draw"; failed=1; }
  grep -q "drawn from $(drawn_from "$images/$name.dot") " "$images/$name.svg" || { echo "$name.svg is of another $name.dot"; failed=1; }
}

mode=${1:-}
for name in lang-son bac-giang kien-giang hai-phong; do
  for day in 2027-02-28 2027-03-01; do
    picture "who_${name//-/_}_$day" --all --at $day --rules rules/vn/$name
  done
done
picture successions_lang_son --successions --at 2026-11-22 --rules rules/vn/lang-son
for image in "$images"/*.svg; do
  grep -q "img/$(basename "$image")" docs/law.md || { echo "$image is not shown in docs/law.md"; failed=1; }
done
exit $failed
