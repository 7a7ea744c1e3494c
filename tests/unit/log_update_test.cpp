/// Imported activities on their way into a log that somebody else writes, too.
#include "import/update.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <random>

#include "catch_include.hpp"
#include "patella/read.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

constexpr Day monday{2026y / November / 16};

CollectedActivity gathered_run(int day, minutes begin, const std::string& id = "fit:1", Sport sport = Sport::run) {
  CollectedActivity collected;
  collected.places = {"run.fit"};
  ImportedActivity& found = collected.found;
  found.recorded = found.measured_climb = true;
  found.device_descent = Height{120};
  Activity& a = found.activity;
  a.id = id;
  a.source = "Garmin";
  a.day = monday + days{day};
  a.start = a.day + begin;
  a.stated_sport = sport;
  a.duration = 50min;
  a.distance = Distance{9000};
  a.ascent = a.descent = Height{100};
  a.altitude_source = AltitudeSource::barometer;
  a.grade_shares = {{Grade{-6}, Distance{1500}}, {Grade{0}, Distance{7500}}};
  a.cadence_spm = 166;
  return collected;
}

CollectedActivities all(std::vector<CollectedActivity> activities) {
  CollectedActivities collected;
  collected.activities = std::move(activities);
  return collected;
}

std::string log_of(const std::string& activities, const std::string& more = {}) {
  return "{ \"version\": 1,\n  \"activities\": [" + activities + "]" + more + " }\n";
}

/// The log after the import.
struct Grown {
  LogUpdate update;
  std::string text;
  nlohmann::json json;
};

Grown grow(const std::string& text, const CollectedActivities& collected, const UpdateOptions& update_options = {}) {
  const ReadResult before = read_log(text, "log.json");
  REQUIRE(before.ok());
  Grown grown{update_of(before.log, collected, update_options), {}, {}};
  grown.text = edited(text, grown.update.edit);
  REQUIRE(read_log(grown.text, "log.json").ok());
  grown.json = nlohmann::json::parse(grown.text);
  return grown;
}

}  // namespace

TEST_CASE("a new activity states what is known of it", "[import][update]") {
  const Grown grown = grow(log_of(""), all({gathered_run(0, 7h)}));
  CHECK(grown.update.activities.added == 1);
  CHECK(grown.json["activities"] ==
        nlohmann::json::parse(R"([{"start": "2026-11-16T07:00:00", "sport": "run", "distance_km": 9,
    "duration_min": 50, "ascent_m": 100, "descent_m": 100, "altitude_source": "barometer", "grade_km": [[-6, 1.5], [0, 7.5]],
    "cadence_spm": 166, "id": "fit:1", "source": "Garmin", "x_device_descent_m": 120}])"));
}

TEST_CASE("the offset from UTC is written where it is one", "[import][update]") {
  const auto start = [](seconds offset) {
    CollectedActivity run = gathered_run(0, 7h);
    run.found.utc = *run.found.activity.start - offset;
    return grow(log_of(""), all({run})).json["activities"][0]["start"].get<std::string>();
  };
  CHECK(start(0s) == "2026-11-16T07:00:00+00:00");
  CHECK(start(1h) == "2026-11-16T07:00:00+01:00");
  CHECK(start(-3h - 30min) == "2026-11-16T07:00:00-03:30");
  CHECK(start(5h + 45min) == "2026-11-16T07:00:00+05:45");
  CHECK(start(17min) == "2026-11-16T07:00:00");
  CHECK(start(20h) == "2026-11-16T07:00:00");
}

TEST_CASE("a record of the log gets what it lacks and keeps what it says", "[import][update]") {
  const std::string by_hand = R"({ "start": "2026-11-16T07:05:00", "distance_km": 9.3, "pain": 2, "x_shoes": "red" })";
  SECTION("nothing that overlaps without a duration") {
    CHECK(grow(log_of(by_hand), all({gathered_run(0, 7h)})).update.activities.added == 1);
  }
  const std::string timed =
      R"({ "start": "2026-11-16T07:05:00", "duration_min": 45, "distance_km": 9.3, "pain": 2, "x_shoes": "red" })";
  const Grown grown = grow(log_of(timed), all({gathered_run(0, 7h)}));
  CHECK(grown.update.activities.completed == 1);
  const auto& record = grown.json["activities"].at(0);
  CHECK(record["start"] == "2026-11-16T07:05:00");
  CHECK(record["distance_km"] == 9.3);
  CHECK(record["duration_min"] == 45);
  CHECK(record["pain"] == 2);
  CHECK(record["x_shoes"] == "red");
  CHECK(record["descent_m"] == 100);
  CHECK(record["altitude_source"] == "barometer");
  CHECK(record["id"] == "fit:1");
  CHECK_FALSE(record.contains("sport"));
}

