#include "patella/log.hpp"

#include "patella/read.hpp"
#include "text/embedded.hpp"

namespace patella {

JsonPointer RecordRef::pointer() const {
  switch (collection) {
    case Collection::activities: return {{std::string{"activities"}, index}};
    case Collection::checkins: return {{std::string{"checkins"}, index}};
    case Collection::injuries: return {{std::string{"injuries"}, index}};
    case Collection::strava_list: break;
  }
  return {{index}};
}

std::vector<RecordRef> Activity::records() const {
  std::vector<RecordRef> records{origin};
  records.insert(records.end(), joined.begin(), joined.end());
  return records;
}

bool is_knee_site(const std::string& site) { return site == "knee" || site == "knee_left" || site == "knee_right"; }

bool PainEntry::is_knee() const { return !site || is_knee_site(*site); }

bool PainEntry::is_knee_score() const { return is_knee() && (before || start || during || end || after || next_morning); }

std::string_view log_schema() { return embedded::log_schema(); }

}  // namespace patella
