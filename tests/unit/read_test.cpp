#include "patella/read.hpp"

#include "catch_include.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

Log read(const std::string& text) {
  ReadResult result = read_log(text, "log.json");
  for (const Diagnostic& d : result.diagnostics) UNSCOPED_INFO(d.pointer.text() << ": " << d.message);
  CHECK(result.diagnostics.empty());
  return std::move(result.log);
}

/// The activity of 20 November 2026 with these members besides.
Activity activity(const std::string& members) {
  const Log log = read(R"({"activities": [{"date": "2026-11-20", )" + members + "}]}");
  REQUIRE(log.activities.size() == 1);
  return log.activities.front();
}

Checkin checkin(const std::string& members) {
  const Log log = read(R"({"activities": [], "checkins": [{"date": "2026-11-20", )" + members + "}]}");
  REQUIRE(log.checkins.size() == 1);
  return log.checkins.front();
}

constexpr Day november_20{2026y / November / 20};

}  // namespace

TEST_CASE("what is not stated is unknown", "[read]") {
  const Log log = read(R"({"activities": [{"date": "2026-11-20"}], "checkins": [{"date": "2026-11-21"}]})");
  const Activity& a = log.activities.at(0);
  CHECK(a.day == november_20);
  CHECK(a.fields == 1);
  CHECK(a.sport() == Sport::run);
  CHECK_FALSE((a.start || a.stated_sport || a.distance || a.duration || a.ascent || a.descent || a.altitude_source ||
               a.grade_shares));
  CHECK_FALSE((a.steep_descent || a.cadence_spm || a.rpe || a.workout || a.pain));
  CHECK((a.id.empty() && a.source.empty() && a.notes.empty()));
  const Checkin& c = log.checkins.at(0);
  CHECK_FALSE((c.morning || c.stairs || c.sitting || c.rest || c.sleep || c.low_energy || c.rehab));
  for (const auto& flag : c.flags) CHECK_FALSE(flag);
  CHECK_FALSE(
      (log.athlete.birth_year || log.athlete.running_since || log.athlete.prior_knee_pain || log.athlete.baseline_pain));
}

TEST_CASE("the fields of an activity", "[read]") {
  CHECK(activity(R"("id": "strava:1")").id == "strava:1");
  CHECK(activity(R"("source": "watch")").source == "watch");
  CHECK(activity(R"("distance_km": 14.2)").distance == Distance{14200});
  CHECK(activity(R"("distance_mi": 10)").distance == Distance{16093.44});
  CHECK(activity(R"("distance_km": 0)").distance == Distance{0});
  CHECK(activity(R"("duration_min": 83.5)").duration == Minutes{83.5});
  CHECK(activity(R"("ascent_m": 120)").ascent == Height{120});
  CHECK(activity(R"("ascent_ft": 100)").ascent->value == Approx(30.48));
  CHECK(activity(R"("descent_m": 240)").descent == Height{240});
  CHECK(activity(R"("descent_ft": 1000)").descent->value == Approx(304.8));
  CHECK(activity(R"("steep_descent_km": 0.7)").steep_descent == Distance{700});
  CHECK(activity(R"("cadence_spm": 166)").cadence_spm == 166);
  CHECK(activity(R"("rpe": 6.25)").rpe == 6.25);
  CHECK(activity(R"("notes": "ache \u00fc\n\ud83d\ude00")").notes == "ache \u00fc\n\U0001f600");
  CHECK(activity(R"("x_a": {"b": [1, null, {"c": {}}]}, "rpe": 1)").fields == 3);
}

TEST_CASE("the words of an activity", "[read]") {
  const std::vector<std::string> sports{"run",  "trail_run", "treadmill", "virtual_run", "track_run", "walk",
                                        "hike", "ride",      "swim",      "strength",    "other"};
  for (std::size_t i = 0; i < sports.size(); ++i) {
    CHECK(activity("\"sport\": \"" + sports[i] + "\"").stated_sport == static_cast<Sport>(i));
  }
  CHECK(activity(R"("sport": "track_run")").sport() == Sport::track_run);
  CHECK(activity(R"("sport": "other")").sport() == Sport::other);
  CHECK(activity(R"("altitude_source": "stated")").altitude_source == AltitudeSource::stated);
  CHECK(activity(R"("altitude_source": "barometer")").altitude_source == AltitudeSource::barometer);
  CHECK(activity(R"("altitude_source": "dem")").altitude_source == AltitudeSource::dem);
  CHECK(activity(R"("altitude_source": "gps")").altitude_source == AltitudeSource::gps);
  CHECK(activity(R"("workout": "easy")").workout == Workout::easy);
  CHECK(activity(R"("workout": "long")").workout == Workout::long_run);
  CHECK(activity(R"("workout": "tempo")").workout == Workout::tempo);
  CHECK(activity(R"("workout": "intervals")").workout == Workout::intervals);
  CHECK(activity(R"("workout": "hills")").workout == Workout::hills);
  CHECK(activity(R"("workout": "race")").workout == Workout::race);
  CHECK(activity(R"("workout": "walk_run")").workout == Workout::walk_run);
}

TEST_CASE("a start gives the local day", "[read]") {
  const Log log = read(R"({"activities": [{"start": "2026-11-20T23:30:00-08:00"}]})");
  CHECK(log.activities.at(0).day == november_20);
  CHECK(log.activities.at(0).start == november_20 + 23h + 30min);
}

