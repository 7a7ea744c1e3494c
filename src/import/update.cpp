#include "import/update.hpp"

#include <algorithm>
#include <map>

#include "activity/complete.hpp"
#include "import/log_record.hpp"
#include "import/match.hpp"
#include "import/merge_records.hpp"
#include "import/missing_fields.hpp"
#include "import/rejected.hpp"

namespace patella {
namespace {

using Wanted = std::vector<const CollectedActivity*>;

Wanted wanted_of(const CollectedActivities& collected, const UpdateOptions& update_options, LogUpdate& update) {
  Wanted wanted;
  for (const CollectedActivity& one : collected.activities) {
    const Activity& activity = one.found.activity;
    const bool early = activity.start && update_options.since && activity.day < *update_options.since;
    const bool other = activity.start && update_options.sports &&
                       std::ranges::find(*update_options.sports, activity.sport()) == update_options.sports->end();
    if (early)
      ++update.too_early;
    else if (other)
      ++update.other_sports;
    else
      wanted.push_back(&one);
  }
  return wanted;
}

/// Adds up what several sources have for one record.
class Completion {
 public:
  explicit Completion(const Activity& known) : known_{known} {}

  /// Whether it lacked something.
  bool take(ImportedActivity found) {
    drop_fields_of_other_sports(known_.sport(), found);
    const NewRecord fields = missing_fields(known_, found);
    fields_.insert(fields_.end(), fields.begin(), fields.end());
    complete_from(known_, found.activity);
    return !fields.empty();
  }
  RecordChange change() && { return {known_.origin, std::move(fields_)}; }
  bool empty() const { return fields_.empty(); }

 private:
  Activity known_;
  NewRecord fields_;
};

void update_activities(const Log& log, const Wanted& wanted, const UpdateOptions& update_options, LogUpdate& update) {
  const std::vector<Match> matches = matches_of(log.activities, wanted, update_options.keep_duplicates);
  std::map<std::size_t, Completion> completions;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const ImportedActivity& found = wanted[i]->found;
    if (matches[i].record) {
      const Activity& known = log.activities[*matches[i].record];
      Completion& completion = completions.try_emplace(*matches[i].record, known).first->second;
      ++(completion.take(found) ? update.activities.completed : update.activities.known);
      if (matches[i].by_distance) update.matched_by_distance.push_back(known.origin.pointer().text());
    } else if (found.activity.start) {
      update.edit.activities.push_back(record_of(found));
      ++update.activities.added;
      update.guessed_clocks += found.clock_guessed;
    } else {
      update.broken.push_back(
          {wanted[i]->places.front(), "the points of an activity without its start: import the list that it is in, too"});
    }
  }
  for (auto& [record, completion] : completions)
    if (!completion.empty()) update.edit.changes.push_back(std::move(completion).change());
}

void update_checkins(const Log& log, const std::vector<ImportedDay>& days, const UpdateOptions& update_options,
                     LogUpdate& update) {
  std::map<Day, const Checkin*> known;  // the last of a day is the one that counts
  for (const Checkin& checkin : log.checkins) known[checkin.day] = &checkin;
  for (const ImportedDay& day : days) {
    if (update_options.since && day.day < *update_options.since) continue;
    const auto at = known.find(day.day);
    if (at == known.end()) {
      update.edit.checkins.push_back(record_of(day));
      ++update.checkins.added;
    } else if (day.sleep && !at->second->sleep) {
      update.edit.changes.push_back({at->second->origin, record_of(ImportedDay{day.day, day.sleep, {}, {}, {}})});
      ++update.checkins.completed;
    } else {
      ++update.checkins.known;
    }
  }
}

}  // namespace

LogUpdate update_of(const Log& log, const CollectedActivities& collected, const UpdateOptions& update_options) {
  LogUpdate update;
  const Wanted wanted = without_rejected(wanted_of(collected, update_options, update), update.broken);
  update_activities(log, wanted, update_options, update);
  update_checkins(log, collected.days, update_options, update);
  return update;
}

}  // namespace patella
