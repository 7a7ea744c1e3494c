#pragma once
/// All sources together: one activity once, however many of them tell of it.
#include <string>
#include <vector>

#include "import/imported.hpp"

namespace patella {

/// What one file told.
struct Source {
  std::string place;  ///< `export.zip/activities/17.fit.gz`
  std::string name;   ///< as lists name it: `activities/17.fit`
  Imported imported;
};

struct GatheredActivity {
  ImportedActivity found;
  std::vector<std::string> places;  ///< of the sources that tell of it
};

struct Gathered {
  std::vector<GatheredActivity> activities;  ///< in order of start; recordings of activities that no source tells of come last
  std::vector<ImportedDay> days;             ///< in order, each once
  std::size_t joined = 0;                    ///< activities of the sources that were one with another
};

/// Makes one activity of those with the same id, of a list's activity and the file that it names and, unless `keep_duplicates`, of
/// those of like sport that overlap by more than half of the shorter: by UTC where both are known in it, else by the wall clock.
/// Sources of which the order is another make the same activities.
Gathered gather(std::vector<Source> sources, bool keep_duplicates);

}  // namespace patella
