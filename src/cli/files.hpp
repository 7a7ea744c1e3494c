#pragma once
/// Files of the system. Errors are returned as values of `errno`; 0 is success.
#include <sys/stat.h>
#include <sys/types.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace patella::cli {

/// Bytes: more than any log or policy has. A larger file is of another kind, or a device without an end.
inline constexpr std::size_t largest_input = std::size_t{256} << 20;

/// The identity of a file, whatever its name.
using FileId = std::pair<dev_t, ino_t>;
inline FileId id_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

/// The file of a name. That there is none is not an error.
struct FileStatus {
  bool exists = false;
  int error = 0;  ///< why it is unknown whether it exists
  struct stat stat {};
};
FileStatus status_of(const std::string& name);

/// All of a file, and its identity; nothing, with `errno` set, where it cannot be read: EFBIG where it is larger than
/// `largest_input`.
std::optional<std::string> file_text(const std::string& name, FileId* id = nullptr);

/// Writes all of a text to an open file, also to a non-blocking pipe.
int write_all(int file, std::string_view text);
/// Has a file written to its disk; a pipe or a terminal has none.
int sync(int file);
/// The same for the folder of a file.
int sync_folder_of(const std::string& file);

/// The file that links lead to, whether it exists or not, so that a link stays a link.
struct LinkTarget {
  std::string path;
  int error = 0;        ///< ELOOP, or why a link cannot be followed
  int descriptor = -1;  ///< of this process, where the name stands for one: /dev/stdout, /dev/fd/3
};
LinkTarget follow_links(const std::string& name);

/// The result of copying the attributes of a file.
struct AttributeCopy {
  int error = 0;              ///< why something was lost
  std::string lost{};         ///< what, in words: `its owner`
  bool other_rights = false;  ///< the disk cannot change rights
};

/// Gives an open new file the owner, group, rights, access list and extended attributes of the file `old`; the last two only
/// on Linux.
AttributeCopy copy_attributes(const std::string& old, const struct stat& status, int file);

}  // namespace patella::cli