TEST_CASE("a descent that is stated keeps its own trust", "[import][update]") {
  CollectedActivity phone = gathered_run(0, 7h);
  phone.found.activity.altitude_source = AltitudeSource::gps;
  phone.found.activity.grade_shares.reset();
  const auto record =
      grow(log_of(R"({ "start": "2026-11-16T07:00:00", "duration_min": 45, "descent_m": 80 })"), all({phone}))
          .json["activities"][0];
  CHECK(record["descent_m"] == 80);
  CHECK_FALSE(record.contains("altitude_source"));
  CHECK_FALSE(record.contains("x_device_descent_m"));
  CHECK(record["ascent_m"] == 100);
}

TEST_CASE("a treadmill of the log has no descent, whatever the watch says", "[import][update]") {
  const auto record = grow(log_of(R"({ "start": "2026-11-16T07:00:00", "sport": "treadmill", "duration_min": 50 })"),
                           all({gathered_run(0, 7h)}))
                          .json["activities"]
                          .at(0);
  CHECK(record["distance_km"] == 9);
  for (const char* field : {"descent_m", "ascent_m", "grade_km", "altitude_source", "x_device_descent_m"})
    CHECK_FALSE(record.contains(field));
}

TEST_CASE("a date alone is the only run of that day that looks like it", "[import][update]") {
  const std::string dated = R"({ "date": "2026-11-16", "distance_km": 8.7, "pain": 2 })";
  const Grown one = grow(log_of(dated), all({gathered_run(0, 7h)}));
  CHECK(one.update.activities.completed == 1);
  CHECK(one.update.matched_by_distance == std::vector<std::string>{"/activities/0"});
  CHECK(one.json["activities"].at(0)["date"] == "2026-11-16");
  CHECK(one.json["activities"][0]["id"] == "fit:1");
  // Neither of two can be told from the other, and what is less alike stays apart.
  CHECK(grow(log_of(dated), all({gathered_run(0, 7h), gathered_run(0, 17h, "fit:2")})).update.activities.added == 2);
  CHECK(grow(log_of(dated + ", " + dated), all({gathered_run(0, 7h)})).update.activities.added == 1);
  CHECK(
      grow(log_of(R"({ "date": "2026-11-16", "distance_km": 8.5 })"), all({gathered_run(0, 7h)})).update.activities.added ==
      1);
  CHECK(grow(log_of(R"({ "date": "2026-11-17", "distance_km": 9 })"), all({gathered_run(0, 7h)})).update.activities.added ==
        1);
  CHECK(grow(log_of(R"({ "date": "2026-11-16", "distance_km": 9, "sport": "ride" })"), all({gathered_run(0, 7h)}))
            .update.activities.added == 1);
  CHECK(grow(log_of(R"({ "date": "2026-11-16", "distance_km": 9, "duration_min": 60 })"), all({gathered_run(0, 7h)}))
            .update.activities.added == 1);
  CHECK(grow(log_of(R"({ "date": "2026-11-16" })"), all({gathered_run(0, 7h)})).update.activities.added == 1);
  UpdateOptions keep;
  keep.keep_duplicates = true;
  CHECK(grow(log_of(dated), all({gathered_run(0, 7h)}), keep).update.activities.added == 1);
}

TEST_CASE("days and sports that are not wanted stay out", "[import][update]") {
  const CollectedActivities collected =
      all({gathered_run(0, 7h), gathered_run(1, 7h, "fit:2"), gathered_run(2, 7h, "fit:3", Sport::ride)});
  UpdateOptions update_options;
  update_options.since = monday + days{1};
  update_options.sports = {Sport::run};
  const LogUpdate update = grow(log_of(""), collected, update_options).update;
  CHECK(update.too_early == 1);
  CHECK(update.other_sports == 1);
  CHECK(update.activities.added == 1);
}

TEST_CASE("streams go to the record of their id, or are told of", "[import][update]") {
  CollectedActivity streams = gathered_run(0, 0h, "strava:5");
  streams.found.activity.start.reset();
  const Grown known = grow(log_of(R"({ "date": "2026-11-16", "id": "strava:5", "sport": "treadmill" })"), all({streams}));
  CHECK(known.update.activities.completed == 1);
  CHECK(known.json["activities"][0]["distance_km"] == 9);
  CHECK_FALSE(known.json["activities"][0].contains("descent_m"));  // which a treadmill does not have
  const Grown unknown = grow(log_of(""), all({streams}));
  CHECK(unknown.update.activities.added == 0);
  REQUIRE(unknown.update.broken.size() == 1);
  CHECK(unknown.update.broken[0].what == "run.fit");
}

