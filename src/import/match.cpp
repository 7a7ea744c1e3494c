#include "import/match.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "activity/same_activity.hpp"
#include "log/tolerance.hpp"

namespace patella {
namespace {

using Found = std::vector<const CollectedActivity*>;

const Activity& activity_of(const CollectedActivity* collected) { return collected->found.activity; }

void match_ids(const std::vector<Activity>& log, const Found& found, std::vector<Match>& matches) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (!log[i].id.empty()) by_id.emplace(log[i].id, i);
  for (std::size_t i = 0; i < found.size(); ++i)
    if (const auto at = by_id.find(activity_of(found[i]).id); at != by_id.end()) matches[i].record = at->second;
}

std::optional<TimedRecord> stretch_of(const Activity& activity, std::size_t index) {
  if (!activity.start || !activity.duration) return std::nullopt;
  return TimedRecord{*activity.start, *activity.duration, activity.sport(), index};
}

/// Records of the log come first in the indices, imported ones after them.
void match_overlaps(const std::vector<Activity>& log, const Found& found, std::vector<Match>& matches) {
  std::vector<TimedRecord> stretches;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (const auto one = stretch_of(log[i], i)) stretches.push_back(*one);
  for (std::size_t i = 0; i < found.size(); ++i)
    if (const auto one = stretch_of(activity_of(found[i]), log.size() + i); one && !matches[i].record)
      stretches.push_back(*one);
  std::ranges::stable_sort(stretches, {}, &TimedRecord::begin);
  for_each_overlap(stretches, [&](std::size_t a, std::size_t b) {
    const auto [record, other] = std::minmax(a, b);
    if (record >= log.size() || other < log.size()) return;
    auto& match = matches[other - log.size()].record;
    if (!match || record < *match) match = record;
  });
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
    if (like_found[i].size() == 1 && like_record[like_found[i][0]].size() == 1) matches[i] = {like_found[i][0], true};
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
