#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "../property.hpp"
#include "../story.hpp"
#include "patella/render.hpp"

/// P12. Nothing jumps on a day on which nothing is said.
namespace patella::simulation {
namespace {

constexpr int first_day_looked_at = 35;

void collect_until(const nlohmann::json& document, std::set<std::string>& dates) {
  if (document.is_object())
    for (const auto& [key, value] : document.items())
      if (key.starts_with("until") && value.is_string()) dates.insert(value.get<std::string>());
  if (document.is_structured())
    for (const auto& value : document) collect_until(value, dates);
}

/// Whether an answer has said that something ends on that day or the day before.
bool announced(const Decision& before, int day) {
  std::set<std::string> dates;
  collect_until(nlohmann::json::parse(render_json(before, {})), dates);
  return dates.contains(iso_date(date_of(day))) || dates.contains(iso_date(date_of(day - 1)));
}

bool jumps(double before, double now) {
  if (before == now) return false;
  if (std::isinf(before) || std::isinf(now)) return true;
  return std::abs(now - before) > 0.15 * before + 1e-9;
}

std::string jump(const Decision& before, const Decision& now) {
  if (before.verdict != now.verdict) return "the verdict changed";
  if (jumps(week_cap(before.plan), week_cap(now.plan))) return "the week jumped";
  if (jumps(run_cap(before.plan), run_cap(now.plan))) return "the run jumped";
  if (jumps(descent_cap(before.plan), descent_cap(now.plan))) return "the descent jumped";
  if (before.plan.runs != now.plan.runs) return "the number of runs changed";
  if (before.plan.stage != now.plan.stage) return "the stage changed";
  return {};
}

}  // namespace

Failures time_passes_evenly(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    const int days = first_day_looked_at + 7 * scale.weeks;
    Log log = random_story(random, days);
    // Then silence.
    if (random.chance(0.5)) {
      const Day end = date_of(days / 2 + random.below(days / 3));
      std::erase_if(log.activities, [&](const Activity& record) { return record.day > end; });
      std::erase_if(log.checkins, [&](const Checkin& record) { return record.day > end; });
    }
    Diary diary{log};
    Decision before = diary.evening(first_day_looked_at);
    for (int day = first_day_looked_at + 1; day < days; ++day) {
      const Decision now = diary.evening(day);
      if (!diary.has_news(day))
        if (const std::string what = jump(before, now); !what.empty() && !announced(before, day))
          return failures.add(runner, fmt::format("{}: {}; the day before {}", what, describe(now), describe(before)), log);
      before = now;
    }
  });
}

}  // namespace patella::simulation
