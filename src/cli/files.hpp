#pragma once
/// Files as the system has them. What goes wrong is told as `errno` has it; 0 is success.
#include <sys/types.h>
#include <optional>
#include <string>
#include <string_view>

namespace patella::cli {

/// The whole of a file; nothing, with `errno` set, where it cannot be read.
std::optional<std::string> file_text(const std::string& name);

/// Writes all of a text to a file that is open.
int write_all(int file, std::string_view text);
/// The same, down to the disk; closes the file.
int write_and_close(int file, std::string_view text);

/// The rights that the file has or, where there is none, those that any new file gets.
mode_t rights_for(const std::string& name);

/// The file that a link leads to, so that the link stays one; also where that file does not exist yet.
std::string behind_links(const std::string& name);

}  // namespace patella::cli
