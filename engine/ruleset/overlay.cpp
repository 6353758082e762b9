// A child rule set laid over its parent.
#include <unordered_map>

#include "base/text.hpp"
#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {
namespace {

// Sections whose entries bind somebody: changing one wants a reason as much as writing one.
bool wants_basis(std::string_view section) {
  return section == "sectors" || section == "matters" || section == "responsibilities" || section == "mandates";
}

bool given(const yaml::Node& entry, std::string_view key) {
  const yaml::Node* value = entry.find(key);
  return value && !value->is_null();
}

class Overlay {
 public:
  Overlay(Tree& base, Diagnostics& diagnostics) : base_(base), diagnostics_(diagnostics) {}

  void remove(const yaml::Node& removals) {
    for (const yaml::Entry& entry : removals.entries) {
      const SectionForm* form = changeable(entry);
      if (!form) continue;
      if (form->shape != Shape::ids || !entry.value.is_mapping()) {
        base_.partial.insert(entry.key);
        diagnostics_.error(
            "wrong-kind", entry.value.place, "\"remove\" takes entries by their id",
            form->shape == Shape::list ? "give the whole list anew under \"amend\"" : "write \"id: {basis: [...]}\"");
        continue;
      }
      remove_ids(base_.of(entry.key), entry);
    }
  }

  void amend(yaml::Node changes) {
    for (yaml::Entry& entry : changes.entries) {
      const SectionForm* form = changeable(entry);
      if (!form) continue;
      Section& section = base_.of(entry.key);
      if (form->shape == Shape::list) {
        amend_list(section, std::move(entry));
      } else if (!entry.value.is_mapping()) {
        base_.partial.insert(entry.key);
        diagnostics_.error("wrong-kind", entry.value.place, "\"amend\" takes entries by their id",
                           "write \"id: {field: value}\"");
      } else if (form->shape == Shape::one) {
        amend_one(section, std::move(entry));
      } else {
        amend_ids(section, std::move(entry));
      }
    }
  }

  void add(Tree own) {
    base_.partial.merge(own.partial);
    for (std::size_t i = 0; i < own.sections.size(); ++i) {
      const SectionForm& form = section_forms()[i];
      yaml::Node& from = own.sections[i].node();
      Section& to = base_.sections[i];
      if (form.name == "ruleset") {
        to = std::move(own.sections[i]);
        continue;
      }
      if (!to.node().place.source) to.node().place = from.place;
      for (yaml::Node& item : from.items) to.node().items.push_back(std::move(item));
      for (yaml::Entry& entry : from.entries) add_entry(form, to, std::move(entry));
    }
  }

 private:
  const SectionForm* changeable(const yaml::Entry& entry) {
    const SectionForm* form = find_form(entry.key);
    if (form && entry.key != "ruleset") return form;
    std::vector<std::string> names;
    for (const SectionForm& known : section_forms()) names.emplace_back(known.name);
    const auto near = nearest(entry.key, names);
    const bool own = entry.key == "ruleset";
    if (!own) base_.partial.insert("*");
    diagnostics_.error("unknown-key", entry.key_place,
                       own ? "\"ruleset\" is each rule set's own" : "there is no section \"" + entry.key + "\"",
                       own    ? "write it at the top level"
                       : near ? "did you mean \"" + *near + "\"?"
                              : "docs/rules-format.md lists the sections");
    return nullptr;
  }

  void remove_ids(Section& section, const yaml::Entry& removals) {
    std::vector<std::string> gone;
    for (const yaml::Entry& entry : removals.value.entries) {
      if (!section.find(entry.key)) {
        unknown_id(section, removals.key, entry);
        continue;
      }
      gone.push_back(entry.key);
      base_.removals.push_back({removals.key + "." + entry.key, entry.key_place, entry.value});
      if (!given(entry.value, "basis")) {
        diagnostics_.warning("missing-basis", entry.key_place,
                             "the removal of " + removals.key + "." + entry.key + " has no basis",
                             "write {basis: [{document: ..., at: ...}]}");
      }
    }
    section.remove(gone);
  }

  void amend_list(Section& section, yaml::Entry entry) {
    if (entry.value.is_sequence()) {
      section.node() = std::move(entry.value);
    } else {
      base_.partial.insert(entry.key);
      diagnostics_.error("wrong-kind", entry.value.place, "\"" + entry.key + "\" is a list",
                         "give the whole list anew");
    }
  }

