/// One activity once, however many sources tell of it.
#include "import/collect.hpp"

#include <algorithm>
#include <random>

#include "catch_include.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

constexpr Day nineteenth{2026y / November / 19};

/// A run of 45 minutes that begins at that time of day.
ImportedActivity imported_run(const std::string& id, minutes begin, bool in_utc = true) {
  ImportedActivity found;
  Activity& a = found.activity;
  a.id = id;
  a.source = id.substr(0, id.find(':'));
  a.day = nineteenth;
  a.start = nineteenth + begin;
  if (in_utc) found.utc = nineteenth + begin - 1h;
  a.stated_sport = Sport::run;
  a.duration = 45min;
  a.distance = Distance{8000};
  return found;
}

ImportedActivity recorded_run(const std::string& id, minutes begin) {
  ImportedActivity found = imported_run(id, begin);
  found.recorded = found.measured_climb = true;
  found.activity.ascent = found.activity.descent = Height{95};
  found.activity.altitude_source = AltitudeSource::barometer;
  found.device_descent = Height{99};
  return found;
}

ImportSource source(const std::string& name, std::vector<ImportedActivity> activities) {
  ImportSource one{"place/" + name, name, {}};
  one.imported.activities = std::move(activities);
  return one;
}

std::size_t count(std::vector<ImportSource> sources, bool keep_duplicates = false) {
  return collect_activities(std::move(sources), keep_duplicates).activities.size();
}

}  // namespace

TEST_CASE("activities are one by id, overlap or file", "[import][gather]") {
  const ImportedActivity seven = recorded_run("fit:7", 7h);
  CHECK(count({source("a", {seven}), source("b", {seven})}) == 1);
  CHECK(count({source("a", {seven}), source("b", {imported_run("strava:1", 7h + 20min)})}) == 1);
  CHECK(count({source("a", {seven}), source("b", {imported_run("strava:1", 7h + 23min)})}) == 2);  // less than half
  CHECK(count({source("a", {seven}), source("b", {imported_run("strava:1", 7h + 20min)})}, true) == 2);
  CHECK(count({source("a", {seven}), source("b", {seven})}, true) == 1);

  ImportedActivity ride = imported_run("strava:1", 7h);
  ride.activity.stated_sport = Sport::ride;
  CHECK(count({source("a", {seven}), source("b", {ride})}) == 2);
  ImportedActivity trail = imported_run("strava:1", 7h);
  trail.activity.stated_sport = Sport::trail_run;
  CHECK(count({source("a", {seven}), source("b", {trail})}) == 1);

  ImportedActivity listed = imported_run("strava:1", 20h);
  listed.belongs_to = "activities/17.fit.gz";
  CHECK(count({source("export/activities/17.fit", {seven}), source("activities.csv", {listed})}) == 1);
  CHECK(count({source("activities/18.fit", {seven}), source("activities.csv", {listed})}) == 2);
  // Of several in the file, only the one that was at that time.
  const ImportedActivity eight = recorded_run("fit:8", 20h);
  CHECK(count({source("activities/17.fit", {seven, eight}), source("activities.csv", {listed})}) == 2);
}

TEST_CASE("a journey through time zones joins by UTC", "[import][gather]") {
  const ImportedActivity watch = recorded_run("fit:7", 7h);
  ImportedActivity phone = imported_run("gpx:7", 15h);  // the same moment on a clock nine hours off
  phone.utc = watch.utc;
  phone.clock_guessed = true;
  const CollectedActivities collected = collect_activities({source("a.gpx", {phone}), source("a.fit", {watch})}, false);
  REQUIRE(collected.activities.size() == 1);
  CHECK(collected.joined == 1);
  CHECK(collected.activities[0].found.activity.start == watch.activity.start);
  CHECK_FALSE(collected.activities[0].found.clock_guessed);
  // The same hour on the wall at another moment is another run.
  ImportedActivity elsewhere = imported_run("gpx:8", 7h);
  *elsewhere.utc += 9h;
  CHECK(count({source("a", {watch}), source("b", {elsewhere})}) == 2);
  CHECK(count({source("a", {watch}), source("b", {imported_run("csv:8", 7h, false)})}) == 1);
}

