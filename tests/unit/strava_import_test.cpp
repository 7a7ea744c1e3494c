#include <fstream>
#include <iterator>

#include "files.hpp"
#include "imported.hpp"
#include "vendor/formats.hpp"
#include "vendor/strava/activities.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

const std::string api_run =
    R"("resource_state": 2, "start_date": "2026-04-13T23:02:39Z", "start_date_local": "2026-04-13T16:02:39Z",
  "timezone": "(GMT-08:00) America/Los_Angeles", "utc_offset": -25200.0, "id": 18097732043, "distance": 10000, "moving_time": 3000)";

ImportedActivity api(const std::string& members) { return import_one("[{" + api_run + ", " + members + "}]"); }

constexpr std::string_view bulk_headings =
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart "
    "Rate,Relative "
    "Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving "
    "Time,Distance,Max "
    "Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average "
    "Positive "
    "Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average "
    "Watts,Calories,Max "
    "Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other "
    "Time,Perceived "
    "Exertion,Type,Start Time\n";

constexpr std::string_view dutch_headings =
    "Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,Beschrijving van activiteit,Verstreken "
    "tijd,Afstand,Max. "
    "hartslag,Vergelijkbare poging,Woon-werkverkeer,Privénotitie activiteit,Uitrusting voor activiteit,Bestandsnaam,Gewicht "
    "sporter,Gewicht fiets,Verstreken tijd,Beweegtijd,Afstand,Max. snelheid,Gemiddelde snelheid,Totale stijging,Totale "
    "daling,Kleinste "
    "hoogte,Grootste hoogte\n";

}  // namespace

TEST_CASE("activities of the Strava API", "[import][strava]") {
  const ImportedActivity found =
      api(R"("name": "Long run knee 0/3/1", "sport_type": "TrailRun", "type": "Run", "average_cadence": 83.5,
    "total_elevation_gain": 133.8, "perceived_exertion": 4, "workout_type": 2, "device_name": "Garmin Forerunner 965", "private_note": "#knee9")");
  const Activity& a = found.activity;
  CHECK(a.id == "strava:18097732043");
  CHECK(a.source == "strava, Garmin Forerunner 965");
  CHECK(a.start == Day{2026y / April / 13} + 16h + 2min + 39s);
  CHECK(a.sport() == Sport::trail_run);
  CHECK(a.distance == Distance{10000});
  CHECK(a.duration == Minutes{50});
  CHECK(a.ascent == Height{133.8});
  CHECK_FALSE(a.descent);
  CHECK(a.cadence_spm == 167);
  CHECK(a.rpe == 4);
  CHECK(a.workout == Workout::long_run);
  CHECK(a.pain->during == Pain{3});
  CHECK(a.notes == "Long run knee 0/3/1\n#knee9");
  CHECK(found.title == "Long run knee 0/3/1");
  CHECK_FALSE(found.recorded);
}

TEST_CASE("one detailed activity of Strava", "[import][strava]") {
  const std::string splits = R"("sport_type": "Run", "total_elevation_gain": 60, "splits_metric": [
    {"distance": 5000, "elevation_difference": 40.5, "split": 1}, {"distance": 4990.5, "elevation_difference": -60, "split": 2}])";
  const Activity a = import_one("\n{" + api_run + ", " + splits + "}").activity;
  CHECK(a.ascent == Height{60});
  CHECK(a.descent->value == Approx(79.5));  // 60 - (40.5 - 60)
  CHECK_FALSE(
      api(R"("sport_type": "Run", "total_elevation_gain": 60, "splits_metric": [{"distance": 5000, "elevation_difference": 4}])")
          .activity.descent);
}

