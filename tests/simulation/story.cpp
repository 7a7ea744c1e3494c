#include "story.hpp"

namespace patella::simulation {
namespace {

/// How much the knee hurts: calm for weeks, then some days or weeks of trouble.
class KneeLevel {
 public:
  explicit KneeLevel(Random& random) : random_{&random}, worst_{random.between(1, 8)} {}
  double next_day() {
    if (left_ == 0) {
      in_trouble_ = !in_trouble_;
      left_ = in_trouble_ ? 1 + random_->below(12) : 3 + random_->below(30);
      level_ = in_trouble_ ? random_->between(0.5, worst_) : 0;
    }
    --left_;
    return level_;
  }

 private:
  Random* random_;
  double worst_, level_ = 0;
  int left_ = 0;
  bool in_trouble_ = true;
};

Pain score_near(Random& random, double level) {
  return half_points(level + (level > 0 ? 0.7 * random.normal() : random.chance(0.1) ? 1 : 0));
}

PainEntry pain_near(Random& random, double level) {
  PainEntry pain;
  pain.during = score_near(random, level);
  if (random.chance(0.6)) pain.start = score_near(random, 0.8 * level), pain.end = score_near(random, level);
  if (random.chance(0.2)) pain.before = score_near(random, 0.5 * level);
  if (random.chance(0.3)) pain.after = score_near(random, 0.7 * level);
  if (random.chance(0.5)) pain.next_morning = score_near(random, 0.4 * level);
  if (level > 0 && random.chance(0.3)) pain.settled = Hours{static_cast<double>(random.below(30))};
  if (level > 4 && random.chance(0.05)) pain.limp = true;
  return pain;
}

Checkin word_near(Random& random, int day, double level) {
  Checkin word = checkin(day);
  if (random.chance(0.7)) word.morning = score_near(random, 0.4 * level);
  if (random.chance(0.4)) word.stairs = score_near(random, 0.8 * level);
  if (random.chance(0.3)) word.sitting = score_near(random, 0.6 * level);
  if (random.chance(0.1)) word.rest = score_near(random, 0.3 * level);
  if (random.chance(0.1)) word.rehab = true;
  return word;
}

}  // namespace

Log random_story(Random& random, int days) {
  Athlete athlete = random_athlete(random);
  if (random.chance(0.3)) athlete.baseline_pain = Pain{random.below(5) / 2.0};
  LogWriter writer{athlete};
  const Training training = random_training(random, 8, 70);
  KneeLevel knee{random};
  const double says = random.between(0.3, 1), words = random.between(0, 0.3);
  std::optional<int> flag_until;
  int resting = 0;
  for (int day = 0; day < days; ++day) {
    const double level = knee.next_day();
    if (resting > 0)
      --resting;
    else if (random.chance(0.008))
      resting = 4 + random.below(24);
    const double usual = training.km[static_cast<std::size_t>(weekday_of(day))];
    if (resting == 0 && usual > 0 && !random.chance(0.1)) {
      Activity record = run(day, usual * random.between(0.8, random.chance(0.05) ? 2.2 : 1.2));
      record = with_descent(std::move(record), training.descent_per_km * in_kilometres(*record.distance));
      if (random.chance(0.1)) record = with_workout(std::move(record), Workout::intervals);
      if (random.chance(says)) record = with_pain(std::move(record), pain_near(random, level));
      writer.write(std::move(record));
    }
    if (random.chance(0.08)) {
      constexpr Sport sports[] = {Sport::walk, Sport::ride, Sport::strength, Sport::swim, Sport::hike};
      Activity record = activity(day, sports[random.below(5)], 35);
      if (random.chance(0.5)) record = with_pain(std::move(record), pain_near(random, 0.6 * level));
      writer.write(std::move(record));
    }
    if (flag_until == day)
      writer.write(with_flag(checkin(day), Flag::swelling, false)), flag_until.reset();
    else if (level > 4 && !flag_until && random.chance(0.01))
      writer.write(with_flag(checkin(day), Flag::swelling, true)), flag_until = day + 1 + random.below(20);
    else if (random.chance(words))
      writer.write(word_near(random, day, level));
  }
  return writer.log;
}

std::vector<ScorePlace> scores_of(const Log& log) {
  std::vector<ScorePlace> places;
  for (const Activity& record : log.activities) {
    if (!record.pain || !record.pain->is_knee()) continue;
    for (const auto field :
         {&PainEntry::before, &PainEntry::during, &PainEntry::end, &PainEntry::after, &PainEntry::next_morning})
      if ((*record.pain).*field)
        places.push_back({record.origin, day_of(record.day) + (field == &PainEntry::next_morning ? 1 : 0), field, nullptr});
  }
  for (const Checkin& record : log.checkins)
    for (const auto field : {&Checkin::morning, &Checkin::stairs, &Checkin::sitting, &Checkin::rest})
      if (record.*field) places.push_back({record.origin, day_of(record.day), nullptr, field});
  return places;
}

}  // namespace patella::simulation
