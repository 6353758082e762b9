// The digest of the content: canonical JSON, so that anybody can make it again from an export.
//   {"table":"accident","fields":["case_no","date", …]}   fields by name; those nobody filled are left out
//   ["01","2026-05-01",null,1]                            rows by key; dates as ISO texts, numbers exact
// one a line, tables by name. Personal fields and tables never imported do not appear.
#include <algorithm>

#include "base/json.hpp"
#include "register/moment.hpp"
#include "register/state.hpp"

namespace inspectplan::registers {
namespace {

using column::Column;
using column::Field;
using column::Kind;
using column::Table;
using column::TableSchema;

constexpr std::size_t flush_bytes = 1 << 16;

std::vector<std::size_t> digested_fields(const TableSchema& schema, const Table& table) {
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < schema.fields.size(); ++i)
    if (!schema.fields[i].personal && table.columns[i].missing() < table.rows) fields.push_back(i);
  std::sort(fields.begin(), fields.end(),
            [&](std::size_t a, std::size_t b) { return schema.fields[a].name < schema.fields[b].name; });
  return fields;
}

void write_cell(JsonWriter& json, const Field& field, const Column& column, std::size_t row) {
  if (!column.valid(row)) {
    json.null();
    return;
  }
  switch (field.kind) {
    case Kind::boolean:
      json.boolean(column.value(row) != 0);
      break;
    case Kind::number:
      json.number(Scaled{column.value(row), field.scale});
      break;
    case Kind::date:
      json.string(to_string(Day{static_cast<std::int32_t>(column.value(row))}));
      break;
    case Kind::text:
      json.string(column.text(row));
      break;
  }
}

void hash_table(Hasher& hasher, const TableSchema& schema, const Table& table) {
  const std::vector<std::size_t> fields = digested_fields(schema, table);
  JsonWriter head;
  head.begin_object().member("table", schema.name).key("fields").begin_array();
  for (const std::size_t field : fields) head.string(schema.fields[field].name);
  head.end_array().end_object();
  std::string pending = head.take() + '\n';
  for (std::size_t row = 0; row < table.rows; ++row) {
    JsonWriter json;
    json.begin_array();
    for (const std::size_t field : fields) write_cell(json, schema.fields[field], table.columns[field], row);
    json.end_array();
    pending += json.text();
    pending += '\n';
    if (pending.size() < flush_bytes) continue;
    hasher.update(pending);
    pending.clear();
  }
  hasher.update(pending);
}

struct Part {
  const TableSchema* schema;
  const Table* table;
};

}  // namespace

Digest Register::digest(const column::Schema& schema, const AsOf& as_of) const {
  return digest(schema, as_of, read(schema, as_of));
}

Digest Register::digest(const column::Schema& schema, const AsOf& as_of, const column::Dataset& dataset) const {
  return guarded(state_->path, [&] {
    const Moment moment = moment_of(state_->database, as_of);
    std::vector<Table> built_in;
    for (const TableSchema& table : built_in_tables())
      built_in.push_back(read_table(state_->database, table, moment, silent()));

    std::vector<Part> parts{{&schema.enterprise, &dataset.enterprises}};
    for (std::size_t i = 0; i < schema.children.size(); ++i)
      if (dataset.children[i].imported) parts.push_back({&schema.children[i], &dataset.children[i]});
    for (std::size_t i = 0; i < built_in.size(); ++i)
      if (built_in[i].rows > 0) parts.push_back({&built_in_tables()[i], &built_in[i]});
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.schema->name < b.schema->name; });

    Hasher hasher("inspectplan:register:1");
    for (const Part& part : parts) hash_table(hasher, *part.schema, *part.table);
    return hasher.finish();
  });
}

}  // namespace inspectplan::registers
