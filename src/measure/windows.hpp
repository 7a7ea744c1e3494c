#pragma once
/// The windows that figures are defined over, and the days of log that they need, in days. They belong to the definitions of
/// the figures and are no thresholds. `ours`: chosen here, without a study.

namespace patella::window {

inline constexpr int week = 7;
inline constexpr int four_weeks = 28;   ///< chronic load (Gabbett 2016); base of the week ratio (ours); trend of pain (ours)
inline constexpr int three_weeks = 21;  ///< chronic load without the acute week (Lolli 2019)
inline constexpr int longest_run = 30;  ///< what a session is compared with (Frandsen 2025)
inline constexpr int fitness = 42;      ///< time constant of fitness; that of fatigue is a week

}  // namespace patella::window

namespace patella::days_of_log {

inline constexpr int week = 7;            ///< monotony, strain, fatigue
inline constexpr int previous_week = 14;  ///< two whole weeks
inline constexpr int four_weeks = 28;     ///< ACWR in its three forms; a session's ratio, in the days before it
inline constexpr int week_and_base = 35;  ///< week ratio, descent ratio: the week and the four before it
inline constexpr int fitness = 42;

}  // namespace patella::days_of_log
