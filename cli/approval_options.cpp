#include "cli/commands.hpp"

namespace inspectplan::cli {

void add_approval_options(Command& command, ApprovalOptions& options) {
  command.text("--key", options.key, "Key file (`inspectplan keys new`)", true);
  command.text("--decision", options.decision, "Number and issuer of the decision", true);
  command.day("--date", options.date, "Date of the decision", true);
}

usecase::ApprovalRequest approval_request(const std::string& what, const ApprovalOptions& options,
                                          const Global& global) {
  usecase::ApprovalRequest request;
  request.what = what;
  request.key_file = file_text(options.key);
  request.passphrase = read_passphrase(false);
  request.decision = options.decision;
  request.date = *options.date;
  request.actor = global.actor;
  return request;
}

}  // namespace inspectplan::cli
