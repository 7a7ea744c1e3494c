#pragma once
/// All sources together: one activity once, however many of them tell of it.
#include <string>
#include <vector>

#include "vendor/format.hpp"

namespace patella {

/// What one file told.
struct ImportSource {
  std::string place;  ///< `export.zip/activities/17.fit.gz`
  std::string name;   ///< as lists name it: `activities/17.fit`
  ImportedFile imported;
};

struct CollectedActivity {
  ImportedActivity found;
  std::vector<std::string> places;  ///< of the sources that tell of it
};

struct CollectedActivities {
  std::vector<CollectedActivity>
      activities;                 ///< in order of start; recordings of activities that no source tells of come last
  std::vector<ImportedDay> days;  ///< in order, each once
  std::size_t joined = 0;         ///< activities of the sources that were one with another
};

/// Makes one activity of those with the same id, of a list's activity and the file that it names and, unless
/// `keep_duplicates`, of those of like sport that overlap by more than half of the shorter: by UTC where both are known in
/// it, else by the wall clock. Sources of which the order is another make the same activities.
CollectedActivities collect_activities(std::vector<ImportSource> sources, bool keep_duplicates);

}  // namespace patella
