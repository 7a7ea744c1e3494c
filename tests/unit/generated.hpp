#pragma once
/// Random logs for properties: the same seed gives the same log everywhere.
#include <nlohmann/json.hpp>
#include <random>

#include "logs.hpp"

namespace patella {

/// Draws numbers in a way that does not depend on the standard library.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_{seed} {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
  bool chance(int percent) { return below(100) < percent; }
  double half_points(int most) { return below(2 * most + 1) / 2.0; }

 private:
  std::mt19937 engine_;
};

/// A log of 10 to 110 days up to 2026-03-29, with pain, gaps, duplicates and check-ins.
inline nlohmann::json random_log(unsigned seed) {
  using nlohmann::json;
  Dice dice{seed};
  const int days = 10 + dice.below(100), every = 1 + dice.below(4), worst = 1 + dice.below(8),
            pain_percent = dice.below(101);
  json log{{"version", 1}, {"activities", json::array()}, {"checkins", json::array()}};
  if (dice.chance(50)) log["athlete"]["prior_knee_pain"] = dice.chance(50);
  if (dice.chance(50)) log["athlete"]["running_since"] = dice.chance(50) ? "2025-10" : "2012";
  for (int back = days; back >= 0; --back) {
    const std::string date = iso_date(day("2026-03-29") - std::chrono::days{back});
    if (dice.below(every) == 0) {
      json run{{"date", date}, {"distance_km", 3 + dice.below(150) / 10.0}};
      if (dice.chance(20)) run.erase("distance_km");
      if (dice.chance(40)) {
        run.erase("date");
        run["start"] = date + "T0" + std::to_string(dice.below(10)) + ":15:00";
        run["duration_min"] = 20 + dice.below(90);
      }
      if (dice.chance(50)) run["descent_m"] = dice.below(400);
      if (dice.chance(20)) run["steep_descent_km"] = dice.below(20) / 10.0;
      if (dice.chance(20)) run["workout"] = dice.chance(50) ? "easy" : "intervals";
      if (dice.chance(15)) run["id"] = "run-" + std::to_string(dice.below(20));
      if (dice.chance(pain_percent)) {
        json pain{{"during", dice.half_points(worst)}, {"start", dice.half_points(worst)}, {"end", dice.half_points(worst)}};
        if (dice.chance(50)) pain["next_morning"] = dice.half_points(worst);
        if (dice.chance(30)) pain["settled_h"] = dice.below(60);
        if (dice.chance(3)) pain["limp"] = true;
        run["pain"] = pain;
      }
      log["activities"].push_back(run);
    }
    if (dice.chance(10)) log["activities"].push_back({{"date", date}, {"sport", dice.chance(50) ? "ride" : "strength"}});
    if (dice.chance(15)) {
      json checkin{{"date", date}, {"stairs_pain", dice.half_points(worst)}};
      if (dice.chance(5)) checkin["swelling"] = dice.chance(60);
      log["checkins"].push_back(checkin);
    }
  }
  return log;
}

}  // namespace patella
