#include "import/collect.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "activity/same_activity.hpp"
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

/// The time that it takes, by UTC or by the wall clock.
std::optional<TimedRecord> timed(const ImportedActivity& found, std::size_t index, bool in_utc) {
  const auto begin = in_utc ? found.utc : found.activity.start;
  if (!begin || !found.activity.duration) return std::nullopt;
  return TimedRecord{*begin, *found.activity.duration, found.activity.sport(), index, found.sport_guessed};
}

bool overlap(const ImportedActivity& a, const ImportedActivity& b) {
  const bool in_utc = a.utc && b.utc;
  const auto one = timed(a, 0, in_utc), other = timed(b, 1, in_utc);
  return one && other && overlap_by_half(*one, *other);
}

/// Gives those that share an id of a file, and not their time, ids of their own.
void part_shared_ids(std::vector<Item>& items) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_id;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (const std::string& id = items[i].found->activity.id; is_file_id(id)) by_id[id].push_back(i);
  for (const auto& entry : by_id) {
    const std::vector<std::size_t>& same = entry.second;
    const auto agrees = [&](std::size_t i) { return times_agree(*items[same[0]].found, *items[i].found); };
    if (std::ranges::all_of(same, agrees)) continue;
    for (const std::size_t i : same) items[i].found->activity.id = id_with_start(*items[i].found);
  }
}

class Grouping {
 public:
  Grouping(const std::vector<ImportSource>& sources, std::vector<Item>& items)
      : covering(items.size()), sources_{sources}, items_{items}, groups_{items.size()} {}

  std::vector<bool> covering;  ///< items that cover several others

  void by_id() {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const std::string& id = items_[i].found->activity.id;
      if (id.empty()) continue;
      const auto [at, is_new] = first.emplace(id, i);
      if (!is_new) groups_.unite(i, at->second);
    }
  }

  /// What a list names as the recording of an activity.
  void by_file() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_file;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].found->recorded) by_file[file_of(sources_[items_[i].source].name)].push_back(i);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].found->belongs_to.empty()) continue;
      const auto at = by_file.find(file_of(items_[i].found->belongs_to));
      if (at == by_file.end() || at->second.size() > most_in_a_file) continue;
      for (const std::size_t recording : at->second)
        if (at->second.size() == 1 || overlap(*items_[i].found, *items_[recording].found)) groups_.unite(i, recording);
    }
  }

  /// Joins groups of which each one overlaps each other, those first that have most in common.
  void by_overlap() {
    std::vector<Pair> pairs = overlapping_pairs();
    set_covering(pairs);
    std::set<std::pair<std::size_t, std::size_t>> linked;
    std::map<std::size_t, std::vector<std::size_t>> parts;  // by root: the groups by id and file in it
    for (const Pair& pair : pairs) {
      const std::size_t a = groups_.root(pair.a), b = groups_.root(pair.b);
      linked.insert({a, b});
      linked.insert({b, a});
      parts[a] = {a};
      parts[b] = {b};
    }
    for (const Pair& pair : pairs) {
      const std::size_t a = groups_.root(pair.a), b = groups_.root(pair.b);
      const auto is_linked = [&](std::size_t x, std::size_t y) { return x == y || linked.contains({x, y}); };
      if (a == b || !std::ranges::all_of(parts[a], [&](std::size_t x) {
            return std::ranges::all_of(parts[b], [&](std::size_t y) { return is_linked(x, y); });
          }))
        continue;
      std::vector<std::size_t> both = parts[a];
      both.insert(both.end(), parts[b].begin(), parts[b].end());
      groups_.unite(a, b);
      parts[groups_.root(a)] = std::move(both);
    }
    for (const auto& [whole, part] : covered_) groups_.unite(whole, part);
  }

  /// The indices of each activity's items.
  std::vector<std::vector<std::size_t>> members() {
    std::vector<std::vector<std::size_t>> members(items_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) members[groups_.root(i)].push_back(i);
    std::erase_if(members, [](const auto& group) { return group.empty(); });
    return members;
  }

 private:
  struct Pair {
    std::size_t a, b;
    double share;  ///< of the longer, that both take
  };

  /// What decides between equals, whatever the order of the sources.
  auto rank(std::size_t i) const {
    const Activity& a = items_[i].found->activity;
    return std::tuple{a.start, -a.duration.value_or(Minutes{0}), std::string_view{a.id}};
  }

  std::vector<TimedRecord> timed_items(bool in_utc) const {
    std::vector<TimedRecord> all;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (const auto one = timed(*items_[i].found, i, in_utc)) all.push_back(*one);
    std::ranges::stable_sort(all, {}, &TimedRecord::begin);
    return all;
  }

  std::vector<Pair> overlapping_pairs() const {
    std::vector<Pair> pairs;
    const auto add = [&](std::size_t a, std::size_t b, bool in_utc) {
      const auto one = timed(*items_[a].found, a, in_utc), other = timed(*items_[b].found, b, in_utc);
      const auto together = std::min(one->end(), other->end()) - std::max(one->begin, other->begin);
      if (rank(b) < rank(a)) std::swap(a, b);
      pairs.push_back({a, b, together / std::max(one->duration, other->duration)});
    };
    for_each_overlap(timed_items(true), [&](std::size_t a, std::size_t b) { add(a, b, true); });
    for_each_overlap(timed_items(false), [&](std::size_t a, std::size_t b) {
      if (!items_[a].found->utc || !items_[b].found->utc) add(a, b, false);
    });
    std::ranges::sort(pairs, [&](const Pair& x, const Pair& y) {
      return std::tuple{-x.share, rank(x.a), rank(x.b)} < std::tuple{-y.share, rank(y.a), rank(y.b)};
    });
    return pairs;
  }

  /// Takes the pairs of those that cover several others away; each goes with the longest of them.
  void set_covering(std::vector<Pair>& pairs) {
    std::map<std::size_t, std::vector<std::size_t>> partners;
    for (const Pair& pair : pairs) {
      if (groups_.root(pair.a) == groups_.root(pair.b)) continue;
      partners[pair.a].push_back(pair.b);
      partners[pair.b].push_back(pair.a);
    }
    for (const auto& [whole, parts] : partners) {
      if (parts.size() < 2) continue;
      const auto in_utc = [&](std::size_t i) { return items_[i].found->utc.has_value(); };
      const bool by_utc = in_utc(whole) && std::ranges::all_of(parts, in_utc);
      std::vector<TimedRecord> times;
      for (const std::size_t part : parts)
        if (const auto one = timed(*items_[part].found, part, by_utc)) times.push_back(*one);
      if (!covers_several(*timed(*items_[whole].found, whole, by_utc), times)) continue;
      covering[whole] = true;
      covered_.push_back({whole, *std::ranges::min_element(parts, {}, [&](std::size_t i) {
                            return std::tuple{-*items_[i].found->activity.duration, rank(i)};
                          })});
    }
    std::erase_if(pairs, [&](const Pair& pair) { return covering[pair.a] || covering[pair.b]; });
  }

  const std::vector<ImportSource>& sources_;
  std::vector<Item>& items_;
  DisjointSets groups_;
  std::vector<std::pair<std::size_t, std::size_t>> covered_;  ///< what covers several, and the longest of these
};

