#pragma once
// One pool of threads; work is cut into fixed chunks so that results never depend on the thread count.
#include <cstddef>
#include <functional>
#include <memory>

namespace inspectplan {

class Pool {
 public:
  explicit Pool(unsigned threads);  // 1 = run in the caller, no thread started
  ~Pool();
  unsigned threads() const;
  // Calls work(chunk, first, last) for [0, count) cut every `chunk_size`; returns when all are done.
  // Chunks run in any order on any thread; write only to what belongs to the chunk. The exception of
  // the lowest-numbered failing chunk is rethrown.
  void for_chunks(std::size_t count, std::size_t chunk_size,
                  const std::function<void(std::size_t chunk, std::size_t first, std::size_t last)>& work);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace inspectplan
