#include "advise/caps.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "advise/knee_course.hpp"
#include "advise/training_course.hpp"
#include "advise/way_back.hpp"
#include "log/tolerance.hpp"
#include "measure/windows.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// Lowers a cap; true where it did.
bool lower(std::optional<double>& cap, double limit) {
  if (cap && *cap <= limit) return false;
  cap = limit;
  return true;
}

double share_of(double excess, const Policy& policy) {
  if (!exceeds(excess, policy[key::flare_mild_points])) return policy[key::flare_mild_share];
  return policy[exceeds(excess, policy[key::flare_medium_points]) ? key::flare_high_share : key::flare_medium_share];
}

/// The longest session that did not hurt, of those that a run in any of the next seven days may be compared with.
double longest_base(const TrainingCourse& training, Day last, double RunDay::*value) {
  const double inside =
      training.best({last - days{window::longest_run - window::week}, last - days{window::inside_a_week}}, value);
  return inside > 0 ? inside : training.best({last - days{window::longest_run + window::inside_a_week}, last}, value);
}

/// The best of the six weeks up to a day, on whichever weekday weeks begin: the lowest of these.
double best_of_six_weeks(const TrainingCourse& training, Day last) {
  // Kilometres of each day, the last first; the seventh week is for the offsets.
  std::array<double, window::six_weeks + window::week> km{};
  for (const RunDay& run : training.in(days_to(last, static_cast<int>(km.size()))))
    km[static_cast<std::size_t>((last - run.day).count())] = run.credit;
  double lowest = 0;
  for (auto offset = km.begin(); offset != km.begin() + window::week; ++offset) {
    double best = 0;
    for (auto week = offset; week != offset + window::six_weeks; week += window::week)
      best = std::max(best, std::accumulate(week, week + window::week, 0.0));
    if (best > 0 && (lowest <= 0 || best < lowest)) lowest = best;
  }
  return lowest;
}

/// What the week may grow to, so that no step of it is a spike and neither two months nor half a year multiply it.
double grown_week(const KneeDay& day, const TrainingCourse& training, Day last) {
  const Policy& policy = day.policy;
  const Day begin = *day.history.begin();
  const double best = training.best(days_to(last, window::four_weeks), &RunDay::week_credit);
  double week = policy[key::plan_week_growth] * best;
  // Far enough back to know what was usual before a stop or a break.
  const Days month{last - days{window::four_months}, last - days{window::four_weeks}};
  if (const double base = training.best(month, &RunDay::week_credit);
      base > 0 && month.last >= begin + days{window::week - 1})
    week = std::min(week, std::max(best, policy[key::plan_month_growth] * base));
  // The six weeks of half a year ago, or the first of a younger log.
  Day old = last - days{window::half_year};
  if (old < begin + days{window::week - 1}) old = begin + days{window::six_weeks - 1};
  const double base = best_of_six_weeks(training, old);
  if (base > 0 && old <= last)
    week =
        std::min(week, std::max({best, policy[key::plan_half_year_growth] * base, base + policy[key::plan_half_year_more]}));
  return week;
}

Caps calm_caps(const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training) {
  Caps caps;
  const Growth& growth = training.growth;
  if (day.history.days_of_log(day.day) < day.policy.count(key::plan_log_days) || growth.week <= 0) return caps;
  caps.week = growth.week;
  caps.run = grown(growth.longest, day.policy);
  if (growth.longest_clean > 0)
    lower(caps.run, grown(growth.longest_clean, day.policy));
  else if (knee.flare && knee.flare->has_base)
    lower(caps.run, share_of(knee.flare->excess, day.policy) * knee.flare->longest);
  caps.descent = day.policy[key::plan_descent_growth] * growth.week_descent;
  if (knee.sore_base) {
    const bool lowered = lower(caps.week, knee.sore_base->week);
    if (lower(caps.run, knee.sore_base->longest) || lowered) caps.reason = CapReason::sore;
  }
  return caps;
}

Caps break_caps(const KneeDay& day, const TrainingCourse& training) {
  const TrainingBreak& pause = *training.pause;
  const double share = day.policy[key::return_from_break_share];
  if (pause.old_week <= 0) return {.descent = 0, .reason = CapReason::after_break};  // nothing to take a share of
  Caps caps{
      .week = share * pause.old_week, .run = share * pause.old_longest, .descent = 0, .reason = CapReason::after_break};
  if (!pause.resumed) return caps;
  const Day last = training.days.back().day;
  const double best = training.best({*pause.resumed, last}, &RunDay::week);
  caps.week = std::max(
      *caps.week, std::min(day.policy[key::flare_after_growth] * best, day.policy[key::stage_later_share] * pause.old_week));
  const double longest = training.best({*pause.resumed, last - days{window::inside_a_week}}, &RunDay::clean_credit);
  caps.run = std::max(*caps.run, std::min(day.policy[key::flare_after_growth] * longest, pause.old_longest));
  return caps;
}

