// The card of thirty rules over made-up enterprises.
//   build/release/tests/card [ROWS] [THREADS]
// The generator and the checksums are those that other engines are measured with: a million rows must give
// sum=32492751 and sum2=16409084111.
#include "timing.hpp"

namespace {

using namespace inspectplan;

constexpr const char* trades[] = {"05100", "05200", "06100", "07100", "07221", "08101", "08910", "09900",
                                  "10101", "10202", "13110", "14100", "15200", "16101", "17010", "19200",
                                  "20110", "20120", "20210", "20221", "22110", "23941", "24100", "24310",
                                  "25110", "25920", "28110", "30110", "31001", "35111", "38211", "41001",
                                  "41002", "42101", "42210", "43110", "46510", "47110", "49331", "52101"};

struct Columns {
  explicit Columns(const column::Schema& schema, column::Dataset& data) : schema_(schema), data_(data) {}
  column::Column& operator[](const char* name) { return data_.enterprises.columns[*schema_.enterprise.find(name)]; }

 private:
  const column::Schema& schema_;
  column::Dataset& data_;
};

column::Dataset generate(const column::Schema& schema, std::size_t rows) {
  column::Dataset data = column::make_dataset(schema);
  Columns columns(schema, data);
  bench::Generator from;
  for (std::size_t i = 0; i < rows; ++i) {
    std::uint32_t r = from.draw_of(100);
    std::uint32_t d = from.next();
    columns["id"].append_missing();
    columns["employees"].append(r < 60   ? 1 + d % 9
                                : r < 85 ? 10 + d % 40
                                : r < 95 ? 50 + d % 150
                                : r < 99 ? 200 + d % 800
                                         : 1000 + d % 9000);
    columns["vsic"].append_text(trades[from.draw_of(40)]);
    r = from.draw_of(1000);
    columns["fatal"].append(r < 970 ? 0 : r < 992 ? 1 : r < 998 ? 2 : 3);
    r = from.draw_of(100), d = from.next();
    columns["injuries"].append(r < 70 ? 0 : r < 90 ? 1 + d % 3 : r < 98 ? 4 + d % 7 : 11 + d % 40);
    r = from.draw_of(100), d = from.next();
    r < 35 ? columns["last_year"].append_missing() : columns["last_year"].append(2010 + d % 16);
    r = from.draw_of(100), d = from.next();
    columns["lifting"].append(r < 60 ? 0 : r < 90 ? 1 + d % 5 : 6 + d % 45);
    r = from.draw_of(100), d = from.next();
    columns["pressure"].append(r < 50 ? 0 : r < 90 ? 1 + d % 4 : 5 + d % 30);
    r = from.draw_of(100), d = from.next();
    columns["violations"].append(r < 75 ? 0 : r < 95 ? 1 + d % 3 : 4 + d % 12);
    r = from.draw_of(100), d = from.next();
    columns["complaints"].append(r < 90 ? 0 : r < 98 ? 1 + d % 2 : 3 + d % 6);
    r = from.draw_of(100), d = from.next();
    r < 25 ? columns["haz"].append_missing() : columns["haz"].append(d % 1001U);
  }
  data.enterprises.rows = rows;
  return data;
}

}  // namespace

int main(int count, char** words) {
  return bench::time_scoring(INSPECTPLAN_SOURCE_DIR "/tests/bench/card", generate, count, words);
}
