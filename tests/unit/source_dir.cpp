#include "files.hpp"

namespace patella {

std::filesystem::path source_dir() { return PATELLA_SOURCE_DIR; }

}  // namespace patella
