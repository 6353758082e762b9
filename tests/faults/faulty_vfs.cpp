#include "faulty_vfs.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

namespace inspectplan::faults {
namespace {

// What stood on the disk before a write that no sync has followed.
struct Before {
  sqlite3_file* file;
  sqlite3_int64 offset;
  sqlite3_int64 size;  // of the file
  std::vector<char> bytes;
};

struct Plan {
  Fault fault = Fault::none;
  long at = 0;
  long counted = 0;
  std::vector<Before> unsynced;
};

Plan plan;
sqlite3_vfs* disk = nullptr;  // the real one

// SQLite sees this object, and behind it in the same allocation the real file's.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }

// Counts one operation. True: this one goes wrong.
bool strikes() {
  ++plan.counted;
  if (plan.fault == Fault::none) return false;
  return plan.fault == Fault::full ? plan.counted >= plan.at : plan.counted == plan.at;
}

sqlite3_int64 size_of(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  file->pMethods->xFileSize(file, &size);
  return size;
}

void remember(sqlite3_file* file, sqlite3_int64 offset, sqlite3_int64 length) {
  if (plan.fault != Fault::power_loss) return;
  Before before{file, offset, size_of(file), {}};
  const sqlite3_int64 there = std::clamp<sqlite3_int64>(before.size - offset, 0, length);
  before.bytes.resize(static_cast<std::size_t>(there));
  if (there > 0) file->pMethods->xRead(file, before.bytes.data(), static_cast<int>(there), offset);
  plan.unsynced.push_back(std::move(before));
}

void forget(sqlite3_file* file) {
  std::erase_if(plan.unsynced, [file](const Before& before) { return before.file == file; });
}

[[noreturn]] void lose_power() {
  std::for_each(plan.unsynced.rbegin(), plan.unsynced.rend(), [](const Before& before) {
    const auto* methods = before.file->pMethods;
    if (!before.bytes.empty())
      methods->xWrite(before.file, before.bytes.data(), static_cast<int>(before.bytes.size()), before.offset);
    methods->xTruncate(before.file, before.size);
  });
  _exit(crash_exit);
}

// What a fault makes of an operation that is no write.
int go_wrong(int error) {
  switch (plan.fault) {
    case Fault::crash:
      _exit(crash_exit);
    case Fault::power_loss:
      lose_power();
    default:
      return error;
  }
}

int close_file(sqlite3_file* file) {
  forget(real(file));
  return real(file)->pMethods->xClose(real(file));
}
int read_file(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), to, amount, offset);
}
int write_file(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
  sqlite3_file* to = real(file);
  if (strikes()) {
    if (plan.fault == Fault::crash) to->pMethods->xWrite(to, from, amount / 2, offset);
    return go_wrong(plan.fault == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE);
  }
  remember(to, offset, amount);
  return to->pMethods->xWrite(to, from, amount, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (strikes() && plan.fault != Fault::full) return go_wrong(SQLITE_IOERR_TRUNCATE);
  remember(real(file), size, std::max<sqlite3_int64>(0, size_of(real(file)) - size));
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  if (strikes() && plan.fault != Fault::full) return go_wrong(SQLITE_IOERR_FSYNC);
  forget(real(file));
  return real(file)->pMethods->xSync(real(file), flags);
}
int size_file(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control_file(sqlite3_file* file, int op, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int n, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_shared(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

// Version 2: shared memory for the WAL, but no mapped pages, so that every write passes here.
const sqlite3_io_methods methods = {
    2,           close_file,  read_file,    write_file,   truncate_file, sync_file,       size_file,
    lock_file,   unlock_file, check_lock,   control_file, sector_size,   characteristics, map_shared,
    lock_shared, barrier,     unmap_shared, nullptr,      nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* wrapped = new (file) File{};
  const int result = disk->xOpen(disk, name, wrapped->real(), flags, out_flags);
  wrapped->base.pMethods = wrapped->real()->pMethods != nullptr ? &methods : nullptr;
  return result;
}
int delete_file(sqlite3_vfs*, const char* name, int sync) {
  if (strikes() && plan.fault != Fault::full) return go_wrong(SQLITE_IOERR_DELETE);
  return disk->xDelete(disk, name, sync);
}

void install() {
  static sqlite3_vfs faulty;
  if (disk != nullptr) return;
  disk = sqlite3_vfs_find(nullptr);
  faulty = *disk;
  faulty.zName = "faulty";
  faulty.szOsFile = disk->szOsFile + static_cast<int>(sizeof(File));
  faulty.xOpen = open_file;
  faulty.xDelete = delete_file;
  sqlite3_vfs_register(&faulty, 1);
}

}  // namespace

std::string to_string(Fault fault) {
  switch (fault) {
    case Fault::none:
      return "no fault";
    case Fault::error:
      return "an error";
    case Fault::full:
      return "a full disk";
    case Fault::crash:
      return "a crash";
    case Fault::power_loss:
      return "a loss of power";
  }
  return {};
}

void arm(Fault fault, long at) {
  install();
  plan = {fault, at, 0, {}};
}

long disarm() {
  const long counted = plan.counted;
  plan = {};
  return counted;
}

bool has_struck() { return plan.fault != Fault::none && plan.counted >= plan.at; }

}  // namespace inspectplan::faults