  void amend_one(Section& section, yaml::Entry changes) {
    amended_ = changes.key;
    for (yaml::Entry& entry : changes.value.entries) {
      if (yaml::Entry* known = section.find(entry.key)) {
        amend_value(known->value, std::move(entry.value));
      } else {
        section.add(std::move(entry));
      }
    }
  }

  void amend_ids(Section& section, yaml::Entry changes) {
    for (yaml::Entry& entry : changes.value.entries) {
      yaml::Entry* known = section.find(entry.key);
      if (!known) {
        unknown_id(section, changes.key, entry);
        continue;
      }
      if (wants_basis(changes.key) && !given(entry.value, "basis") && !given(entry.value, "rationale")) {
        diagnostics_.warning("missing-basis", entry.key_place,
                             "the amendment of " + changes.key + "." + entry.key + " has no basis",
                             "add \"basis: [{document: ..., at: ...}]\", or \"rationale\" where it is a judgement");
      }
      amended_ = changes.key + "." + entry.key;
      amend_value(known->value, std::move(entry.value));
    }
  }

  // Mappings deeply, everything else whole. The entry keeps its place, each changed value has its own. What is dated
  // stays dated: the law of former years must not change in silence.
  void amend_value(yaml::Node& base, yaml::Node change) {
    const bool merges = base.is_mapping() && change.is_mapping();
    if (is_dated(base) && !is_dated(change)) {
      if (!merges || !change.entries.empty()) refuse_undated(base, change);
    } else if (const yaml::Node* dated = dated_value(base); dated && change.is_scalar()) {
      refuse_undated(*dated, change);
    } else if (merges && is_dated(base) == is_dated(change)) {
      merge(base, std::move(change));
    } else {
      base = std::move(change);
    }
  }

  // The dated `value` of an entry that the short form, an expression alone, would take the place of.
  static const yaml::Node* dated_value(const yaml::Node& entry) {
    const yaml::Node* value = entry.is_mapping() ? entry.find("value") : nullptr;
    return value && is_dated(*value) ? value : nullptr;
  }

  void refuse_undated(const yaml::Node& base, const yaml::Node& change) {
    base_.partial.insert(amended_);
    diagnostics_
        .error("amend-dated", change.entries.empty() ? change.place : change.entries.front().key_place,
               "what is amended here is a dated value", "say from which day the change holds: \"2027-01-01: ...\"")
        .notes.push_back({base.place, "the dated value"});
  }

  void merge(yaml::Node& base, yaml::Node change) {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < base.entries.size(); ++i) known.emplace(base.entries[i].key, i);
    for (yaml::Entry& entry : change.entries) {
      const auto found = known.find(entry.key);
      if (found == known.end()) {
        base.entries.push_back(std::move(entry));
      } else {
        amend_value(base.entries[found->second].value, std::move(entry.value));
      }
    }
  }

  void add_entry(const SectionForm& form, Section& to, yaml::Entry entry) {
    const yaml::Entry* known = to.find(entry.key);
    if (!known) {
      to.add(std::move(entry));
      return;
    }
    const std::string name(form.name);
    base_.partial.insert(name);
    diagnostics_
        .error("redefined-id", entry.key_place, name + "." + entry.key + " is defined again",
               "to change it write \"amend: {" + name + ": {" + entry.key + ": {...}}}\"")
        .notes.push_back({known->key_place, "defined here, in a rule set that this one extends"});
  }

  void unknown_id(const Section& section, const std::string& name, const yaml::Entry& entry) {
    base_.partial.insert(name);
    const auto near = nearest(entry.key, section.keys());
    diagnostics_.error("unknown-id", entry.key_place, "there is no " + name + "." + entry.key + " to change",
                       near ? "did you mean \"" + *near + "\"?" : "define it at the top level, under \"" + name + "\"");
  }

  Tree& base_;
  Diagnostics& diagnostics_;
  std::string amended_;  // "sectors.pits", as Tree::partial has it
};

}  // namespace

void overlay(Tree& base, Layer layer, Diagnostics& diagnostics) {
  Overlay over(base, diagnostics);
  over.remove(layer.remove.node());
  over.amend(std::move(layer.amend.node()));
  over.add(std::move(layer.own));
}

}  // namespace inspectplan::ruleset
