#pragma once
/// Daily running load and what is made of its series.
#include <optional>
#include <span>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// Adds the loads of the days after `loads`, one for each of `km`, the kilometres run on them. The exponential means start
/// at the load of the log's first day.
void extend_loads(std::vector<DailyLoad>& loads, std::span<const double> km);

/// Kilometres of running of every day of `days`; a day without a run is 0. A run that does not state its distance adds
/// nothing: callers ask first whether enough of the runs do.
std::vector<double> daily_km(const History& history, Days days);

/// The load of a day from the log's first to the as-of day, and what the series come to on it.
DailyLoad load_on(const History& history, Day day);

/// Mean over population standard deviation (Foster 1998); absent where the deviation is 0.
std::optional<double> monotony(const std::vector<double>& loads);

}  // namespace patella
