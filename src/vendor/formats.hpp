#pragma once
/// Every format that is read. A new one is a file in a folder of its vendor, a line below, and a row in the table.
#include <span>

#include "vendor/format.hpp"

namespace patella {

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
extern const ImportFormat garmin_export, garmin_list, garmin_csv;
extern const ImportFormat intervals_activities, intervals_wellness;
extern const ImportFormat strava_activities, strava_bulk;

/// In the order in which they are tried: no two of them know the same bytes.
std::span<const ImportFormat> import_formats();

/// The format of a file that begins with `head`, 4 KB or less; null where none knows it.
const ImportFormat* format_of(std::string_view head, std::string_view name);

}  // namespace patella
