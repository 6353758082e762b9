#pragma once
// A small register in a folder of its own, for the tests of this module.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/scaled.hpp"
#include "register/import.hpp"
#include "register/register.hpp"

namespace inspectplan::registers::testing {

inline column::Field field(const char* name, column::Kind kind) {
  column::Field made;
  made.name = name;
  made.kind = kind;
  return made;
}

// enterprise(id, name, employees, area scale 2, vsic, works, mine, opened, phone personal)
// accident(enterprise, case_no, date, reported_on known, killed), at most 3 rows an enterprise
inline column::Schema small_schema() {
  using column::Kind;
  column::Schema schema;
  schema.code_lists.push_back({"vsic", "^[0-9]{2,5}$", true, false, {}, {}});
  schema.code_lists.push_back({"zone", "", false, true, {"hcm", "hn"}, {}});
  schema.enterprise.name = "enterprise";
  schema.enterprise.fields = {
      field("id", Kind::text),      field("name", Kind::text),   field("employees", Kind::number),
      field("area", Kind::number),  field("vsic", Kind::text),   field("works", Kind::text),
      field("mine", Kind::boolean), field("opened", Kind::date), field("phone", Kind::text)};
  auto& fields = schema.enterprise.fields;
  fields[2].min = 0;
  fields[2].max = 1'000'000;
  fields[3].scale = 2;
  fields[4].code_list = 0;
  fields[5].values = {"civil", "industrial"};
  fields[8].personal = true;
  schema.enterprise.key = {0};

  column::TableSchema accident;
  accident.name = "accident";
  accident.parent = "enterprise";
  accident.fields = {field("enterprise", Kind::text), field("case_no", Kind::text), field("date", Kind::date),
                     field("reported_on", Kind::date), field("killed", Kind::number)};
  accident.key = {0, 1};
  accident.known_field = 3;
  accident.max_rows = 3;
  schema.children.push_back(std::move(accident));
  return schema;
}

class RegisterTest : public ::testing::Test {
 protected:
  RegisterTest() {
    std::string name = std::filesystem::temp_directory_path() / "inspectplan-XXXXXX";
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  ~RegisterTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  std::string read_text(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
  }

  Register open(const std::string& name = "test.db") const { return Register(path(name), Register::Open::create); }

  // Dated by `on` (ISO).
  static ImportOptions options(const std::string& file, const char* on = "2026-01-01") {
    ImportOptions wanted;
    wanted.path = file;
    wanted.on = *parse_day(on);
    return wanted;
  }

  ImportReport import(Register& store, const ImportOptions& wanted, Observer& observer = silent()) {
    findings_ = {};
    Diagnostics diagnostics;
    const ImportReport report = import_files(store, schema_, wanted, diagnostics, observer);
    findings_ = diagnostics.sorted();
    return report;
  }

  // Imports that must land without a finding.
  ImportReport import_well(Register& store, const ImportOptions& wanted) {
    const ImportReport report = import(store, wanted);
    EXPECT_TRUE(report.landed) << render(findings_);
    EXPECT_TRUE(findings_.empty()) << render(findings_);
    return report;
  }

  // "12:3 code: message" of each finding; "code: message" where it is about the file.
  std::vector<std::string> said() const {
    std::vector<std::string> lines;
    for (const Diagnostic& finding : findings_) {
      const std::string at = finding.place.line == 0 ? ""
                                                     : std::to_string(finding.place.line) + ":" +
                                                           std::to_string(finding.place.column) + " ";
      lines.push_back(at + finding.code + ": " + finding.message);
    }
    return lines;
  }
  std::string all_said() const {
    std::string text;
    for (const std::string& line : said()) text += line + "\n";
    return text;
  }

  std::string folder_;
  column::Schema schema_ = small_schema();
  std::vector<Diagnostic> findings_;
};

// The table as CSV-like lines, missing cells as "?".
inline std::string rows_of(const column::TableSchema& schema, const column::Table& table) {
  std::string text;
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const column::Column& column = table.columns[i];
      text += i ? "|" : "";
      if (!column.valid(row))
        text += "?";
      else if (column.kind() == column::Kind::text)
        text += column.text(row);
      else if (column.kind() == column::Kind::date)
        text += to_string(Day{static_cast<std::int32_t>(column.value(row))});
      else
        text += to_string(Scaled{column.value(row), schema.fields[i].scale});
    }
    text += "\n";
  }
  return text;
}

}  // namespace inspectplan::registers::testing
