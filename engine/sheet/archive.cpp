// Through minizip, which reads from memory by the functions below.
#include "sheet/archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.hpp"
#include "sheet/problem.hpp"

namespace inspectplan::sheet {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;
constexpr std::size_t most_parts = 10'000;
constexpr std::size_t longest_name = 1024;

struct Memory {
  std::string_view bytes;
  std::uint64_t at = 0;
};

Memory& memory_of(voidpf stream) { return *static_cast<Memory*>(stream); }

voidpf open_memory(voidpf opaque, const void*, int) {
  return new Memory{*static_cast<const std::string_view*>(opaque)};
}

uLong read_memory(voidpf, voidpf stream, void* to, uLong size) {
  Memory& memory = memory_of(stream);
  const auto count = std::min<std::uint64_t>(size, memory.bytes.size() - memory.at);
  std::memcpy(to, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return static_cast<uLong>(count);
}

uLong write_memory(voidpf, voidpf, const void*, uLong) { return 0; }

ZPOS64_T tell_memory(voidpf, voidpf stream) { return memory_of(stream).at; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  Memory& memory = memory_of(stream);
  const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                             : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                : 0;
  if (offset > memory.bytes.size() - from) return -1;
  memory.at = from + offset;
  return 0;
}

int close_memory(voidpf, voidpf stream) {
  delete &memory_of(stream);
  return 0;
}

int no_error(voidpf, voidpf) { return 0; }

std::string lower(std::string name) {
  for (char& sign : name) {
    if (sign == '\\') sign = '/';
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  }
  return name.starts_with('/') ? name.substr(1) : name;
}

void refuse_bomb(const std::string& part) {
  refuse("workbook-too-large", "\"" + printable(part) + "\" in the workbook unpacks to more than is read",
         "is it a register? Save the rows that are meant as a new workbook, or as CSV UTF-8");
}

}  // namespace

Archive::Archive(std::string_view bytes) : bytes_(bytes) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_memory;
  functions.zread_file = read_memory;
  functions.zwrite_file = write_memory;
  functions.ztell64_file = tell_memory;
  functions.zseek64_file = seek_memory;
  functions.zclose_file = close_memory;
  functions.zerror_file = no_error;
  functions.opaque = &bytes_;
  zip_ = unzOpen2_64("", &functions);
  if (!zip_) refuse_damaged("it is cut off, or no zip archive");
  try {
    list();
  } catch (...) {
    unzClose(zip_);
    throw;
  }
}

Archive::~Archive() { unzClose(zip_); }

void Archive::list() {
  std::array<char, longest_name> name{};
  unz_file_info64 info{};
  for (int state = unzGoToFirstFile(zip_); state == UNZ_OK; state = unzGoToNextFile(zip_)) {
    if (unzGetCurrentFileInfo64(zip_, &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
      refuse_damaged("its list of parts cannot be read");
    unz64_file_pos position{};
    unzGetFilePos64(zip_, &position);
    const bool fresh =
        parts_
            .emplace(lower(name.data()), Entry{position.num_of_file, position.pos_in_zip_directory,
                                               info.compressed_size, info.uncompressed_size, (info.flag & 1U) != 0})
            .second;
    if (!fresh) refuse_damaged("the part \"" + printable(name.data()) + "\" stands in it twice");
    if (parts_.size() > most_parts) refuse_bomb("the list of parts");
  }
}

const Archive::Entry* Archive::find(const std::string& part) const {
  const auto found = parts_.find(lower(part));
  return found == parts_.end() ? nullptr : &found->second;
}

void Archive::read(const std::string& part, const std::function<bool(std::string_view)>& take) const {
  const Entry* entry = find(part);
  if (!entry) refuse_damaged("the part \"" + printable(part) + "\" is missing");
  if (entry->encrypted)
    refuse("encrypted-workbook", "the workbook is protected by a password", "remove the password and save it again");
  const unz64_file_pos position{entry->at, entry->number};
  if (unzGoToFilePos64(zip_, &position) != UNZ_OK || unzOpenCurrentFile(zip_) != UNZ_OK)
    refuse_damaged("the part \"" + printable(part) + "\" cannot be unpacked");
  std::array<char, piece> buffer{};
  // What the archive says of sizes is not believed: bytes are counted as they come.
  std::uint64_t total = 0;
  bool go_on = true;
  int count = 0;
  while (go_on && (count = unzReadCurrentFile(zip_, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    total += static_cast<std::uint64_t>(count);
    const bool bomb = total > ratio_matters_from && total / std::max<std::uint64_t>(entry->packed, 1) > most_ratio;
    if (bomb || total > most_unpacked) {
      unzCloseCurrentFile(zip_);
      refuse_bomb(part);
    }
    try {
      go_on = take({buffer.data(), static_cast<std::size_t>(count)});
    } catch (...) {
      unzCloseCurrentFile(zip_);
      throw;
    }
  }
  const bool sound = unzCloseCurrentFile(zip_) == UNZ_OK;
  if (count < 0 || (go_on && !sound)) refuse_damaged("the part \"" + printable(part) + "\" cannot be unpacked");
}

std::string Archive::text(const std::string& part) const {
  std::string all;
  read(part, [&](std::string_view bytes) {
    if (all.size() + bytes.size() > most_text) refuse_bomb(part);
    all += bytes;
    return true;
  });
  return all;
}

}  // namespace inspectplan::sheet
