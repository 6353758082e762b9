#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string first, second, rules, why, document;
  std::vector<std::string> rows;
  std::int64_t entry = 0;
  std::optional<Day> on;
};

registers::LinkRequest request_of(const char* kind, const Options& options, const Global& global) {
  registers::LinkRequest request;
  request.kind = kind;
  request.enterprise = options.first;
  request.other = options.second;
  request.rows = options.rows;
  request.why = options.why;
  request.document = options.document;
  request.on = *options.on;
  request.actor = global.actor;
  return request;
}

int link(const registers::LinkRequest& request, const std::string& rules, const Global& global) {
  Diagnostics diagnostics;
  const auto done = usecase::link_register(global.database, rules, request, diagnostics);
  if (show_findings(diagnostics, global) || !done) return 1;
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("trường", "field"), request.enterprise + say(" (giữ)", " (stays)"), request.other};
  JsonWriter json(2);
  json.begin_object().member("entry", done->entry).key("conflicts").begin_array();
  for (const auto& one : done->conflicts) {
    sheet.rows.push_back({one.field, one.stays, one.hidden});
    json.begin_object().member("field", one.field).member("stays", one.stays).member("hidden", one.hidden).end_object();
  }
  json.end_array().end_object();
  if (global.output() == report::Format::table) print("entry " + std::to_string(done->entry) + "\n");
  if (global.output() != report::Format::table || !done->conflicts.empty()) print_sheet(global, sheet, json.text());
  return 0;
}

int undo(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const registers::UndoRequest request{options.entry, options.why, options.document, *options.on, global.actor};
  const auto done = usecase::undo_register_link(global.database, options.rules, request, diagnostics);
  if (show_findings(diagnostics, global) || !done) return 1;
  print("undone: " + done->kind + " of " + done->enterprise + " and " + done->other + "\n");
  return 0;
}

int list(const Global& global) {
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("mục", "entry"),       say("loại", "kind"),        say("cơ sở", "enterprise"),
                  say("cơ sở kia", "other"), say("ngày", "on"),          say("người thực hiện", "by"),
                  say("lý do", "why"),       say("văn bản", "document"), say("hủy ở mục", "undone by")};
  sheet.right = {true, false, false, false, false, false, false, false, true};
  JsonWriter json(2);
  json.begin_object().key("links").begin_array();
  for (const registers::Link& one : usecase::register_links(global.database)) {
    const std::string undone = one.undone_by ? std::to_string(*one.undone_by) : "";
    sheet.rows.push_back({std::to_string(one.entry), one.kind, one.enterprise, one.other, one.on, one.actor, one.why,
                          one.document, undone});
    json.begin_object().member("entry", one.entry).member("kind", one.kind).member("enterprise", one.enterprise);
    json.member("other", one.other).member("on", one.on).member("actor", one.actor).member("why", one.why);
    json.member("document", one.document).member("rows", one.moved.size()).key("undone_by");
    one.undone_by ? json.number(*one.undone_by) : json.null();
    json.end_object();
  }
  json.end_array().end_object();
  print_sheet(global, sheet, json.text());
  return 0;
}

void add_grounds(Command& command, const std::shared_ptr<Options>& options) {
  command.text("--rules", options->rules, "Rule set whose `facts` describe the tables", true);
  command.text("--why", options->why, "The reason", true);
  command.text("--document", options->document, "The document that shows it", true);
  command.day("--on", options->on, "The date it is entered under", true);
}

void add_merge(Command root, const std::shared_ptr<Options>& options, const Global& global) {
  Command command = root.sub("merge", "Two keys are one enterprise: seen as one from now on, also after later imports");
  command.argument("STAYS", options->first, "Key it is seen under; its values come first");
  command.argument("OTHER", options->second, "The other key");
  add_grounds(command, options);
  command.example(
      "inspectplan register merge SYN-000001 SYN-000002 --why 'one tax code' --document 'CV 8' --on 2026-11-05 --rules "
      "rules/vn/lang-son");
  command.run([options, &global] { return link(request_of("merge", *options, global), options->rules, global); });
}

void add_rename(Command root, const std::shared_ptr<Options>& options, const Global& global) {
  Command command = root.sub("rename", "An enterprise has a new key (a new tax code) and keeps its past");
  command.argument("OLD", options->second, "Key it had");
  command.argument("NEW", options->first, "Key it has now; rows under it may come with a later import");
  add_grounds(command, options);
  command.example(
      "inspectplan register rename OLD NEW --why 'new enterprise code' --document 'GCN 12' --on 2026-11-05 --rules "
      "rules/vn/lang-son");
  command.run([options, &global] { return link(request_of("rename", *options, global), options->rules, global); });
}

void add_split(Command root, const std::shared_ptr<Options>& options, const Global& global) {
  Command command = root.sub("split", "An enterprise came out of another; rows that are named go with it");
  command.argument("FROM", options->second, "Key of the enterprise that was split");
  command.argument("NEW", options->first, "Key of the one that came out of it, imported before");
  command.list("--row", options->rows, "TABLE:KEY of a child row that goes with the new one (repeatable)");
  add_grounds(command, options);
  command.example(
      "inspectplan register split FROM NEW --row equipment:K-17 --why 'works sold' --document 'HĐ 3' --on 2026-11-05 "
      "--rules rules/vn/lang-son");
  command.run([options, &global] { return link(request_of("split", *options, global), options->rules, global); });
}

}  // namespace

void add_register_links(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  add_merge(root, options, global);
  add_rename(root, options, global);
  add_split(root, options, global);
  Command undoing = root.sub("undo", "Take a merge, rename or split back; both stay in the ledger");
  undoing.number("--entry", options->entry, "Number of its entry", true);
  add_grounds(undoing, options);
  undoing.example(
      "inspectplan register undo --entry 12 --why 'two firms after all' --document 'CV 9' --on 2026-11-06 --rules "
      "rules/vn/lang-son");
  undoing.run([options, &global] { return undo(*options, global); });
  Command listing = root.sub("links", "Merges, renames and splits, undone ones too");
  listing.example("inspectplan register links --format csv");
  listing.run([&global] { return list(global); });
}

}  // namespace inspectplan::cli
