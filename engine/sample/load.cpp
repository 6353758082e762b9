#include "sample/load.hpp"

#include <algorithm>
#include <filesystem>

#include "base/digest.hpp"
#include "sample/draw.hpp"
#include "sample/extend.hpp"
#include "sample/read.hpp"
#include "sample/value.hpp"

namespace inspectplan::sample {

namespace {

constexpr std::int64_t most_rows = 10'000;  // of a child, for one row of its parent

class Loader {
 public:
  explicit Loader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  Distributions read(const yaml::Node& root);

 private:
  void read_head(const yaml::Node& head);
  void read_lists(const yaml::Node& node);
  void read_table(const yaml::Entry& entry);
  void read_given(const yaml::Entry& entry);
  std::vector<std::string> read_given_row(const yaml::Node& row, const std::vector<std::string>& columns);
  void read_parent(const yaml::Entry& entry, ValueReader& values);
  void read_fields(const yaml::Node& node, ValueReader& values);
  void read_field(const yaml::Entry& entry, ValueReader& values);
  void check_counted(const yaml::Node& root);
  const yaml::Node* need(const yaml::Node& node, std::string_view key);
  std::optional<std::size_t> find_table(std::string_view name) const;

  Diagnostics& diagnostics_;
  Distributions model_;
  std::map<std::string, std::size_t, std::less<>> lists_;
  std::vector<NumberRange> rows_;  // a table, least and most rows for each of its parent
};

const yaml::Node* Loader::need(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.is_mapping() ? node.find(key) : nullptr;
  if (found == nullptr && node.is_mapping()) {
    diagnostics_.error("missing-key", node.place, "\"" + std::string(key) + "\" is missing here");
  }
  return found;
}

Distributions Loader::read(const yaml::Node& root) {
  check_keys(root, "a file of distributions", {"sample", "lists", "tables"}, diagnostics_);
  if (const yaml::Node* head = need(root, "sample")) read_head(*head);
  if (const yaml::Node* lists = root.find("lists")) read_lists(*lists);
  const yaml::Node* tables = need(root, "tables");
  if (tables != nullptr && expect_mapping(*tables, "tables by name", diagnostics_)) {
    for (const yaml::Entry& entry : tables->entries) {
      expect_name(entry.key, entry.key_place, diagnostics_);
      entry.value.find("given") != nullptr ? read_given(entry) : read_table(entry);
    }
  }
  if (!diagnostics_.has_errors()) check_counted(root);
  return std::move(model_);
}

void Loader::read_head(const yaml::Node& head) {
  check_keys(head, "sample", {"format", "count", "as_of", "readme"}, diagnostics_);
  if (const yaml::Node* format = need(head, "format"); format != nullptr && format->text != "1") {
    diagnostics_.error("sample-format", format->place, "format \"" + format->text + "\" is not known here",
                       "this program reads format 1; a newer one needs a newer program");
  }
  if (const yaml::Node* as_of = need(head, "as_of")) model_.as_of = read_day(*as_of, diagnostics_).value_or(Day{});
  if (const yaml::Node* readme = need(head, "readme");
      readme != nullptr && expect_scalar(*readme, "a text", diagnostics_)) {
    model_.readme = readme->text;
  }
  if (const yaml::Node* count = need(head, "count")) expect_scalar(*count, "the name of a table", diagnostics_);
}

void Loader::read_lists(const yaml::Node& node) {
  if (!expect_mapping(node, "lists by name", diagnostics_)) return;
  ValueReader values(model_, lists_, diagnostics_);
  for (const yaml::Entry& entry : node.entries) {
    expect_name(entry.key, entry.key_place, diagnostics_);
    model_.lists.push_back(values.read_choice(entry.value));
    lists_[entry.key] = model_.lists.size() - 1;
  }
}

void Loader::read_given(const yaml::Entry& entry) {
  check_keys(entry.value, "a given table", {"columns", "given"}, diagnostics_);
  GivenTable table{entry.key, {}, {}};
  if (const yaml::Node* columns = need(entry.value, "columns")) {
    for (const yaml::Node& column : columns->items) {
      if (expect_scalar(column, "the name of a column", diagnostics_)) table.columns.push_back(column.text);
    }
  }
  for (const yaml::Node& row : entry.value.find("given")->items) {
    table.rows.push_back(read_given_row(row, table.columns));
  }
  model_.given.push_back(std::move(table));
}

std::vector<std::string> Loader::read_given_row(const yaml::Node& row, const std::vector<std::string>& columns) {
  std::vector<std::string> cells(columns.size());
  if (!check_keys(row, "a given row", columns, diagnostics_)) return cells;
  for (const yaml::Entry& cell : row.entries) {
    if (cell.value.is_null() || !expect_scalar(cell.value, "a plain value", diagnostics_)) continue;
    cells[static_cast<std::size_t>(std::ranges::find(columns, cell.key) - columns.begin())] = cell.value.text;
  }
  return cells;
}

std::optional<std::size_t> Loader::find_table(std::string_view name) const {
  const auto found = std::ranges::find(model_.tables, name, &Table::name);
  if (found == model_.tables.end()) return std::nullopt;
  return static_cast<std::size_t>(found - model_.tables.begin());
}

void Loader::read_table(const yaml::Entry& entry) {
  check_keys(entry.value, "a table", {"parent", "rows", "fields"}, diagnostics_);
  model_.tables.push_back({entry.key, hash_name(entry.key), !entry.key.starts_with('_'), {}, {}, {}, {}});
  rows_.push_back({1, 1});
  ValueReader values(model_, lists_, diagnostics_);
  if (model_.tables.size() > 1) {
    read_parent(entry, values);
  } else if (entry.value.find("parent") != nullptr || entry.value.find("rows") != nullptr) {
    diagnostics_.error("sample-tables", entry.key_place, "the first table has neither parent nor rows",
                       "its rows follow one another until enough are drawn");
  }
  const yaml::Node* fields = need(entry.value, "fields");
  if (fields != nullptr && expect_mapping(*fields, "fields by name", diagnostics_)) read_fields(*fields, values);
}

void Loader::read_parent(const yaml::Entry& entry, ValueReader& values) {
  const yaml::Node* parent = need(entry.value, "parent");
  const auto found = parent == nullptr ? std::nullopt : find_table(parent->text);
  const std::size_t own = model_.tables.size() - 1;
  if (!found || *found == own) {
    if (parent != nullptr) {
      diagnostics_.error("sample-tables", parent->place, "no table \"" + parent->text + "\" stands before this one",
                         "a parent stands before its children");
    }
    return;
  }
  model_.tables[own].parent = found;
  model_.tables[*found].children.push_back(own);
  for (auto up = found; up; up = model_.tables[*up].parent) {
    for (std::size_t i = 0; i < model_.tables[*up].fields.size(); ++i) {
      values.see(model_.tables[*up].fields[i].name, {*up, i});
    }
  }
  const yaml::Node* rows = need(entry.value, "rows");
  if (rows == nullptr) return;
  const Value value = values.read(*rows);
  const auto range = values.numbers(value);
  if (!range || range->low < 0 || range->high > most_rows) {
    diagnostics_.error("sample-rows", rows->place, "rows must always be a whole number from 0 to 10000");
  } else {
    rows_[own] = {values.may_be_missing(value) ? 0 : range->low, range->high};
  }
  model_.tables[own].rows = value;
}

void Loader::read_fields(const yaml::Node& node, ValueReader& values) {
  for (const yaml::Entry& entry : node.entries) read_field(entry, values);
  const auto written = [](const Field& field) { return field.written; };
  if (model_.tables.back().written && std::ranges::none_of(model_.tables.back().fields, written)) {
    diagnostics_.error("sample-tables", node.place, "no field of this table is written",
                       "a name that begins with _ is drawn and used, not written");
  }
}

void Loader::read_field(const yaml::Entry& entry, ValueReader& values) {
  expect_name(entry.key, entry.key_place, diagnostics_);
  if (values.sees(entry.key) || lists_.contains(entry.key) || entry.key == "row" || entry.key == "n" ||
      entry.key == "as_of") {
    diagnostics_.error("name-shadows", entry.key_place, "\"" + entry.key + "\" hides another thing of that name",
                       "a field of a parent, a list, row, n and as_of are already names here");
  }
  Field field{entry.key, hash_name(entry.key), !entry.key.starts_with('_'), values.read(entry.value)};
  auto& fields = model_.tables.back().fields;
  fields.push_back(std::move(field));
  values.see(entry.key, {model_.tables.size() - 1, fields.size() - 1});
}

// Every row of the first table must bring a counted one, or a sample might never be full.
void Loader::check_counted(const yaml::Node& root) {
  const yaml::Node& count = *root.find("sample")->find("count");
  const auto found = find_table(count.text);
  if (!found) {
    diagnostics_.error("sample-count", count.place, "there is no drawn table \"" + count.text + "\" to count");
    return;
  }
  model_.counted = *found;
  for (auto up = found; up; up = model_.tables[*up].parent) {
    if (rows_[*up].low > 0) continue;
    diagnostics_.error("sample-count", count.place,
                       "a row of its parent may bring no row of \"" + model_.tables[*up].name + "\"",
                       "the rows of a counted table, and of those above it, are 1 or more");
  }
}

// The file, over the one it extends. `digest` covers both.
std::optional<yaml::Node> read_file(const std::string& path, std::string& digest, Diagnostics& diagnostics) {
  auto root = yaml::parse_file(path, diagnostics);
  if (!root) return root;
  std::string text(root->place.source->text());
  if (const yaml::Node* extends = root->find("extends"); extends && expect_scalar(*extends, "a file", diagnostics)) {
    const auto beside = std::filesystem::path(path).parent_path() / extends->text;
    auto base = yaml::parse_file(beside.string(), diagnostics);
    if (!base) return base;
    text = std::string(base->place.source->text()) + text;
    std::erase_if(root->entries, [](const yaml::Entry& entry) { return entry.key == "extends"; });
    extend(*base, std::move(*root));
    root = std::move(base);
  }
  digest = to_hex(sha256(text));
  return root;
}

}  // namespace

std::optional<Distributions> load(const std::string& path, Diagnostics& diagnostics) {
  Diagnostics own;
  std::string digest;
  const auto root = read_file(path, digest, own);
  std::optional<Distributions> model;
  if (root) model = Loader(own).read(*root);
  if (root) model->digest = digest;
  if (own.has_errors()) model.reset();
  diagnostics.merge(std::move(own));
  return model;
}

}  // namespace inspectplan::sample
