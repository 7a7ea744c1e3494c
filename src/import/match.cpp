#include "import/collect.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "activity/same_activity.hpp"
#include "log/tolerance.hpp"

namespace patella {
namespace {

using Found = std::vector<const CollectedActivity*>;

const Activity& activity_of(const CollectedActivity* collected) { return collected->found.activity; }

/// Whether the record of the log may be of the file that gave it its id: the start is the same, or was corrected by another
/// time zone while distance and duration stayed.
bool is_of_file(const Activity& known, const ImportedActivity& found) {
  using namespace std::chrono;
  ImportedActivity logged;
  logged.activity = known;
  if (times_agree(logged, found)) return true;
  const auto apart = abs(*known.start - *found.activity.start);
  const auto &a = known, &b = found.activity;
  if (apart > hours{14} || apart % minutes{15} != seconds{0} || !a.duration || !b.duration) return false;
  const bool same_distance = a.distance.has_value() == b.distance.has_value() &&
                             (!a.distance || std::abs(a.distance->value - b.distance->value) <= 0.01 * b.distance->value);
  return same_distance && abs(*a.duration - *b.duration) <= seconds{1};
}

void match_ids(const std::vector<Activity>& log, const Found& found, std::vector<Match>& matches) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (!log[i].id.empty()) by_id.emplace(log[i].id, i);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const ImportedActivity& one = found[i]->found;
    const bool of_file = is_file_id(one.activity.id);
    for (const std::string& id : {one.activity.id, of_file ? id_with_start(one) : std::string{}})
      if (const auto at = by_id.find(id); at != by_id.end() && !matches[i].record)
        if (!of_file || is_of_file(log[at->second], one)) matches[i].record = at->second;
  }
}

std::optional<TimedRecord> timed(const Activity& activity, std::size_t index, bool sport_guessed) {
  if (!activity.start || !activity.duration) return std::nullopt;
  return TimedRecord{*activity.start, *activity.duration, activity.sport(), index, sport_guessed};
}

/// What overlaps what: by index in the one list, the records of the other.
using Overlaps = std::map<std::size_t, std::vector<TimedRecord>>;

const TimedRecord& longest_of(const std::vector<TimedRecord>& records) {
  return *std::ranges::min_element(records, {}, [](const TimedRecord& r) { return std::pair{-r.duration, r.index}; });
}

/// Records of the log come first in the indices, imported ones after them.
void match_overlaps(const std::vector<Activity>& log, const Found& found, std::vector<Match>& matches) {
  std::vector<std::optional<TimedRecord>> by_index(log.size() + found.size());
  std::vector<TimedRecord> records;
  for (std::size_t i = 0; i < by_index.size(); ++i) {
    const bool imported = i >= log.size();
    if (imported && matches[i - log.size()].record) continue;
    by_index[i] = imported ? timed(activity_of(found[i - log.size()]), i, found[i - log.size()]->found.sport_guessed)
                           : timed(log[i], i, false);
    if (by_index[i]) records.push_back(*by_index[i]);
  }
  std::ranges::stable_sort(records, {}, &TimedRecord::begin);
  Overlaps of_log, of_found;
  for_each_overlap(records, [&](std::size_t a, std::size_t b) {
    const auto [record, other] = std::minmax(a, b);
    if (record >= log.size() || other < log.size()) return;
    of_log[record].push_back(*by_index[other]);
    of_found[other].push_back(*by_index[record]);
  });
  for (auto& [other, known] : of_found) {
    Match& match = matches[other - log.size()];
    match.covers_several = known.size() > 1 && covers_several(*by_index[other], known);
    // A record of the log that covers several of what was found is none of them.
    std::erase_if(known, [&](const TimedRecord& record) { return covers_several(record, of_log[record.index]); });
    if (!known.empty())
      match.record = match.covers_several ? longest_of(known).index : std::ranges::min(known, {}, &TimedRecord::index).index;
  }
}

bool look_alike(const Activity& dated, const Activity& timed) {
  if (dated.start || !timed.start || dated.day != timed.day || !comparable_sports(dated.sport(), timed.sport()))
    return false;
  if (!dated.distance || !timed.distance || !similar_distances(*dated.distance, *timed.distance)) return false;
  if (!dated.duration || !timed.duration) return true;
  const auto [shorter, longer] = std::minmax({*dated.duration, *timed.duration});
  return reaches(shorter / longer, 0.9);
}

/// Where one record without a time and one activity look alike, and neither like any other.
void match_distances(const std::vector<Activity>& log, const Found& found, std::vector<Match>& matches) {
  std::vector<bool> taken(log.size());
  for (const Match& match : matches)
    if (match.record) taken[*match.record] = true;
  std::multimap<Day, std::size_t> dated;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (!log[i].start && !taken[i]) dated.emplace(log[i].day, i);
  std::vector<std::vector<std::size_t>> like_record(log.size()), like_found(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (matches[i].record) continue;
    const auto [begin, end] = dated.equal_range(activity_of(found[i]).day);
    for (auto at = begin; at != end; ++at) {
      if (!look_alike(log[at->second], activity_of(found[i]))) continue;
      like_found[i].push_back(at->second);
      like_record[at->second].push_back(i);
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    if (like_found[i].size() == 1 && like_record[like_found[i][0]].size() == 1) matches[i] = {like_found[i][0], true, false};
}

}  // namespace

std::vector<Match> matches_of(const std::vector<Activity>& log, const Found& found, bool only_ids) {
  std::vector<Match> matches(found.size());
  match_ids(log, found, matches);
  if (only_ids) return matches;
  match_overlaps(log, found, matches);
  match_distances(log, found, matches);
  return matches;
}

}  // namespace patella
