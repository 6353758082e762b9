#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace inspectplan::cli {

struct Command::Node {
  CLI::App* app = nullptr;
  std::shared_ptr<std::function<int()>> chosen;  // shared by the whole tree: what the parse selected
};

struct CommandLine::State {
  CLI::App app;
  std::shared_ptr<Command::Node> root = std::make_shared<Command::Node>();
  std::string version;
};

namespace {

// CLI11 reads "1e3", "0x10" and a leading blank as numbers; a command line here takes plain digits.
std::int64_t parse_number(const std::string& option, const std::string& text) {
  const auto number = parse_scaled(text);
  if (!number || number->scale != 0) throw UsageError{option + " wants a whole number, not \"" + text + "\"", ""};
  return number->value;
}

Day parse_day_option(const std::string& option, const std::string& text) {
  const auto day = parse_day(text);
  if (!day) throw UsageError{option + " wants a day as YYYY-MM-DD that exists, not \"" + text + "\"", ""};
  return *day;
}

void collect_names(const CLI::App& app, bool options, std::vector<std::string>& names) {
  for (const auto* option : app.get_options())
    if (options)
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
    if (!options) names.push_back(sub->get_name());
}

// The deepest subcommand that the words name: where a wrong word stands.
const CLI::App& deepest(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : deepest(*chosen.front());
}

std::string command_path(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent ? command_path(*parent) + " " + app.get_name() : app.get_name();
}

// CLI11 says little about a mistyped word; say what is near, or what there is.
UsageError explain(const CLI::App& root, const std::vector<std::string>& words, const std::string& original) {
  const CLI::App& at = deepest(root);
  std::vector<std::string> options, commands;
  collect_names(root, true, options);
  if (&at != &root) collect_names(at, true, options);
  collect_names(at, false, commands);
  const std::string help = "see `" + command_path(at) + " --help`";
  for (const std::string& word : words) {
    const bool is_option = word.rfind("--", 0) == 0;
    const std::string name = is_option ? word.substr(0, word.find('=')) : word;
    const auto& known = is_option ? options : commands;
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto near = nearest(name, known);
    if (is_option) return {"there is no option " + name, near ? "did you mean " + *near + "?" : help};
    if (!commands.empty())
      return {"there is no command \"" + word + "\" under `" + command_path(at) + "`",
              near ? "did you mean `" + *near + "`?" : help};
    return {"one word too many: \"" + word + "\"", help};
  }
  if (!commands.empty() && words.empty()) {
    std::string all;
    for (const auto& command : commands) all += (all.empty() ? "" : ", ") + command;
    return {"`" + command_path(at) + "` wants a command", "one of: " + all};
  }
  return {original, help};
}

std::vector<std::string> choices_of(const std::string& type_name) {
  std::vector<std::string> choices;
  if (type_name.find('|') == std::string::npos) return choices;
  for (std::size_t from = 0; from <= type_name.size();) {
    const std::size_t to = std::min(type_name.find('|', from), type_name.size());
    choices.push_back(type_name.substr(from, to - from));
    from = to + 1;
  }
  return choices;
}

void describe_below(const CLI::App& app, const std::string& path, std::vector<Described>& all) {
  Described one;
  one.path = path;
  one.help = app.get_description();
  one.examples = app.get_footer();
  for (const auto* option : app.get_options()) {
    if (option->get_lnames().empty()) {
      one.arguments.push_back(option->get_name(true));
      continue;
    }
    const std::string takes = option->get_expected_max() == 0 ? "" : option->get_type_name();
    one.options.push_back({"--" + option->get_lnames()[0], takes, option->get_description(), choices_of(takes)});
  }
  const auto subs = app.get_subcommands([](const CLI::App*) { return true; });
  for (const auto* sub : subs) one.commands.push_back(sub->get_name());
  all.push_back(std::move(one));
  for (const auto* sub : subs) describe_below(*sub, path.empty() ? sub->get_name() : path + " " + sub->get_name(), all);
}

// The command, if `word` is one, that takes an expression.
const CLI::App* takes_expression(const CLI::App& root, const std::string& word) {
  const auto subs = root.get_subcommands([&word](const CLI::App* sub) { return sub->get_name() == word; });
  return !subs.empty() && subs.front()->get_option_no_throw("expression") ? subs.front() : nullptr;
}

// "--input=…" names its value itself.
const CLI::Option* option_named(const CLI::App& root, const CLI::App& command, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  const CLI::Option* option = command.get_option_no_throw(name);
  return option ? option : root.get_option_no_throw(name);
}

// "--inptu" is a slip of the hand, "--x" an expression.
bool is_nearly_option(const CLI::App& root, const CLI::App& command, const std::string& word) {
  std::vector<std::string> known;
  collect_names(root, true, known);
  collect_names(command, true, known);
  return nearest(word, known).has_value();
}

bool is_option(const CLI::App& root, const CLI::App& command, const std::string& word) {
  const bool long_one = word.size() > 2 && word.starts_with("--") && word[2] >= 'a' && word[2] <= 'z';
  return long_one && (option_named(root, command, word) || is_nearly_option(root, command, word));
}

bool takes_value(const CLI::App& root, const CLI::App& command, const std::string& word) {
  const CLI::Option* option = option_named(root, command, word);
  return option && word.find('=') == std::string::npos && option->get_expected_max() > 0;
}

// An expression may begin with a minus, or two, which CLI11 would take for an option: a blank before it hides that.
// Behind "--" there are no options at all.
std::vector<std::string> with_expressions(const CLI::App& root, int argc, const char* const* argv) {
  std::vector<std::string> words(argv, argv + argc);
  const CLI::App* command = nullptr;
  bool options_end = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::string& word = words[i];
    if (!command) {
      command = takes_expression(root, word);
    } else if (word == "--" && !options_end) {
      options_end = true;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i--));
    } else if (!options_end && is_option(root, *command, word)) {
      if (takes_value(root, *command, word)) ++i;
    } else if (word.size() > 1 && word[0] == '-' && (word != "-h" || options_end)) {
      word = " " + word;
    }
  }
  return words;
}

}  // namespace

