// What `register history` shows: values by table, row and field, then what was said of the enterprise's keys.
#include <algorithm>

#include "base/json.hpp"
#include "usecase/data/changes.hpp"

namespace inspectplan::usecase {
namespace {

using registers::Link;
using registers::PastValue;

// Tables and fields stand by their names in files, as one asks for them.
class PastWords {
 public:
  explicit PastWords(Language language) : language_(language) {}

  std::string say(const char* vi, const char* en) const { return Label{vi, en}.in(language_); }

  std::string blanked() const { return say("(đã xóa trắng)", "(blanked)"); }
  std::string said(const PastValue& value) const {
    if (value.ended) return say("(dòng đã kết thúc)", "(the row ended)");
    if (value.blanked) return blanked();
    if (value.personal) return say("(dữ liệu cá nhân)", "(personal)");
    return value.value.empty() ? say("(không có)", "(missing)") : value.value;
  }

  std::string brought_by(const PastValue& value) const {
    if (value.mode == "correction") return say("đính chính", "correction");
    const std::string file = value.file + " (" + value.mode + ")";
    if (value.correction == 0) return file;
    return say("đính chính của lần nhập ", "correction of import ") + std::to_string(value.correction) +
           say(", vẫn giữ sau ", ", which stayed after ") + file;
  }

  std::string said(const Link& link) const {
    if (link.kind == "merge") return link.other + say(" cũng là ", " is also ") + link.enterprise;
    if (link.kind == "rename") return link.other + say(" nay là ", " is now ") + link.enterprise;
    return link.enterprise + say(" tách ra từ ", " came out of ") + link.other;
  }

  std::string entered(std::int64_t entry, const std::string& why, const std::string& document,
                      const std::string& actor) const {
    return say("mục ", "entry ") + std::to_string(entry) + ": " + why +
           (document.empty() ? "" : " (" + document + ")") + (actor.empty() ? "" : ", " + actor);
  }

  std::vector<std::vector<std::string>> rows_of(const Link& link) const {
    std::vector<std::vector<std::string>> rows;
    rows.push_back({kind(link), "", "", said(link), link.on, std::to_string(link.import),
                    entered(link.entry, link.why, link.document, link.actor)});
    if (link.undone_by)
      rows.push_back({say("đã hủy", "undone"), "", "", said(link), link.undone_on,
                      std::to_string(link.undone_import.value_or(0)),
                      entered(*link.undone_by, link.undone_why, link.undone_document, link.undone_actor)});
    return rows;
  }

 private:
  std::string kind(const Link& link) const {
    if (link.kind == "merge") return say("gộp", "merge");
    if (link.kind == "rename") return say("đổi mã", "rename");
    return say("tách", "split");
  }

  Language language_;
};

bool has_several_keys(const std::vector<PastValue>& past) {
  return std::any_of(past.begin(), past.end(),
                     [&](const PastValue& value) { return value.enterprise != past.front().enterprise; });
}

void write(JsonWriter& json, const PastValue& value) {
  json.begin_object().member("enterprise", value.enterprise).member("table", value.table).member("row", value.row);
  json.member("field", value.field).key("value");
  value.value.empty() ? json.null() : json.string(value.value);
  json.member("personal", value.personal)
      .member("blanked", value.blanked)
      .member("ended", value.ended)
      .member("on", value.on);
  json.member("import", value.import).member("mode", value.mode).member("file", value.file).key("correction");
  value.correction > 0 ? json.number(value.correction) : json.null();
  json.end_object();
}

void write(JsonWriter& json, const Link& link) {
  json.begin_object().member("entry", link.entry).member("kind", link.kind).member("enterprise", link.enterprise);
  json.member("other", link.other).member("on", link.on).member("import", link.import).member("actor", link.actor);
  json.member("why", link.why).member("document", link.document).key("undone");
  if (link.undone_by)
    json.begin_object()
        .member("entry", *link.undone_by)
        .member("on", link.undone_on)
        .member("actor", link.undone_actor)
        .member("why", link.undone_why)
        .member("document", link.undone_document)
        .end_object();
  else
    json.null();
  json.end_object();
}

}  // namespace

report::Sheet past_sheet(const Past& past, Language language) {
  const PastWords words(language);
  const auto say = [&](const char* vi, const char* en) { return words.say(vi, en); };
  report::Sheet sheet;
  sheet.header = {say("bảng", "table"),    say("dòng", "row"),        say("trường", "field"), say("giá trị", "value"),
                  say("từ ngày", "since"), say("lần nhập", "import"), say("do", "brought by")};
  sheet.right = {false, false, false, false, false, true, false};
  const bool keys = has_several_keys(past.values);
  if (keys) sheet.header.push_back(say("theo mã", "under the key"));
  for (const PastValue& value : past.values) {
    sheet.rows.push_back({value.table, value.row, value.field, words.said(value), to_string(value.on),
                          std::to_string(value.import), words.brought_by(value)});
    if (keys) sheet.rows.back().push_back(value.enterprise);
  }
  for (const registers::PastBlanking& one : past.blankings) {
    sheet.rows.push_back(
        {one.table, "", one.field, words.blanked(), one.on, "", words.entered(one.entry, one.why, "", one.actor)});
    if (keys) sheet.rows.back().emplace_back();
  }
  for (const Link& link : past.links)
    for (std::vector<std::string>& row : words.rows_of(link)) {
      if (keys) row.emplace_back();
      sheet.rows.push_back(std::move(row));
    }
  return sheet;
}

std::string past_json(const Past& past) {
  JsonWriter json(2);
  json.begin_object().key("values").begin_array();
  for (const PastValue& value : past.values) write(json, value);
  json.end_array().key("blankings").begin_array();
  for (const registers::PastBlanking& one : past.blankings)
    json.begin_object()
        .member("entry", one.entry)
        .member("table", one.table)
        .member("field", one.field)
        .member("on", one.on)
        .member("actor", one.actor)
        .member("why", one.why)
        .end_object();
  json.end_array().key("links").begin_array();
  for (const Link& link : past.links) write(json, link);
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
