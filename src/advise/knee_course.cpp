#include "advise/knee_course.hpp"

#include <algorithm>

#include "advise/way_back.hpp"
#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// What a day says that older symptoms may end by.
struct Words {
  bool clean_run = false, clean_walk = false, limp = false;
  double longest = 0;  ///< km of the longest session
  std::optional<double> excess;
};

Words words_of(const KneeDay& day, const TrainingCourse& training) {
  Words words;
  words.clean_run = is_clean_run_day(day, day.day);
  words.clean_walk = has_clean_walk(day, day.day);
  words.limp = std::ranges::any_of(activities_on(day.history, day.day), limps);
  words.longest = training.best({day.day, day.day}, &RunDay::longest);
  words.excess = excess_on(day, day.day);
  return words;
}

/// The score of the day in what raised the stop.
std::optional<double> score_about(const Symptom& stop, const KneeDay& day) {
  if (stop.field != KneeField::activity) return points_on(day.history, day.day, stop.field);
  std::optional<double> largest;
  for (const Activity& activity : activities_on(day.history, day.day))
    if (sport_group(activity.sport()) == stop.finding.subject) largest = std::max(largest, worst_points(activity));
  return largest;
}

bool rose(const KneeDay& day) {
  return std::ranges::any_of(activities_on(day.history, day.day), [&](const Activity& a) {
    const auto rise = rise_points(a);
    return rise && reaches(*rise, day.policy[key::clean_rise]);
  });
}

/// The day's words about a stop: a good one brings its end nearer, a bad one begins the count anew.
void hear(Symptom& stop, const KneeDay& day, const Words& words, double first_stage) {
  if (stop.field == KneeField::flag) return;
  const double good = std::max(day.policy[key::stop_good_word], day.baseline);
  std::optional<double> score = score_about(stop, day);
  if (!score && stop.field == KneeField::before) score = morning_points(day.history, day.day);
  const bool of_movement =
      stop.field == KneeField::rise || stop.field == KneeField::limp || stop.field == KneeField::settling;
  if (words.limp || (score && exceeds(*score, good)) || (of_movement && rose(day))) {
    stop.good_words = 0;
    stop.eased = false;
    return;
  }
  stop.eased = stop.eased || words.clean_run || words.clean_walk;
  if (words.clean_run && reaches(words.longest, day.policy[key::stop_run_share] * first_stage))
    stop.good_words += day.policy.count(key::stop_good_words);
  else if (score || words.clean_run || words.clean_walk)
    ++stop.good_words;
}

bool has_ended(const Symptom& stop, const KneeDay& day) {
  if (stop.flag) {
    const Checkin* checkin = checkin_on(day.history, day.day);
    return checkin && checkin->flags[static_cast<std::size_t>(*stop.flag)] == false;
  }
  return stop.good_words >= day.policy.count(key::stop_good_words);
}

bool is_same_matter(const Symptom& a, const Symptom& b) {
  return a.rule == b.rule && a.field == b.field && a.flag == b.flag && a.finding.subject == b.finding.subject;
}

/// Of two symptoms of the same the later stands; a warning sign keeps its first day.
void add_stop(KneeCourse& knee, Symptom found) {
  const auto old = std::ranges::find_if(knee.stops, [&](const Symptom& s) { return is_same_matter(s, found); });
  if (old == knee.stops.end()) {
    knee.stops.push_back(std::move(found));
  } else if (found.flag) {
    old->finding.days.back() = found.finding.days.back();
    old->finding.entries = found.finding.entries;
  } else {
    *old = std::move(found);
  }
}

/// Whether a later score of the field decides anew, and the day has one.
bool is_restated(const Symptom& symptom, const KneeDay& day) {
  switch (symptom.field) {
    case KneeField::before:
    case KneeField::morning:
    case KneeField::stairs:
    case KneeField::sitting:
    case KneeField::rest: return points_on(day.history, day.day, symptom.field).has_value();
    case KneeField::activity:
      return symptom.rule == &rules::pain_trend && points_on(day.history, day.day, KneeField::activity).has_value();
    default: return false;
  }
}

int clean_run_days(const KneeDay& day, Day after) {
  int clean = 0;
  for (Day on = after + days{1}; on <= day.day; on += days{1}) clean += is_clean_run_day(day, on);
  return clean;
}

