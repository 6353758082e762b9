#pragma once
// What the progress bar says, and when: nothing in the first second of a command, then each line once.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inspectplan::cli {

class ProgressLine {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  explicit ProgressLine(Moment begun) : begun_(begun) {}

  // The line to be drawn; none where there is nothing new or it is too early.
  std::optional<std::string> next(std::string_view stage, std::uint64_t done, std::uint64_t total, Moment now) {
    if (now - begun_ < std::chrono::seconds(1)) return std::nullopt;
    std::string line(stage);
    if (total > 0)
      line += " " + std::to_string(done * 100 / total) + " %";
    else if (done > 0)
      line += " " + std::to_string(done);
    if (line == drawn_) return std::nullopt;
    drawn_ = line;
    return line;
  }

 private:
  Moment begun_;
  std::string drawn_;
};

}  // namespace inspectplan::cli
