#pragma once
/// The altitude without its flicker.
#include <vector>

#include "import/track/relief_profile.hpp"

namespace patella {

/// The altitude as the mean over `seconds` around each point; less at both ends.
std::vector<double> smoothed(const Profile& profile, double seconds);

}  // namespace patella
