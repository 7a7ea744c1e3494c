#include "imported.hpp"

using namespace patella;
using namespace std::chrono;

TEST_CASE("activities of intervals.icu", "[import][intervals]") {
  const std::string run =
      R"({"id": "i12345", "start_date_local": "2026-03-20T10:00:00", "start_date": "2026-03-20T09:00:00Z", "type": "Run",
    "name": "Tempo", "description": "#knee3.5", "distance": 10000.2, "moving_time": 3000, "elapsed_time": 3100, "total_elevation_gain": 100.5,
    "total_elevation_loss": 110, "icu_rpe": 7, "feel": 1, "average_cadence": 84.2, "trainer": null, "race": true, "device_name": "Garmin"})";
  for (const std::string& text : {run, "[" + run + "]"}) {
    const ImportedActivity found = import_one(text);
    const Activity& a = found.activity;
    CHECK(a.id == "intervals:i12345");
    CHECK(a.source == "intervals.icu, Garmin");
    CHECK(a.start == Day{2026y / March / 20} + 10h);
    CHECK(a.distance == Distance{10000.2});
    CHECK(a.duration == Minutes{50});
    CHECK(a.ascent == Height{100.5});
    CHECK(a.descent == Height{110});
    CHECK(a.rpe == 7);
    CHECK(a.cadence_spm == Approx(168.4));
    CHECK(a.workout == Workout::race);
    CHECK(a.pain->during == Pain{3.5});
  }
}

TEST_CASE("little is known, and nothing made of it", "[import][intervals]") {
  const ImportedFile found = import_list(R"([{"id": "i1", "start_date_local": "2026-03-20T10:00:00", "icu_rpe": null},
    {"id": "165", "start_date_local": "2025-11-28T15:20:49", "source": "STRAVA", "_note": "STRAVA activities are not available via the API"},
    {"id": "i2", "start_date_local": "2026-03-21T10:00:00", "type": "Run", "trainer": true, "total_elevation_gain": 0, "total_elevation_loss": 0},
    {"id": "i3", "type": "Run"}])");
  REQUIRE(found.activities.size() == 2);
  const Activity& a = found.activities[0].activity;
  CHECK(a.sport() == Sport::other);
  CHECK_FALSE((a.distance || a.duration || a.ascent || a.descent || a.rpe || a.pain));
  CHECK(found.activities[1].activity.sport() == Sport::treadmill);
  CHECK_FALSE(found.activities[1].activity.descent);
  CHECK(found.skipped.size() == 1);
  CHECK(found.broken.size() == 1);
}

TEST_CASE("wellness of intervals.icu", "[import][intervals]") {
  const std::string days =
      R"([{"id": "2026-03-20", "ctl": 50, "atl": 40, "injury": 3, "soreness": 2, "sleepSecs": 27000, "comments": "knee 0/3/1 hurts"},
    {"id": "2026-03-21", "injury": 4, "sleepSecs": 0, "restingHR": 50}, {"id": "2026-03-22", "sleepSecs": 999999}, {"id": "x", "sleepSecs": 100}])";
  const ImportedFile found = import_list(days);
  CHECK(found.activities.empty());
  REQUIRE(found.days.size() == 2);
  const ImportedDay& day = found.days[0];
  CHECK(day.day == Day{2026y / March / 20});
  CHECK(day.sleep == Hours{7.5});
  CHECK(day.injury == 3);
  CHECK(day.soreness == 2);
  CHECK(day.comments == "knee 0/3/1 hurts");
  CHECK(found.days[1].injury == 4);
  CHECK_FALSE((found.days[1].sleep || found.days[1].soreness));
  CHECK(found.skipped.empty());
  CHECK(found.broken.size() == 2);
}
