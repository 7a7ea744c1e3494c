#pragma once
/// A log of ten years, made up and always the same.
#include <string>

namespace patella::bench {

/// About 2,800 activities with a check-in a week, 1 MB; the last day is 2026-11-22.
std::string ten_years();

}  // namespace patella::bench
