#pragma once
/// The windows of the figures, and the log that these need, in days. They belong to the definition of each figure and are no
/// thresholds. Where no study is named they are chosen here.

namespace patella::window {

inline constexpr int week = 7;
inline constexpr int three_weeks = 21;    ///< chronic load without the acute week (Lolli 2019)
inline constexpr int four_weeks = 28;     ///< chronic load (Gabbett 2016), base of the week ratio, trend of pain
inline constexpr int weeks_in_four = 22;  ///< days on which a week ends that lies in the last four weeks
inline constexpr int longest_run = 30;    ///< what a session is compared with (Frandsen 2025)
inline constexpr int fitness = 42;        ///< time constant of fitness; that of fatigue is a week
inline constexpr int nine_weeks = 63;     ///< how far back a slow rise of the week is looked for (ours)
inline constexpr int inside_a_week =
    6;  ///< so long ago a session counts for the plan: a week's plan rests on what was before it
inline constexpr int six_weeks = 42;
inline constexpr int four_months = 118;  ///< four weeks ago and the three months before, so that a stop hides nothing (ours)
inline constexpr int half_year = 189;    ///< 27 weeks, so that the week compared with is a half-year old at its end (ours)
inline constexpr int pain_trend = 84;    ///< 12 weeks of scores (ours)

}  // namespace patella::window

namespace patella::needed_log {

inline constexpr int week = 7;            ///< monotony, strain, fatigue
inline constexpr int two_weeks = 14;      ///< the ratio to the week before
inline constexpr int four_weeks = 28;     ///< the acute:chronic ratios; before its day, the ratio of a session
inline constexpr int week_and_base = 35;  ///< week ratio, descent ratio: the week and the four before it
inline constexpr int fitness = 42;

}  // namespace patella::needed_log
