#include <fmt/format.h>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"

namespace patella::render {
namespace {

constexpr int label_columns = 13;

void put(Document& document, std::string_view label, const std::string& figures) {
  if (!figures.empty()) document.add_row(std::string{label}, figures, label_columns);
}

std::string number(double value, int decimals) {
  return quantity_text(value, "km", {.with_unit = false, .more_decimals = decimals - 1, .trailing_zeros = true});
}

/// `55 min`, `4 h 29 min`.
std::string duration_text(Minutes duration) {
  const auto whole = std::chrono::round<std::chrono::minutes>(duration);
  const auto hours = std::chrono::floor<std::chrono::hours>(whole);
  const std::string minutes = fmt::format("{}{}min", (whole - hours).count(), hard_space);
  return hours.count() == 0 ? minutes : fmt::format("{}{}h{}{}", hours.count(), hard_space, hard_space, minutes);
}

std::string distance_of(const Week& week, UnitSystem units) {
  std::string row;
  if (week.runs == 0) return "no runs";
  add_item(row, (week.distance ? distance_text(*week.distance, units) : "an unknown distance") + " in " +
                    count_text(week.runs, "run"));
  if (week.duration) add_item(row, duration_text(*week.duration));
  if (week.longest) add_item(row, "longest " + distance_text(*week.longest, units));
  return row;
}

std::string changes_of(const Week& week) {
  std::string row;
  if (week.week_ratio)
    add_item(row, ratio_text(*week.week_ratio) + " times the larger of the week before and the 4-week mean");
  if (week.previous_week_ratio) add_item(row, ratio_text(*week.previous_week_ratio) + " times the week before");
  if (week.longest_run_ratio)
    add_item(row, "longest run " + ratio_text(*week.longest_run_ratio) + " times the longest of the 30 days before");
  return row;
}

std::string downhill_of(const Week& week, UnitSystem units) {
  std::string row;
  if (week.runs == 0) return row;
  // Always all three: descent without its steepness and the load on the knee would mislead.
  add_item(row, week.descent ? height_text(*week.descent, units) + " of descent" : "descent not recorded");
  if (week.descent_ratio) row += " (" + ratio_text(*week.descent_ratio) + " times the highest of the 4 weeks before)";
  add_item(row, week.steep_descent ? distance_text(*week.steep_descent, units) + " at −5 % or steeper"
                                   : "steepness not recorded");
  if (week.knee_km.low && week.knee_km.central && week.knee_km.high) {
    const auto flat = [&](double km, bool with_unit) {
      return quantity_text(km, "km", {.units = units, .with_unit = with_unit, .trailing_zeros = true});
    };
    add_item(row,
             fmt::format("for the knee like {} on the flat ({} to {}, an estimate)", flat(*week.knee_km.central, true),
                         flat(*week.knee_km.low, false), flat(*week.knee_km.high, false)),
             "; ");
  } else {
    add_item(row, "load on the knee by grade unknown");
  }
  return row;
}

std::string pain_of(const WeekPain& pain) {
  std::string row;
  if (pain.worst) add_item(row, "worst " + quantity_text(pain.worst->value, "points", {.with_unit = false}) + " of 10");
  if (pain.next_morning_over_baseline) {
    const double over = pain.next_morning_over_baseline->value;
    add_item(row, over == 0 ? "next morning as usual" : "next morning " + quantity_text(over, "points") + " over usual");
  }
  if (pain.longest_settled) add_item(row, "settled within " + quantity_text(pain.longest_settled->count(), "h"));
  if (pain.trend_per_week && pain.trend_z) {
    add_item(row, fmt::format("trend {} (z {}, {} in 28 days)",
                              quantity_text(*pain.trend_per_week, "points/week", {.more_decimals = 1}),
                              quantity_text(*pain.trend_z, "z", {.more_decimals = -1}), count_text(pain.scores, "score")));
  } else {
    add_item(row, fmt::format("no trend yet ({} in 28 days)", count_text(pain.scores, "score")));
  }
  return row;
}

std::string reported_only(const Week& week) {
  std::string row;
  if (week.acwr_coupled)
    add_item(row, "acute:chronic " + ratio_text(*week.acwr_coupled) + " (7 days / mean of 28, coupled)");
  if (week.acwr_uncoupled)
    add_item(row, "uncoupled " + ratio_text(*week.acwr_uncoupled) + " (7 days / mean of the 21 before)");
  if (week.acwr_ewma) add_item(row, "weighted " + ratio_text(*week.acwr_ewma) + " (EWMA of 7 / 28 days)");
  if (week.monotony) add_item(row, "monotony " + ratio_text(*week.monotony) + " (mean / SD of 7 daily km)", "; ");
  if (week.strain) add_item(row, "strain " + number(*week.strain, 1) + " (km × monotony)");
  if (week.fitness) add_item(row, "fitness " + number(*week.fitness, 1) + " (42-day mean of daily km)", "; ");
  if (week.fatigue) add_item(row, "fatigue " + number(*week.fatigue, 1) + " (7-day mean)");
  if (week.session_load) add_item(row, "session load " + number(*week.session_load, 0) + " (effort × minutes)", "; ");
  return row;
}

std::string others_of(const Week& week) {
  std::string row;
  if (week.speed_work_runs > 0) add_item(row, count_text(week.speed_work_runs, "run") + " with speed work");
  if (week.cadence_spm) add_item(row, number(*week.cadence_spm, 0) + " steps a minute");
  if (week.sleep) add_item(row, quantity_text(week.sleep->count(), "h") + " of sleep a night");
  return row;
}

std::string calendar_week_name(const Week& week, Day as_of) {
  if (std::chrono::weekday{week.days.first} == std::chrono::Monday) {
    const IsoWeek iso = iso_week(week.days.first);
    return fmt::format("{:04}-W{:02}", iso.year, iso.week);
  }
  return "from " + day_text(week.days.first, as_of);
}

}  // namespace

void add_numbers(Document& document, const Decision& decision, const SentenceContext& context) {
  const Week& week = decision.week;
  document.add_heading(fmt::format("Last {} days in numbers: {} to {}", week.days.count(),
                                   day_text(week.days.first, context.as_of), day_text(week.days.last, context.as_of)));
  put(document, "Distance", distance_of(week, context.units));
  put(document, "Change", changes_of(week));
  put(document, "Downhill", downhill_of(week, context.units));
  put(document, "Pain", pain_of(week.pain));
  put(document, "Other", others_of(week));
  put(document, "Only shown", reported_only(week));
  std::string calendar = distance_of(decision.calendar_week, context.units);
  if (decision.calendar_week.descent)
    add_item(calendar, height_text(*decision.calendar_week.descent, context.units) + " of descent");
  const bool over = decision.calendar_week.days.last <= context.as_of;
  document.add_row("This week",
                   calendar_week_name(decision.calendar_week, context.as_of) + (over ? ": " : ", unfinished: ") + calendar,
                   label_columns);
}

}  // namespace patella::render
