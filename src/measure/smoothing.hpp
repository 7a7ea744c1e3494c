#pragma once
/// Daily running load and what is made of its series.
#include <optional>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// Kilometres of running of every day from `window.first` to `window.last`; a day without a run is 0. A run that
/// does not state its distance adds nothing: callers ask first whether enough of the runs do.
std::vector<double> daily_km(const History& history, Days window);

/// E_t = lambda L_t + (1 - lambda) E_(t-1), lambda = 2 / (days + 1), from the first load (Williams 2017).
double ewma(const std::vector<double>& loads, int days);

/// X_t = X_(t-1) + (L_t - X_(t-1)) (1 - exp(-1 / days)), from the first load.
double impulse_response(const std::vector<double>& loads, int days);

/// Mean over population standard deviation (Foster 1998); absent where the deviation is 0.
std::optional<double> monotony(const std::vector<double>& loads);

}  // namespace patella
