#pragma once
/// Files and folders to import from.
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "import/archive.hpp"

namespace patella::cli {

/// Visits every file that `sources` name, and all within folders and archives: in the order given, folders by name. Links to
/// folders are not followed within folders, names that begin with a point are passed over.
/// `-` is `in`. Calls `progress` with how many bytes were read from disk since the last call. Returns how many of the
/// sources themselves could not be opened.
std::size_t each_file(const std::vector<std::string>& sources, std::istream& in, const InputLimits& limits,
                      const FileVisitor& visitor, const std::function<void(std::uint64_t)>& progress);

/// The bytes on disk that `each_file` has before it, as far as they can be known.
std::uint64_t size_of(const std::vector<std::string>& sources);

}  // namespace patella::cli
