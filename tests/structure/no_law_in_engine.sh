#!/usr/bin/env bash
# The engine knows no law, no country, no labour safety: those are YAML. This looks for their traces in
# engine/ and cli/. Fixed words of reports ("Chủ trì", "Quý I") are language and allowed, in
# engine/report/messages.cpp and the labels beside their use; an institution, a place, a law or a code list is not.
set -euo pipefail
cd "$(dirname "$0")/../.."

# pattern <tab> why it must not be here. Perl expressions, case as written unless (?i). "code:" in front: comments
# may say it (an example from docs/rules-format.md explains better than an invented one).
patterns=$(cat <<'END'
\bso_(noi_vu|cong_thuong|xay_dung|y_te|nnmt|nn_mt|tnmt|ldtbxh|gtvt|khcn|tai_chinh|tu_phap|nong_nghiep|van_hoa|giao_duc)	id of a provincial department
\b(ubnd|thanh_tra|bql|cong_an|lien_doan)_[a-z]+	id of an authority
\bubnd\b	id of an authority
\b(Sở|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ (Nội vụ|Lao động|Công Thương|Y tế|Xây dựng))\b	name of an authority
(Sở|Chi cục|Cục|Thanh tra tỉnh) [A-ZĐ]	name of an authority
(Thanh tra tỉnh|Thanh tra Chính phủ|Liên đoàn Lao động|Công an)	name of an authority
(LĐTBXH|SLDTBXH|LDTBXH|NNMT|TNMT)	abbreviation of an authority
(NĐ|TT|QĐ|NQ|CT|KH)[ -]?(CP|TTg|[0-9]+/)	number of a decree, circular or decision
[0-9]+/(20[0-9][0-9]/)?(NĐ|TT|QĐ|NQ|QH|CT|KH|HD)	number of a legal text
(Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Luật) (số )?[0-9A-ZĐ]	title of a legal text
(ATVSLĐ|ATLĐ|VSLĐ|BHXH|BNN)	labour safety abbreviation
(An toàn, vệ sinh lao động|an toàn lao động|vệ sinh lao động|tai nạn lao động|bệnh nghề nghiệp)	labour safety
(?i)\b(occupational|labou?r[ _-](safety|inspect|protection)|osh)\b	labour safety
(?i)\bvsic\b	a national classification
(?i)\b(viet ?nam\b|vn-|/vn/)	the country (the name of its language and script is fine)
(?i)\b(lang[ _-]?son|lao[ _-]?cai|bac[ _-]?giang|kien[ _-]?giang|hai[ _-]?phong|ninh[ _-]?thuan|ha[ _-]?noi)\b	a province
(Lạng Sơn|Lào Cai|Bắc Giang|Kiên Giang|Hải Phòng|Ninh Thuận|Hà Nội|Đà Nẵng|Thanh Hóa)	a province
code:\b(mining|quarry|construction|chemicals?|minerals?|pressure_equipment|explosives|fire_safety|hygiene)\b	a sector or matter
code:\b(employees|near_dwellings|fatalities|accidents?)\b	a fact of a rule set
\b(Tết|tet|lunar)\b	a holiday
END
)

# "file:line:text" of all sources. Paths and ids of shipped rules in the examples of help are dropped: they must run.
all=$(mktemp) && code=$(mktemp)
trap 'rm -f "$all" "$code"' EXIT
grep -rn '' --include='*.hpp' --include='*.cpp' --include='CMakeLists.txt' engine cli |
  sed -E '/^cli\//s@\b(rules|data)/[A-Za-z0-9_./-]+|--(matter|sector|capacity) [a-z0-9_]+@@g' >"$all"
sed -E 's@//.*$@@' "$all" >"$code"

found=0
while IFS=$'\t' read -r pattern why; do
  where=$all
  [[ $pattern == code:* ]] && where=$code
  # The pattern must stand in the text, not in the file's name.
  if LC_ALL=C.UTF-8 grep -P -- "^[^:]+:[0-9]+:.*?(?:${pattern#code:})" "$where" >&2; then
    echo "  ^ $why" >&2
    found=1
  fi
done <<<"$patterns"
((found == 0)) && echo "no law in the engine"
exit "$found"