TEST_CASE("descent from splits", "[import][strava]") {
  const auto descent = [](std::vector<double> distances, std::vector<double> differences, double ascent) {
    return descent_of_splits(distances, differences, 2000, ascent);
  };
  CHECK(descent({1000, 1000}, {10, -30}, 15) == 35);
  CHECK(descent({1000, 1000}, {10, -30}, 5) == 30);  // at least what the second kilometre lost
  CHECK_FALSE(descent({}, {}, 5));
  CHECK_FALSE(descent({1000}, {10}, 5));
  CHECK_FALSE(descent({1000, 1000}, {10}, 5));
  CHECK_FALSE(descent({1000, 1000}, {10, std::nan("")}, 5));
}

TEST_CASE("Strava: entered by hand, on a treadmill, steps of both feet", "[import][strava]") {
  const Activity hand = api(R"("sport_type": "Run", "manual": true, "total_elevation_gain": 0)").activity;
  CHECK_FALSE(hand.ascent);
  CHECK(hand.source == "strava, entered by hand");
  const Activity treadmill = api(R"("sport_type": "Run", "trainer": true, "total_elevation_gain": 0)").activity;
  CHECK(treadmill.sport() == Sport::treadmill);
  CHECK_FALSE(treadmill.ascent);
  CHECK(api(R"("sport_type": "Run", "average_cadence": 170)").activity.cadence_spm == 170);
  CHECK(api(R"("type": "Run")").activity.sport() == Sport::run);
}

TEST_CASE("absurd values of Strava are left out, the rest is kept", "[import][strava]") {
  const ImportedFile found =
      import_list(R"([{"start_date_local": "2026-04-13T16:02:39Z", "sport_type": "Run", "distance": -5, "moving_time": 1800},
    {"start_date_local": "soon", "sport_type": "Run"}, {"start_date_local": "1970-01-01T00:00:00Z", "sport_type": "Run"},
    {"start_date_local": "2026-04-14T16:02:39Z", "sport_type": "Run", "distance": 50000, "moving_time": 600},
    {"start_date_local": "2026-04-15T16:02:39Z", "sport_type": "Blubb", "distance": NaN, "perceived_exertion": null}])");
  REQUIRE(found.activities.size() == 3);
  CHECK_FALSE(found.activities[0].activity.distance);
  CHECK(found.activities[0].activity.duration == Minutes{30});
  CHECK_FALSE(found.activities[1].activity.distance);
  CHECK(found.activities[2].sport_guessed);
  REQUIRE(found.broken.size() == 4);
  CHECK(found.broken[0].what == "activity 1");
  CHECK(found.broken[0].why == "its distance cannot be -5 m and was left out");
  CHECK(found.broken[1].what == "activity 2");
  CHECK(found.broken[3].what == "activity 4");
  REQUIRE(found.doubts.size() == 1);
  CHECK(found.doubts[0].what == "sport `Blubb`");
}

TEST_CASE("what the reader of a Strava list rejects, an import leaves out and reports", "[import][strava]") {
  const ImportedFile found =
      import_list("[{" + api_run + R"(, "sport_type": "Run", "average_cadence": "fast", "perceived_exertion": 11,
    "manual": "yes"}, 5,
    {"start_date_local": "2026-04-14T16:02:39Z", "sport_type": "Run", "moving_time": 600, "moving_time": 660}])");
  REQUIRE(found.activities.size() == 2);
  CHECK(found.activities[0].activity.distance == Distance{10000});
  CHECK_FALSE(found.activities[0].activity.rpe);
  CHECK(found.activities[1].activity.duration == Minutes{11});
  REQUIRE(found.broken.size() == 5);
  CHECK(found.broken[0].what == "activity 1");
  CHECK(found.broken[0].why == "`average_cadence` is text, not a number");
  CHECK(found.broken[1].why == "its perceived exertion cannot be 11 of 10 and was left out");
  CHECK(found.broken[2].why == "`manual` is text, not true or false");
  CHECK(found.broken[3].what == "line 3");
  CHECK(found.broken[3].why == "an activity is a number, not an object");
  CHECK(found.broken[4].what == "activity 2");
  CHECK(found.broken[4].why == "`moving_time` stands twice in one object, first in line 4");
}

