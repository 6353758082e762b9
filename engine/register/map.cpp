#include "register/map.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "yaml/node.hpp"

namespace inspectplan::registers {
namespace {

using yaml::Entry;
using yaml::Node;

class MapReader {
 public:
  explicit MapReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  ImportMap read(const Node& root) {
    ImportMap map;
    map.given = true;
    if (!wants_mapping(root, "an import map")) return map;
    knows_only(root, {"map", "decimal", "thousands", "date", "missing", "columns", "ignore"});
    read_head(root, map);
    read_numbers(root, map.numbers);
    if (const Node* date = root.find("date")) map.dates = read_date_format(*date);
    if (const Node* missing = root.find("missing")) map.missing = texts(*missing);
    if (const Node* columns = root.find("columns")) map.columns = read_columns(*columns);
    if (const Node* ignore = root.find("ignore")) map.ignore = names(*ignore);
    return map;
  }

 private:
  void error(const char* code, const Place& place, std::string message, std::string hint = {}) {
    diagnostics_.error(code, place, std::move(message), std::move(hint));
  }

  bool wants_mapping(const Node& node, const std::string& what) {
    if (node.is_mapping()) return true;
    error("wrong-type", node.place, what + " is a mapping (key: value)", "see docs/import-maps.md");
    return false;
  }

  void knows_only(const Node& mapping, const std::vector<std::string>& keys) {
    for (const Entry& entry : mapping.entries) {
      if (std::find(keys.begin(), keys.end(), entry.key) != keys.end()) continue;
      std::string hint = "the keys here are:";
      for (const std::string& key : keys) hint += " " + key;
      if (const auto near = nearest(entry.key, keys)) hint = "did you mean \"" + *near + "\"?";
      error("unknown-key", entry.key_place, "unknown key \"" + entry.key + "\"", hint);
    }
  }

  std::string text(const Node& node) {
    if (node.is_scalar()) return node.text;
    if (!node.is_null()) error("wrong-type", node.place, "a text is wanted here");
    return {};
  }

  std::vector<MapName> names(const Node& node) {
    if (node.is_scalar()) return {{node.text, node.place}};
    std::vector<MapName> all;
    if (!node.is_sequence()) error("wrong-type", node.place, "a list of texts is wanted here", "write [a, b]");
    for (const Node& item : node.items) all.push_back({text(item), item.place});
    return all;
  }

  std::vector<std::string> texts(const Node& node) {
    std::vector<std::string> all;
    for (MapName& name : names(node)) all.push_back(std::move(name.text));
    return all;
  }

  void read_head(const Node& root, ImportMap& map) {
    const Node* head = root.find("map");
    if (!head)
      return error("missing-key", root.place, "the map does not say what it is", "begin with `map: {format: 1}`");
    if (!wants_mapping(*head, "`map`")) return;
    knows_only(*head, {"format", "into"});
    const Node* format = head->find("format");
    if (!format || text(*format) != "1")
      error("unknown-format", format ? format->place : head->place, "this program reads maps of format 1",
            "write `format: 1`; a newer map needs a newer inspectplan");
    if (const Node* into = head->find("into")) map.into = MapName{text(*into), into->place};
  }

  void read_numbers(const Node& root, NumberFormat& numbers) {
    const Node* decimal = root.find("decimal");
    const Node* thousands = root.find("thousands");
    numbers.told = decimal || thousands;
    if (thousands) numbers.thousands = text(*thousands);
    if (numbers.thousands == ".") numbers.decimal = ',';
    if (decimal) {
      const std::string point = text(*decimal);
      if (point != "." && point != ",")
        return error("bad-value", decimal->place, "`decimal` is \".\" or \",\"", "write decimal: \",\"");
      numbers.decimal = point[0];
    }
    if (numbers.thousands != "" && numbers.thousands != "." && numbers.thousands != "," && numbers.thousands != " ")
      error("bad-value", thousands->place, "`thousands` is \"\", \".\", \",\" or \" \"",
            "leave it out where none is written");
    else if (numbers.thousands == std::string(1, numbers.decimal))
      error("bad-value", thousands->place, "`decimal` and `thousands` are the same", "one of them is wrong");
  }

  DateFormat read_date_format(const Node& node) {
    const std::string format = text(node);
    if (format == "dd/mm/yyyy") return DateFormat::day_month_year;
    if (format != "yyyy-mm-dd") error("bad-value", node.place, "`date` is yyyy-mm-dd or dd/mm/yyyy");
    return DateFormat::iso;
  }

  std::vector<MapColumn> read_columns(const Node& node) {
    std::vector<MapColumn> columns;
    if (!wants_mapping(node, "`columns`")) return columns;
    for (const Entry& entry : node.entries) columns.push_back(read_column(entry));
    return columns;
  }

  MapColumn read_column(const Entry& entry) {
    MapColumn column;
    column.field = {entry.key, entry.key_place};
    const Node& value = entry.value;
    if (value.is_scalar()) {
      column.from = {{value.text, value.place}};
      return column;
    }
    if (!wants_mapping(value, "a column (or the header it comes from)")) return column;
    knows_only(value, {"from", "join", "with", "const", "missing", "values"});
    const Node *from = value.find("from"), *join = value.find("join"), *constant = value.find("const");
    if ((from != nullptr) + (join != nullptr) + (constant != nullptr) != 1)
      error("bad-value", value.place, "a column has one of `from`, `join` and `const`");
    if (from) column.from = {{text(*from), from->place}};
    if (join) column.from = names(*join);
    if (constant) column.constant = text(*constant);
    if (const Node* with = value.find("with")) column.with = text(*with);
    if (const Node* missing = value.find("missing")) column.missing = texts(*missing);
    if (const Node* values = value.find("values")) column.values = read_repairs(*values);
    return column;
  }

  Repairs read_repairs(const Node& node) {
    Repairs repairs;
    if (!wants_mapping(node, "`values`")) return repairs;
    for (const Entry& entry : node.entries) {
      if (entry.value.is_null())
        repairs[entry.key] = std::nullopt;
      else
        repairs[entry.key] = text(entry.value);
    }
    return repairs;
  }

  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<ImportMap> read_map(const std::string& path, Diagnostics& diagnostics) {
  Diagnostics own;
  std::optional<ImportMap> map;
  if (const auto root = yaml::parse_file(path, own)) {
    map = MapReader(own).read(*root);
    map->digest = to_hex(sha256(root->place.source ? root->place.source->text() : std::string_view{}));
  }
  const bool good = !own.has_errors();
  diagnostics.merge(std::move(own));
  return good ? std::move(map) : std::nullopt;
}

}  // namespace inspectplan::registers
