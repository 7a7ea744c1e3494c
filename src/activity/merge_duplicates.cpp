#include "activity/merge_duplicates.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>

#include "activity/same_activity.hpp"
#include "log/plausibility.hpp"

namespace patella {
namespace {

void unite_same_ids(const std::vector<Activity>& activities, DisjointSets& groups) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    if (activities[i].id.empty()) continue;
    const auto [at, is_new] = first.emplace(activities[i].id, i);
    if (!is_new) groups.unite(i, at->second);
  }
}

void unite_overlaps(const std::vector<Activity>& activities, DisjointSets& groups) {
  std::vector<TimedRecord> records;
  records.reserve(activities.size());
  for (std::size_t i = 0; i < activities.size(); ++i)
    if (activities[i].start && activities[i].duration)
      records.push_back({begin_of(activities[i]), *activities[i].duration, activities[i].sport(), i});
  for_each_overlap(records, [&](std::size_t a, std::size_t b) { groups.unite(a, b); });
}

/// Which records are of one activity. `activities` are in order of time.
DisjointSets groups_of(const std::vector<Activity>& activities) {
  DisjointSets groups{activities.size()};
  unite_same_ids(activities, groups);
  unite_overlaps(activities, groups);
  return groups;
}

/// Which of two records of one activity stands: more fields, then longer, then farther. Between equals the worse pain
/// stands, and the rest only makes sure that the order of the records does not matter.
auto rank(const Activity& a) {
  const PainEntry pain = a.pain.value_or(PainEntry{});
  return std::tuple{!is_improbable(a),
                    a.fields,
                    a.duration,
                    a.distance,
                    std::tuple{std::max({pain.start, pain.during, pain.end, pain.after}), pain.end, pain.next_morning,
                               pain.settled, pain.limp},
                    -begin_of(a).time_since_epoch(),
                    std::tuple{a.ascent, a.descent, a.steep_descent, a.cadence_spm, a.rpe, a.workout},
                    std::tie(a.id, a.source, a.notes)};
}

bool earlier(const Activity& a, const Activity& b) {
  return std::tuple{begin_of(a), a.distance} < std::tuple{begin_of(b), b.distance};
}

std::vector<Activity> join_groups(std::vector<Activity> activities, DisjointSets& groups, std::vector<Notice>& notices) {
  std::vector<std::vector<std::size_t>> members(activities.size());
  for (std::size_t i = 0; i < activities.size(); ++i) members[groups.root(i)].push_back(i);
  std::vector<Activity> result;
  result.reserve(activities.size());
  for (auto& group : members) {
    if (group.empty()) continue;
    std::stable_sort(group.begin(), group.end(),
                     [&](std::size_t a, std::size_t b) { return rank(activities[a]) > rank(activities[b]); });
    Activity& stands = activities[group.front()];
    for (std::size_t k = 1; k < group.size(); ++k) {
      complete_from(stands, activities[group[k]]);
      stands.joined.push_back(activities[group[k]].origin);
      notices.push_back({Notice::Kind::joined, {stands.origin, activities[group[k]].origin}, 2, stands.day});
    }
    result.push_back(std::move(stands));
  }
  order_by_time(result);
  return result;
}

/// The runs of one day that have a time and a distance, in order of distance.
std::vector<const Activity*> timed_runs(std::span<const Activity> day) {
  std::vector<const Activity*> runs;
  for (const Activity& a : day)
    if (a.start && a.distance && is_running(a.sport())) runs.push_back(&a);
  std::ranges::stable_sort(runs, {}, [](const Activity* a) { return *a->distance; });
  return runs;
}

/// The part of `timed` that is of like distance; similar distances are neighbours.
std::span<const Activity*> similar_runs(std::vector<const Activity*>& timed, Distance distance) {
  const auto begin = std::ranges::partition_point(
      timed, [&](const Activity* a) { return *a->distance < distance && !similar_distances(*a->distance, distance); });
  const auto end = std::partition_point(begin, timed.end(), [&](const Activity* a) {
    return *a->distance <= distance || similar_distances(*a->distance, distance);
  });
  return {begin, end};
}

/// A notice for each run without a time, however many with one are like it: it names a few of them and counts all.
void note_possible_duplicates(std::span<const Activity> day, std::vector<Notice>& notices) {
  constexpr std::size_t most_named = 4;
  std::vector<const Activity*> timed = timed_runs(day);
  for (const Activity& dated : day) {
    if (timed.empty() || dated.start || !dated.distance || !is_running(dated.sport())) continue;
    const auto similar = similar_runs(timed, *dated.distance);
    if (similar.empty() || dated.distance->value == 0) continue;
    Notice notice{Notice::Kind::possible_duplicate, {dated.origin}, static_cast<int>(similar.size()) + 1, dated.day};
    for (const Activity* run : similar.first(std::min(similar.size(), most_named))) notice.records.push_back(run->origin);
    notices.push_back(std::move(notice));
  }
}

void note_possible_duplicates(const std::vector<Activity>& activities, std::vector<Notice>& notices) {
  for (auto from = activities.begin(), to = from; from != activities.end(); from = to) {
    while (to != activities.end() && to->day == from->day) ++to;
    note_possible_duplicates(std::span{from, to}, notices);
  }
}

}  // namespace

void order_by_time(std::vector<Activity>& activities) {
  // Most logs are in order already, and moving activities about is expensive.
  if (!std::is_sorted(activities.begin(), activities.end(), earlier))
    std::stable_sort(activities.begin(), activities.end(), earlier);
}

std::vector<Activity> join_duplicates(std::vector<Activity> activities, std::vector<Notice>& notices) {
  order_by_time(activities);
  DisjointSets groups = groups_of(activities);
  if (groups.any()) activities = join_groups(std::move(activities), groups, notices);
  note_possible_duplicates(activities, notices);
  return activities;
}

std::vector<Day> reopening_days(const std::vector<Activity>& activities) {
  DisjointSets groups = groups_of(activities);
  std::vector<Day> days;
  std::vector<std::optional<Day>> latest(activities.size());  // by group
  for (std::size_t i = 0; groups.any() && i < activities.size(); ++i) {
    std::optional<Day>& seen = latest[groups.root(i)];
    if (seen && *seen < activities[i].day) days.push_back(activities[i].day);
    seen = activities[i].day;
  }
  return days;
}

}  // namespace patella
