#include "groups.hpp"
#include "training.hpp"

/// Groups in which pain comes or goes.
namespace patella::simulation {
namespace {

constexpr double pain_noise = 0.5;  // standard deviation, before rounding
constexpr int calm_days = 56;

double share(int of, int all) { return 100.0 * of / all; }

/// A runner of the same week for good, whose pain follows `level`, by the day; `take` sees each evening from `first` to
/// `last` and ends it with false.
void follow(Random& random, const std::function<double(int)>& level, double noise, int first, int last,
            const std::function<bool(int, const Decision&)>& take) {
  Diary diary{random_athlete(random)};
  const Training training = random_training(random, 15, 60);
  for (int day = 0; day <= last; ++day) {
    if (const double km = training.km[static_cast<std::size_t>(weekday_of(day))]; km > 0) {
      const Pain pain = whole_points(level(day) + (day < calm_days ? 0 : noise * random.normal()));
      diary.write(run(day, km * random.between(0.9, 1.1), pain.value));
    }
    if (day >= first && !take(day, diary.evening(day))) return;
  }
}

double line(int day, double last, int days) {
  return day < calm_days ? 0 : last * std::min(1.0, (day - calm_days) / (1.0 * days));
}

/// What names a rise of pain, as the answer of a day does.
bool names_the_rise(const Decision& decision) {
  return std::ranges::any_of(decision.reasons, [](const Reason& reason) {
    return reason.rule->topic == Topic::symptom &&
           (reason.rule->id == "pain-trend" || reason.finding.level >= Level::reduce);
  });
}

}  // namespace

/// From 0 to 4 in 7 weeks, then 4. The pain reaches 3 on the first day on which the line has.
std::vector<Row> onset(const Scale& scale) {
  constexpr int rise_days = 49, at_three = calm_days + (rise_days * 3 + 3) / 4;
  int runners = 0, before = 0, in_three_days = 0;
  try_runners(scale, [&](int, Random& random, Failures&) {
    int reduced = at_three + 100;
    follow(
        random, [](int day) { return line(day, 4, rise_days); }, pain_noise, calm_days, at_three + 14,
        [&](int day, const Decision& decision) {
          if (severity(decision.verdict) == 0) return true;
          reduced = day;
          return false;
        });
    ++runners;
    before += reduced < at_three;
    in_three_days += reduced <= at_three + 3;
  });
  return {{"onset 0 to 4 in 7 weeks", "reduce before the pain reaches 3", 95, false, "%", share(before, runners)},
          {"", "at the latest 3 days after", 99, false, "%", share(in_three_days, runners)}};
}

/// From 0 to 2 in 8 weeks: a word that names the rise before the pain has stood at 2 for a week. The flat series have the
/// same noise around 0 or 1 all along, half of the runners each.
std::vector<Row> slow_onset(const Scale& scale) {
  constexpr int rise_days = 56, at_two = calm_days + rise_days;
  int runners = 0, named = 0, falsely = 0;
  const auto is_named = [&](Random& random, const std::function<double(int)>& level, int last) {
    bool found = false;
    follow(random, level, pain_noise, calm_days, last, [&](int, const Decision& decision) {
      found = names_the_rise(decision);
      return !found;
    });
    return found;
  };
  try_runners(scale, [&](int runner, Random& random, Failures&) {
    ++runners;
    named += is_named(
        random, [](int day) { return line(day, 2, rise_days); }, at_two + 6);
    const double level = runner % 2;
    bool found = false;
    // The trend alone: a flat 1 with this noise may well be a 3 once.
    follow(
        random, [&](int) { return level; }, pain_noise, calm_days, at_two,
        [&](int, const Decision& decision) {
          found = reason_of(decision, "pain-trend") != nullptr;
          return !found;
        });
    falsely += found;
  });
  return {{"slow onset 0 to 2 in 8 weeks", "named before a week at 2", 90, false, "%", share(named, runners)},
          {"flat series of the same noise", "a rise named in 8 weeks", 10, true, "%", share(falsely, runners)}};
}

/// Three weeks of pain around 3, then none.
std::vector<Row> recovered(const Scale& scale) {
  int runners = 0, in_time = 0;
  try_runners(scale, [&](int, Random& random, Failures&) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 15, 60);
    const double peak = random.between(2, 4);
    int last_above_one = calm_days;
    bool well = false;
    for (int day = 0; day <= calm_days + 21 + 14; ++day) {
      const bool hurts = day >= calm_days && day < calm_days + 21;
      if (const double km = training.km[static_cast<std::size_t>(weekday_of(day))]; km > 0) {
        const Pain pain = hurts ? whole_points(peak + pain_noise * random.normal()) : Pain{0};
        if (pain.value > 1) last_above_one = day;
        diary.write(run(day, km * random.between(0.9, 1.1), pain.value));
      }
      if (day < calm_days) continue;
      const bool keep = diary.evening(day).verdict == Verdict::keep_running;
      well = keep && day > last_above_one && !hurts && day <= last_above_one + 14;
      if (well) break;
    }
    ++runners;
    in_time += well;
  });
  return {{"recovered after three weeks of pain", "keep running in 14 days", 95, false, "%", share(in_time, runners)}};
}

namespace {

/// Scores of 12 weeks, three a week; the day on which the trend speaks first, in weeks, or a negative number.
double trend_speaks(Random& random, double level, double per_week, double noise, double autocorrelation) {
  Diary diary;
  double last = random.normal();
  for (int day = 0; day < 84; ++day) {
    if (day % 7 != 1 && day % 7 != 3 && day % 7 != 5) continue;
    last = autocorrelation * last + std::sqrt(1 - autocorrelation * autocorrelation) * random.normal();
    diary.write(run(day, 6, whole_points(level + per_week * day / 7.0 + noise * last).value));
    if (reason_of(diary.evening(day), "pain-trend")) return day / 7.0;
  }
  return -1;
}

}  // namespace

/// The rule as it is, looked at after every run. Independent noise and one that is correlated from run to run.
std::vector<Row> pain_trend(const Scale& scale) {
  int runners = 0, independent = 0, correlated = 0;
  std::vector<double> delays;
  try_runners(scale, [&](int, Random& random, Failures&) {
    ++runners;
    independent += trend_speaks(random, 2, 0, 1, 0) >= 0;
    correlated += trend_speaks(random, 2, 0, 1, 0.4) >= 0;
    if (const double weeks = trend_speaks(random, 2, 0.5, 1, 0); weeks >= 0) delays.push_back(weeks);
  });
  std::ranges::sort(delays);
  const double found = share(static_cast<int>(delays.size()), runners);
  const double median = static_cast<int>(delays.size()) * 2 > runners ? delays[static_cast<std::size_t>(runners) / 2] : 99;
  return {{"pain trend, flat, independent noise", "false alarms in 12 weeks", 5, true, "%", share(independent, runners)},
          {"pain trend, flat, autocorrelation 0.4", "false alarms in 12 weeks", 15, true, "%", share(correlated, runners)},
          {"pain trend, 0.5 points a week", "found in 12 weeks", 99, false, "%", found},
          {"", "median delay", 5.0, true, "weeks", median}};
}

}  // namespace patella::simulation
