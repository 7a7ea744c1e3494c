#pragma once
/// What a file is besides its text, kept where a new one takes its place.
#include <sys/stat.h>
#include <string>

namespace patella::cli {

struct AttributeCopy {
  int error = 0;              ///< why something was lost, as `errno` has it
  std::string lost{};         ///< what, in words: `its owner`
  bool other_rights = false;  ///< the disk cannot change rights
};

/// Gives an open new file the owner, group, rights, access list and extended attributes of the file `old`. On systems
/// without extended attributes these are not looked for.
AttributeCopy copy_attributes(const std::string& old, const struct stat& status, int file);

}  // namespace patella::cli
