#pragma once
/// A record in words, as a runner would tell it.
#include <string>

#include "log/edit.hpp"

namespace patella::render {

/// `8.2 km, 45 min, descent 95 m, pain before 0, during 2, limp no`: everything but the date, the time and the sport.
std::string told(const NewRecord& record);
/// One field of it: `next morning 2`.
std::string told(const std::string& name, const std::string& json);

}  // namespace patella::render
