#include <fmt/format.h>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"

namespace patella::render {
namespace {

constexpr int label_columns = 13;

/// Several figures in one row; what is unknown is left out.
struct Figures {
  std::string text;
  void add(const std::string& figure, std::string_view separator = ", ") {
    if (!text.empty()) text += separator;
    text += figure;
  }
};

void put(Document& sheet, std::string_view label, const Figures& figures) {
  if (!figures.text.empty()) sheet.row(std::string{label}, figures.text, label_columns);
}

std::string number(double value, int decimals) { return fmt::format("{:.{}f}", value, decimals); }

/// `55 min`, `4 h 29 min`.
std::string duration_text(Minutes duration) {
  const auto whole = std::chrono::round<std::chrono::minutes>(duration);
  const auto hours = std::chrono::floor<std::chrono::hours>(whole);
  const std::string minutes = fmt::format("{}{}min", (whole - hours).count(), hard_space);
  return hours.count() == 0 ? minutes : fmt::format("{}{}h{}{}", hours.count(), hard_space, hard_space, minutes);
}

Figures distance_of(const Week& week, UnitSystem units) {
  Figures f;
  if (week.runs == 0) return {"no runs"};
  f.add((week.distance ? distance_text(*week.distance, units) : "an unknown distance") + " in " +
        count_text(week.runs, "run"));
  if (week.duration) f.add(duration_text(*week.duration));
  if (week.longest) f.add("longest " + distance_text(*week.longest, units));
  return f;
}

Figures changes_of(const Week& week) {
  Figures f;
  if (week.week_ratio) f.add(ratio_text(*week.week_ratio) + " times the larger of the week before and the 4-week mean");
  if (week.previous_week_ratio) f.add(ratio_text(*week.previous_week_ratio) + " times the week before");
  if (week.longest_run_ratio)
    f.add("longest run " + ratio_text(*week.longest_run_ratio) + " times the longest of the 30 days before");
  return f;
}

Figures downhill_of(const Week& week, UnitSystem units) {
  Figures f;
  if (week.runs == 0) return f;
  // The three stand together: one of them alone tells half of the story.
  f.add(week.descent ? height_text(*week.descent, units) + " of descent" : "descent not recorded");
  if (week.descent_ratio) f.text += " (" + ratio_text(*week.descent_ratio) + " times the highest of the 4 weeks before)";
  f.add(week.steep_descent ? distance_text(*week.steep_descent, units) + " at −5 % or steeper" : "steepness not recorded");
  if (week.knee_km.low && week.knee_km.central && week.knee_km.high) {
    const auto flat = [&](double km, bool with_unit) {
      return quantity_text(km, "km", {.units = units, .with_unit = with_unit, .trailing_zeros = true});
    };
    f.add(fmt::format("for the knee like {} on the flat ({} to {}, an estimate)", flat(*week.knee_km.central, true),
                      flat(*week.knee_km.low, false), flat(*week.knee_km.high, false)),
          "; ");
  } else {
    f.add("load on the knee by grade unknown");
  }
  return f;
}

Figures pain_of(const WeekPain& pain) {
  Figures f;
  if (pain.worst) f.add("worst " + quantity_text(pain.worst->value, "points", {.with_unit = false}) + " of 10");
  if (pain.next_morning_over_baseline) {
    const double over = pain.next_morning_over_baseline->value;
    f.add(over == 0 ? "next morning as usual" : "next morning " + quantity_text(over, "points") + " over usual");
  }
  if (pain.longest_settled) f.add("settled within " + quantity_text(pain.longest_settled->count(), "h"));
  if (pain.trend_per_week && pain.trend_z) {
    f.add(fmt::format("trend {} (z {}, {} in 28 days)",
                      quantity_text(*pain.trend_per_week, "points/week", {.more_decimals = 1}),
                      quantity_text(*pain.trend_z, "z", {.more_decimals = -1}), count_text(pain.scores, "score")));
  } else {
    f.add(fmt::format("no trend yet ({} in 28 days)", count_text(pain.scores, "score")));
  }
  return f;
}

Figures reported_only(const Week& week) {
  Figures f;
  if (week.acwr_coupled) f.add("acute:chronic " + ratio_text(*week.acwr_coupled) + " (7 days / mean of 28, coupled)");
  if (week.acwr_uncoupled) f.add("uncoupled " + ratio_text(*week.acwr_uncoupled) + " (7 days / mean of the 21 before)");
  if (week.acwr_ewma) f.add("weighted " + ratio_text(*week.acwr_ewma) + " (EWMA of 7 / 28 days)");
  if (week.monotony) f.add("monotony " + ratio_text(*week.monotony) + " (mean / SD of 7 daily km)", "; ");
  if (week.strain) f.add("strain " + number(*week.strain, 1) + " (km × monotony)");
  if (week.fitness) f.add("fitness " + number(*week.fitness, 1) + " (42-day mean of daily km)", "; ");
  if (week.fatigue) f.add("fatigue " + number(*week.fatigue, 1) + " (7-day mean)");
  if (week.session_load) f.add("session load " + number(*week.session_load, 0) + " (effort × minutes)", "; ");
  return f;
}

Figures others_of(const Week& week) {
  Figures f;
  if (week.speed_work_runs > 0) f.add(count_text(week.speed_work_runs, "run") + " with speed work");
  if (week.cadence_spm) f.add(number(*week.cadence_spm, 0) + " steps a minute");
  if (week.sleep) f.add(quantity_text(week.sleep->count(), "h") + " of sleep a night");
  return f;
}

std::string calendar_week_name(const Week& week, Day as_of) {
  if (std::chrono::weekday{week.days.first} == std::chrono::Monday) {
    const IsoWeek iso = iso_week(week.days.first);
    return fmt::format("{}-W{:02}", iso.year, iso.week);
  }
  return "from " + day_text(week.days.first, as_of);
}

}  // namespace

void add_numbers(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  const Week& week = decision.week;
  sheet.heading(fmt::format("Last {} days in numbers: {} to {}", week.days.count(), day_text(week.days.first, setting.as_of),
                            day_text(week.days.last, setting.as_of)));
  put(sheet, "Distance", distance_of(week, setting.units));
  put(sheet, "Change", changes_of(week));
  put(sheet, "Downhill", downhill_of(week, setting.units));
  put(sheet, "Pain", pain_of(week.pain));
  put(sheet, "Other", others_of(week));
  put(sheet, "Only shown", reported_only(week));
  Figures calendar = distance_of(decision.calendar_week, setting.units);
  if (decision.calendar_week.descent)
    calendar.add(height_text(*decision.calendar_week.descent, setting.units) + " of descent");
  const bool over = decision.calendar_week.days.last <= setting.as_of;
  sheet.row("This week",
            calendar_week_name(decision.calendar_week, setting.as_of) + (over ? ": " : ", unfinished: ") + calendar.text,
            label_columns);
}

}  // namespace patella::render
