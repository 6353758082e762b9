#include "register/built_in.hpp"

#include "register/moment.hpp"
#include "register/state.hpp"

namespace inspectplan::registers {

column::Table built_in_rows(Register& store, const column::TableSchema& table, const AsOf& as_of) {
  return guarded(store.state().path,
                 [&] { return read_table(store.database(), table, moment_of(store.database(), as_of), silent()); });
}

}  // namespace inspectplan::registers