TEST_CASE("grades", "[read]") {
  const auto shares = activity(R"("grade_km": [[-8, 0.7], [0, 8.6], [100, 0]])").grade_shares.value();
  REQUIRE(shares.size() == 3);
  CHECK(shares[0].grade == Grade{-8});
  CHECK(shares[0].distance == Distance{700});
  CHECK(shares[2].grade == Grade{100});
  CHECK(activity(R"("grade_km": [])").grade_shares->empty());
}

TEST_CASE("pain of an activity", "[read]") {
  const PainEntry pain =
      activity(R"("pain": {"before": 0, "start": 0.5, "during": 3, "end": 2.5, "after": 2, "next_morning": 10,
                                              "settled_h": 20.25, "limp": false, "site": "knee_left"})")
          .pain.value();
  CHECK(pain.before == Pain{0});
  CHECK(pain.start == Pain{0.5});
  CHECK(pain.during == Pain{3});
  CHECK(pain.end == Pain{2.5});
  CHECK(pain.after == Pain{2});
  CHECK(pain.next_morning == Pain{10});
  CHECK(pain.settled == Hours{20.25});
  CHECK(pain.limp == false);
  CHECK(pain.site == "knee_left");
  CHECK(pain.is_knee_score());

  const PainEntry number = activity(R"("pain": 3.5)").pain.value();
  CHECK(number.during == Pain{3.5});
  CHECK_FALSE(
      (number.before || number.start || number.end || number.after || number.next_morning || number.settled || number.limp));

  CHECK_FALSE(activity(R"("pain": {"limp": true})").pain->is_knee_score());
  CHECK_FALSE(activity(R"("pain": {"during": 3, "site": "hip"})").pain->is_knee());
  CHECK(activity(R"("pain": {"site": "knee_right"})").pain->is_knee());
}

TEST_CASE("the fields of a check-in", "[read]") {
  CHECK(checkin(R"("morning_pain": 2.3)").morning == Pain{2.3});
  CHECK(checkin(R"("stairs_pain": 3)").stairs == Pain{3});
  CHECK(checkin(R"("sitting_pain": 1)").sitting == Pain{1});
  CHECK(checkin(R"("rest_pain": 0)").rest == Pain{0});
  CHECK(checkin(R"("sleep_h": 7.5)").sleep == Hours{7.5});
  CHECK(checkin(R"("low_energy": true)").low_energy == true);
  CHECK(checkin(R"("rehab": false)").rehab == false);
  CHECK(checkin(R"("notes": "fine", "rehab": true)").rehab == true);
  const Checkin exercises = checkin(R"("rehab": ["step-down", "glute bridge"])");
  CHECK(exercises.rehab == true);
  CHECK(exercises.exercises == std::vector<std::string>{"step-down", "glute bridge"});
  CHECK(exercises.day == november_20);
}

TEST_CASE("the flags of a check-in", "[read]") {
  const std::vector<std::string> names{"swelling", "gave_way", "feels_weak", "locked",        "cannot_bear_weight",
                                       "trauma",   "hot_red",  "fever",      "calf_swelling", "night_pain"};
  REQUIRE(names.size() == flag_count);
  for (std::size_t i = 0; i < flag_count; ++i) {
    const Checkin yes = checkin("\"" + names[i] + "\": true");
    for (std::size_t j = 0; j < flag_count; ++j) CHECK(yes.flags[j] == (i == j ? std::optional{true} : std::nullopt));
    CHECK(checkin("\"" + names[i] + "\": false").flags[i] == false);
  }
}

TEST_CASE("the athlete and injuries", "[read]") {
  const Log log = read(R"({"version": 1.0, "activities": [],
    "athlete": {"name": "R. Runner", "birth_year": 1991, "running_since": "2019-04", "prior_knee_pain": true, "baseline_pain": 0.3},
    "injuries": [{"start": "2025-03-01", "end": "2025-03-01", "site": "knee", "label": "patellofemoral pain"}, {"start": "2026-01-01"}]})");
  CHECK(log.athlete.name == "R. Runner");
  CHECK(log.athlete.birth_year == 1991);
  CHECK(log.athlete.running_since == Day{2019y / April / 1});
  CHECK(log.athlete.prior_knee_pain == true);
  CHECK(log.athlete.baseline_pain == Pain{0.3});
  REQUIRE(log.injuries.size() == 2);
  CHECK(log.injuries[0].start == Day{2025y / March / 1});
  CHECK(log.injuries[0].end == Day{2025y / March / 1});
  CHECK(log.injuries[0].site == "knee");
  CHECK(log.injuries[0].label == "patellofemoral pain");
  CHECK_FALSE((log.injuries[1].end || log.injuries[1].site));

  const auto since = [](const std::string& text) {
    return read(R"({"athlete": {"running_since": ")" + text + R"("}, "activities": []})").athlete.running_since;
  };
  CHECK(since("2019") == Day{2019y / January / 1});
  CHECK(since("2019-04-20") == Day{2019y / April / 20});
}

TEST_CASE("records know where they stand", "[read]") {
  const Log log = read(R"({"activities": [{"date": "2026-11-20"}, {"date": "2026-11-19"}],
    "checkins": [{"date": "2026-11-20"}, {"date": "2026-11-20"}], "injuries": [{"start": "2026-01-01"}]})");
  CHECK(log.files == std::vector<std::string>{"log.json"});
  CHECK(log.activities.at(1).origin.pointer().text() == "/activities/1");
  CHECK(log.checkins.at(1).origin.pointer().text() == "/checkins/1");
  CHECK(log.injuries.at(0).origin.pointer().text() == "/injuries/0");
}
