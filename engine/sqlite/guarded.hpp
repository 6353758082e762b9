#pragma once
// Work on the register's file whose faults are told in the words of the user. For .cpp files that use SQLite.
#include <functional>
#include <optional>
#include <string>
#include <type_traits>

namespace inspectplan::sqlite {

// Runs `work`; a fault of SQLite becomes an EnvironmentError in the words of the user: what file, what to do.
void with_faults_named(const std::string& path, const std::function<void()>& work);

// The same, for work with a result.
template <class Work>
auto guarded(const std::string& path, Work&& work) {
  using Result = std::invoke_result_t<Work&>;
  if constexpr (std::is_void_v<Result>) {
    with_faults_named(path, std::forward<Work>(work));
  } else {
    std::optional<Result> result;
    with_faults_named(path, [&] { result.emplace(work()); });
    return std::move(*result);
  }
}

}  // namespace inspectplan::sqlite
