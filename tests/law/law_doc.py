"""The tables of docs/law.md, written from a person's readings (tests/golden/who).
Usage: law_doc.py READINGS            prints them
       law_doc.py READINGS PAGE       sees that the page has them, between "<!-- NAME -->" and "<!-- end -->" """
import csv
import os
import re
import sys

READINGS = sys.argv[1]
DAYS = ["2025-02-28", "2025-03-01", "2025-07-01", "2026-09-15", "2027-03-01"]
HEAD = "| nội dung – matter | đến 28/2/2025 | từ 1/3/2025 | từ 1/7/2025 | 15/9/2026–28/2/2027 | từ 1/3/2027 | đọc ở – read at |"
NAMES = {
    "so_ldtbxh": "Sở LĐTBXH", "so_noi_vu": "Sở Nội vụ", "so_xay_dung": "Sở Xây dựng", "so_gtvt": "Sở GTVT",
    "so_cong_thuong": "Sở Công Thương", "so_nnptnt": "Sở NN&PTNT", "so_tnmt": "Sở TN&MT", "so_nnmt": "Sở NN&MT",
    "so_y_te": "Sở Y tế", "so_khcn": "Sở KH&CN", "so_tttt": "Sở TT&TT", "cong_an_tinh": "Công an tỉnh",
    "bchqs_tinh": "Bộ CHQS tỉnh", "ldld_tinh": "LĐLĐ tỉnh", "ubnd_huyen": "UBND huyện", "ubnd_xa": "UBND xã",
    "bql_kkt_dong_dang": "BQL KKT Đồng Đăng", "bql_kcn_bac_giang": "BQL các KCN Bắc Giang",
    "bql_kkt_kien_giang": "BQL KKT Kiên Giang", "bql_kkt_phu_quoc": "BQL KKT Phú Quốc",
    "bql_kkt_hai_phong": "BQL KKT Hải Phòng",
}
PLACES = {"local": "địa phương quản lý", "zone": "trong khu", "park": "trong KCN", "phu_quoc_park": "KCN ở Phú Quốc",
          "economic_zone": "trong KKT, ngoài KCN", "chemical_plant": "nhà máy hóa chất",
          "defence_works": "công trình quốc phòng", "security_works": "công trình an ninh",
          "fire_1": "cơ sở nhóm 1", "fire_3": "danh mục cấp xã kiểm tra"}


def names(cell):
    return " + ".join(NAMES[part.split(":")[0]] for part in cell.split(";") if part)


def cell(row):
    text = names(row["lead"]) or "–"
    return text + (f" (phối hợp: {names(row['coordinating'])})" if row["coordinating"] else "")


def read(name):
    with open(os.path.join(READINGS, name + ".csv"), encoding="utf-8", newline="") as file:
        rows = {}
        for row in csv.DictReader(file):
            key = (row["place"], row["matter"])
            if row["at"] in rows.get(key, {}):  # a second duty of the same matter
                key = (row["place"], row["matter"] + "/" + row["duty"])
            rows.setdefault(key, {})[row["at"]] = row
        return rows


def line(place, matter, by_day):
    cells = [cell(by_day[day]) for day in DAYS]
    shown = [c if i == 0 or c != cells[i - 1] else "″" for i, c in enumerate(cells)]
    matter, _, duty = matter.partition("/")
    what = f"`{matter}`" + (", điều tra" if duty else "") + (f", {PLACES[place]}" if place != "plain" else "")
    return "| " + " | ".join([what] + shown + [by_day[DAYS[-1]]["section"]]) + " |"


def said(by_day):
    return [(by_day[d]["lead"], by_day[d]["coordinating"], by_day[d]["duty"]) for d in DAYS]


def table(name):
    rows, law = read(name), read("national")
    lines = [HEAD, "|---|---|---|---|---|---|---|"]
    for (place, matter), by_day in rows.items():
        same = (place, matter) in law and said(law[place, matter]) == said(by_day)
        if name == "national" or not same:
            lines.append(line(place, matter, by_day))
    text = "\n".join(lines)
    if name == "hai-phong":  # a city: its authorities are called so
        for body in ("Công an", "Bộ CHQS", "LĐLĐ"):
            text = text.replace(body + " tỉnh", body + " thành phố")
    return text


def main():
    wanted = {n: table(n) for n in ("national", "lang-son", "bac-giang", "kien-giang", "hai-phong")}
    if len(sys.argv) < 3:
        print("\n\n".join(f"<!-- {n} -->\n{t}\n<!-- end -->" for n, t in wanted.items()))
        return
    with open(sys.argv[2], encoding="utf-8") as file:
        page = dict(re.findall(r"<!-- ([\w-]+) -->\n(.*?)\n<!-- end -->", file.read(), re.S))
    wrong = [n for n, t in wanted.items() if page.get(n) != t]
    for name in wrong:
        print(f"{sys.argv[2]}: the table of {name} is not what was read in tests/golden/who/{name}.csv")
    sys.exit(1 if wrong else 0)


main()
