#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string name, to, key, why;
  std::optional<Day> on;
};

int make(const Options& options, const Global& global) {
  if (options.name.find_first_not_of(" \t\r\n") == std::string::npos)
    throw UsageError{"--name is empty", "say whose key it is"};
  const std::string key =
      usecase::new_key(global.database, options.name, options.to, read_passphrase(true), {*options.on, global.actor});
  print(key + "\n");
  return 0;
}

int list(const Global& global) {
  report::Sheet sheet;
  const Say say = global.say();
  sheet.header = {say("khóa", "key"), say("tên", "name"), say("từ ngày", "since"), say("thu hồi", "revoked"),
                  say("lý do", "why")};
  JsonWriter json(2);
  json.begin_object().key("keys").begin_array();
  for (const ledger::Key& key : usecase::known_keys(global.database)) {
    sheet.rows.push_back({key.public_key, key.name, key.added_on, key.revoked_on, key.why});
    json.begin_object().member("key", key.public_key).member("name", key.name).member("since", key.added_on);
    json.key("revoked");
    key.revoked_by ? json.string(key.revoked_on) : json.null();
    json.member("why", key.why).end_object();
  }
  json.end_array().end_object();
  print_sheet(global, sheet, json.text());
  return 0;
}

int revoke(const Options& options, const Global& global) {
  Diagnostics diagnostics;
  const auto key =
      usecase::revoke_key(global.database, options.key, options.why, {*options.on, global.actor}, diagnostics);
  if (show_findings(diagnostics, global) || !key) return 1;
  print("revoked: " + key->public_key + "\n");
  return 0;
}

}  // namespace

void add_keys(Command root, const Global& global) {
  Command keys = root.sub("keys", "Keys that approve rule versions: new, list, revoke");
  keys.example("inspectplan keys new --name 'Nguyễn Văn A' --to a.key --on 2026-10-01");
  auto options = std::make_shared<Options>();

  Command making = keys.sub("new", "Make a key: the private half goes to a file under a passphrase");
  making.text("--name", options->name, "Whose key it is", true);
  making.text("--to", options->to, "Key file to write; keep it apart from the register", true);
  making.day("--on", options->on, "The date it is entered under", true);
  making.example("inspectplan keys new --name 'Nguyễn Văn A' --to a.key --on 2026-10-01");
  making.run([options, &global] { return make(*options, global); });

  Command listing = keys.sub("list", "Keys of this register, also those revoked");
  listing.example("inspectplan keys list --format csv");
  listing.run([&global] { return list(global); });

  Command revoking = keys.sub("revoke", "From now on the key approves nothing; what it approved before stays");
  revoking.argument("KEY", options->key, "The key, or how it begins (8 digits or more)");
  revoking.text("--why", options->why, "Why, for the record", true);
  revoking.day("--on", options->on, "The date it is entered under", true);
  revoking.example("inspectplan keys revoke 3f2a91bc --why 'has left' --on 2027-02-01");
  revoking.run([options, &global] { return revoke(*options, global); });
}

}  // namespace inspectplan::cli
