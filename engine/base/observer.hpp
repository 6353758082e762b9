#pragma once
// What the engine has to say while it works. The engine prints nothing: cli binds this to its log and bar.
#include <cstdint>
#include <string_view>

namespace inspectplan {

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void info(std::string_view /*message*/) {}
  virtual void warning(std::string_view /*message*/) {}
  // `stage` is a short English noun phrase; total 0 = not known.
  virtual void progress(std::string_view /*stage*/, std::uint64_t /*done*/, std::uint64_t /*total*/) {}
};

Observer& silent();  // says nothing

}  // namespace inspectplan
