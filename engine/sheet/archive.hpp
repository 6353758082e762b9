#pragma once
// The zip archive a workbook is, in memory. For the .cpp files of this module.
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace inspectplan::sheet {

// Bounds for what a small file may become. A sheet of 1,048,576 rows by 30 columns unpacks to some 1.5 GB.
inline constexpr std::uint64_t most_unpacked = std::uint64_t{3} << 30;  // of a part
inline constexpr std::uint64_t most_text = std::uint64_t{256} << 20;    // of a part that is kept in memory
inline constexpr std::uint64_t ratio_matters_from = std::uint64_t{64} << 20;
inline constexpr std::uint64_t most_ratio = 400;  // spreadsheets reach 100 where millions of cells are alike

class Archive {
 public:
  // `bytes` must outlive it. Throws Unreadable.
  explicit Archive(std::string_view bytes);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  bool has(const std::string& part) const { return find(part) != nullptr; }
  // Unpacks a part piece by piece; stops early where `take` says false. Throws Unreadable where there is none.
  void read(const std::string& part, const std::function<bool(std::string_view)>& take) const;
  std::string text(const std::string& part) const;

 private:
  struct Entry {
    std::uint64_t number, at;  // where minizip finds it again
    std::uint64_t packed, unpacked;
    bool encrypted;
  };
  const Entry* find(const std::string& part) const;
  void list();

  std::string_view bytes_;
  void* zip_ = nullptr;
  std::map<std::string, Entry> parts_;  // by name in lower case: names differ from links in case at times
};

}  // namespace inspectplan::sheet