/// Half of the old week is not reached in the first weeks, all of it not before the way back ends.
Caps way_back_caps(const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training) {
  const WayBack& way_back = *knee.way_back;
  const Policy& policy = day.policy;
  Caps caps{.week = 0, .run = 0, .descent = 0, .reason = CapReason::return_from_stop};
  const double stage = stage_distance(way_back, way_back.stage, policy);
  const double told_week = way_back.told_week.value_or(stage * policy.count(key::plan_return_runs));
  double week = policy.count(key::plan_return_runs) * stage, run = stage;
  const bool early = !way_back.first_run || (day.day - *way_back.first_run).count() < policy.count(key::stage_half_days);
  if (way_back.stages_done && way_back.first_run) {
    const Day last = training.days.back().day;
    const Caps calm = calm_caps(day, knee, training);
    week =
        std::max(week, std::min(policy[key::flare_after_growth] * training.best({*way_back.first_run, last}, &RunDay::week),
                                calm.week.value_or(0)));
    run = std::max(
        run, std::min(grown(training.best({*way_back.first_run, last - days{window::inside_a_week}}, &RunDay::clean_credit),
                            policy),
                      calm.run.value_or(0)));
  }
  if (way_back.old_week)
    week = std::min(week, policy[early ? key::stage_half_share : key::stage_later_share] * *way_back.old_week);
  if (way_back.old_longest && *way_back.old_longest > stage) run = std::min(run, *way_back.old_longest);
  if (!way_back.stages_done) week = std::min(week, told_week);
  const double share = asks_for_less(knee) ? share_of(knee.flare->excess, policy) : 1;
  caps.week = share * week;
  caps.run = share * run;
  return caps;
}

/// Measured once, where the trouble began, and held; afterwards the week goes back to the painless one.
void limit_by_flare(Caps& caps, const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training) {
  if (!knee.flare) return;
  const Flare& flare = *knee.flare;
  const double share = share_of(flare.excess, day.policy);
  bool lowered = false;
  if (asks_for_less(knee)) {
    if (flare.has_base) {
      // Who does what the plan says is not shrunk by it.
      const double floor = day.policy[exceeds(flare.excess, day.policy[key::flare_mild_points]) ? key::flare_high_share
                                                                                                : key::flare_medium_share];
      if (caps.week && !training.pause && !knee.way_back) caps.week = std::max(*caps.week, floor * flare.week);
      lowered |= lower(caps.week, share * flare.week);
      lowered |= lower(caps.run, share * flare.longest);
    }
    if (flare.runs_7 >= 2) {
      lowered |= lower(caps.week, flare.week_7);
      lowered |= lower(caps.run, flare.longest_7);
      lower(caps.descent, flare.descent);
    }
  } else if (flare.has_base) {
    const Day last = training.days.empty() ? day.day : training.days.back().day;
    const double since = training.best({flare.last + days{1}, last}, &RunDay::week);
    const double longest = training.best({flare.last + days{1}, last - days{window::inside_a_week}}, &RunDay::clean_credit);
    lowered |=
        lower(caps.week, std::min(flare.week, std::max(share * flare.week, day.policy[key::flare_after_growth] * since)));
    lowered |= lower(caps.run, std::max(day.policy[key::flare_mild_share] * flare.longest, grown(longest, day.policy)));
  }
  if (lowered) caps.reason = CapReason::sore;
}

void limit_by_load(Caps& caps, const TrainingCourse& training, Day day) {
  if (training.hold) {
    bool lowered = lower(caps.week, training.hold->week);
    lowered |= lower(caps.run, training.hold->run);
    lower(caps.descent, training.hold->descent);
    if (lowered) caps.reason = CapReason::load;
  }
  if (training.recovery && training.recovery->last >= day) {
    bool lowered = lower(caps.week, training.recovery->week);
    lowered |= lower(caps.run, training.recovery->run);
    if (training.recovery->descent) lower(caps.descent, *training.recovery->descent);
    if (lowered) caps.reason = CapReason::recovery;
  }
}

}  // namespace

