#include "base/pool.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace inspectplan {
namespace {

using Work = std::function<void(std::size_t, std::size_t, std::size_t)>;

// One call of for_chunks. Chunks are claimed in rising order, so when one fails every lower one has
// been claimed already: the lowest failure is known once those have finished, and higher ones can be left out.
struct Job {
  const Work* work;
  std::size_t count;
  std::size_t chunk_size;
  std::size_t chunks;
  std::size_t next = 0;  // first chunk nobody has claimed
  std::size_t running = 0;
  std::size_t failed_chunk;  // chunks where none failed
  std::exception_ptr failure;
};

std::exception_ptr run_chunk(const Job& job, std::size_t chunk) {
  const std::size_t first = chunk * job.chunk_size;
  const std::size_t last = std::min(job.count, first + std::min(job.chunk_size, job.count - first));
  try {
    (*job.work)(chunk, first, last);
  } catch (...) {
    return std::current_exception();
  }
  return nullptr;
}

}  // namespace

struct Pool::State {
  unsigned threads = 1;
  std::mutex mutex;
  std::condition_variable_any wake;      // there is a chunk to claim
  std::condition_variable_any finished;  // a chunk has ended
  std::deque<Job*> jobs;
  std::vector<std::jthread> workers;  // last: joined before the rest goes

  // Claims and runs one chunk; the lock is held on entry and on return.
  void run_one(Job& job, std::unique_lock<std::mutex>& lock) {
    const std::size_t chunk = job.next++;
    ++job.running;
    if (job.next >= job.chunks) std::erase(jobs, &job);
    lock.unlock();
    std::exception_ptr failure = run_chunk(job, chunk);
    lock.lock();
    --job.running;
    if (failure && chunk < job.failed_chunk) {
      job.failed_chunk = chunk;
      job.failure = failure;
    }
    if (failure) {
      job.next = job.chunks;
      std::erase(jobs, &job);
    }
    finished.notify_all();
  }

  void serve(const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    while (wake.wait(lock, stop, [this] { return !jobs.empty(); })) run_one(*jobs.front(), lock);
  }
};

Pool::Pool(unsigned threads) : state_(std::make_unique<State>()) {
  state_->threads = std::max(1u, threads);
  State* state = state_.get();
  for (unsigned i = 1; i < state->threads; ++i) {
    state->workers.emplace_back([state](const std::stop_token& stop) { state->serve(stop); });
  }
}

Pool::~Pool() = default;

unsigned Pool::threads() const { return state_->threads; }

void Pool::for_chunks(std::size_t count, std::size_t chunk_size, const Work& work) {
  INSPECTPLAN_ASSERT(chunk_size > 0);
  if (count == 0) return;
  const std::size_t chunks = (count - 1) / chunk_size + 1;
  Job job{
      .work = &work, .count = count, .chunk_size = chunk_size, .chunks = chunks, .failed_chunk = chunks, .failure = {}};
  std::unique_lock lock(state_->mutex);
  if (chunks > 1) {
    state_->jobs.push_back(&job);
    state_->wake.notify_all();
  }
  // The caller works as well, so that a call from inside a chunk always makes headway.
  while (job.next < job.chunks) state_->run_one(job, lock);
  state_->finished.wait(lock, [&job] { return job.running == 0; });
  lock.unlock();
  if (job.failure) std::rethrow_exception(job.failure);
}

}  // namespace inspectplan
