#pragma once
#include <cstddef>

namespace patella {

/// Bounds against files made to exhaust a machine.
struct InputLimits {
  std::size_t bytes = 48u << 20;    ///< of one file after unpacking
  std::size_t points = 250'000;     ///< recorded points of one file: almost three days at one a second
  std::size_t nesting = 64;         ///< of XML and JSON, and of folders
  std::size_t archives = 4;         ///< within each other; gzip around a tar or a file counts too
  std::size_t entries = 1'000'000;  ///< of one archive
};

}  // namespace patella