Caps caps_on(const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training) {
  if (!knee.stops.empty())
    return {.week = 0, .run = 0, .descent = 0, .reason = has_only_fever(knee) ? CapReason::fever : CapReason::stop};
  Caps caps;
  if (knee.way_back) {
    caps = way_back_caps(day, knee, training);
    limit_by_flare(caps, day, knee, training);
    if (knee.way_back->stages_done) limit_by_load(caps, training, day.day);
    caps.reason = CapReason::return_from_stop;
  } else {
    caps = training.pause ? break_caps(day, training) : calm_caps(day, knee, training);
    limit_by_flare(caps, day, knee, training);
    limit_by_load(caps, training, day.day);
  }
  // A kilometre is always allowed to who may run at all: less cannot be measured.
  const double least = day.policy[key::plan_least_cap];
  if (caps.reason != CapReason::none && caps.run && *caps.run > 0) {
    caps.run = std::max(*caps.run, least);
    if (caps.week) caps.week = std::max(*caps.week, least);
  }
  if (caps.week && caps.run) caps.run = std::min(*caps.run, *caps.week);
  const bool may_run = !caps.run || *caps.run > 0;
  if (caps.descent && may_run) caps.descent = std::max(*caps.descent, day.policy[key::plan_least_descent]);
  return caps;
}

std::optional<Day> caps_until(const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training) {
  const Policy& policy = day.policy;
  std::optional<Day> until;
  const auto ends = [&](Day last) {
    if (last >= day.day && (!until || last < *until)) until = last;
  };
  if (knee.way_back) {
    if (!knee.way_back->first_run) return until;
    if (training.recovery) ends(training.recovery->last);
    ends(*knee.way_back->first_run + days{policy.count(key::stage_half_days) - 1});
    ends(*knee.way_back->first_run + days{policy.count(key::stage_days) - 1});
    ends(training.days.back().day + days{policy.count(key::stage_lost_days) - 1});
    return until;
  }
  if (knee.flare && !asks_for_less(knee)) ends(knee.flare->last + days{policy.count(key::flare_after_days)});
  if (knee.sore) ends(*knee.sore_until);
  if (training.recovery) ends(training.recovery->last);
  if (training.pause && training.pause->resumed) {
    ends(*training.pause->resumed + days{policy.count(key::stage_half_days) - 2});
    ends(*training.pause->resumed + days{policy.count(key::break_return_days) - 1});
  }
  if (const auto begin = day.history.begin()) {
    ends(*begin + days{policy.count(key::plan_log_days) - 2});
    ends(*begin + days{window::four_weeks - 2});
  }
  if (training.days.empty() || (training.pause && !training.pause->resumed)) return until;
  const Day last = training.days.back().day;
  const int least = policy.count(key::return_from_break_days), now = static_cast<int>((day.day - last).count());
  for (int free = std::max(least, now + 1); free < 2 * least + now; ++free) {
    if (is_pattern(training, free, {last + days{free}, day.history, policy, day.baseline})) continue;
    ends(last + days{free - 1});
    break;
  }
  return until;
}

Growth growth_after(const KneeDay& day, const TrainingCourse& training) {
  const Day last = training.days.back().day;
  return {.week = grown_week(day, training, last),
          .best_week = training.best(days_to(last, window::four_weeks), &RunDay::week_credit),
          .longest = longest_base(training, last, &RunDay::longest_credit),
          .longest_clean = longest_base(training, last, &RunDay::clean_credit),
          .week_descent = training.best(days_to(last, window::four_weeks), &RunDay::week_descent_credit)};
}

void follow_hold(TrainingCourse& training, const KneeDay& day, bool load_asks_for_less) {
  if (!load_asks_for_less) {
    training.hold.reset();
    return;
  }
  if (training.hold) return;
  const Days week = days_to(day.day, window::week);
  const Day before = day.day - days{1};
  LoadHold hold;
  hold.runs_7 = training.runs(week);
  hold.week = training.best(days_to(before, window::weeks_in_four), &RunDay::week_credit);
  hold.run = training.best(days_to(before, window::longest_run), &RunDay::longest_credit);
  for (const RunDay& run : training.in(week)) hold.descent += run.descent.value_or(0);
  if (hold.runs_7 >= 2) {
    hold.week = std::min(hold.week, training.sum(week, &RunDay::km));
    hold.run = std::min(hold.run, training.best(week, &RunDay::longest));
  }
  training.hold = hold;
}

void tell(TrainingCourse& training, Day day, const Caps& caps) {
  const ToldCaps told{day, caps.week, caps.run, caps.descent};
  const auto same = [&](const ToldCaps& last) {
    return last.week == told.week && last.run == told.run && last.descent == told.descent;
  };
  if (training.caps.empty() || !same(training.caps.back())) training.caps.push_back(told);
}

}  // namespace patella
