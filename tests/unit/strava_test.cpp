#include <fstream>
#include <iterator>

#include "catch_include.hpp"
#include "files.hpp"
#include "patella/read.hpp"
#include "vendor/import_builder.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

Log read(const std::string& text) {
  ReadResult result = read_log(text, "strava.json");
  for (const Diagnostic& d : result.diagnostics) UNSCOPED_INFO(d.pointer.text() << ": " << d.message);
  CHECK(result.diagnostics.empty());
  return std::move(result.log);
}

Activity activity(const std::string& members) {
  const Log log = read(R"([{"start_date_local": "2026-11-20T07:02:11Z", )" + members + "}]");
  REQUIRE(log.activities.size() == 1);
  return log.activities.front();
}

}  // namespace

TEST_CASE("an empty list is a log", "[strava]") { CHECK(read(" \n[]").activities.empty()); }

TEST_CASE("a Strava run", "[strava]") {
  const Activity a = activity(R"("id": 9223372036854775809, "name": "Morning", "description": "easy", "distance": 10463.1,
    "moving_time": 4203, "elapsed_time": 4320, "total_elevation_gain": 133.8, "type": "Ride", "sport_type": "Run", "workout_type": 2,
    "average_cadence": 83.5, "perceived_exertion": 4, "trainer": false, "manual": false, "map": {"id": 1}, "utc_offset": null)");
  CHECK(a.id == "strava:9223372036854775809");
  CHECK(a.source == "strava");
  CHECK(a.day == Day{2026y / November / 20});
  CHECK(a.start == Day{2026y / November / 20} + 7h + 2min + 11s);
  CHECK(a.sport() == Sport::run);
  CHECK(a.distance == Distance{10463.1});
  CHECK(a.duration->count() == Approx(70.05));
  CHECK(a.ascent == Height{133.8});
  CHECK_FALSE(a.descent);
  CHECK(a.cadence_spm == 167);
  CHECK(a.rpe == 4);
  CHECK(a.workout == Workout::long_run);
  CHECK(a.notes == "Morning\neasy");
  CHECK_FALSE(a.pain);
  CHECK(a.fields == 11);
  CHECK(a.origin == RecordRef{0, Collection::strava_list, 0});
  CHECK(a.origin.pointer().text() == "/0");
}

TEST_CASE("Strava sports", "[strava]") {
  const auto sport = [](const std::string& name) { return activity("\"sport_type\": \"" + name + "\"").sport(); };
  CHECK(sport("Run") == Sport::run);
  CHECK(sport("TrailRun") == Sport::trail_run);
  CHECK(sport("VirtualRun") == Sport::virtual_run);
  CHECK(sport("Walk") == Sport::walk);
  CHECK(sport("Hike") == Sport::hike);
  for (const auto* ride : {"Ride", "MountainBikeRide", "GravelRide", "EBikeRide", "EMountainBikeRide", "VirtualRide",
                           "Velomobile", "Handcycle"}) {
    CHECK(sport(ride) == Sport::ride);
  }
  CHECK(sport("Swim") == Sport::swim);
  CHECK(sport("WeightTraining") == Sport::strength);
  CHECK(sport("Crossfit") == Sport::strength);
  CHECK(sport("Yoga") == Sport::other);
  CHECK(activity(R"("type": "Run", "trainer": true)").sport() == Sport::treadmill);
  CHECK(activity(R"("type": "Ride", "trainer": true)").sport() == Sport::ride);
}

TEST_CASE("Strava's zero is no measurement", "[strava]") {
  const Activity a = activity(R"("type": "Run", "distance": 0, "moving_time": 0, "elapsed_time": 600, "average_cadence": 0,
    "total_elevation_gain": 0, "workout_type": 0)");
  CHECK_FALSE((a.distance || a.cadence_spm || a.workout || a.pain));
  CHECK(a.duration == Minutes{10});
  CHECK(a.ascent == Height{0});
  CHECK_FALSE(activity(R"("type": "Run", "manual": true, "total_elevation_gain": 0)").ascent);
  CHECK_FALSE(activity(R"("type": "Run", "trainer": true, "total_elevation_gain": 12)").ascent);
  CHECK_FALSE(activity(R"("type": "Run", "moving_time": 0, "elapsed_time": 0)").duration);
}

TEST_CASE("Strava workouts and cadence are those of runs", "[strava]") {
  CHECK(activity(R"("type": "Run", "workout_type": 1)").workout == Workout::race);
  CHECK(activity(R"("type": "Run", "workout_type": 3)").workout == Workout::intervals);
  CHECK_FALSE(activity(R"("type": "Ride", "workout_type": 1)").workout);
  CHECK_FALSE(activity(R"("type": "Ride", "average_cadence": 85)").cadence_spm);
}

