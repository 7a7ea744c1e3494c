#pragma once
#include <filesystem>

namespace patella {

/// The top of the checkout that is tested.
std::filesystem::path source_dir();

}  // namespace patella