CollectedActivity merge_group(const std::vector<std::size_t>& group, std::vector<Item>& items,
                              const std::vector<ImportSource>& sources, const std::vector<bool>& covering,
                              std::vector<ImportNote>& doubts) {
  CollectedActivity collected;
  std::vector<ImportedActivity> records, wholes;
  for (const std::size_t i : group) {
    const std::string& place = sources[items[i].source].place;
    if (std::ranges::find(collected.places, place) == collected.places.end()) collected.places.push_back(place);
    (covering[i] ? wholes : records).push_back(std::move(*items[i].found));
    if (covering[i])
      doubts.push_back({place,
                        "a track around several activities that other sources have by themselves: its distance and "
                        "time were left out"});
  }
  if (records.empty()) records.swap(wholes);
  collected.found = merge_records(std::move(records));
  for (const ImportedActivity& whole : wholes) complete_personal_from(collected.found.activity, whole.activity);
  return collected;
}

/// For what its vendor gives no number, so that it is known again.
std::string id_by_start(const Activity& activity) {
  if (!activity.start) return {};
  const std::string_view sport = words_of<Sport>[static_cast<std::size_t>(activity.sport())];
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
  for (auto& [day, known] : days) all.push_back(std::move(known));
  return all;
}

auto order(const CollectedActivity& collected) {
  const Activity& activity = collected.found.activity;
  return std::tuple{!activity.start, activity.start, std::string_view{activity.id}, activity.distance};
}

}  // namespace

bool is_file_id(std::string_view id) { return id.starts_with("fit:") || id.starts_with("gpx:") || id.starts_with("tcx:"); }

std::string id_with_start(const ImportedActivity& found) {
  const auto start = found.utc ? found.utc : found.activity.start;
  return start ? found.activity.id + '@' + utc_text(*start) : found.activity.id;
}

bool times_agree(const ImportedActivity& a, const ImportedActivity& b) {
  const bool in_utc = a.utc && b.utc;
  const auto one = in_utc ? a.utc : a.activity.start, other = in_utc ? b.utc : b.activity.start;
  return !one || !other || std::chrono::abs(*one - *other) <= std::chrono::minutes{1} || overlap(a, b);
}

CollectedActivities collect_activities(std::vector<ImportSource> sources, bool keep_duplicates) {
  std::vector<Item> items;
  for (std::size_t s = 0; s < sources.size(); ++s)
    for (ImportedActivity& found : sources[s].imported.activities) {
      if (found.activity.id.empty()) found.activity.id = id_by_start(found.activity);
      items.push_back({&found, s});
    }
  part_shared_ids(items);
  Grouping grouping{sources, items};
  grouping.by_id();
  grouping.by_file();
  if (!keep_duplicates) grouping.by_overlap();

  CollectedActivities collected;
  const auto members = grouping.members();
  collected.activities.reserve(members.size());
  for (const auto& group : members)
    collected.activities.push_back(merge_group(group, items, sources, grouping.covering, collected.doubts));
  std::ranges::stable_sort(collected.activities, [](const auto& a, const auto& b) { return order(a) < order(b); });
  collected.joined = items.size() - collected.activities.size();
  collected.days = one_a_day(sources);
  return collected;
}

}  // namespace patella
