#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/global.hpp"
#include "cli/progress.hpp"

namespace inspectplan::cli {
namespace {

std::shared_ptr<spdlog::logger> make_logger(const Global& global) {
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(
      std::getenv("NO_COLOR") ? spdlog::color_mode::never : spdlog::color_mode::automatic);
  auto logger = std::make_shared<spdlog::logger>("inspectplan", sink);
  logger->set_pattern("%^%l%$: %v");
  logger->set_level(global.quiet ? spdlog::level::err : global.verbose ? spdlog::level::debug : spdlog::level::warn);
  return logger;
}

class TerminalObserver : public Observer {
 public:
  explicit TerminalObserver(const Global& global)
      : logger_(make_logger(global)), bar_(!global.quiet && isatty(STDERR_FILENO) != 0) {}
  ~TerminalObserver() override { clear(); }

  void info(std::string_view message) override {
    clear();
    logger_->info(message);
  }
  void warning(std::string_view message) override {
    clear();
    logger_->warn(message);
  }
  void progress(std::string_view stage, std::uint64_t done, std::uint64_t total) override {
    if (!bar_) return;
    const auto line = line_.next(stage, done, total, std::chrono::steady_clock::now());
    if (!line) return;
    std::fprintf(stderr, "\r\033[K%s", line->c_str());
    std::fflush(stderr);
    drawn_ = true;
  }

 private:
  void clear() {
    if (drawn_) std::fputs("\r\033[K", stderr);
    drawn_ = false;
  }
  std::shared_ptr<spdlog::logger> logger_;
  bool bar_;
  bool drawn_ = false;
  ProgressLine line_{std::chrono::steady_clock::now()};
};

}  // namespace

std::unique_ptr<Observer> make_observer(const Global& global) { return std::make_unique<TerminalObserver>(global); }

}  // namespace inspectplan::cli
