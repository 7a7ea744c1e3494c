#include "activity/merge_duplicates.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "activity/complete.hpp"
#include "activity/same_activity.hpp"

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
  std::vector<TimedRecord> stretches;
  stretches.reserve(activities.size());
  for (std::size_t i = 0; i < activities.size(); ++i)
    if (activities[i].start && activities[i].duration)
      stretches.push_back({begin_of(activities[i]), *activities[i].duration, activities[i].sport(), i});
  for_each_overlap(stretches, [&](std::size_t a, std::size_t b) { groups.unite(a, b); });
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
  return std::tuple{a.fields,
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

std::vector<Activity> one_of_each(std::vector<Activity> activities, DisjointSets& groups, std::vector<Notice>& notices) {
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

bool look_alike(const Activity& dated, const Activity& timed) {
  if (dated.start || !timed.start || !is_running(dated.sport()) || !is_running(timed.sport())) return false;
  return dated.distance && timed.distance && similar_distances(*dated.distance, *timed.distance);
}

void note_possible_duplicates(const std::vector<Activity>& activities, std::vector<Notice>& notices) {
  for (std::size_t from = 0, to = 0; from < activities.size(); from = to) {
    while (to < activities.size() && activities[to].day == activities[from].day) ++to;
    for (std::size_t i = from; i < to; ++i)
      for (std::size_t j = from; j < to; ++j)
        if (look_alike(activities[i], activities[j]))
          notices.push_back(
              {Notice::Kind::possible_duplicate, {activities[i].origin, activities[j].origin}, 2, activities[i].day});
  }
}

}  // namespace

void order_by_time(std::vector<Activity>& activities) {
  // Most logs are in order already, and moving activities about is dear.
  if (!std::is_sorted(activities.begin(), activities.end(), earlier))
    std::stable_sort(activities.begin(), activities.end(), earlier);
}

std::vector<Activity> join_duplicates(std::vector<Activity> activities, std::vector<Notice>& notices) {
  order_by_time(activities);
  DisjointSets groups = groups_of(activities);
  if (groups.any()) activities = one_of_each(std::move(activities), groups, notices);
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
