#include "log/times.hpp"

namespace patella {

WallTime begin_of(const Activity& activity) {
  return activity.start.value_or(WallTime{activity.day} + std::chrono::hours{12});
}

ExactTime end_of(const Activity& activity) {
  return begin_of(activity) + std::chrono::duration<double>(activity.duration.value_or(Minutes{0}));
}

}  // namespace patella
