#include "everywhere.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "base/error.hpp"

namespace inspectplan::faults {
namespace {

namespace fs = std::filesystem;

constexpr long most_operations = 100'000;  // a step that has not come through by then is taken for endless

std::string cell(const SQLite::Column& column) {
  if (column.isNull()) return "-";
  return std::to_string(column.getBytes()) + ":" + column.getString();
}

std::string rows_of(SQLite::Database& database, const std::string& table) {
  std::string text;
  SQLite::Statement rows(database, "SELECT * FROM \"" + table + "\" ORDER BY 1, 2");
  while (rows.executeStep()) {
    text += table;
    for (int i = 0; i < rows.getColumnCount(); ++i) text += " " + cell(rows.getColumn(i));
    text += "\n";
  }
  return text;
}

// The register's file and what SQLite keeps beside it.
const char* const parts[] = {"", "-wal", "-shm", "-journal"};

void remove(const std::string& path) {
  for (const char* part : parts) fs::remove(path + part);
}

void copy(const std::string& from, const std::string& to) {
  remove(to);
  for (const char* part : parts)
    if (!from.empty() && fs::exists(from + part)) fs::copy_file(from + part, to + part);
}

// What the step said when it failed; nothing where it came through.
std::optional<std::string> said(const Step& step, const std::string& path) {
  try {
    step.take(path);
    return std::nullopt;
  } catch (const EnvironmentError& error) {
    return error.what();
  }
}

class Tries {
 public:
  Tries(const Step& step, Fault fault) : step_(step), fault_(fault) {
    path_ = ::testing::TempDir() + "faults_" + std::to_string(getpid()) + ".db";
    copy(step.before, path_);
    old_ = content(path_);
    arm(Fault::none, 0);
    EXPECT_EQ(said(step, path_), std::nullopt);
    operations_ = disarm();
    new_ = content(path_);
    EXPECT_NE(old_, new_) << step.name << " changes nothing";
  }
  ~Tries() { remove(path_); }
  Tries(const Tries&) = delete;
  Tries& operator=(const Tries&) = delete;

  void run() {
    long at = 1;
    while (at <= most_operations && one(at)) ++at;
    EXPECT_GT(at, operations_ / 2) << step_.name << " came through although it should have been hit";
    EXPECT_LE(at, most_operations);
    std::printf("%s, %s: %ld places\n", step_.name.c_str(), to_string(fault_).c_str(), at - 1);
  }

 private:
  // False: the step ended before its operation `at`.
  bool one(long at) {
    SCOPED_TRACE(step_.name + ", " + to_string(fault_) + " at operation " + std::to_string(at));
    copy(step_.before, path_);
    const bool ends = fault_ == Fault::crash || fault_ == Fault::power_loss;
    const bool struck = ends ? ended(at) : failed(at);
    if (::testing::Test::HasFailure()) return false;
    expect_one_state();
    if (struck) expect_second_try();
    return struck && !::testing::Test::HasFailure();
  }

  // In a process of its own, which the fault ends.
  bool ended(long at) {
    const pid_t child = fork();
    if (child == 0) {
      arm(fault_, at);
      const auto complaint = said(step_, path_);
      _exit(complaint ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == crash_exit || WEXITSTATUS(status) == 0)) << status;
    return WIFEXITED(status) && WEXITSTATUS(status) == crash_exit;
  }

  bool failed(long at) {
    arm(fault_, at);
    const auto complaint = said(step_, path_);
    const bool struck = has_struck();
    disarm();
    if (complaint) {
      EXPECT_TRUE(struck) << *complaint;
      EXPECT_EQ(complaint->find('\n'), std::string::npos) << *complaint;
      EXPECT_NE(complaint->find(path_), std::string::npos) << *complaint;
      if (fault_ == Fault::full) {
        EXPECT_NE(complaint->find("no room left"), std::string::npos) << *complaint;
      }
    } else {
      EXPECT_EQ(content(path_), new_) << "it said that all was well";
    }
    return struck;
  }

  void expect_one_state() const {
    const std::string now = content(path_);
    EXPECT_TRUE(now == old_ || now == new_) << "neither the old nor the new state:\n" << now;
    if (step_.after) step_.after(now == new_);
  }

  void expect_second_try() const {
    EXPECT_EQ(said(step_, path_), std::nullopt) << "taken again after the fault";
    EXPECT_EQ(content(path_), new_) << "taken again after the fault";
  }

  const Step& step_;
  Fault fault_;
  std::string path_, old_, new_;
  long operations_ = 0;
};

}  // namespace

std::string content(const std::string& path) {
  if (!fs::exists(path)) return {};
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  EXPECT_EQ(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
  std::vector<std::string> tables;
  SQLite::Statement names(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
  std::string text;
  for (const std::string& table : tables) text += rows_of(database, table);
  return text;
}

void expect_whole_or_not_at_all(const Step& step, Fault fault) { Tries(step, fault).run(); }

}  // namespace inspectplan::faults
