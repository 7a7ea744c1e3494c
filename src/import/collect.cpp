#include "import/collect.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <unordered_map>

#include "activity/same_activity.hpp"
#include "import/merge_records.hpp"
#include "log/format1.hpp"
#include "time/timestamp.hpp"

namespace patella {
namespace {

constexpr std::size_t most_in_a_file = 100;  // activities; more is no recording that a list names

/// An activity of a source, where it stands there.
struct Item {
  ImportedActivity* found;
  std::size_t source;
};

/// The last part of a file's name, without what it was packed in.
std::string_view file_of(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  if (name.ends_with(".gz")) name.remove_suffix(3);
  return name;
}

class Joining {
 public:
  Joining(const std::vector<ImportSource>& sources, std::vector<Item>& items)
      : sources_{sources}, items_{items}, groups_{items.size()} {}

  void same_ids() {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const std::string& id = items_[i].found->activity.id;
      if (id.empty()) continue;
      const auto [at, is_new] = first.emplace(id, i);
      if (!is_new) groups_.unite(i, at->second);
    }
  }

  /// What a list names as the recording of an activity.
  void files_of_lists() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_file;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].found->recorded) by_file[file_of(sources_[items_[i].source].name)].push_back(i);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].found->belongs_to.empty()) continue;
      const auto at = by_file.find(file_of(items_[i].found->belongs_to));
      if (at == by_file.end() || at->second.size() > most_in_a_file) continue;
      for (const std::size_t recording : at->second)
        if (at->second.size() == 1 || overlap(i, recording)) groups_.unite(i, recording);
    }
  }

  void overlaps() {
    for_each_overlap(stretches(true), [&](std::size_t a, std::size_t b) { groups_.unite(a, b); });
    for_each_overlap(stretches(false), [&](std::size_t a, std::size_t b) {
      if (!items_[a].found->utc || !items_[b].found->utc) groups_.unite(a, b);
    });
  }

  /// The indices of each activity's items.
  std::vector<std::vector<std::size_t>> members() {
    std::vector<std::vector<std::size_t>> members(items_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) members[groups_.root(i)].push_back(i);
    std::erase_if(members, [](const auto& group) { return group.empty(); });
    return members;
  }

 private:
  std::optional<TimedRecord> stretch(std::size_t i, bool in_utc) const {
    const Activity& activity = items_[i].found->activity;
    const auto begin = in_utc ? items_[i].found->utc : activity.start;
    if (!begin || !activity.duration) return std::nullopt;
    return TimedRecord{*begin, *activity.duration, activity.sport(), i};
  }

  bool overlap(std::size_t a, std::size_t b) const {
    const bool in_utc = items_[a].found->utc && items_[b].found->utc;
    const auto one = stretch(a, in_utc), other = stretch(b, in_utc);
    return one && other && overlap_by_half(*one, *other);
  }

  std::vector<TimedRecord> stretches(bool in_utc) const {
    std::vector<TimedRecord> all;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (const auto one = stretch(i, in_utc)) all.push_back(*one);
    std::ranges::stable_sort(all, {}, &TimedRecord::begin);
    return all;
  }

  const std::vector<ImportSource>& sources_;
  std::vector<Item>& items_;
  DisjointSets groups_;
};

CollectedActivity merge_group(const std::vector<std::size_t>& group, std::vector<Item>& items,
                              const std::vector<ImportSource>& sources) {
  CollectedActivity collected;
  std::vector<ImportedActivity> records;
  for (const std::size_t i : group) {
    const std::string& place = sources[items[i].source].place;
    if (std::ranges::find(collected.places, place) == collected.places.end()) collected.places.push_back(place);
    records.push_back(std::move(*items[i].found));
  }
  collected.found = merge_records(std::move(records));
  return collected;
}

/// For what its vendor gives no number, so that it is known again.
std::string id_by_start(const Activity& activity) {
  if (!activity.start) return {};
  const std::string_view sport =
      format1::field_of(format1::activity, "sport").text.words[static_cast<std::size_t>(activity.sport())];
  return fmt::format("import:{}-{}", utc_text(*activity.start).substr(0, 19), sport);
}

std::vector<ImportedDay> one_a_day(std::vector<ImportSource>& sources) {
  std::map<Day, ImportedDay> days;
  for (ImportSource& source : sources)
    for (ImportedDay& day : source.imported.days) {
      ImportedDay& known = days[day.day];
      known.day = day.day;
      if (!known.sleep) known.sleep = day.sleep;
      if (!known.injury) known.injury = day.injury;
      if (!known.soreness) known.soreness = day.soreness;
      if (known.comments.empty()) known.comments = std::move(day.comments);
    }
  std::vector<ImportedDay> all;
  for (auto& [day, told] : days) all.push_back(std::move(told));
  return all;
}

auto order(const CollectedActivity& collected) {
  const Activity& activity = collected.found.activity;
  return std::tuple{!activity.start, activity.start, std::string_view{activity.id}, activity.distance};
}

}  // namespace

CollectedActivities collect_activities(std::vector<ImportSource> sources, bool keep_duplicates) {
  std::vector<Item> items;
  for (std::size_t s = 0; s < sources.size(); ++s)
    for (ImportedActivity& found : sources[s].imported.activities) {
      if (found.activity.id.empty()) found.activity.id = id_by_start(found.activity);
      items.push_back({&found, s});
    }
  Joining joining{sources, items};
  joining.same_ids();
  joining.files_of_lists();
  if (!keep_duplicates) joining.overlaps();

  CollectedActivities collected;
  const auto members = joining.members();
  collected.activities.reserve(members.size());
  for (const auto& group : members) collected.activities.push_back(merge_group(group, items, sources));
  std::ranges::stable_sort(collected.activities, [](const auto& a, const auto& b) { return order(a) < order(b); });
  collected.joined = items.size() - collected.activities.size();
  collected.days = one_a_day(sources);
  return collected;
}

}  // namespace patella
