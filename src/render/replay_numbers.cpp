/// A replay as numbers: JSON and CSV.
#include <map>

#include "patella/render_replay.hpp"
#include "render/csv.hpp"
#include "render/names.hpp"
#include "render/quantity.hpp"

namespace patella {
namespace render {
namespace {

std::string_view name_of(ReplayStep every) {
  return every == ReplayStep::day ? "day" : every == ReplayStep::run ? "run" : "week";
}

bool changed(const Replay& replay, std::size_t i) { return i == 0 || replay.days[i].verdict != replay.days[i - 1].verdict; }

Json missing_json(const ReplayDay& day) {
  Json missing = Json::array();
  for (const MissingData each : day.missing) missing.push_back(render::name_of(each));
  return missing;
}

Json day_json(const Replay& replay, std::size_t i) {
  const ReplayDay& day = replay.days[i];
  Json reasons = Json::array();
  for (const Reason& reason : day.reasons)
    reasons.push_back({{"rule", reason.rule->id},
                       {"level", render::name_of(reason.finding.level)},
                       {"value", number(reason.finding.value)},
                       {"limit", number(reason.finding.limit)},
                       {"unit", unit_name(reason.finding.unit)}});
  return {{"as_of", iso_date(day.day)},
          {"verdict", render::name_of(day.verdict)},
          {"confidence", render::name_of(day.confidence)},
          {"missing", missing_json(day)},
          {"changed", changed(replay, i)},
          {"reasons", reasons}};
}

/// The same in one row: the rules that spoke, by what they raised.
Json day_row(const Replay& replay, std::size_t i) {
  const ReplayDay& day = replay.days[i];
  Json stop = Json::array(), reduce = Json::array(), caution = Json::array();
  for (const Reason& reason : day.reasons)
    (reason.finding.level == Level::stop     ? stop
     : reason.finding.level == Level::reduce ? reduce
                                             : caution)
        .push_back(reason.rule->id);
  return {{"as_of", iso_date(day.day)},
          {"verdict", render::name_of(day.verdict)},
          {"confidence", render::name_of(day.confidence)},
          {"missing", missing_json(day)},
          {"changed", changed(replay, i)},
          {"stop", stop},
          {"reduce", reduce},
          {"caution", caution}};
}

}  // namespace
}  // namespace render

using namespace render;

std::string render_replay_json(const Replay& replay) {
  Json days = Json::array(), thresholds = Json::object();
  for (std::size_t i = 0; i < replay.days.size(); ++i) days.push_back(day_json(replay, i));
  for (const Threshold& changed : replay.changed_thresholds) thresholds[changed.key] = number(changed.value);
  return json_text({{"schema", 1},
                    {"every", name_of(replay.every)},
                    {"from", replay.days.empty() ? Json() : Json(iso_date(replay.days.front().day))},
                    {"to", replay.days.empty() ? Json() : Json(iso_date(replay.days.back().day))},
                    {"policy", thresholds},
                    {"days", days}});
}

std::string render_replay_csv(const Replay& replay) {
  const Replay example{.every = ReplayStep::day, .days = {ReplayDay{}}, .changed_thresholds = {}};
  std::string text = csv_line(csv_names(day_row(example, 0)));
  for (std::size_t i = 0; i < replay.days.size(); ++i) text += csv_line(csv_values(day_row(replay, i)));
  return text;
}

}  // namespace patella
