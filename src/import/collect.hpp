#pragma once
/// All sources together: one activity once, in however many of them it stands.
#include <string>
#include <string_view>
#include <vector>

#include "vendor/format.hpp"

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

}  // namespace patella
