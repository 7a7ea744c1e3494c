#pragma once
/// How a value is held against a limit: within a millionth, so that a log in miles decides like one in kilometres.
namespace patella {

inline constexpr double limit_tolerance = 1e-6;

/// More than the limit by over a millionth of it.
constexpr bool exceeds(double value, double limit) { return value > limit + limit_tolerance * (limit < 0 ? -limit : limit); }

/// At the limit, or no more than a millionth of it below.
constexpr bool reaches(double value, double limit) {
  return value >= limit - limit_tolerance * (limit < 0 ? -limit : limit);
}

}  // namespace patella