TEST_CASE("what was read of a list before it broke off is kept", "[import][strava]") {
  const ImportedFile found = import_list("[{" + api_run + ", \"sport_type\": \"Run\"},\n{\"start_date_local\": \"2026");
  CHECK(found.activities.size() == 1);
  REQUIRE(found.broken.size() == 1);
  CHECK(found.broken[0].what == "line 3");
}

TEST_CASE("Strava streams", "[import][strava]") {
  const std::string list =
      R"([{"type": "moving", "data": [false, true, true, false, true], "series_type": "distance", "original_size": 5},
    {"type": "latlng", "data": [[1.5, 2.5], [1.5, 2.5]]}, {"type": "distance", "data": [0, 100.5, 200, 200, 300]},
    {"type": "altitude", "data": [0, 50, null, 40, 30]}, {"type": "cadence", "data": [0, 80, 82, 0, 81]},
    {"type": "time", "data": [0, 30, 60, 70, 400]}])";
  CHECK(format_of(list).name == "Strava streams");
  const std::string object =
      R"({"distance": {"data": [0, 100.5, 200, 200, 300], "series_type": "distance"}, "time": {"original_size": 5,
    "data": [0, 30, 60, 70, 400]}, "moving": {"data": [false, true, true, false, true]}, "altitude": {"data": [0, 50, null, 40, 30]},
    "cadence": {"data": [0, 80, 82, 0, 81]}})";
  CHECK(format_of(object).name == "Strava streams");
  for (const std::string& text : {list, object}) {
    const ImportedActivity found = import_one(text, "x/activity_18097732043_streams.json");
    CHECK(found.recorded);
    CHECK(found.activity.id == "strava:18097732043");
    CHECK_FALSE(found.activity.start);
    CHECK(found.activity.distance == Distance{300});
    CHECK(found.activity.duration->count() == Approx(1));  // neither the pause nor what is not moving
    CHECK(found.activity.cadence_spm == Approx(162).epsilon(0.02));
    CHECK(found.activity.descent);
  }
  const ImportedFile alone = import_list(list);
  CHECK(alone.activities.empty());
  CHECK(alone.broken.size() == 1);
}

TEST_CASE("the list of a Strava bulk export", "[import][strava]") {
  const ImportedActivity found = import_one(
      std::string{bulk_headings} +
      "7644,\"Aug 15, 2022, 11:09:27 PM\",\"Evening, easy\",Trail Run,\"first\nknee 1/2/0\",3107,9.72,171,40,false,private,,"
      "activities/"
      "8123.fit.gz,70,,3107.0,3095.0,9721.5,5.5,3.1,72.1,80.4,45.0,80.4,8.8,0.0,,,95,84.5,171,150,,,500,,,40,,,,,,6,,\n");
  const Activity& a = found.activity;
  CHECK(a.id == "strava:7644");
  CHECK(a.source == "strava");
  CHECK(a.start == Day{2022y / August / 16} + 1h + 9min + 27s);  // UTC made local
  CHECK(a.day == Day{2022y / August / 16});
  CHECK(a.sport() == Sport::trail_run);
  CHECK(a.distance == Distance{9721.5});
  CHECK(a.duration->count() == Approx(3095 / 60.0));
  CHECK(a.ascent == Height{72.1});
  CHECK(a.descent == Height{80.4});
  CHECK(a.cadence_spm == 169);
  CHECK(a.rpe == 6);
  CHECK(a.pain->before == Pain{1});
  CHECK(a.notes == "Evening, easy\nfirst\nknee 1/2/0\nprivate");
  CHECK(found.belongs_to == "activities/8123.fit.gz");
  CHECK(found.device_descent == Height{80.4});
}

