// `completion`: what bash offers after a Tab. `manpage`: the manual for man(1). Both say what --help says.
#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> option_names(const Described& command) {
  std::vector<std::string> names;
  for (const auto& option : command.options) names.push_back(option.name);
  return names;
}

constexpr const char* script_head =
    R"(# bash completion for inspectplan; source it, or put it into /usr/share/bash-completion/completions/inspectplan
_inspectplan() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" path="" commands="" options="" global="" word
  COMPREPLY=()
  _inspectplan_at ""
  global="$options"
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ " $commands " == *" $word "* ]] || continue
    path="${path:+$path }$word"
    _inspectplan_at "$path"
  done
  local choices
  choices=$(_inspectplan_choices "$path $previous")
  [[ -n $choices ]] || choices=$(_inspectplan_choices " $previous")
  if [[ -n $choices ]]; then
    COMPREPLY=($(compgen -W "$choices" -- "$current"))
  elif [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options $global" -- "$current"))
  elif [[ -n $commands ]]; then
    COMPREPLY=($(compgen -W "$commands" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
)";

std::string bash_script(const std::vector<Described>& commands) {
  std::string places, choices;
  for (const Described& command : commands) {
    places += "    \"" + command.path + "\") commands=\"" + joined(command.commands) + "\"; options=\"" +
              joined(option_names(command)) + "\" ;;\n";
    // By command too: two commands may offer different words for an option of one name.
    for (const auto& option : command.options)
      if (!option.choices.empty())
        choices += "    \"" + command.path + " " + option.name + "\") echo \"" + joined(option.choices) + "\" ;;\n";
  }
  return std::string(script_head) + "_inspectplan_at() {\n  case \"$1\" in\n" + places +
         "  esac\n}\n_inspectplan_choices() {\n  case \"$1\" in\n" + choices +
         "  esac\n}\ncomplete -o filenames -F _inspectplan inspectplan\n";
}

// A text as roff shows it: a backslash, and a dot or quote where a line begins, would be commands.
std::string roff(const std::string& text) {
  std::string out;
  bool begins = true;
  for (const char sign : text) {
    if (begins && (sign == '.' || sign == '\'')) out += "\\&";
    if (sign == '\\')
      out += "\\\\";
    else if (sign == '-')
      out += "\\-";
    else
      out += sign;
    begins = sign == '\n';
  }
  return out;
}

std::string option_text(const Described::Option& option) {
  return ".TP\n\\fB" + roff(option.name) + "\\fR" +
         (option.takes.empty() ? "" : " \\fI" + roff(option.takes) + "\\fR") + "\n" + roff(option.help) + "\n";
}

std::string command_text(const Described& command) {
  std::string out = ".SS \"inspectplan " + roff(command.path);
  for (const std::string& argument : command.arguments) out += " " + roff(argument);
  out += "\"\n" + roff(command.help) + "\n";
  for (const auto& option : command.options)
    if (option.name != "--help" && option.name != "--help-all") out += option_text(option);
  if (!command.examples.empty()) out += ".PP\n.nf\n" + roff(command.examples) + "\n.fi\n";
  return out;
}

std::string manual(const std::vector<Described>& commands) {
  const Described& program = commands.front();
  std::string out = ".TH INSPECTPLAN 1 \"\" \"inspectplan " INSPECTPLAN_VERSION
                    "\"\n.SH NAME\ninspectplan \\- annual inspection plans from declarative rules\n";
  out +=
      ".SH SYNOPSIS\n.B inspectplan\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n" + roff(program.help) + "\n";
  out += ".SH GLOBAL OPTIONS\nBefore or after the command.\n";
  for (const auto& option : program.options) out += option_text(option);
  out += ".SH COMMANDS\n";
  for (std::size_t i = 1; i < commands.size(); ++i) out += command_text(commands[i]);
  return out +
         ".SH EXIT STATUS\n0 done; 1 the answer is no (a check failed, rows were rejected, something differs); 2 wrong "
         "usage or unreadable input; 70 a fault of the program.\n";
}

}  // namespace

void add_completion(CommandLine& line) {
  Command completion = line.root().sub("completion", "Print what bash completes by: source <(inspectplan completion)");
  completion.example("inspectplan completion > ~/.local/share/bash-completion/completions/inspectplan");
  completion.run([&line] { return print(bash_script(line.describe())), 0; });
  Command page = line.root().sub("manpage", "Print the manual as man(1) reads it");
  page.example("inspectplan manpage > inspectplan.1 && man ./inspectplan.1");
  page.run([&line] { return print(manual(line.describe())), 0; });
}

}  // namespace inspectplan::cli