TEST_CASE("Strava: what an import knows, a list read as a log knows too", "[strava]") {
  const Activity a = activity(R"("type": "Run", "distance": 2000, "average_cadence": 170, "perceived_exertion": 0,
    "device_name": "Forerunner", "private_note": "#knee4", "total_elevation_gain": 15, "splits_metric": [null,
    {"distance": 1000, "elevation_difference": 10}, {"distance": 1000, "elevation_difference": -30, "split": 2}])");
  CHECK(a.cadence_spm == 170);  // no single leg steps that often
  CHECK_FALSE(a.rpe);
  CHECK(a.source == "strava, Forerunner");
  CHECK(a.pain->during == Pain{4});
  CHECK(a.descent == Height{35});
  CHECK_FALSE(activity(R"("type": "Run", "distance": 2000, "total_elevation_gain": 15, "splits_metric":
    [{"distance": 2000}])")
                  .descent);
}

TEST_CASE("Strava times", "[strava]") {
  const Log log = read(R"([{"start_date": "2026-04-14T03:25:31Z", "start_date_local": null, "utc_offset": -25200.0}])");
  CHECK(log.activities.at(0).day == Day{2026y / April / 13});
  CHECK(log.activities.at(0).start == Day{2026y / April / 13} + 20h + 25min + 31s);
}

TEST_CASE("another vendor's list is refused once", "[strava]") {
  const auto all = read_log(R"([{"distance": "5"}, {"distance": "5"}, {"distance": "5"}])", "a").diagnostics;
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == "not-strava");
}

TEST_CASE("a Strava list has errors like a log", "[strava]") {
  const auto all =
      read_log("[{\"start_date_local\": \"2026-11-20T07:02:11Z\",\n\"distance\": \"5\"}, {\"start_date_local\": \"soon\"}]",
               "a")
          .diagnostics;
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == "wrong-type");
  CHECK(all[0].pointer.text() == "/0/distance");
  CHECK(all[0].line == 2);
  CHECK(all[0].column == 13);
  CHECK(all[1].id == "not-a-time");
  CHECK(all[1].pointer.text() == "/1/start_date_local");
}

TEST_CASE("pain in a title", "[strava]") {
  const auto scores = [](std::string_view text) -> std::vector<double> {
    const auto pain = pain_in_note(text);
    if (!pain) return {};
    std::vector<double> out;
    for (const auto& score : {pain->before, pain->during, pain->after, pain->next_morning})
      out.push_back(score ? score->value : -1);
    return out;
  };
  using Scores = std::vector<double>;
  CHECK(scores("knee 0/3/1") == Scores{0, 3, 1, -1});
  CHECK(scores("Long run, Knee 0/3.5/1/2.") == Scores{0, 3.5, 1, 2});
  CHECK(scores("#knee3") == Scores{-1, 3, -1, -1});
  CHECK(scores("hills #Knee10!") == Scores{-1, 10, -1, -1});
  CHECK(scores("my knee hurt, knee 1/2/3") == Scores{1, 2, 3, -1});
  CHECK(scores("knee 0/11/1, #knee2") == Scores{-1, 2, -1, -1});
  for (const auto* none : {"",
                           "knee",
                           "#knee",
                           "knee 3",
                           "knee 0/3",
                           "knee 0/11/1",
                           "knee 12/11/2026",
                           "knee 1/2/2026",
                           "#knee11",
                           "#knee3km",
                           "#knee300",
                           "knee 0/3/1/2/1",
                           "knee0/3/1",
                           "kneeling 1/2/3",
                           "myknee 1/2/3",
                           "knee 0/3/1.2",
                           "knee -1/3/1",
                           "knee 0/3/x",
                           "the knee was a 3 out of 10",
                           "#knee3/4",
                           "a#knee3",
                           "knee 0 / 3 / 1"}) {
    INFO(none);
    CHECK(scores(none).empty());
  }
  CHECK(activity(R"("name": "Morning run", "description": "knee 0/3/1/2")").pain->next_morning == Pain{2});
  CHECK(activity(R"("name": "#knee1", "description": "knee 0/3/1")").pain->during == Pain{1});
}

TEST_CASE("a real Strava list", "[strava]") {
  const auto file = test_data("vendor/strava_api_summary_activities_30.json");
  if (!file) return;
  std::ifstream in{*file, std::ios::binary};
  REQUIRE(in);
  const Log log = read({std::istreambuf_iterator<char>{in}, {}});
  REQUIRE(log.activities.size() == 30);
  CHECK(log.activities[0].id == "strava:18097732043");
  CHECK(log.activities[0].start == Day{2026y / April / 13} + 16h + 2min + 39s);
  CHECK(log.activities[0].distance == Distance{2092.2});
  CHECK(log.activities[0].duration == Minutes{19});
  CHECK_FALSE(log.activities[0].ascent);
  CHECK(log.activities[1].ascent == Height{133.8});
  CHECK(std::count_if(log.activities.begin(), log.activities.end(),
                      [](const Activity& a) { return is_running(a.sport()); }) == 26);
}
