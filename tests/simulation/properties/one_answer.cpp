#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "../property.hpp"
#include "../story.hpp"
#include "patella/render.hpp"

/// P14. The numbers of one answer.
namespace patella::simulation {
namespace {

constexpr double same = 1e-6;
using nlohmann::json;

/// Steps a minute as watches write them, right and wrong, and walk-runs.
bool write_step_rates(Random& random, Log& log) {
  const bool walk_runs_only = random.chance(0.3);
  const double usual = random.chance(0.2)   ? random.between(60, 110)
                       : random.chance(0.2) ? random.between(211, 260)
                                            : random.between(130, 215);
  for (Activity& record : log.activities) {
    if (!is_running(record.sport()) || random.chance(0.2)) continue;
    if (walk_runs_only || random.chance(0.2)) record.workout = Workout::walk_run;
    record.cadence_spm = usual + 4 * random.normal();
  }
  return walk_runs_only;
}

bool is_printed_too_small(const json& cap) { return cap.is_number() && cap > 0 && cap < 1 - same; }

std::string wrong_in(const Decision& decision, bool walk_runs_only) {
  const json answer = json::parse(render_json(decision, {}));
  const json& plan = answer.at("plan");
  const json &week = plan.at("max_distance_km"), &longest = plan.at("max_run_km"), &descent = plan.at("max_descent_m");
  if (week.is_number() && longest.is_number() && longest > week.get<double>() + same) return "a run longer than the week";
  if (week.is_number() && week == 0 && !(longest.is_number() && longest == 0)) return "a run in a week of nothing";
  if (is_printed_too_small(week) || is_printed_too_small(longest)) return "a cap below 1 km";
  const bool may_run = !(week.is_number() && week == 0) && decision.verdict != Verdict::stop;
  if (may_run && descent.is_number() && descent < 100 - same) return "less than 100 m of descent";
  if (decision.verdict == Verdict::stop && (!week.is_number() || week != 0)) return "a stop that lets run";
  if (const json& rate = plan.at("step_rate_spm"); !rate.is_null()) {
    if (walk_runs_only) return "a step rate from walk-runs";
    const double own = rate.at(0).get<double>() / 1.05;
    if (own < 140 - 0.01 || own > 210 + 0.01) return fmt::format("a step rate from {:.0f} a minute", own);
  }
  const json stage = plan.value("stage", json{});
  if (!stage.is_null() && stage != "walk") {
    const json km = plan.value("stage_km", json{});
    if (!km.is_number()) return "a stage without its distance";
    if (longest.is_number() && std::abs(longest.get<double>() - km.get<double>()) > same) return "stage and run cap differ";
  }
  return {};
}

}  // namespace

Failures one_answer_agrees(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    const int days = 20 + 7 * scale.weeks;
    Log log = random_story(random, days);
    const bool walk_runs_only = write_step_rates(random, log);
    Diary diary{log};
    for (int day = 14; day < days; day += 1 + random.below(3)) {
      const Decision& decision = diary.evening(day);
      if (const std::string what = wrong_in(decision, walk_runs_only); !what.empty())
        return failures.add(runner, what + ": " + describe(decision), log);
    }
  });
}

}  // namespace patella::simulation
