#include "groups.hpp"
#include "training.hpp"

/// Groups in which nothing, or nothing much, is wrong.
namespace patella::simulation {
namespace {

constexpr int first_day_counted = 63, weeks = 26;

/// Days and what was said on them.
struct Tally {
  long days = 0, above_keep = 0;
  int longest_spell = 0, spell = 0;
  void add(const Decision& decision) {
    ++days;
    const bool above = severity(decision.verdict) > 0;
    above_keep += above;
    spell = above ? spell + 1 : 0;
    longest_spell = std::max(longest_spell, spell);
  }
  double share() const { return 100.0 * static_cast<double>(above_keep) / static_cast<double>(days); }
};

/// 3 % more a week over three weeks, then an easy one of 70 %; the km of a run differ by 15 % (standard deviation).
double km_of(const Training& training, Random& random, int day) {
  const int week = day / 7;
  const double growth = std::pow(1.03, week), easy = week % 4 == 3 ? 0.7 : 1;
  const double km = training.km[static_cast<std::size_t>(weekday_of(day))];
  return km == 0 ? 0 : km * growth * easy * std::max(0.4, 1 + 0.15 * random.normal());
}

Activity with_intervals(Activity record, const Training& training, int day) {
  const auto first = std::ranges::find_if(training.km, [](double km) { return km > 0; }) - training.km.begin();
  return weekday_of(day) == first ? with_workout(std::move(record), Workout::intervals) : record;
}

/// Half the runners say that nothing hurts, half of them say nothing.
void simulate_healthy(Random& random, bool prior, Tally& tally) {
  Athlete athlete;
  athlete.prior_knee_pain = prior;
  athlete.running_since = date_of(-2000);
  Diary diary{athlete};
  Training training = random_training(random, 10, 40);
  training.states_pain = random.chance(0.5);
  for (int day = 0; day < 7 * weeks; ++day) {
    if (const double km = km_of(training, random, day); km > 0)
      diary.write(with_intervals(usual_run(training, day, km), training, day));
    if (day >= first_day_counted) tally.add(diary.evening(day));
  }
}

}  // namespace

std::vector<Row> healthy(const Scale& scale) {
  Tally without, with;
  try_runners(scale, [&](int, Random& random, Failures&) { simulate_healthy(random, false, without); });
  try_runners(scale, [&](int, Random& random, Failures&) { simulate_healthy(random, true, with); });
  return {{"healthy, 3 % more a week", "days above keep running", 2, true, "%", without.share()},
          {"the same with prior knee pain", "days above keep running", 6, true, "%", with.share()}};
}

/// 80 % of the runs hurt 0 of 10, 15 % 1 and 5 % 2; all is over by the morning.
std::vector<Row> niggles(const Scale& scale) {
  Tally tally;
  int longest_spell = 0, longer_than_10 = 0;
  try_runners(scale, [&](int, Random& random, Failures&) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 15, 60);
    Tally own;
    for (int day = 0; day < 7 * weeks; ++day) {
      if (const double km = training.km[static_cast<std::size_t>(weekday_of(day))]; km > 0) {
        const double chance = random.uniform(), worst = chance < 0.8 ? 0 : chance < 0.95 ? 1 : 2;
        PainEntry pain = pain_of(worst);
        pain.next_morning = Pain{0};
        diary.write(with_intervals(with_pain(run(day, km * random.between(0.9, 1.1)), pain), training, day));
      }
      if (day >= first_day_counted) own.add(diary.evening(day));
    }
    tally.days += own.days;
    tally.above_keep += own.above_keep;
    longest_spell = std::max(longest_spell, own.longest_spell);
    longer_than_10 += own.longest_spell > 10;
  });
  return {{"harmless niggles", "days above keep running", 10, true, "%", tally.share()},
          {"", "longest spell of all", 10, true, "days", static_cast<double>(longest_spell)}};
}

namespace {

/// Something that stays the same: km of a day, and what is said of the knee.
struct Circumstance {
  std::string_view name;
  int every_days;  ///< 0: the usual weekdays
  double pain;     ///< in each run; below 0: nothing is said
  double baseline;
};

constexpr Circumstance circumstances[] = {
    {"every 2 days", 2, 0, 0},
    {"every 3 days", 3, -1, 0},
    {"every 5 days", 5, 0, 0},
    {"every 9 days", 9, 0, 0},
    {"weekdays", 0, 0, 0},
    {"weekdays, silent", 0, -1, 0},
    {"pain 1", 0, 1, 0},
    {"pain 2", 0, 2, 0},
    {"pain 3", 0, 3, 0},
    {"pain 4", 0, 4, 0},
    {"pain 2, baseline 2", 0, 2, 2},
};

}  // namespace

/// Changes of verdict in 4 weeks of the runner with most of them.
std::vector<Row> constant_circumstances(const Scale& scale) {
  double most = 0, sum = 0;
  int runners = 0;
  long above_keep = 0, days = 0;
  try_runners(scale, [&](int runner, Random& random, Failures&) {
    const Circumstance& circumstance = circumstances[static_cast<std::size_t>(runner) % std::size(circumstances)];
    Athlete athlete = random_athlete(random);
    athlete.baseline_pain = Pain{circumstance.baseline};
    Diary diary{athlete};
    const Training training = random_training(random, 10, 70);
    const double same_km = random.between(3, 20);
    int changes = 0;
    std::optional<Verdict> before;
    for (int day = 0; day < 7 * weeks; ++day) {
      const double usual = training.km[static_cast<std::size_t>(weekday_of(day))];
      const double km = circumstance.every_days == 0 ? usual : day % circumstance.every_days == 0 ? same_km : 0;
      if (km > 0)
        diary.write(circumstance.pain < 0 ? run(day, km) : with_pain(run(day, km), constant_pain(circumstance.pain)));
      if (day < first_day_counted) continue;
      const Verdict verdict = diary.evening(day).verdict;
      changes += before && *before != verdict;
      before = verdict;
      ++days;
      above_keep += severity(verdict) > 0 && circumstance.pain <= circumstance.baseline;
    }
    const double in_four_weeks = changes / ((7 * weeks - first_day_counted) / 28.0);
    most = std::max(most, in_four_weeks);
    sum += in_four_weeks;
    ++runners;
  });
  return {{"constant circumstances", "changes of verdict in 4 weeks, the most of all runners", 0.5, true, "", most},
          {"", "the same, mean", 0.5, true, "", sum / runners},
          {"", "days above keep running without pain", 0, true, "%",
           100.0 * static_cast<double>(above_keep) / static_cast<double>(days)}};
}

}  // namespace patella::simulation
