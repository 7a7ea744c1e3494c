#pragma once
/// All sources together: one activity once, in however many of them it stands, and which record of a log it is.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vendor/formats.hpp"

namespace patella {

/// What one file holds.
struct ImportSource {
  std::string place;  ///< `export.zip/activities/17.fit.gz`
  std::string name;   ///< as lists name it: `activities/17.fit`
  ImportedFile imported;
};

struct CollectedActivity {
  ImportedActivity found;
  std::vector<std::string> places;  ///< of the sources in which it stands
};

struct CollectedActivities {
  std::vector<CollectedActivity> activities;  ///< in order of start; recordings without a start come last
  std::vector<ImportedDay> days;              ///< in order, each once
  std::size_t joined = 0;                     ///< activities of the sources that were one with another
  std::vector<ImportNote> doubts;             ///< `what` is the place
};

/// Whether an id is made of what a recording says of itself, such as the number of a device and a time: files that were
/// converted in bulk may share it.
bool is_file_id(std::string_view id);

/// Such an id with the start of the activity, for those that share it.
std::string id_with_start(const ImportedActivity& found);

/// Whether two records may be of one activity by their times: one of them has none, or they begin within a minute of each
/// other, or overlap by half of the shorter.
bool times_agree(const ImportedActivity& a, const ImportedActivity& b);

/// Makes one activity of those with the same id, of a list's activity and the file that it names and, unless
/// `keep_duplicates`, of those of like sport that overlap by more than half of the shorter: by UTC where both are known in
/// it, else by the wall clock. Each two of several that become one overlap; what covers several others that do not overlap
/// each other, such as an all-day track, gives one of them what people wrote, and is nothing by itself. An id that comes
/// from a file counts only where the times agree. Sources of which the order is another make the same activities.
CollectedActivities collect_activities(std::vector<ImportSource> sources, bool keep_duplicates);

/// Takes out what the sport has no use for: steps of a ride, and ascent and descent where nobody goes up or down, whatever a
/// barometer makes of the air indoors. The device or the streams may have been taken for another sport's.
void drop_fields_of_other_sports(Sport sport, ImportedActivity& record);

/// One activity of several records of it, of which there is at least one, field by field: what is measured from recorded
/// points comes before a list's totals, and what a person wrote or chose in a vendor's list before what a device noted.
/// Climb and descent stay together, a clock of the runner's own comes before a guessed one, and the order of the records
/// plays no part.
ImportedActivity merge_records(std::vector<ImportedActivity> records);

struct Match {
  std::optional<std::size_t> record{};  ///< index into the log's activities; absent: the log has none
  bool by_distance = false;     ///< the record has a date and no time; day, sport and distance agree, and of no other
  bool covers_several = false;  ///< it covers several records of the log; this is the longest of them
};

/// One for each of `found`: by id, or else by overlap, or else by day, sport and distance. With `only_ids`, by id. An
/// id that comes from a file counts only where start or else duration and distance agree.
std::vector<Match> matches_of(const std::vector<Activity>& log, const std::vector<const CollectedActivity*>& found,
                              bool only_ids);

/// Those of `wanted` of which a log can hold all fields: what the reader of logs would reject is reported in `broken`, and
/// left out.
std::vector<const CollectedActivity*> without_rejected(std::vector<const CollectedActivity*> wanted,
                                                       std::vector<ImportNote>& broken);

}  // namespace patella
