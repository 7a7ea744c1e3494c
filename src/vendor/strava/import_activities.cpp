#include <algorithm>
#include <array>

#include "diagnostic/problems.hpp"
#include "json/record.hpp"
#include "text/number.hpp"
#include "text/words.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/strava/activities.hpp"

namespace patella {
namespace {

/// A number that is left out where it cannot be.
struct CheckedField {
  std::string_view name;
  ValueRange possible;
  std::optional<double> StravaActivity::*value;
};

constexpr std::array<CheckedField, 6> checked_fields{{
    {"average_cadence", cadence_range, &StravaActivity::cadence},
    {"distance", distance_range, &StravaActivity::distance},
    {"elapsed_time", time_range, &StravaActivity::elapsed_time},
    {"moving_time", time_range, &StravaActivity::moving_time},
    {"perceived_exertion", rpe_range, &StravaActivity::rpe},
    {"total_elevation_gain", ascent_range, &StravaActivity::elevation_gain},
}};

/// What an import says of the reader's problems.
class ProblemNotes {
 public:
  ProblemNotes(Problems& problems, ImportBuilder& builder)
      : problems_{problems}, lines_{problems.text()}, builder_{builder} {}

  /// Reports those since the last call. `activity` is the one in which they are; empty where none was completed.
  void report(const std::string& activity) {
    for (const auto& [at, pointer, problem] : problems_.take()) {
      // Programs write NaN for what they do not know.
      if (problem.message == Message::not_a_number) continue;
      const bool in_activity = !activity.empty() && pointer.tokens.size() > 1;
      const std::string what = in_activity ? activity : "line " + std::to_string(lines_.line(at));
      const auto* name = pointer.tokens.empty() ? nullptr : std::get_if<std::string>(&pointer.tokens.back());
      const auto field = name ? std::ranges::find(checked_fields, *name, &CheckedField::name) : checked_fields.end();
      const auto number = parse_number(token_at(problems_.text(), at));
      if (problem.message == Message::out_of_range && field != checked_fields.end() && number)
        builder_.in_range(what, field->possible, number);
      else
        builder_.note_broken(what, fill(wording(problem.message).message, problem.words));
    }
  }
  void forget() { problems_.take(); }

 private:
  Problems& problems_;
  PositionFinder lines_;
  ImportBuilder& builder_;
};

void take(StravaActivity& strava, const std::string& what, const ImportContext& context, ProblemNotes& notes,
          ImportBuilder& builder) {
  ImportedActivity found;
  if (!set_start(found, strava.start(), strava.start_utc, context.utc_offset)) {
    notes.forget();
    return builder.note_broken(what, "it has no `start_date_local` that is a time");
  }
  notes.report(what);
  for (const auto& [name, possible, value] : checked_fields) strava.*value = builder.in_range(what, possible, strava.*value);
  Activity activity = activity_of(strava);
  activity.start = found.activity.start;
  activity.day = found.activity.day;
  found.activity = std::move(activity);
  found.title = trim(strava.name);
  found.device_ascent = found.activity.ascent;
  if (!found.activity.stated_sport) builder.note_unknown_sport(strava.sport_name());
  builder.add(std::move(found), what);
}

bool sniff(std::string_view head, std::string_view) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  if (head.find("\"icu_") != head.npos || has_member_name(head, "startTimeLocal")) return false;
  return (has_member_name(head, "start_date_local") || has_member_name(head, "start_date")) &&
         (has_member_name(head, "resource_state") || has_member_name(head, "sport_type") ||
          has_member_name(head, "moving_time") || has_member_name(head, "elapsed_time"));
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  std::string mended;
  if (const auto error = repair_json(bytes, mended, context.limits)) {
    builder.note_broken("", error->why);
    return builder.build();
  }
  Problems problems{bytes};
  ProblemNotes notes{problems, builder};
  read_strava_activities(bytes, problems, [&](StravaActivity& strava, std::size_t number, FinishedRecord&) {
    take(strava, "activity " + std::to_string(number), context, notes, builder);
  });
  notes.report("");
  return builder.build();
}

}  // namespace

const ImportFormat strava_activities{"Strava activities", sniff, read};

}  // namespace patella
