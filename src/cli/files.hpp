#pragma once
/// Files as the system has them. What goes wrong is returned as `errno` has it; 0 is success.
#include <sys/stat.h>
#include <sys/types.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace patella::cli {

/// More bytes than any log or policy has: a device without an end, or another kind of file.
inline constexpr std::size_t largest_input = std::size_t{256} << 20;

/// Which file it is, under whatever name.
using FileId = std::pair<dev_t, ino_t>;
inline FileId id_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

/// What stands under a name. That nothing does is no error.
struct FileStatus {
  bool exists = false;
  int error = 0;  ///< why nobody can tell
  struct stat stat {};
};
FileStatus status_of(const std::string& name);

/// The whole of a file, and which one it was; nothing, with `errno` set, where it cannot be read: EFBIG where it is larger
/// than `largest_input`.
std::optional<std::string> file_text(const std::string& name, FileId* id = nullptr);

/// Writes all of a text to an open file, which may be a pipe that does not wait for its reader.
int write_all(int file, std::string_view text);
/// Brings a file to its disk; a pipe or a terminal has none.
int sync(int file);
/// The same for the names in the folder of a file.
int sync_folder_of(const std::string& file);

/// Where a name leads, so that a link stays one; also where nothing is there yet.
struct LinkTarget {
  std::string path;
  int error = 0;        ///< ELOOP, or why a link cannot be followed
  int descriptor = -1;  ///< that of this process which the name stands for, as /dev/stdout and /dev/fd/3 do
};
LinkTarget follow_links(const std::string& name);

struct AttributeCopy {
  int error = 0;              ///< why something was lost, as `errno` has it
  std::string lost{};         ///< what, in words: `its owner`
  bool other_rights = false;  ///< the disk cannot change rights
};

/// Gives an open new file the owner, group, rights, access list and extended attributes of the file `old`. On systems
/// without extended attributes these are not looked for.
AttributeCopy copy_attributes(const std::string& old, const struct stat& status, int file);

}  // namespace patella::cli
