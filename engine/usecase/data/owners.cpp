#include "usecase/data/owners.hpp"

namespace inspectplan::usecase {

Owners::Owners(const Session& session) {
  const column::TableSchema& schema = session.rules->schema.enterprise;
  const column::Column& keys = session.data.enterprises.columns[schema.key.at(0)];
  const auto field = schema.find(session.rules->planning.owner_field);
  for (std::size_t row = 0; row < session.data.enterprises.rows; ++row) {
    std::string& owner = owners_[std::string(keys.text(row))];
    if (field && session.data.enterprises.columns[*field].kind() == column::Kind::text)
      owner = std::string(session.data.enterprises.columns[*field].text(row));
    if (owner.empty()) owner = std::string(keys.text(row));
  }
}

const std::string& Owners::of(const std::string& enterprise) const {
  const auto found = owners_.find(enterprise);
  return found == owners_.end() ? enterprise : found->second;
}

}  // namespace inspectplan::usecase
