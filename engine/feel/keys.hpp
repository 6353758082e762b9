#pragma once
// Which combinations the rows are numbered by. Tables that rest on the same bases share a number, so that each base is
// looked at once.
#include "feel/grounds.hpp"

namespace inspectplan::feel {

// A table: what it rests on and the index of the operation in whose place it is read.
struct Asked {
  Grounds grounds;
  std::size_t by = 0;
};

struct Key {
  Grounds grounds;
  std::size_t ready = 0;  // how many operations of the program have to be done before its truths are known
  std::size_t first = 0;  // the operation that asks first
};

struct Keys {
  std::vector<Key> all;
  std::vector<std::size_t> of;  // by table asked for
};

// `makers`: the index of the operation that makes each register. No key has more than `most` combinations.
Keys share(const std::vector<Asked>& asked, const std::vector<std::size_t>& makers, std::size_t most);

}  // namespace inspectplan::feel
