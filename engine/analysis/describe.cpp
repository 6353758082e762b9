// Unknowns: what they are called, what they can be, which facts they rest on.
#include <algorithm>

#include "analysis/translator.hpp"
#include "base/text.hpp"
#include "feel/ast.hpp"

namespace inspectplan::analysis {

using feel::ast::Op;

namespace {

// The shortest part of the text whose findings point at `mark`.
const feel::ast::Expression* part_at(const feel::ast::Expression& root, std::size_t mark) {
  const feel::ast::Expression* best = root.mark == mark ? &root : nullptr;
  for (const feel::ast::Pointer& part : root.parts) {
    const feel::ast::Expression* inner = part_at(*part, mark);
    if (inner && (!best || inner->end - inner->begin < best->end - best->begin)) best = inner;
  }
  return best;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!blank) out += letter;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace

std::string Translator::written(const Checked& node) const {
  const auto& tables = *space_.meanings_.schema;
  if (&node == expression_.root().get() && !name_.empty()) return name_;
  switch (node.op) {
    case Op::field:
      return tables.enterprise.fields[static_cast<std::size_t>(node.number)].name;
    case Op::child_field:
      return tables.children[*node.domain].fields[static_cast<std::size_t>(node.number)].name;
    case Op::name:
      return node.text;
    case Op::subject:
      return subject_ ? Translator(space_, *subject_, nullptr, depth_ + 1).written(*subject_->root()) : "?";
    case Op::refine:
    case Op::rescale:
      return written(*node.parts[0]);
    default:
      break;
  }
  const feel::Syntax& syntax = expression_.syntax();
  const feel::ast::Expression* part = part_at(*syntax.root(), node.mark);
  if (!part) return "a part of it";
  return on_one_line(std::string_view(syntax.text().text).substr(part->begin, part->end - part->begin));
}

Place Translator::place_of(const Checked& node) const {
  const feel::Syntax& syntax = expression_.syntax();
  const feel::ast::Expression* part = part_at(*syntax.root(), node.mark);
  if (!part) return syntax.text().place(node.mark);
  const std::string_view text = std::string_view(syntax.text().text).substr(part->begin, part->end - part->begin);
  return syntax.text().place(part->begin, static_cast<std::uint32_t>(count_characters(text)));
}

feel::ast::Tree Translator::same(const Checked& node) {
  auto& known = space_.state_->same;
  const auto found = known.find(&node);
  if (found != known.end()) return found->second;
  Tree made;
  if (node.op == Op::refine) {
    made = same(*node.parts[0]);
  } else {
    Checked copy = node;
    for (Tree& part : copy.parts) part = same(*part);
    for (auto* edges : {&copy.from, &copy.until})
      for (feel::ast::Edge& edge : *edges) edge.day = same(*edge.day);
    made = space_.state_->nodes.make(std::move(copy));
  }
  known.emplace(&node, made);
  return made;
}

std::uint32_t Translator::unknown_of(const Checked& node) {
  const auto [known, fresh] = space_.state_->unknowns.emplace(same(node)->id, 0);
  if (fresh) known->second = formulas_.add(describe(node));
  return known->second;
}

Unknown Translator::describe(const Checked& node) {
  const column::Schema& schema = *space_.meanings_.schema;
  Unknown unknown;
  unknown.what = written(node);
  unknown.type = node.type;
  unknown.may_be_missing = node.type.may_be_missing && !is_strict(node.op);
  unknown.place = place_of(node);
  if (node.type.kind == feel::Kind::boolean) unknown.type.low = 0, unknown.type.high = 1;
  if (node.type.code_list) unknown.codes = &schema.code_lists[*node.type.code_list];
  unknown.rests_on = facts_of({&node});
  switch (node.op) {
    case Op::field:
      unknown.field = static_cast<std::size_t>(node.number);
      unknown.closed = schema.enterprise.fields[*unknown.field].values;
      if (schema.enterprise.key == std::vector{*unknown.field}) unknown.may_be_missing = false;
      break;
    case Op::child_field:
      unknown.closed = schema.children[*node.domain].fields[static_cast<std::size_t>(node.number)].values;
      break;
    case Op::name:
      if (space_.meanings_.texts) unknown.closed = space_.meanings_.texts(node.text);
      if (space_.meanings_.steps) unknown.steps = space_.meanings_.steps(node.text);
      unknown.exact = false;
      break;
    case Op::count:
    case Op::sum:
    case Op::least:
    case Op::greatest:
    case Op::some:
    case Op::sector:
      break;
    default:
      unknown.exact = false;
      unknown.computed = node.op != Op::mean;
  }
  return unknown;
}

// What the program gives (plan_start …) is the same for all; what rules make of facts may rest on any of them.
void Translator::name_rests_on(const std::string& name, std::set<std::string>& facts) const {
  if (is_of_plan_year(name)) return void(facts.insert(given_mark + std::string("plan_year")));
  if (name == "as_of") return void(facts.insert(given_mark + name));
  const std::set<std::string>* known = space_.meanings_.facts ? space_.meanings_.facts(name) : nullptr;
  if (known) return facts.insert(known->begin(), known->end());
  facts.insert("*");
}

// The names that the program gives have one value for all: they tie together only what is made of nothing else.
std::set<std::string> Translator::facts_of(const std::vector<const Checked*>& nodes) const {
  std::set<std::string> facts;
  for (const Checked* node : nodes) rest_on(*node, facts);
  const auto is_given = [](const std::string& fact) { return fact.starts_with(given_mark); };
  if (!std::all_of(facts.begin(), facts.end(), is_given)) std::erase_if(facts, is_given);
  return facts;
}

void Translator::rest_on(const Checked& node, std::set<std::string>& facts) const {
  const column::Schema& schema = *space_.meanings_.schema;
  if (const feel::Typed* other = behind(node)) return within(*other, node).rest_on(*other->root(), facts);
  if (node.op == Op::field) facts.insert(schema.enterprise.fields[static_cast<std::size_t>(node.number)].name);
  if (node.table) facts.insert(schema.children[*node.table].name);
  if (node.op == Op::child_field) {
    const column::TableSchema& table = schema.children[*node.domain];
    facts.insert(table.name + "." + table.fields[static_cast<std::size_t>(node.number)].name);
  }
  if (node.op == Op::name) name_rests_on(node.text, facts);
  if (node.op == Op::sector) facts.insert("*");
  if (node.table) return;  // its rows, whatever is asked of them
  for (const Tree& part : node.parts) rest_on(*part, facts);
}

}  // namespace inspectplan::analysis