TEST_CASE("the richer record wins field by field", "[import][gather]") {
  ImportedActivity listed = imported_run("strava:1", 7h + 1min);
  listed.activity.stated_sport = Sport::trail_run;
  listed.activity.ascent = Height{60};
  listed.activity.rpe = 7;
  listed.activity.notes = "hills";
  listed.activity.pain.emplace().during = Pain{3};
  listed.activity.distance = Distance{8100};
  ImportedActivity watch = recorded_run("fit:7", 7h);
  watch.activity.cadence_spm = 168;
  watch.activity.rpe = 5;
  const ImportedActivity found =
      collect_activities({source("a", {watch}), source("b", {listed})}, false).activities.at(0).found;
  const Activity& a = found.activity;
  CHECK(a.id == "strava:1");
  CHECK(a.sport() == Sport::trail_run);
  CHECK(a.distance == Distance{8000});
  CHECK(a.ascent == Height{95});
  CHECK(a.descent == Height{95});
  CHECK(a.altitude_source == AltitudeSource::barometer);
  CHECK(found.device_descent == Height{99});
  CHECK(a.cadence_spm == 168);
  CHECK(a.rpe == 7);
  CHECK(a.notes == "hills");
  CHECK(a.pain->during == Pain{3});

  // Indoors a person corrects what the watch has guessed, and a barometer measures the weather.
  listed.activity.stated_sport = Sport::treadmill;
  listed.activity.ascent.reset();
  const ImportedActivity indoors =
      collect_activities({source("a", {watch}), source("b", {listed})}, false).activities.at(0).found;
  CHECK(indoors.activity.distance == Distance{8100});
  CHECK(indoors.activity.cadence_spm == 168);
  CHECK_FALSE(
      (indoors.activity.ascent || indoors.activity.descent || indoors.activity.altitude_source || indoors.measured_climb));
}

TEST_CASE("steps of a walk stay, those of a ride go", "[import][gather]") {
  for (const Sport sport : {Sport::walk, Sport::hike, Sport::ride}) {
    ImportedActivity watch = recorded_run("fit:7", 7h), listed = imported_run("strava:1", 7h);
    watch.activity.stated_sport = listed.activity.stated_sport = sport;
    watch.activity.cadence_spm = 110;
    const Activity a =
        collect_activities({source("a", {watch}), source("b", {listed})}, false).activities.at(0).found.activity;
    CHECK(a.cadence_spm.has_value() == (sport != Sport::ride));
    CHECK(a.descent == Height{95});
  }
}

TEST_CASE("streams belong to the activity of their id", "[import][gather]") {
  ImportedActivity streams = recorded_run("strava:1", 0h);
  streams.activity.start.reset();
  streams.activity.day = {};
  streams.utc.reset();
  ImportedActivity ride = imported_run("strava:1", 7h);
  ride.activity.stated_sport = Sport::ride;
  streams.activity.cadence_spm = 160;
  const Activity a =
      collect_activities({source("s", {streams}), source("l", {ride})}, false).activities.at(0).found.activity;
  CHECK(a.start == ride.activity.start);
  CHECK(a.day == nineteenth);
  CHECK(a.sport() == Sport::ride);
  CHECK(a.descent == Height{95});
  CHECK_FALSE(a.cadence_spm);
}

TEST_CASE("what has no id is known again by its start", "[import][gather]") {
  const ImportedActivity nameless = imported_run("", 7h);
  const CollectedActivities collected = collect_activities({source("a", {nameless}), source("b", {nameless})}, true);
  REQUIRE(collected.activities.size() == 1);
  CHECK(collected.activities[0].found.activity.id == "import:2026-11-19T07:00:00-run");
}

TEST_CASE("days come once and in order", "[import][gather]") {
  ImportSource one{"a", "a", {}}, other{"b", "b", {}};
  one.imported.days = {{nineteenth + days{1}, Hours{7}, {}, {}, {}}, {nineteenth, {}, 2, {}, "tired"}};
  other.imported.days = {{nineteenth, Hours{8}, 3, 1, "more"}};
  const CollectedActivities collected = collect_activities({one, other}, false);
  REQUIRE(collected.days.size() == 2);
  CHECK(collected.days[0].day == nineteenth);
  CHECK(collected.days[0].sleep == Hours{8});
  CHECK(collected.days[0].injury == 2);
  CHECK(collected.days[0].soreness == 1);
  CHECK(collected.days[0].comments == "tired");
}

TEST_CASE("the order of the sources plays no part", "[import][gather]") {
  std::mt19937 random{4};
  for (int round = 0; round < 100; ++round) {
    std::vector<ImportSource> sources;
    for (int i = 0; i < 8; ++i) {
      const auto begin = minutes{random() % 240};
      ImportedActivity one = random() % 2 ? recorded_run("fit:" + std::to_string(i), begin)
                                          : imported_run("strava:" + std::to_string(i % 3), begin, random() % 2);
      if (random() % 3 == 0) one.activity.rpe = static_cast<double>(i);
      sources.push_back(source(std::to_string(i), {one}));
    }
    const auto told = [](const CollectedActivities& collected) {
      std::string text;
      for (const auto& [found, places] : collected.activities)
        text += found.activity.id + found.activity.source +
                std::to_string(found.activity.start->time_since_epoch().count()) +
                std::to_string(found.activity.rpe.value_or(-1)) + (found.measured_climb ? "m" : "l") + "\n";
      return text;
    };
    const std::string before = told(collect_activities(sources, false));
    std::shuffle(sources.begin(), sources.end(), random);
    CHECK(told(collect_activities(sources, false)) == before);
  }
}
