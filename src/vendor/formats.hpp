#pragma once
/// What a vendor's file holds, before it becomes part of a log, and every format that is read. A new format is a file in a
/// folder of its vendor, a line below, and a row in the table.
#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "activity/imported_activity.hpp"
#include "text/input_limits.hpp"

namespace patella {

/// What a source states of a day. A step of 1 is none and 4 the worst; no joint is named.
struct ImportedDay {
  Day day{};
  std::optional<Hours> sleep;
  std::optional<int> injury, soreness;
  std::string comments;
};

/// Something of a source that did not become part of the result, or about which something has to be known.
struct ImportNote {
  std::string what;  ///< `activity 3`, `line 17`; empty for the whole source
  std::string why;   ///< plain words without a full stop: `a workout plan, not an activity`
};

/// What was found in one source.
struct ImportedFile {
  std::vector<ImportedActivity> activities;
  std::vector<ImportedDay> days;
  std::vector<ImportNote> skipped;  ///< fine, and not for a log: settings, plans, courses without times
  std::vector<ImportNote> broken;   ///< not readable, in all or in part; what could be kept stands above
  std::vector<ImportNote> doubts;   ///< read all the same
};

struct ImportContext {
  UtcOffset utc_offset;
  InputLimits limits;
  std::optional<Sport> assumed_sport{};  ///< of recordings that name none; absent: it is guessed from the recording
  std::string file_name{};               ///< of the file at hand, which may say what it is: `Morning_Ride.gpx`
};

/// Keeps what is of use of the next bytes of a file, for files that are large and mostly something else.
using ByteFilter = std::function<void(std::string_view block, std::string& kept)>;

/// One format: whether bytes look like it, and its reader. `head` is the first 4 KB, `name` the file's name.
struct ImportFormat {
  std::string_view name;
  bool (*sniff)(std::string_view head, std::string_view name);
  ImportedFile (*read)(std::string_view bytes, const std::string& name, const ImportContext& context);
  ByteFilter (*filter)() = nullptr;  ///< what `read` gets is filtered by it, where there is one
};

// Recordings. Of a file that is cut off, the points before count.
/// Every session of every file that the bytes hold is an activity; records without a session, as a watch leaves them that
/// dies on the way, are one. Settings, plans and the like are skipped.
extern const ImportFormat fit_format;
/// GPX 1.0 and 1.1, with and without namespaces. Every track is an activity: its segments follow each other with a break
/// between them. Routes and waypoints are no recordings.
extern const ImportFormat gpx_format;
/// Training Center XML, version 2: every activity, those of multisport sessions too. Courses and workouts are no recordings.
extern const ImportFormat tcx_format;
/// An activity of GoldenCheetah, one JSON file each with its points:
/// `{"RIDE":{"STARTTIME":...,"TAGS":{...},"SAMPLES":[...]}}`; the start is UTC, texts end in blanks.
extern const ImportFormat goldencheetah;
/// The recorded points of one activity, as an array of `{type, data}` or as an object by type, without its start, sport and
/// name. They belong to the activity of the first number of at least five digits in the file's name: what is read has the id
/// `strava:123` and no start, and is measured as a run. What `moving` calls standing takes no time.
extern const ImportFormat strava_streams;

// Lists of vendors.
/// `*_summarizedActivities.json` of the export of all of one's data: centimetres, milliseconds, and a local start that is
/// written as if it were UTC.
extern const ImportFormat garmin_export;
/// What Garmin Connect lists, or one activity of it: metres and seconds.
extern const ImportFormat garmin_list;
/// The table of activities that Garmin Connect gives out, in the language of the account. Distances have no unit there. The
/// length of a stride has none either, and is always in metres: cadence x time x stride gives the unit of the table's
/// distances, and with it that of heights. Where no run has them, kilometres and metres are assumed, with a doubt.
extern const ImportFormat garmin_csv;
/// A list of activities of intervals.icu, or one.
extern const ImportFormat intervals_activities;
/// The same list as a table.
extern const ImportFormat intervals_csv;
/// A list of days, or one: sleep, injury, soreness and comments. Injury and soreness are steps from 1 to 4 for the whole
/// body, and no pain of the knee from 0 to 10.
extern const ImportFormat intervals_wellness;
/// Activities as the Strava API gives them: a list of SummaryActivity, or one DetailedActivity.
extern const ImportFormat strava_activities;
/// `activities.csv` of a Strava bulk export, the list beside the files, in any language: its columns are found by their
/// order, which is the same in all of them, and by the headings that stand there twice. Also the format of before 2019.
extern const ImportFormat strava_bulk;
/// `cardioActivities.csv`, the list in a Runkeeper export, beside its GPX files.
extern const ImportFormat runkeeper_list;
/// The workouts in the `export.xml` of Apple's Health app, beside the GPX files of their routes.
extern const ImportFormat apple_health;

/// In the order in which they are tried: no two of them know the same bytes.
std::span<const ImportFormat> import_formats();

/// The format of a file that begins with `head`, 4 KB or less; null where none knows it.
const ImportFormat* format_of(std::string_view head, std::string_view name);

}  // namespace patella
