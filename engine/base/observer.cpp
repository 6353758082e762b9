#include "base/observer.hpp"

namespace inspectplan {

Observer& silent() {
  static Observer nobody;
  return nobody;
}

}  // namespace inspectplan
