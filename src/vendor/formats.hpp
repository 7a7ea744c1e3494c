#pragma once
/// Every format that is read. A new one is a file here and a row in the table.
#include <span>

#include "vendor/format.hpp"

namespace patella {

/// In the order in which they are asked: no two of them know the same bytes.
std::span<const ImportFormat> import_formats();

/// The format of a file that begins with `head`, 4 KB or less; null where none knows it.
const ImportFormat* format_of(std::string_view head, std::string_view name);

}  // namespace patella