TEST_CASE("a Strava bulk export in Dutch", "[import][strava]") {
  const ImportedFile found = import_list(
      std::string{dutch_headings} +
      "1081219533,\"8 jul 2017, "
      "15:25:34\",Middagloop,Hardloopsessie,,3107,\"9,72\",,,false,,,activities/1185276838.fit.gz,,,3107.0,3095.0,"
      "9721.5,5.5,,72.1,,45.0,80.4\n"
      "1081678366,\"17 jun 2017, "
      "15:05:45\",Middagloop,Hardloopsessie,,1547,0,,,false,,,activities/1185732153.fit.gz,,,1547.0,1543.0,0.0,0.0,,0.0,,,\n"
      "1081678367,\"18 jun 2017, 15:05:45\",Loopband,Hardloopsessie,,1800,\"5,01\",,,false,,,,,,1800.0,,,,,0.0,,,\n");
  CHECK(found.broken.empty());
  REQUIRE(found.activities.size() == 3);
  CHECK(found.activities[0].activity.ascent == Height{72.1});
  CHECK_FALSE(found.activities[0].activity.descent);
  CHECK_FALSE(found.activities[1].activity.distance);
  CHECK_FALSE(found.activities[1].activity.ascent);  // no lowest and highest point: nothing was measured
  CHECK(found.activities[1].activity.duration->count() == Approx(1543 / 60.0));
  CHECK(found.activities[2].activity.distance == Distance{5010});
  CHECK(found.activities[2].activity.source == "strava, entered by hand");
}

TEST_CASE("a Strava bulk export in a language that nobody told us of", "[import][strava]") {
  const Activity a =
      import_one(
          "A,B,C,D,E,Aika,Matka,F,G,H,I,J,Tiedosto,K,L,Aika,Liike,Matka,M,N,Nousu,Lasku,Matalin,Korkein\n"
          "7,\"15.8.2022, "
          "15:09:27\",Lenkki,Run,,3107,\"9,72\",,,false,,,activities/8.gpx,,,3107.0,3095.0,9721.5,,,10,20,1,2\n")
          .activity;
  CHECK(a.distance == Distance{9721.5});
  CHECK(a.descent == Height{20});
}

TEST_CASE("a Strava bulk export of before 2019", "[import][strava]") {
  const ImportedActivity found = import_one(
      "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n"
      "1988225457,2018-11-27 19:11:32,Evening Run,Run,\"\",1468,6075.0,true,1x1x8,activities/2125648250.fit.gz\n");
  CHECK(found.activity.distance == Distance{6075});
  CHECK(found.activity.start == Day{2018y / November / 27} + 21h + 11min + 32s);
  CHECK(found.belongs_to == "activities/2125648250.fit.gz");
}

TEST_CASE("broken lines of a Strava bulk export", "[import][strava]") {
  const ImportedFile found = import_list(std::string{dutch_headings} +
                                         "1,soon,a,Hardloopsessie,,1,1,,,false,,,f,,,1,1,1,,,,,,\n"
                                         "2,\"8 jul 2017, 15:25:34\",a,Hardloopsessie,,600\n3,8 jul 2017, "
                                         "15:25:34,a,Hardloopsessie,,600,1,,,false,,,f,,,600,600,1000,,,,,,,x\n");
  CHECK(found.activities.size() == 1);
  REQUIRE(found.broken.size() == 3);
  CHECK(found.broken[0].what == "line 2");
  CHECK(found.broken[1].why == "6 cells under 24 headings, and what is missing was left out");
  CHECK(found.broken[2].what == "line 4");
}

TEST_CASE("the real Strava list, imported", "[import][strava]") {
  const auto file = test_data("vendor/strava_api_summary_activities_30.json");
  if (!file) return;
  std::ifstream in{*file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  const ImportedFile found = import_list(text);
  CHECK(found.broken.empty());
  CHECK(found.skipped.empty());
  REQUIRE(found.activities.size() == 30);
  CHECK(found.activities[0].activity.source == "strava, entered by hand");
  CHECK(found.activities[1].activity.ascent == Height{133.8});
}