TEST_CASE("a day of wellness becomes a check-in, or completes one", "[import][update]") {
  CollectedActivities collected;
  collected.days = {{monday, Hours{7.5}, 2, 3, "heavy"},
                    {monday + days{1}, Hours{8}, {}, {}, {}},
                    {monday + days{2}, Hours{6}, {}, {}, {}}};
  const Grown grown = grow(
      log_of("", R"(, "checkins": [ { "date": "2026-11-17", "stairs_pain": 3 }, { "date": "2026-11-18", "sleep_h": 5 } ])"),
      collected);
  CHECK(grown.update.checkins.added == 1);
  CHECK(grown.update.checkins.completed == 1);
  CHECK(grown.update.checkins.known == 1);
  CHECK(grown.json["checkins"] == nlohmann::json::parse(R"([{"date": "2026-11-17", "stairs_pain": 3, "sleep_h": 8},
    {"date": "2026-11-18", "sleep_h": 5},
    {"date": "2026-11-16", "sleep_h": 7.5, "x_injury": 2, "x_soreness": 3, "notes": "heavy"}])"));
}

TEST_CASE("pain from a note says where it came from", "[import][update]") {
  CollectedActivity run = gathered_run(0, 7h);
  run.found.activity.notes = "knee 0/3.5/1";
  PainEntry& pain = run.found.activity.pain.emplace();
  pain.before = Pain{0};
  pain.during = Pain{3.5};
  pain.after = Pain{1};
  const auto record = grow(log_of(""), all({run})).json["activities"][0];
  CHECK(record["pain"] == nlohmann::json::parse(R"({"before": 0, "during": 3.5, "after": 1})"));
  CHECK(record["x_pain_from"] == "notes");
}

TEST_CASE("what no log can hold is told of and left out", "[import][update]") {
  CollectedActivity wrong = gathered_run(0, 7h);
  wrong.found.activity.rpe = 12;
  const LogUpdate update = grow(log_of(""), all({wrong, gathered_run(1, 7h, "fit:2")})).update;
  CHECK(update.activities.added == 1);
  REQUIRE(update.broken.size() == 1);
  CHECK(update.broken[0].why.find("rpe: ") == 0);
}

TEST_CASE("any log keeps all that it says, and the same import once more changes nothing", "[import][update]") {
  std::mt19937 random{7};
  const auto chance = [&random](unsigned n) { return random() % n == 0; };
  for (int round = 0; round < 200; ++round) {
    std::string records;
    for (int i = 0; i < 6; ++i) {
      const auto day = 16 + random() % 4;
      std::string record = chance(2) ? fmt::format(R"("date": "2026-11-{}")", day)
                                     : fmt::format(R"("start": "2026-11-{}T0{}:15:00")", day, 6 + random() % 3);
      if (!chance(3)) record += fmt::format(R"(, "duration_min": {})", 30 + random() % 30);
      if (!chance(3)) record += fmt::format(R"(, "distance_km": {})", 8 + random() % 2);
      if (chance(3)) record += fmt::format(R"(, "pain": {})", random() % 5);
      if (chance(4)) record += R"(, "descent_m": 70)";
      if (chance(4)) record += fmt::format(R"(, "id": "fit:{}")", random() % 6);
      if (chance(4)) record += R"(, "x_mine": [1, 2.50])";
      records += fmt::format("{}\n    {{ {} }}", i > 0 ? "," : "", record);
    }
    const std::string text = log_of(records + "\n  ");
    std::vector<CollectedActivity> activities;
    for (int i = 0; i < 5; ++i)
      activities.push_back(
          gathered_run(static_cast<int>(random() % 4), 6h + minutes{random() % 180}, "fit:" + std::to_string(i)));
    const CollectedActivities collected = all(std::move(activities));

    const Grown grown = grow(text, collected);
    const auto before = nlohmann::json::parse(text)["activities"];
    for (std::size_t i = 0; i < before.size(); ++i)
      for (const auto& [name, value] : before[i].items()) {
        INFO(text << grown.text << i << ' ' << name);
        REQUIRE(grown.json["activities"][i].at(name) == value);
      }
    const Grown again = grow(grown.text, collected);
    INFO(grown.text);
    REQUIRE(again.text == grown.text);
    REQUIRE(again.update.activities.known == 5);
  }
}
