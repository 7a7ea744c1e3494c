#include "import/update.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>

#include "activity/same_activity.hpp"
#include "import/collect.hpp"
#include "import/log_record.hpp"

namespace patella {
namespace {

using SelectedActivities = std::vector<const CollectedActivity*>;

SelectedActivities select_activities(const CollectedActivities& collected, const UpdateOptions& options, LogUpdate& update) {
  SelectedActivities selected;
  for (const CollectedActivity& one : collected.activities) {
    const Activity& activity = one.found.activity;
    const bool early = activity.start && options.since && activity.day < *options.since;
    const bool other =
        activity.start && options.sports && std::ranges::find(*options.sports, activity.sport()) == options.sports->end();
    if (early)
      ++update.too_early;
    else if (other)
      ++update.other_sports;
    else
      selected.push_back(&one);
  }
  return selected;
}

/// Adds up what several sources have for one record.
class Completion {
 public:
  explicit Completion(const Activity& known) : known_{known} {}

  /// Whether it lacked something. Of what covers several records, only what people wrote is of use.
  bool take(ImportedActivity found, bool covers_several) {
    if (covers_several) {
      Activity words;
      complete_personal_from(words, found.activity);
      found = {};
      found.activity = std::move(words);
    }
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

/// With an id that the log has not: the one of its file may be shared.
ImportedActivity with_own_id(ImportedActivity found, const std::unordered_set<std::string_view>& known_ids) {
  if (is_file_id(found.activity.id) && known_ids.contains(found.activity.id)) found.activity.id = id_with_start(found);
  return found;
}

void update_activities(const Log& log, const SelectedActivities& selected, const UpdateOptions& options, LogUpdate& update) {
  const std::vector<Match> matches = matches_of(log.activities, selected, options.keep_duplicates);
  std::unordered_set<std::string_view> known_ids;
  for (const Activity& known : log.activities) known_ids.insert(known.id);
  std::map<std::size_t, Completion> completions;
  for (std::size_t i = 0; i < selected.size(); ++i) {
    const ImportedActivity& found = selected[i]->found;
    if (matches[i].record) {
      const Activity& known = log.activities[*matches[i].record];
      Completion& completion = completions.try_emplace(*matches[i].record, known).first->second;
      ++(completion.take(found, matches[i].covers_several) ? update.activities.completed : update.activities.known);
      if (matches[i].by_distance) update.matched_by_distance.push_back(known.origin.pointer().text());
    } else if (found.activity.start) {
      update.edit.activities.push_back(record_of(with_own_id(found, known_ids)));
      ++update.activities.added;
      update.guessed_clocks += found.clock_guessed;
      if (found.sport_guessed) update.guessed_sports.emplace_back(found.activity.sport(), selected[i]->places.front());
    } else {
      update.broken.push_back(
          {selected[i]->places.front(), "the points of an activity without its start: import the list that it is in, too"});
    }
  }
  for (auto& [record, completion] : completions)
    if (!completion.empty()) update.edit.changes.push_back(std::move(completion).change());
}

void update_checkins(const Log& log, const std::vector<ImportedDay>& days, const UpdateOptions& options, LogUpdate& update) {
  std::map<Day, const Checkin*> known;  // the last of a day is the one that counts
  for (const Checkin& checkin : log.checkins) known[checkin.day] = &checkin;
  for (const ImportedDay& day : days) {
    if (options.since && day.day < *options.since) continue;
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

LogUpdate update_of(const Log& log, const CollectedActivities& collected, const UpdateOptions& options) {
  LogUpdate update;
  const SelectedActivities selected = without_rejected(select_activities(collected, options, update), update.broken);
  update_activities(log, selected, options, update);
  update_checkins(log, collected.days, options, update);
  return update;
}

}  // namespace patella
