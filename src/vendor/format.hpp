#pragma once
/// What a vendor's file holds, before it becomes part of a log.
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "activity/imported_activity.hpp"
#include "text/input_limits.hpp"

namespace patella {

/// What a source tells of a day. A step of 1 is none and 4 the worst; no joint is named.
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

}  // namespace patella
