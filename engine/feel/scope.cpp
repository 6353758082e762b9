#include <algorithm>

#include "feel/type.hpp"

namespace inspectplan::feel {

Scope::Scope(const column::Schema& schema) : schema_(&schema) {
  for (std::size_t i = 0; i < schema.enterprise.fields.size(); ++i) {
    const column::Field& field = schema.enterprise.fields[i];
    if (const auto type = type_of(field)) {
      names_.emplace(field.name, Name{*type, i});
    } else {
      forbidden_.emplace(
          field.name,
          "has no declared " + std::string(!field.min ? (!field.max ? "`min` and `max`" : "`min`") : "`max`"));
    }
  }
}

bool Scope::add(std::string name, Type type) {
  if (schema_->enterprise.find(name) || schema_->find_child(name)) return false;
  forbidden_.erase(name);
  return names_.emplace(std::move(name), Name{type, std::nullopt}).second;
}

void Scope::forbid(std::string name, std::string why) { forbidden_.insert_or_assign(std::move(name), std::move(why)); }

void Scope::set_sectors(std::vector<std::string> ids) { sectors_ = std::move(ids); }

const Scope::Name* Scope::find(std::string_view name) const {
  if (forbidden_.find(name) != forbidden_.end()) return nullptr;
  const auto found = names_.find(name);
  return found == names_.end() ? nullptr : &found->second;
}

const std::string* Scope::why_forbidden(std::string_view name) const {
  const auto found = forbidden_.find(name);
  return found == forbidden_.end() ? nullptr : &found->second;
}

std::vector<std::string> Scope::names() const {
  std::vector<std::string> result;
  for (const auto& [name, entry] : names_) {
    if (forbidden_.find(name) == forbidden_.end()) result.push_back(name);
  }
  return result;
}

}  // namespace inspectplan::feel