/// Whether a symptom speaks no longer. One that nobody has said a word after goes on: silence ends nothing.
bool is_over(Symptom& symptom, const KneeDay& day, const Words& words) {
  if (symptom.day() == day.day) return false;
  if (is_restated(symptom, day)) return true;
  symptom.heard_since = symptom.heard_since || words.excess.has_value();
  if (words.clean_run && clean_run_days(day, symptom.day()) >= day.policy.count(key::symptom_clean_days)) return true;
  if (day.day <= symptom.until) return false;
  const bool goes_on =
      !symptom.heard_since && !symptom.repeated && exceeds(symptom.excess, day.policy[key::pain_during_reduce_above]);
  if (goes_on) symptom.until += days{day.policy.count(key::symptom_silent_days)};
  return !goes_on;
}

void set_until(Symptom& symptom, const Policy& policy) {
  const bool large = exceeds(symptom.excess, policy[key::symptom_long_above]);
  symptom.until = symptom.day() + days{policy.count(large ? key::symptom_long_days : key::symptom_days) - 1};
}

void find_symptoms(KneeCourse& knee, const KneeDay& day) {
  for (const Rule* rule : all_rules()) {
    if (!rule->find) continue;
    for (Symptom& found : rule->find(day)) {
      found.rule = rule;
      set_until(found, day.policy);
      if (found.is_stop())
        add_stop(knee, std::move(found));
      else
        knee.symptoms.push_back(std::move(found));
    }
  }
}

bool is_fever(const Symptom& stop) { return stop.flag == Flag::fever; }

/// The latest stop that is about the knee.
const Symptom* latest_of_knee(const std::vector<Symptom>& stops) {
  const Symptom* latest = nullptr;
  for (const Symptom& stop : stops)
    if (!is_fever(stop) && (!latest || stop.day() > latest->day())) latest = &stop;
  return latest;
}

/// Opens the way back with the first stop of the knee, and begins it when the last has ended.
void follow_stops(KneeCourse& knee, const KneeDay& day, const TrainingCourse& training, bool stopped_before) {
  if (const Symptom* latest = latest_of_knee(knee.stops)) {
    if (!knee.way_back) knee.way_back = way_back_from(*latest, day, training);
    knee.way_back->cause = *latest;
  } else if (stopped_before) {
    begin(*knee.way_back, day, training);
  } else if (knee.way_back && knee.stops.empty() && !advance(*knee.way_back, day, training, asks_for_less(knee))) {
    knee.way_back.reset();
  }
}

void follow_soreness(KneeCourse& knee, const KneeDay& day, const TrainingCourse& training, const Words& words) {
  if (words.excess) knee.last_score = day.day;
  if (words.excess && reaches(*words.excess, day.policy[key::sore_repeat_points]))
    knee.recent.push_back({day.day, *words.excess});
  bool painless = false;
  for (const Run& run : day.history.runs_in({day.day, day.day})) {
    const auto worst = worst_points(day.history.activity_of(run));
    painless = worst && points_over(*worst, day.baseline) <= 0;
    if (!painless) break;
  }
  if (painless) knee.painless_runs.push_back(day.day);
  const Day first = day.day - days{day.policy.count(key::sore_days) - 1};
  std::erase_if(knee.recent, [&](const KneeCourse::DayPoints& p) { return p.day < first; });
  std::erase_if(knee.painless_runs, [&](Day d) { return d < first; });

  knee.sore_known = knee.last_score && *knee.last_score >= first;
  const auto small_needed = static_cast<std::size_t>(day.policy.count(key::sore_repeat_days));
  const int left = day.policy.count(key::sore_days) - 1;
  knee.sore_since = knee.sore_until = std::nullopt;
  std::vector<Day> small;
  for (const auto& [on, points] : knee.recent) {
    const auto later = knee.painless_runs.end() - std::ranges::upper_bound(knee.painless_runs, on);
    if (later >= day.policy.count(key::symptom_clean_days)) continue;
    small.push_back(on);
    const bool large = reaches(points, day.policy[key::sore_points]), repeats = small.size() >= small_needed;
    if (!large && !repeats) continue;
    if (!knee.sore_since) knee.sore_since = on;
    // It lasts until the earliest of the scores that make it up is too old.
    const Day oldest = large ? on : small[small.size() - small_needed];
    knee.sore_until = std::max(knee.sore_until.value_or(Day::min()), oldest + days{left});
  }
  knee.sore = knee.sore_since.has_value();
  if (!knee.sore)
    knee.sore_base.reset();
  else if (!knee.sore_base && training.growth.best_week > 0)
    knee.sore_base = {training.growth.best_week, training.growth.longest};
}

