#include "measure/descent.hpp"

#include <algorithm>
#include <array>

#include "log/tolerance.hpp"

namespace patella {
namespace {

constexpr double steep_grade = 5;  // percent, downhill; the second seed article's

struct Anchor {
  double grade;  // percent
  double multiplier;
};

// 100 * tan of -6, -3, 0, 3, 6 degrees, and stress impulse per km over that on the level (Van Hooren 2024).
constexpr double tan_3_degrees = 0.052407779283041196;
constexpr double tan_6_degrees = 0.10510423526567647;
constexpr std::array anchors{
    Anchor{-100 * tan_6_degrees, 962.0 / 787}, Anchor{-100 * tan_3_degrees, 850.0 / 787}, Anchor{0, 1},
    Anchor{100 * tan_3_degrees, 733.0 / 787},  Anchor{100 * tan_6_degrees, 703.0 / 787},
};

/// The second seed's claim: linear to 1.40 at -5 %, then held; uphill as on the level.
double claimed_multiplier(Grade grade) { return 1 + 0.08 * std::clamp(-grade.value, 0.0, 5.0); }

}  // namespace

std::optional<Height> descent_of(const Activity& run) {
  if (run.descent) return run.descent;
  const Sport sport = run.sport();
  if (sport == Sport::treadmill || sport == Sport::track_run || sport == Sport::virtual_run) return Height{0};
  return std::nullopt;
}

std::optional<Distance> steep_descent_of(const Activity& run) {
  if (run.altitude_source == AltitudeSource::gps) return std::nullopt;
  if (!run.grade_shares) return run.steep_descent;
  Distance steep;
  for (const GradeShare& share : *run.grade_shares)
    if (reaches(-share.grade.value, steep_grade)) steep += share.distance;
  return steep;
}

double knee_multiplier(Grade grade) {
  if (grade.value <= anchors.front().grade) return anchors.front().multiplier;
  if (grade.value >= anchors.back().grade) return anchors.back().multiplier;
  const auto right = std::ranges::lower_bound(anchors, grade.value, {}, &Anchor::grade);
  const auto left = right - 1;
  const double share = (grade.value - left->grade) / (right->grade - left->grade);
  return left->multiplier + share * (right->multiplier - left->multiplier);
}

KneeKm knee_km_in(const History& history, Days window) {
  const auto runs = history.runs_in(window);
  double flat = 0, central = 0, claimed = 0;
  bool any = runs.empty() && history.begin();
  for (const Run& run : runs) {
    const auto& shares = history.activity_of(run).grade_shares;
    if (!shares) continue;
    any = true;
    for (const auto& [grade, distance] : *shares) {
      const double km = in_kilometres(distance);
      flat += km;
      central += km * knee_multiplier(grade);
      claimed += km * claimed_multiplier(grade);
    }
  }
  if (!any) return {};
  return {std::min(flat, central), central, std::max(claimed, central)};
}

}  // namespace patella
