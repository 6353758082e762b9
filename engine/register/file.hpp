#pragma once
// Folders, names, and files written whole. For the .cpp files of this module.
#include <string>
#include <string_view>
#include <vector>

namespace inspectplan::registers {

// Under another name first, then renamed: a reader sees the old file or the new one, whole.
void write_atomically(const std::string& path, std::string_view bytes);

bool is_directory(const std::string& path);
// Regular files whose name ends in `suffix`, sorted bytewise; names only.
std::vector<std::string> files_in(const std::string& directory, std::string_view suffix);

std::string file_name(const std::string& path);     // behind the last '/'
std::string directory_of(const std::string& path);  // with its '/', or empty
std::string stem(const std::string& path);          // file name without its last extension

}  // namespace inspectplan::registers
