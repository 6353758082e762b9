#pragma once
// A disk that fails on demand: a VFS of SQLite, registered as the default one, that counts what is written
// to disk and lets the n-th go wrong. For the tests of this folder; one thread, one plan at a time.
#include <string>

namespace inspectplan::faults {

enum class Fault {
  none,        // count only
  error,       // the n-th write or sync fails, later ones work again
  full,        // from the n-th on there is no room: writes fail, syncs work
  crash,       // the process ends in the middle of the n-th write, half of which is on the disk
  power_loss,  // the process ends before the n-th, and nothing written since the last sync of its file is on the disk
};

std::string to_string(Fault fault);

inline constexpr int crash_exit = 99;  // exit code of a process that crash or power_loss ended

// Starts counting at 1 (writes, syncs, truncations, deletions of files). Registers the VFS the first time.
void arm(Fault fault, long at);
// Ends it. How many operations were counted since arm().
long disarm();
// Has the fault happened?
bool has_struck();

}  // namespace inspectplan::faults
