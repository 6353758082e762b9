#include "sample/sample.hpp"

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "sample/csv.hpp"
#include "sample/load.hpp"
#include "sample/rows.hpp"

namespace inspectplan::sample {

namespace {

namespace fs = std::filesystem;

// A folder that is removed again unless it was kept.
class NewFolder {
 public:
  NewFolder(fs::path temporary, fs::path final) : temporary_(std::move(temporary)), final_(std::move(final)) {
    std::error_code error;
    if (!fs::create_directory(temporary_, error)) {
      throw EnvironmentError("cannot make the folder " + temporary_.string() +
                             (error ? ": " + error.message() : ": it is there already, from an earlier attempt?"));
    }
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  ~NewFolder() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(temporary_, ignored);
  }
  std::string file(const std::string& name) const { return (temporary_ / name).string(); }
  void keep() {
    std::error_code error;
    fs::rename(temporary_, final_, error);
    if (error) throw EnvironmentError("cannot name the folder " + final_.string() + ": " + error.message());
    kept_ = true;
  }

 private:
  fs::path temporary_, final_;
  bool kept_ = false;
};

bool check_request(const SampleRequest& request, const fs::path& out, Diagnostics& diagnostics) {
  if (request.enterprises < 1 || request.enterprises > most_sample_enterprises) {
    diagnostics.error("sample-enterprises", {},
                      "a sample of " + std::to_string(request.enterprises) + " cannot be made",
                      "ask for 1 to " + std::to_string(most_sample_enterprises) + " enterprises");
  }
  std::error_code error;
  if (out.empty()) {
    diagnostics.error("output-missing", {}, "no folder to write to is named", "add --out DIR");
  } else if (fs::exists(out, error) && !(fs::is_directory(out, error) && fs::is_empty(out, error))) {
    diagnostics.error("output-exists", {}, "\"" + out.string() + "\" is there already and is not an empty folder",
                      "name a new folder; nothing was changed");
  }
  return !diagnostics.has_errors();
}

void write_header(const Table& table, TextFile& file) {
  bool first = true;
  for (const Field& field : table.fields) {
    if (field.written) file.append_cell(field.name, std::exchange(first, false));
  }
  file.append("\n");
}

void write_row(const Table& table, const std::vector<Cell>& cells, TextFile& file) {
  bool first = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (table.fields[i].written) file.append_cell(cells[i].text, std::exchange(first, false));
  }
  file.append("\n");
}

void write_given(const GivenTable& table, const NewFolder& folder) {
  TextFile file(folder.file(table.name + ".csv"));
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) file.append_cell(cells[i], i == 0);
    file.append("\n");
  };
  line(table.columns);
  for (const auto& row : table.rows) line(row);
  file.close();
}

void write_readme(const Distributions& model, const SampleRequest& request, const Rows& rows, const NewFolder& folder) {
  std::string text = model.readme + "\n";
  text += "Made by `inspectplan sample --enterprises " + std::to_string(request.enterprises) + " --seed " +
          std::to_string(request.seed) + "` from distributions with SHA-256\n`" + model.digest + "`.\n\n";
  text += "| file | rows |\n|---|---|\n";
  for (std::size_t i = 0; i < model.tables.size(); ++i) {
    if (!model.tables[i].written) continue;
    text += "| " + model.tables[i].name + ".csv | " + std::to_string(rows.count(i)) + " |\n";
  }
  for (const auto& table : model.given) {
    text += "| " + table.name + ".csv | " + std::to_string(table.rows.size()) + " |\n";
  }
  TextFile file(folder.file("README.md"));
  file.append(text);
  file.close();
}

void write_sample(const Distributions& model, const SampleRequest& request, const NewFolder& folder,
                  Observer& observer) {
  std::vector<std::unique_ptr<TextFile>> files;
  for (const Table& table : model.tables) {
    files.push_back(table.written ? std::make_unique<TextFile>(folder.file(table.name + ".csv")) : nullptr);
    if (table.written) write_header(table, *files.back());
  }
  Rows rows(model, request.seed, [&](std::size_t table, const std::vector<Cell>& cells) {
    write_row(model.tables[table], cells, *files[table]);
  });
  rows.draw(request.enterprises, observer);
  for (const auto& file : files) {
    if (file) file->close();
  }
  for (const GivenTable& table : model.given) write_given(table, folder);
  write_readme(model, request, rows, folder);
}

// "dir/" and "dir" are the same folder; its temporary name stands beside it.
fs::path folder_path(const std::string& out) {
  fs::path path = fs::path(out).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

bool make_sample(const SampleRequest& request, Diagnostics& diagnostics, Observer& observer) {
  Diagnostics own;
  const fs::path out = folder_path(request.out);
  check_request(request, out, own);
  const auto model = load(request.distributions, own);
  const bool fine = model && !own.has_errors();
  diagnostics.merge(std::move(own));
  if (!fine) return false;
  NewFolder folder(out.string() + ".partial", out);
  write_sample(*model, request, folder, observer);
  folder.keep();
  return true;
}

}  // namespace inspectplan::sample
