#pragma once
/// What a vendor's file holds, before it becomes part of a log.
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patella/log.hpp"

namespace patella {

/// One activity of a source. Numbers stand in `activity` as they do in a log; `start` is the runner's wall-clock time.
/// Without a `start` it is the recording of the activity of the same id, which another source tells of.
struct ImportedActivity {
  Activity activity;
  std::string title;                                    ///< the vendor's name of it; it stands in the notes, too
  std::optional<Height> device_ascent, device_descent;  ///< totals of the device or the vendor
  std::string belongs_to;                               ///< in a list: the file with its recording, as the list names it
  bool recorded = false;                                ///< from recorded points, not from a list of totals
  bool measured_climb = false;                          ///< ascent and descent are computed from recorded altitude
  std::optional<std::chrono::sys_seconds> utc;          ///< the start in UTC, where the source tells it
  bool clock_guessed = false;                           ///< `start` is `utc` in the time zone of who imports
};

/// What a source tells of a day. A step of 1 is none and 4 the worst; no joint is named.
struct ImportedDay {
  Day day{};
  std::optional<Hours> sleep;
  std::optional<int> injury, soreness;
  std::string comments;
};

/// Something of a source that did not become part of the result, or about which something has to be known.
struct Skipped {
  std::string what;  ///< `activity 3`, `line 17`; empty for the whole source
  std::string why;   ///< plain words without a full stop: `a workout plan, not an activity`
};

/// What was found in one source.
struct Imported {
  std::vector<ImportedActivity> activities;
  std::vector<ImportedDay> days;
  std::vector<Skipped> skipped;  ///< fine, and not for a log: settings, plans, courses without times
  std::vector<Skipped> broken;   ///< not readable, in all or in part; what could be kept stands above
  std::vector<Skipped> doubts;   ///< read all the same
};

/// How times in UTC become the runner's: minutes to add at that moment.
using UtcOffset = std::function<std::chrono::minutes(std::chrono::sys_seconds)>;

/// Bounds against files made to exhaust a machine.
struct ImportLimits {
  std::size_t bytes = 48u << 20;     ///< of one file after unpacking
  std::size_t points = 250'000;      ///< recorded points of one file: almost three days at one a second
  std::size_t nesting = 64;          ///< of XML and JSON, and of folders
  std::size_t archives = 4;          ///< within each other; gzip around a tar or a file counts too
  std::size_t entries = 1'000'000;   ///< of one archive
};

struct ImportContext {
  UtcOffset utc_offset;
  ImportLimits limits;
};

/// One format: whether bytes look like it, and its reader. `head` is the first 4 KB, `name` the file's name.
struct ImportFormat {
  std::string_view name;
  bool (*sniff)(std::string_view head, std::string_view name);
  Imported (*read)(std::string_view bytes, const std::string& name, const ImportContext& context);
};

}  // namespace patella