Command Command::sub(const std::string& name, const std::string& help) {
  auto node = std::make_shared<Node>();
  node->app = node_->app->add_subcommand(name, help);
  node->app->fallthrough();
  node->app->footer("");  // its own examples, not those of the command above it
  node->chosen = node_->chosen;
  return Command(node);
}

Command& Command::example(const std::string& line) {
  const std::string before = node_->app->get_footer();
  node_->app->footer((before.empty() ? "Examples:\n" : before + "\n") + "  " + line);
  return *this;
}

Command& Command::text(const std::string& option, std::string& target, const std::string& help, bool required) {
  node_->app->add_option(option, target, help)->required(required)->type_name("TEXT");
  return *this;
}

Command& Command::text(const std::string& option, std::optional<std::string>& target, const std::string& help) {
  node_->app->add_option_function<std::string>(option, [&target](const std::string& value) { target = value; }, help);
  return *this;
}

Command& Command::mark(const std::string& option, bool& given) {
  node_->app->get_option(option)->each([&given](const std::string&) { given = true; });
  return *this;
}

Command& Command::list(const std::string& option, std::vector<std::string>& target, const std::string& help) {
  node_->app->add_option(option, target, help)->expected(1)->take_all();
  return *this;
}

Command& Command::number(const std::string& option, std::int64_t& target, const std::string& help, bool required) {
  node_->app
      ->add_option_function<std::string>(
          option, [&target, option](const std::string& value) { target = parse_number(option, value); }, help)
      ->required(required)
      ->type_name("NUMBER");
  return *this;
}

Command& Command::number(const std::string& option, std::optional<std::int64_t>& target, const std::string& help) {
  node_->app
      ->add_option_function<std::string>(
          option, [&target, option](const std::string& value) { target = parse_number(option, value); }, help)
      ->type_name("NUMBER");
  return *this;
}

Command& Command::day(const std::string& option, std::optional<Day>& target, const std::string& help, bool required) {
  node_->app
      ->add_option_function<std::string>(
          option, [&target, option](const std::string& value) { target = parse_day_option(option, value); }, help)
      ->required(required)
      ->type_name("YYYY-MM-DD");
  return *this;
}

Command& Command::choice(const std::string& option, std::string& target, const std::vector<std::string>& allowed,
                         const std::string& help, const std::string& hint) {
  std::string names;
  for (const auto& name : allowed) names += (names.empty() ? "" : "|") + name;
  node_->app
      ->add_option_function<std::string>(
          option,
          [&target, option, allowed, names, hint](const std::string& value) {
            if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
              throw UsageError{option + " takes " + names + ", not \"" + value + "\"", hint};
            target = value;
          },
          help)
      ->type_name(names);
  return *this;
}

Command& Command::flag(const std::string& option, bool& target, const std::string& help) {
  node_->app->add_flag(option, target, help);
  return *this;
}

Command& Command::argument(const std::string& name, std::string& target, const std::string& help) {
  node_->app->add_option(name, target, help)->required()->type_name(" ");
  return *this;
}

Command& Command::arguments(const std::string& name, std::vector<std::string>& target, const std::string& help) {
  node_->app->add_option(name, target, help)->required()->type_name(" ");
  return *this;
}

Command& Command::optional_argument(const std::string& name, std::string& target, const std::string& help) {
  node_->app->add_option(name, target, help)->type_name(" ");
  return *this;
}

Command& Command::run(std::function<int()> action) {
  // The callback of a command runs after those of its subcommands: theirs goes first.
  node_->app->callback([app = node_->app, chosen = node_->chosen, action = std::move(action)] {
    if (app->get_subcommands().empty()) *chosen = action;
  });
  return *this;
}

CommandLine::CommandLine(const std::string& name, const std::string& help, const std::string& version)
    : state_(std::make_unique<State>()) {
  state_->app.name(name);
  state_->app.description(help);
  state_->version = version;
  state_->app.set_version_flag("--version", version);
  state_->app.set_help_all_flag("--help-all", "Help for all commands");
  state_->app.require_subcommand(1);
  state_->root->app = &state_->app;
  state_->root->chosen = std::make_shared<std::function<int()>>();
}

CommandLine::~CommandLine() = default;

std::vector<Described> CommandLine::describe() const {
  std::vector<Described> all;
  describe_below(state_->app, "", all);
  return all;
}

Command CommandLine::root() { return Command(state_->root); }

int CommandLine::execute(int argc, const char* const* argv) {
  try {
    const std::vector<std::string> words = with_expressions(state_->app, argc, argv);
    std::vector<const char*> pointers;
    for (const std::string& word : words) pointers.push_back(word.c_str());
    state_->app.parse(static_cast<int>(pointers.size()), pointers.data());
  } catch (const CLI::Success& success) {
    return state_->app.exit(success, std::cout, std::cerr);
  } catch (const CLI::ParseError& error) {
    throw explain(state_->app, state_->app.remaining(true), error.what());
  }
  if (!*state_->root->chosen) throw explain(state_->app, {}, "no command");
  return (*state_->root->chosen)();
}

}  // namespace inspectplan::cli