/// What was run up to the day on which the knee began to ask for less, and how much it asks.
void follow_flare(KneeCourse& knee, const KneeDay& day, const TrainingCourse& training) {
  if (knee.flare && (day.day - knee.flare->last).count() > day.policy.count(key::flare_after_days)) knee.flare.reset();
  if (!asks_for_less(knee) && !latest_of_knee(knee.stops)) return;
  if (!knee.flare) {
    Flare flare;
    flare.begin = day.day;
    const Day before = day.day - days{1};
    const Days week = days_to(day.day, window::week);
    flare.week = training.best(days_to(before, window::weeks_in_four), &RunDay::week_credit);
    flare.longest = training.best(days_to(before, window::longest_run), &RunDay::longest_credit);
    flare.has_base = flare.week > 0;
    flare.usual_runs = training.usual_runs(before);
    flare.runs_7 = training.runs(week);
    flare.week_7 = training.sum(week, &RunDay::km);
    flare.longest_7 = training.best(week, &RunDay::longest);
    for (const RunDay& run : training.in(week)) flare.descent += run.descent.value_or(0);
    const double before_descent = training.best(days_to(before, window::weeks_in_four), &RunDay::week_descent);
    if (before_descent > 0) flare.descent = std::min(flare.descent, before_descent);
    knee.flare = flare;
  }
  knee.flare->last = day.day;
  knee.flare->excess = 0;
  for (const auto* symptoms : {&knee.symptoms, &knee.stops})
    for (const Symptom& symptom : *symptoms)
      if (symptom.finding.level != Level::caution) knee.flare->excess = std::max(knee.flare->excess, symptom.excess);
}

/// Injuries of the knee that have no end yet, and no stretch of clean runs since.
void follow_injuries(KneeCourse& knee, const KneeDay& day, bool clean_run) {
  const bool first_day = knee.since == Day{};
  for (const Injury& injury : day.history.injuries)
    if ((injury.start == day.day || (first_day && injury.start < day.day)) && injury.site && is_knee_site(*injury.site))
      knee.injuries.push_back({injury, std::nullopt});
  const bool ran = !day.history.runs_in({day.day, day.day}).empty();
  std::erase_if(knee.injuries, [&](OpenInjury& open) {
    if (open.injury.end && *open.injury.end <= day.day) return true;
    if (!ran || open.injury.start == day.day) return false;
    if (!clean_run)
      open.clean_since.reset();
    else if (!open.clean_since)
      open.clean_since = day.day;
    return open.clean_since && (day.day - *open.clean_since).count() >= day.policy.count(key::open_injury_clean_days);
  });
}

KneeState state_of(const KneeCourse& knee) {
  if (!knee.stops.empty()) return KneeState::stopped;
  if (knee.way_back) return KneeState::returning;
  return asks_for_less(knee) || !knee.injuries.empty() || knee.sore ? KneeState::sore : KneeState::calm;
}

}  // namespace

bool asks_for_less(const KneeCourse& knee) {
  return std::ranges::any_of(knee.symptoms, [](const Symptom& s) { return s.finding.level == Level::reduce; });
}

bool has_fever(const KneeCourse& knee) { return std::ranges::any_of(knee.stops, is_fever); }

bool has_only_fever(const KneeCourse& knee) { return has_fever(knee) && !latest_of_knee(knee.stops) && !knee.way_back; }

void advance(KneeCourse& knee, const KneeDay& day, const TrainingCourse& training) {
  const Words words = words_of(day, training);
  const bool stopped_before = latest_of_knee(knee.stops);
  if (!knee.stops.empty()) {
    const double first_stage = knee.way_back ? stage_distance(*knee.way_back, Stage::walk_run_4_1, day.policy) : 0;
    for (Symptom& stop : knee.stops) hear(stop, day, words, first_stage);
    std::erase_if(knee.stops, [&](const Symptom& stop) { return has_ended(stop, day); });
  }
  std::erase_if(knee.symptoms, [&](Symptom& symptom) { return is_over(symptom, day, words); });
  find_symptoms(knee, day);
  follow_stops(knee, day, training, stopped_before);
  follow_soreness(knee, day, training, words);
  follow_injuries(knee, day, words.clean_run);
  follow_flare(knee, day, training);
  const KneeState state = state_of(knee);
  if (!knee.spells.empty() && knee.spells.back().state == state) return;
  knee.spells.push_back({day.day, state});
  knee.state = state;
  knee.since = day.day;
}

}  // namespace patella
