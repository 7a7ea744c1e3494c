#pragma once
/// The thresholds by name. Their values, bounds and sources are in data/policy.json. What a rule or a step of the advice
/// looks up stands in its list as the same constant.
#include <span>

#include "patella/policy.hpp"

namespace patella::key {

inline constexpr ThresholdKey sore_days{"sore.days", "days"};
inline constexpr ThresholdKey sore_points{"sore.points", "points"};
inline constexpr ThresholdKey sore_repeat_points{"sore.repeat-points", "points"};
inline constexpr ThresholdKey sore_repeat_days{"sore.repeat-days", "days"};

inline constexpr ThresholdKey clean_worst{"clean.worst", "points"};
inline constexpr ThresholdKey clean_rise{"clean.rise", "points"};
inline constexpr ThresholdKey clean_settled{"clean.settled", "h"};

inline constexpr ThresholdKey flag_confirm_days{"flag.confirm-days", "days"};

inline constexpr ThresholdKey symptom_days{"symptom.days", "days"};

inline constexpr ThresholdKey last_runs_count{"last-runs.count", "runs"};
inline constexpr ThresholdKey last_runs_days{"last-runs.days", "days"};

inline constexpr ThresholdKey pain_during_reduce_above{"pain-during.reduce-above", "points"};
inline constexpr ThresholdKey pain_during_stop_above{"pain-during.stop-above", "points"};

inline constexpr ThresholdKey pain_rising_stop_rise{"pain-rising.stop-rise", "points"};
inline constexpr ThresholdKey pain_rising_stop_end{"pain-rising.stop-end", "points"};
inline constexpr ThresholdKey pain_rising_repeat_rise{"pain-rising.repeat-rise", "points"};
inline constexpr ThresholdKey pain_rising_repeat_runs{"pain-rising.repeat-runs", "runs"};

inline constexpr ThresholdKey slow_to_settle_stop_from{"slow-to-settle.stop-from", "h"};
inline constexpr ThresholdKey slow_to_settle_reduce_above{"slow-to-settle.reduce-above", "h"};
inline constexpr ThresholdKey slow_to_settle_repeat_above{"slow-to-settle.repeat-above", "h"};
inline constexpr ThresholdKey slow_to_settle_repeat_runs{"slow-to-settle.repeat-runs", "runs"};

inline constexpr ThresholdKey next_morning_once{"next-morning.once", "points"};
inline constexpr ThresholdKey next_morning_repeat{"next-morning.repeat", "points"};
inline constexpr ThresholdKey next_morning_repeat_runs{"next-morning.repeat-runs", "runs"};

inline constexpr ThresholdKey daily_pain_reduce_above{"daily-pain.reduce-above", "points"};
inline constexpr ThresholdKey daily_pain_stop_above{"daily-pain.stop-above", "points"};

inline constexpr ThresholdKey pain_trend_slope{"pain-trend.slope", "points/week"};
inline constexpr ThresholdKey pain_trend_z{"pain-trend.z", "z"};
inline constexpr ThresholdKey pain_trend_scores{"pain-trend.scores", "scores"};
inline constexpr ThresholdKey pain_trend_median{"pain-trend.median", "points"};

inline constexpr ThresholdKey no_improvement_weeks{"no-improvement.weeks", "weeks"};
inline constexpr ThresholdKey no_improvement_sore{"no-improvement.sore", "points"};
inline constexpr ThresholdKey no_improvement_current{"no-improvement.current", "points"};
inline constexpr ThresholdKey no_improvement_gain{"no-improvement.gain", "points"};

inline constexpr ThresholdKey load_log_days{"load.log-days", "days"};
inline constexpr ThresholdKey load_runs{"load.runs", "runs"};
inline constexpr ThresholdKey load_run_days{"load.run-days", "days"};

inline constexpr ThresholdKey long_run_spike_caution_above{"long-run-spike.caution-above", "ratio"};
inline constexpr ThresholdKey long_run_spike_reduce_above{"long-run-spike.reduce-above", "ratio"};

inline constexpr ThresholdKey weekly_spike_caution_above{"weekly-spike.caution-above", "ratio"};
inline constexpr ThresholdKey weekly_spike_reduce_above{"weekly-spike.reduce-above", "ratio"};
inline constexpr ThresholdKey weekly_spike_reduce_more{"weekly-spike.reduce-more", "km"};

inline constexpr ThresholdKey descent_spike_above{"descent-spike.above", "ratio"};
inline constexpr ThresholdKey descent_spike_more{"descent-spike.more", "m"};

inline constexpr ThresholdKey steep_while_sore_above{"steep-while-sore.above", "km"};
inline constexpr ThresholdKey steep_while_sore_worst{"steep-while-sore.worst", "points"};
inline constexpr ThresholdKey steep_while_sore_settled{"steep-while-sore.settled", "h"};
inline constexpr ThresholdKey steep_while_sore_morning{"steep-while-sore.morning", "points"};

inline constexpr ThresholdKey speed_while_sore_above{"speed-while-sore.above", "runs"};

inline constexpr ThresholdKey new_load_activities{"new-load.activities", "activities"};
inline constexpr ThresholdKey new_load_days{"new-load.days", "days"};
inline constexpr ThresholdKey new_load_before_days{"new-load.before-days", "days"};
inline constexpr ThresholdKey new_load_log_days{"new-load.log-days", "days"};

inline constexpr ThresholdKey return_from_break_days{"return-from-break.days", "days"};
inline constexpr ThresholdKey return_from_break_share{"return-from-break.share", "ratio"};

inline constexpr ThresholdKey novice_years{"novice.years", "years"};

inline constexpr ThresholdKey pain_known_runs{"pain-known.runs", "runs"};
inline constexpr ThresholdKey pain_known_days{"pain-known.days", "days"};

inline constexpr ThresholdKey minor_age{"minor.age", "years"};

inline constexpr ThresholdKey log_ended_days{"log-ended.days", "days"};

inline constexpr ThresholdKey plan_least_cap{"plan.least-cap", "km"};
inline constexpr ThresholdKey plan_fewer_runs{"plan.fewer-runs", "runs"};
inline constexpr ThresholdKey plan_step_rate_low{"plan.step-rate-low", "ratio"};
inline constexpr ThresholdKey plan_step_rate_high{"plan.step-rate-high", "ratio"};
inline constexpr ThresholdKey plan_step_rate_from{"plan.step-rate-from", "spm"};
inline constexpr ThresholdKey plan_recheck_keep{"plan.recheck-keep", "days"};
inline constexpr ThresholdKey plan_recheck_reduce{"plan.recheck-reduce", "days"};
inline constexpr ThresholdKey plan_recheck_stop{"plan.recheck-stop", "days"};
inline constexpr ThresholdKey plan_return_runs{"plan.return-runs", "runs"};

inline constexpr ThresholdKey note_short_sleep{"note.short-sleep", "h"};
inline constexpr ThresholdKey note_hike_descent{"note.hike-descent", "m"};

inline constexpr ThresholdKey against_injuries_least_injuries{"against-injuries.least-injuries", "injuries"};
inline constexpr ThresholdKey against_injuries_least_athletes{"against-injuries.least-athletes", "athletes"};

inline constexpr ThresholdKey symptom_long_days{"symptom.long-days", "days"};
inline constexpr ThresholdKey symptom_long_above{"symptom.long-above", "points"};
inline constexpr ThresholdKey symptom_clean_days{"symptom.clean-days", "runs"};
inline constexpr ThresholdKey symptom_silent_days{"symptom.silent-days", "days"};

inline constexpr ThresholdKey stop_days{"stop.days", "days"};
inline constexpr ThresholdKey stop_good_word{"stop.good-word", "points"};
inline constexpr ThresholdKey stop_good_words{"stop.good-words", "days"};
inline constexpr ThresholdKey stop_run_share{"stop.run-share", "ratio"};

inline constexpr ThresholdKey stage_minutes{"stage.minutes", "min"};
inline constexpr ThresholdKey stage_walk_pace{"stage.walk-pace", "min/km"};
inline constexpr ThresholdKey stage_run_pace{"stage.run-pace", "min/km"};
inline constexpr ThresholdKey stage_rest_days{"stage.rest-days", "days"};
inline constexpr ThresholdKey stage_lost_days{"stage.lost-days", "days"};
inline constexpr ThresholdKey stage_days{"stage.days", "days"};
inline constexpr ThresholdKey stage_half_days{"stage.half-days", "days"};
inline constexpr ThresholdKey stage_half_share{"stage.half-share", "ratio"};
inline constexpr ThresholdKey stage_later_share{"stage.later-share", "ratio"};
inline constexpr ThresholdKey stage_sore_runs{"stage.sore-runs", "runs"};

inline constexpr ThresholdKey return_from_break_more{"return-from-break.more", "km"};
inline constexpr ThresholdKey return_from_break_least{"return-from-break.least", "km"};

inline constexpr ThresholdKey break_return_days{"break.return-days", "days"};
inline constexpr ThresholdKey break_pattern_share{"break.pattern-share", "ratio"};
inline constexpr ThresholdKey break_pattern_days{"break.pattern-days", "days"};
inline constexpr ThresholdKey break_pattern_gaps{"break.pattern-gaps", "count"};

inline constexpr ThresholdKey credit_growth{"credit.growth", "ratio"};
inline constexpr ThresholdKey credit_more{"credit.more", "km"};
inline constexpr ThresholdKey credit_most{"credit.most", "ratio"};
inline constexpr ThresholdKey credit_week_growth{"credit.week-growth", "ratio"};
inline constexpr ThresholdKey credit_week_more{"credit.week-more", "km"};
inline constexpr ThresholdKey credit_as_run_days{"credit.as-run-days", "days"};

inline constexpr ThresholdKey plan_log_days{"plan.log-days", "days"};
inline constexpr ThresholdKey plan_week_growth{"plan.week-growth", "ratio"};
inline constexpr ThresholdKey plan_month_growth{"plan.month-growth", "ratio"};
inline constexpr ThresholdKey plan_half_year_growth{"plan.half-year-growth", "ratio"};
inline constexpr ThresholdKey plan_half_year_more{"plan.half-year-more", "km"};
inline constexpr ThresholdKey plan_descent_growth{"plan.descent-growth", "ratio"};
inline constexpr ThresholdKey plan_least_descent{"plan.least-descent", "m"};

inline constexpr ThresholdKey flare_mild_share{"flare.mild-share", "ratio"};
inline constexpr ThresholdKey flare_medium_share{"flare.medium-share", "ratio"};
inline constexpr ThresholdKey flare_high_share{"flare.high-share", "ratio"};
inline constexpr ThresholdKey flare_mild_points{"flare.mild-points", "points"};
inline constexpr ThresholdKey flare_medium_points{"flare.medium-points", "points"};
inline constexpr ThresholdKey flare_after_days{"flare.after-days", "days"};
inline constexpr ThresholdKey flare_after_growth{"flare.after-growth", "ratio"};

inline constexpr ThresholdKey recovery_above{"recovery.above", "ratio"};
inline constexpr ThresholdKey recovery_far_above{"recovery.far-above", "ratio"};
inline constexpr ThresholdKey recovery_days{"recovery.days", "days"};
inline constexpr ThresholdKey recovery_week_share{"recovery.week-share", "ratio"};
inline constexpr ThresholdKey recovery_run_share{"recovery.run-share", "ratio"};
inline constexpr ThresholdKey recovery_least_share{"recovery.least-share", "ratio"};

inline constexpr ThresholdKey long_run_spike_more{"long-run-spike.more", "km"};
inline constexpr ThresholdKey long_run_spike_prior_from{"long-run-spike.prior-from", "ratio"};

inline constexpr ThresholdKey weekly_spike_slow_above{"weekly-spike.slow-above", "ratio"};
inline constexpr ThresholdKey weekly_spike_more{"weekly-spike.more", "km"};

inline constexpr ThresholdKey open_injury_clean_days{"open-injury.clean-days", "days"};

inline constexpr ThresholdKey pain_trend_reduce_median{"pain-trend.reduce-median", "points"};

inline constexpr ThresholdKey plan_step_rate_to{"plan.step-rate-to", "spm"};

}  // namespace patella::key

namespace patella {

/// Those of the state of the knee and of what runs count for.
std::span<const ThresholdKey> course_thresholds();
/// Those of the verdict and the plan.
std::span<const ThresholdKey> advice_thresholds();
/// Those of a backtest.
std::span<const ThresholdKey> backtest_thresholds();

}  // namespace patella
