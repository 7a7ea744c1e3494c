#include "import/fit/fit_distance.hpp"

namespace patella {

void FitDistanceCounter::add_to(FitRecord& record, const FitValue& value) {
  const auto byte = [&value](int i) { return std::to_integer<unsigned>(value.at[i]); };
  if (byte(0) == 0xFF && byte(1) == 0xFF && byte(2) == 0xFF) return;
  const unsigned speed = byte(0) | (byte(1) & 0x0F) << 8;  // 1/100 m/s
  const unsigned distance = byte(1) >> 4 | byte(2) << 4;   // 1/16 m
  last_ = last_ ? *last_ + ((distance - *last_) & 0xFFF) : distance;
  if (!record.speed && speed != 0xFFF) record.speed = static_cast<float>(speed / 100.0);
  if (!record.distance) record.distance = static_cast<double>(*last_) / 16;
}

}  // namespace patella
