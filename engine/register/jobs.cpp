#include "register/jobs.hpp"

#include <algorithm>
#include <filesystem>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "register/file.hpp"
#include "register/tables.hpp"

namespace inspectplan::registers {
namespace {

using column::Schema;
using column::TableSchema;

Place whole_file(const std::string& path) { return {std::make_shared<const Source>(path, std::string{}), 0, 0, 1}; }

const TableSchema* find_table(const Schema& schema, const std::string& name) {
  for (const TableSchema* table : all_tables(schema))
    if (table->name == name) return table;
  return nullptr;
}

void report_unknown_table(const Schema& schema, const std::string& name, const Place& place, const std::string& hint,
                          Diagnostics& diagnostics) {
  std::vector<std::string> names;
  std::string list;
  for (const TableSchema* table : all_tables(schema)) {
    names.push_back(table->name);
    list += (list.empty() ? "" : ", ") + table->name;
  }
  const auto near = nearest(name, names);
  diagnostics.error("unknown-table", place, "the rules have no table \"" + name + "\"",
                    (near ? "did you mean \"" + *near + "\"?" : "there are: " + list) + hint);
}

Job make_job(std::string path, const TableSchema* table) {
  Job job;
  job.path = std::move(path);
  job.table = table;
  job.report.file = job.path;
  job.report.table = table->name;
  return job;
}

void plan_folder(const Schema& schema, const ImportOptions& options, std::vector<Job>& jobs, Diagnostics& diagnostics) {
  if (options.into || options.map)
    diagnostics.error(
        "one-file-only", {},
        std::string(options.into ? "--into" : "--map") + " is for one file, " + options.path + " is a folder",
        "import that file by itself");
  const std::string folder = options.path.ends_with('/') ? options.path : options.path + '/';
  for (const std::string& name : files_in(options.path, ".csv")) {
    if (name.ends_with(".rejected.csv")) continue;
    if (const TableSchema* table = find_table(schema, stem(name)))
      jobs.push_back(make_job(folder + name, table));
    else
      report_unknown_table(schema, stem(name), whole_file(folder + name),
                           "; in a folder the file's name is the table's", diagnostics);
  }
  if (jobs.empty() && !diagnostics.has_errors())
    diagnostics.error("no-files", {}, "there is no .csv file in " + options.path,
                      "give the folder that holds enterprise.csv");
  const std::vector<const TableSchema*> order = all_tables(schema);
  std::sort(jobs.begin(), jobs.end(), [&](const Job& a, const Job& b) {
    return std::find(order.begin(), order.end(), a.table) < std::find(order.begin(), order.end(), b.table);
  });
}

void plan_file(const Schema& schema, const ImportOptions& options, const ImportMap& map, std::vector<Job>& jobs,
               Diagnostics& diagnostics) {
  std::string name = stem(options.path);
  Place place = whole_file(options.path);
  if (options.into) {
    name = *options.into;
  } else if (map.into) {
    name = map.into->text;
    place = map.into->place;
  }
  if (const TableSchema* table = find_table(schema, name))
    jobs.push_back(make_job(options.path, table));
  else
    report_unknown_table(schema, name, place, options.into || map.into ? "" : "; --into says which table", diagnostics);
}

}  // namespace

std::optional<Jobs> plan_jobs(const Schema& schema, const ImportOptions& options, Diagnostics& diagnostics) {
  Diagnostics own;
  Jobs planned;
  const bool folder = is_directory(options.path);
  if (!folder && !std::filesystem::exists(options.path))
    throw EnvironmentError("cannot read " + options.path + ": there is no such file or folder");
  bool map_known = true;
  if (options.map && !folder) {
    auto map = read_map(*options.map, own);
    map_known = map.has_value();
    if (map) planned.map = std::move(*map);
  }
  if (folder)
    plan_folder(schema, options, planned.jobs, own);
  else if (map_known || options.into)  // a map that cannot be read might have said which table
    plan_file(schema, options, planned.map, planned.jobs, own);
  const bool good = !own.has_errors();
  diagnostics.merge(std::move(own));
  if (!good) return std::nullopt;
  return planned;
}

std::string reading_of(const TableSchema& table, const ImportMap& map, const ImportOptions& options) {
  std::string text = map.digest + '\n' + table.name + '\n' + key_names(table) + '\n';
  for (const column::Field& field : table.fields)
    text += field.name + ' ' + std::to_string(static_cast<int>(field.kind)) + ' ' + std::to_string(field.scale) + '\n';
  if (options.sheet) text += "sheet " + *options.sheet + '\n';
  if (options.header_row) text += "header row " + std::to_string(*options.header_row) + '\n';
  if (options.header_lines != 1) text += "header lines " + std::to_string(options.header_lines) + '\n';
  return to_hex(sha256(text));
}

std::string rejected_path(const Job& job, const ImportOptions& options, const std::string& database) {
  if (options.rejected_file.empty()) return directory_of(database) + stem(job.path) + ".rejected.csv";
  if (!is_directory(options.path)) return options.rejected_file;
  // Of a folder each table has its own.
  const std::string name = options.rejected_file.ends_with(".csv")
                               ? options.rejected_file.substr(0, options.rejected_file.size() - 4)
                               : options.rejected_file;
  return name + '.' + job.table->name + ".csv";
}

}  // namespace inspectplan::registers
