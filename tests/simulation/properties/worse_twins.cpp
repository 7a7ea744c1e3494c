#include <fmt/format.h>

#include "../property.hpp"
#include "../story.hpp"

/// P8. Twins: the log of one has a higher score, or a symptom more.
namespace patella::simulation {
namespace {

constexpr double same = 1e-6;
constexpr int days = 110, compared_days = 60;

struct Change {
  std::string text;
  RecordRef record;
  int day;  ///< on which it is known
  bool newest = false;
};

std::string field_of(const ScorePlace& place) {
  if (place.in_checkin)
    return place.in_checkin == &Checkin::morning   ? "morning"
           : place.in_checkin == &Checkin::stairs  ? "stairs"
           : place.in_checkin == &Checkin::sitting ? "sitting"
                                                   : "rest";
  return place.in_activity == &PainEntry::before   ? "before"
         : place.in_activity == &PainEntry::during ? "during"
         : place.in_activity == &PainEntry::end    ? "end"
         : place.in_activity == &PainEntry::after  ? "after"
                                                   : "next morning";
}

std::optional<Change> raise_score(Random& random, Log& log) {
  const std::vector<ScorePlace> places = scores_of(log);
  if (places.empty()) return std::nullopt;
  const ScorePlace& place = places[static_cast<std::size_t>(random.below(static_cast<int>(places.size())))];
  std::optional<Pain>& score = place.in(log);
  const double before = score->value;
  if (before >= 10) return std::nullopt;
  score = half_points(before + std::max(0.5, random.chance(0.5) ? random.between(0, 2) : random.between(0, 8)));
  return Change{fmt::format("{} {} -> {} on {}", field_of(place), before, score->value, place.record.pointer().text()),
                place.record, place.day};
}

std::optional<Change> add_symptom(Random& random, Log& log) {
  if (random.chance(0.5) && !log.activities.empty()) {
    Activity& record = log.activities[static_cast<std::size_t>(random.below(static_cast<int>(log.activities.size())))];
    if (!record.pain) return std::nullopt;
    record.pain->limp = true;
    return Change{fmt::format("a limp on {}", record.origin.pointer().text()), record.origin, day_of(record.day)};
  }
  if (log.checkins.empty()) return std::nullopt;
  Checkin& record = log.checkins[static_cast<std::size_t>(random.below(static_cast<int>(log.checkins.size())))];
  const auto flag = static_cast<std::size_t>(random.chance(0.5) ? Flag::swelling : Flag::gave_way);
  if (record.flags[flag] == false) return std::nullopt;
  record.flags[flag] = true;
  return Change{fmt::format("a flag on {}", record.origin.pointer().text()), record.origin, day_of(record.day)};
}

/// Whether all that raises the verdict compares scores over weeks, so that a higher old score may lower it.
bool only_a_trend(const Decision& decision) {
  return std::ranges::all_of(decision.reasons, [](const Reason& reason) {
    return reason.finding.level < Level::reduce || reason.rule->id == "pain-trend" || reason.rule->id == "no-improvement";
  });
}

/// Whether a reason for the verdict rests on the record that was changed.
bool counts(const Decision& decision, const RecordRef& record) {
  return std::ranges::any_of(decision.reasons, [&](const Reason& reason) {
    return reason.finding.level >= Level::reduce && std::ranges::count(reason.finding.entries, record) > 0;
  });
}

std::string milder(const Decision& calm, const Decision& worse, const Change& change) {
  if (severity(worse.verdict) < severity(calm.verdict) && !only_a_trend(calm)) return "milder";
  const bool on_the_day = day_of(worse.as_of) == change.day;
  if (!on_the_day && !counts(worse, change.record)) return {};
  if (week_cap(worse.plan) > week_cap(calm.plan) + same) return "a larger week";
  if (run_cap(worse.plan) > run_cap(calm.plan) + same) return "a longer run";
  if (descent_cap(worse.plan) > descent_cap(calm.plan) + same) return "more descent";
  if (run_count_cap(worse.plan) > run_count_cap(calm.plan)) return "more runs";
  return {};
}

}  // namespace

Failures worse_is_never_milder(const Scale& scale) {
  return try_runners(scale, [](int runner, Random& random, Failures& failures) {
    const Log calm = random_story(random, days);
    Log worse = calm;
    const auto change = random.chance(0.8) ? raise_score(random, worse) : add_symptom(random, worse);
    if (!change) return;
    // Half of the twins end with that score, which is then the newest for good.
    Log calm_end = calm, worse_end = worse;
    if (random.chance(0.5)) {
      const auto later = [&](const auto& record) { return record.day > date_of(change->day); };
      for (Log* log : {&calm_end, &worse_end}) std::erase_if(log->activities, later), std::erase_if(log->checkins, later);
    }
    Diary first{calm_end}, second{worse_end};
    for (int day = change->day; day < std::min(days, change->day + compared_days); day += day < change->day + 15 ? 1 : 3) {
      const Decision &a = first.evening(day), &b = second.evening(day);
      if (const std::string what = milder(a, b, *change); !what.empty())
        return failures.add(runner,
                            fmt::format("{}, known on day {}: {}; {}; before the change {}", change->text, change->day, what,
                                        describe(b), describe(a)),
                            worse_end);
    }
  });
}

}  // namespace patella::simulation
