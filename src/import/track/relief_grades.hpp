#pragma once
/// Distance by grade.
#include <vector>

#include "import/track/relief_profile.hpp"

namespace patella {

/// A Relief's grades, and the distance without one. A grade is taken over `window` metres around where it is run.
Relief grades_of(const Profile& profile, const std::vector<double>& altitude, double window);

}  // namespace patella
