#pragma once
/// A new record in words, so that a runner sees what was written into the log.
#include <string>

#include "log/edit.hpp"

namespace patella::render {

/// `8.2 km, 45 min, descent 95 m, pain before 0, during 2, limp no`: everything but the date, the time and the sport.
std::string describe_record(const NewRecord& record);
/// One field of it: `next morning 2`.
std::string describe_field(const std::string& name, const std::string& json);

}  // namespace patella::render
