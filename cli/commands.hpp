#pragma once
// One function a command, one file each. The command's state lives as long as the program.
#include "cli/global.hpp"

namespace inspectplan::cli {

void add_rules(Command root, const Global& global);
void add_rules_check(Command rules, const Global& global);  // below `rules`
void add_rules_test(Command rules, const Global& global);
void add_rules_show(Command rules, const Global& global);
void add_rules_sources(Command rules, const Global& global);
void add_rules_versions(Command rules, const Global& global);
void add_rules_diff(Command rules, const Global& global);
void add_rules_approve(Command rules, const Global& global);
void add_keys(Command root, const Global& global);
void add_import(Command root, const Global& global);
void add_sample(Command root, const Global& global);
void add_score(Command root, const Global& global);
void add_compile(Command root, const Global& global);
void add_plan(Command root, const Global& global);
void add_plan_approve(Command plan, const Global& global);  // below `plan`
void add_plan_edit(Command plan, const Global& global);
void add_plan_overlap(Command plan, const Global& global);
void add_plan_step(Command plan, const Global& global);
void add_plan_amend(Command plan, const Global& global);
void add_explain(Command root, const Global& global);
void add_who(Command root, const Global& global);
void add_query(Command root, const Global& global);
void add_query_plan(Command query, const Global& global);  // below `query`: about a recorded plan
void add_query_visits(Command query, const Global& global);
void add_query_execution(Command query, const Global& global);
void add_objection(Command root, const Global& global);
void add_runs(Command root, const Global& global);
void add_runs_verify(Command runs, const Global& global);  // below `runs`
void add_runs_ledger(Command runs, const Global& global);
void add_backup(Command root, const Global& global);
void add_register(Command root, const Global& global);
void add_register_links(Command root, const Global& global);  // below `register`
void add_register_duplicates(Command root, const Global& global);
void add_visit(Command root, const Global& global);
void add_export(Command root, const Global& global);
void add_backtest(Command root, const Global& global);
void add_feel(Command root, const Global& global);
void add_completion(CommandLine& line);  // and `manpage`

// --rules, --year, --as-of, --import, --run: which rules and data a command looks at.
struct SessionOptions {
  std::string rules;
  std::optional<std::int64_t> year;
  std::optional<Day> as_of;
  std::optional<std::int64_t> import;
  std::optional<std::string> run;
};
int plan_year(std::int64_t year);  // UsageError where it is none
void add_session_options(Command& command, SessionOptions& options, bool with_run);
std::vector<std::pair<std::string, std::int64_t>> capacity_options(const std::vector<std::string>& texts);
usecase::SessionRequest session_request(const SessionOptions& options, const Global& global);

// An answer to a question: the caption stands above the table.
struct Answer {
  report::Sheet sheet;
  report::Workbook workbook;
  report::QuerySource source;
  std::string caption, json;
};
int answer(const Answer& answer, const std::string& to, const Global& global);  // to: an .xlsx file, else stdout
int answer(const report::QueryTable& table, const std::string& to, const Global& global);
void add_to(Command& command, std::string& to);  // --to

// --key, --decision, --date: who decides, and how it is signed.
struct ApprovalOptions {
  std::string key, decision;
  std::optional<Day> date;
};
void add_approval_options(Command& command, ApprovalOptions& options);
usecase::ApprovalRequest approval_request(const std::string& what, const ApprovalOptions& options,
                                          const Global& global);

// The words under which something is signed: $INSPECTPLAN_PASSPHRASE, else asked for on the terminal.
std::string read_passphrase(bool twice);
std::string file_text(const std::string& path);  // its bytes; EnvironmentError

int verify_plan(const std::string& run, const Global& global);  // `runs verify RUN`; the exit code
void print_plan(const usecase::PlanResult& result, const Global& global);
int plan_exit_code(const plan::Plan& plan);
int print_edited(const usecase::Edited& edited, const Global& global);  // the exit code
// A price as an option gives it; absent where it is not given. UsageError.
std::optional<Scaled> price_option(const char* option, const std::optional<std::string>& text);

}  // namespace inspectplan::cli
