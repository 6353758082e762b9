#include <memory>

#include "cli/commands.hpp"

namespace inspectplan::cli {
namespace {

struct Options {
  std::string expression;
  std::optional<std::string> input, batch;
};

int run_batch(const std::string& path, const Global& global) {
  Diagnostics diagnostics;
  usecase::feel_batch(path, [](const std::string& line) { print(line + "\n"); }, diagnostics);
  return show_findings(diagnostics, global) ? 2 : 0;
}

int feel(const Options& options, const Global& global) {
  if (options.batch.has_value() != options.expression.empty())
    throw UsageError{"`feel` wants an expression, or --batch FILE.jsonl", "for example inspectplan feel '1 + 2'"};
  if (options.batch && options.input)
    throw UsageError{"--input goes with an expression; a batch has its own inputs", ""};
  if (options.batch) return run_batch(*options.batch, global);
  Diagnostics diagnostics;
  // The command line puts a blank before a minus.
  const std::string text = options.expression.starts_with(" -") ? options.expression.substr(1) : options.expression;
  const auto value = usecase::feel(text, options.input.value_or("{}"), diagnostics);
  if (show_findings(diagnostics, global) || !value) return 2;
  print((global.output() == report::Format::json ? usecase::typed_json(*value) : dmn::to_string(*value)) + "\n");
  return 0;
}

}  // namespace

void add_feel(Command root, const Global& global) {
  auto options = std::make_shared<Options>();
  Command command = root.sub("feel", "Evaluates an expression as DMN means it");
  command.optional_argument("expression", options->expression, "The expression");
  command.text("--input", options->input, "What it speaks of: a JSON object of plain values");
  command.text("--batch", options->batch, "A file of cases, one JSON object a line (docs/feel.md)");
  command.example(R"(inspectplan feel 'if Age >= 18 then "adult" else "minor"' --input '{"Age": 17}')");
  command.run([options, &global] { return feel(*options, global); });
}

}  // namespace inspectplan::cli
