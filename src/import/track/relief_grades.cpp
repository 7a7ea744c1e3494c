#include "import/track/relief_grades.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace patella {
namespace {

constexpr int steepest = 40;  // percent; what is steeper is an error

/// The altitude at a distance, asked for in rising order.
class AltitudeAt {
 public:
  AltitudeAt(const std::vector<double>& distance, const std::vector<double>& altitude) : x_{distance}, z_{altitude} {}
  double operator()(double where) {
    while (i_ + 2 < x_.size() && x_[i_ + 1] < where) ++i_;
    const double width = x_[i_ + 1] - x_[i_], part = width > 0 ? std::clamp((where - x_[i_]) / width, 0.0, 1.0) : 0;
    return z_[i_] + part * (z_[i_ + 1] - z_[i_]);
  }

 private:
  const std::vector<double>&x_, &z_;
  std::size_t i_ = 0;
};

}  // namespace

Relief grades_of(const Profile& profile, const std::vector<double>& altitude, double window) {
  Relief relief;
  const std::vector<double>& x = profile.distance;
  const double length = x.back() - x.front();
  std::array<double, 2 * steepest + 1> metres{};
  AltitudeAt begin{x, altitude}, end{x, altitude};
  for (std::size_t i = 1; i < x.size(); ++i) {
    const double run = x[i] - x[i - 1];
    if (run <= 0) continue;
    const double from = std::clamp(x[i] - (run + window) / 2, 0.0, std::max(0.0, length - window));
    const double grade = 100 * (end(from + window) - begin(from)) / window;
    // Over more than two windows without an altitude nobody knows the grade.
    const bool known = run <= 2 * window && length >= window && std::abs(grade) <= steepest;
    if (known) metres[static_cast<std::size_t>(std::lround(grade) + steepest)] += run;
    else relief.without_grade += Distance{run};
  }
  for (std::size_t i = 0; i < metres.size(); ++i)
    if (metres[i] > 0) relief.grades.push_back({Grade{static_cast<double>(i) - steepest}, Distance{metres[i]}});
  return relief;
}

}  // namespace patella
