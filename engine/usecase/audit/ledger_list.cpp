#include "usecase/audit/ledger_list.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text.hpp"
#include "ledger/file_digest.hpp"
#include "ledger/kinds.hpp"
#include "register/register.hpp"
#include "sqlite/guarded.hpp"

namespace inspectplan::usecase {
namespace {

using Json = nlohmann::ordered_json;
using ledger::Entry;

constexpr std::size_t shown_digits = 16;

bool check_kind(const LedgerRequest& request, Diagnostics& diagnostics) {
  if (!request.kind || ledger::is_kind(*request.kind)) return true;
  const auto near = nearest(*request.kind, ledger::kinds());
  diagnostics.error("unknown-kind", {}, "--kind: there are no entries of the kind \"" + *request.kind + "\"",
                    near ? "did you mean " + *near + "?" : "docs/formats.md lists the kinds");
  return false;
}

// What an entry vouches for is for `runs verify`.
bool is_voucher(const std::string& member) { return member == "rows" || member == "stored" || member == "schema"; }

bool is_long_hex(const std::string& text) {
  return text.size() >= 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string shown(const Json& value) {
  if (value.is_array()) return std::to_string(value.size());
  if (value.is_object()) return "{…}";
  if (!value.is_string()) return value.dump();
  const auto text = value.get<std::string>();
  return is_long_hex(text) ? text.substr(0, shown_digits) : text;
}

}  // namespace

std::optional<std::vector<Entry>> ledger_entries(const LedgerRequest& request, Diagnostics& diagnostics) {
  if (!check_kind(request, diagnostics)) return std::nullopt;
  const std::string digest = request.file ? ledger::file_digest(*request.file) : "";
  registers::Register store(request.database, registers::Register::Open::read_only);
  return sqlite::guarded(request.database, [&] {
    std::vector<Entry> wanted;
    for (Entry& entry :
         request.kind ? ledger::entries(store.database(), *request.kind) : ledger::entries(store.database()))
      if (entry.what.find(digest) != std::string::npos) wanted.push_back(std::move(entry));
    return wanted;
  });
}

std::string summary_of(const Entry& entry) {
  const Json what = Json::parse(entry.what, nullptr, false);
  if (!what.is_object()) return "(cannot be read)";
  std::string text;
  for (const auto& [name, value] : what.items())
    if (!is_voucher(name)) text += (text.empty() ? "" : ", ") + name + " " + shown(value);
  return text;
}

report::Sheet ledger_sheet(const std::vector<Entry>& entries, Language language) {
  report::Sheet sheet;
  for (const Label& head : {Label{"mục", "entry"},
                            {"loại", "kind"},
                            {"ngày", "on"},
                            {"người thực hiện", "actor"},
                            {"nội dung", "what"},
                            {"mã", "digest"}})
    sheet.header.push_back(head.in(language));
  sheet.right = {true, false, false, false, false, false};
  sheet.lines = 4;
  for (const Entry& entry : entries)
    sheet.rows.push_back({std::to_string(entry.number), entry.kind, entry.on, entry.actor, summary_of(entry),
                          entry.digest.substr(0, shown_digits)});
  return sheet;
}

std::string ledger_json(const std::vector<Entry>& entries) {
  JsonWriter json(2);
  json.begin_object().member("format", "inspectplan.ledger/1").key("entries").begin_array();
  for (const Entry& entry : entries) {
    json.begin_object().member("number", entry.number).member("kind", entry.kind).member("on", entry.on);
    json.member("actor", entry.actor).key("what");
    Json::accept(entry.what) ? json.raw(entry.what) : json.string(entry.what);
    json.member("previous", entry.previous).member("digest", entry.digest).end_object();
  }
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
