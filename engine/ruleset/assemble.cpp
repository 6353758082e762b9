// The files of one rule set, put together.
#include <algorithm>

#include "base/text.hpp"
#include "ruleset/tree.hpp"

namespace inspectplan::ruleset {
namespace {

std::vector<std::string> section_names() {
  std::vector<std::string> names = {"amend", "remove"};
  for (const SectionForm& form : section_forms()) names.emplace_back(form.name);
  return names;
}

class Assembly {
 public:
  Assembly(Layer& layer, Diagnostics& diagnostics) : layer_(layer), diagnostics_(diagnostics) {}

  void add_file(yaml::Node root) {
    if (root.is_null()) return;
    if (!root.is_mapping()) {
      diagnostics_.error("wrong-kind", root.place, "a rule file is a mapping of sections",
                         "begin with a section: \"sectors:\"");
      return;
    }
    for (yaml::Entry& entry : root.entries) add_section(std::move(entry));
  }

 private:
  void add_section(yaml::Entry entry) {
    if (entry.value.is_null()) return;
    if (entry.key == "amend" || entry.key == "remove") return add_changes(std::move(entry));
    const SectionForm* form = find_form(entry.key);
    if (!form) return unknown(std::move(entry));
    Section& section = layer_.own.of(entry.key);
    if (form->shape == Shape::list) return add_list(section, std::move(entry));
    if (!wants_mapping(entry)) return;
    // The order of tiers means something, and files have none.
    if (entry.key == "tiers") only_one_file(entry);
    add_entries(section, std::move(entry), form->shape == Shape::one ? "key" : "id");
  }

  void add_changes(yaml::Entry entry) {
    if (!wants_mapping(entry)) return;
    Section& changes = entry.key == "amend" ? layer_.amend : layer_.remove;
    for (yaml::Entry& section : entry.value.entries) {
      if (section.value.is_null()) continue;
      yaml::Entry* known = changes.find(section.key);
      if (!known) {
        changes.add(std::move(section));
      } else if (known->value.is_mapping() && section.value.is_mapping()) {
        join(known->value, std::move(section));
      } else {
        twice(section.key, "key", section, known->key_place);
      }
    }
  }

  // Few changes stand in more than one file, so looking through them is enough.
  void join(yaml::Node& known, yaml::Entry more) {
    for (yaml::Entry& entry : more.value.entries) {
      const yaml::Entry* first = known.find_entry(entry.key);
      if (first) {
        twice(more.key, "id", entry, first->key_place);
      } else {
        known.entries.push_back(std::move(entry));
      }
    }
  }

  void add_list(Section& section, yaml::Entry entry) {
    if (!entry.value.is_sequence()) {
      layer_.own.partial.insert(entry.key);
      diagnostics_.error("wrong-kind", entry.value.place, "\"" + entry.key + "\" is a list",
                         "begin each entry with \"- \"");
      return;
    }
    yaml::Node& all = section.node();
    if (!all.place.source) all.place = entry.value.place;
    for (yaml::Node& item : entry.value.items) all.items.push_back(std::move(item));
  }

  void add_entries(Section& section, yaml::Entry more, const char* what) {
    if (!section.node().place.source) section.node().place = more.value.place;
    for (yaml::Entry& entry : more.value.entries) {
      if (const yaml::Entry* first = section.find(entry.key)) {
        twice(more.key, what, entry, first->key_place);
      } else {
        section.add(std::move(entry));
      }
    }
  }

  void twice(const std::string& section, const std::string& what, const yaml::Entry& entry, const Place& first) {
    layer_.own.partial.insert(section);
    diagnostics_
        .error("duplicate-id", entry.key_place, "the " + what + " \"" + entry.key + "\" stands here a second time",
               "keep one of them, or give one another name")
        .notes.push_back({first, "the first time"});
  }

  void only_one_file(const yaml::Entry& entry) {
    if (tiers_) {
      layer_.own.partial.insert(entry.key);
      diagnostics_
          .error("tiers-in-two-files", entry.key_place, "tiers stand in a second file, so their order is open",
                 "put all tiers into one file")
          .notes.push_back({*tiers_, "the first file"});
    }
    tiers_ = entry.key_place;
  }

  bool wants_mapping(const yaml::Entry& entry) {
    if (entry.value.is_mapping()) return true;
    layer_.own.partial.insert(find_form(entry.key) ? entry.key : "*");
    diagnostics_.error("wrong-kind", entry.value.place, "\"" + entry.key + "\" is a mapping",
                       "write \"name: value\" below it, indented");
    return false;
  }

  void unknown(yaml::Entry entry) {
    const auto near = nearest(entry.key, section_names());
    diagnostics_.error("unknown-key", entry.key_place, "there is no section \"" + entry.key + "\"",
                       near ? "did you mean \"" + *near + "\"?" : "docs/rules-format.md lists the sections");
    if (!near) return void(layer_.own.partial.insert("*"));
    // Read as what was meant: one slip must not make all its entries seem unknown.
    entry.key = *near;
    add_section(std::move(entry));
  }

  Layer& layer_;
  Diagnostics& diagnostics_;
  std::optional<Place> tiers_;
};

}  // namespace

Layer assemble(Directory directory, std::vector<File> files, Diagnostics& diagnostics, const ParsedFiles* parsed) {
  Layer layer;
  layer.directory = std::move(directory);
  layer.files = std::move(files);
  Assembly assembly(layer, diagnostics);
  for (const File& file : layer.files) {
    const ParsedFile* known = parsed ? parsed->find(file) : nullptr;
    ParsedFile read = known ? *known : parse_file(file);
    diagnostics.merge(std::move(read.found));
    layer.whole = layer.whole && read.whole;
    if (!read.source) continue;
    if (!layer.place.source) layer.place = {read.source, 0, 0, 1};
    assembly.add_file(std::move(read.root));
  }
  return layer;
}

}  // namespace inspectplan::ruleset
