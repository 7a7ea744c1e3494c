/// What devices and programs write wrong into recordings, and what an import makes of it.
#include <cmath>

#include "catch_include.hpp"
#include "fit_bytes.hpp"
#include "imported.hpp"
#include "recording/summary.hpp"

using namespace patella;
using namespace std::chrono;
using Catch::Matchers::WithinAbs;

namespace {

constexpr Instant may{seconds{1'714'543'200}};  // 2024-05-01T06:00:00Z

/// A run of 5.4 km in 30 minutes to the north, a point every 30 seconds.
Recording run(bool with_distance = true) {
  Recording recording;
  recording.sport = Sport::run;
  for (int i = 0; i <= 60; ++i) {
    RecordedPoint& point = recording.points.emplace_back();
    point.time = may + seconds{30 * i};
    point.position = Position{50 + 90 * i / 111'194.9, 8};
    if (with_distance) point.distance = 90 * i;
    point.altitude = 100;
  }
  return recording;
}

struct Summary {
  ImportedActivity found;
  std::vector<std::string> doubts;
  double metres() const { return found.activity.distance ? found.activity.distance->value : 0; }
  double minutes() const { return found.activity.duration ? found.activity.duration->count() : 0; }
  double steps() const { return found.activity.cadence_spm.value_or(0); }
};

Summary summary(Recording& recording) {
  Summary summary;
  summary.found.activity.stated_sport = recording.sport;
  summary.doubts = summarize_recording(recording, summary.found);
  for (const std::string& doubt : summary.doubts) UNSCOPED_INFO(doubt);
  return summary;
}

void check_run(const Summary& summary, std::size_t doubts, double within = 95) {
  CHECK_THAT(summary.metres(), WithinAbs(5400, within));
  CHECK_THAT(summary.minutes(), WithinAbs(30, 1));
  CHECK(summary.doubts.size() == doubts);
}

}  // namespace

TEST_CASE("points of another time are left out and counted", "[recording]") {
  for (const Instant old : {may - 17 * 24h, may - 20h, may - 30 * 365 * 24h, may + 400 * 24h})
    for (const std::size_t count : {1u, 3u, 6u}) {
      INFO(utc_text(old) << ", " << count);
      for (const std::size_t at : {0u, 30u, 54u}) {
        Recording stale = run();
        for (std::size_t i = at; i < at + count; ++i) *stale.points[i].time = old + seconds{i};
        const Summary result = summary(stale);
        CHECK(stale.points.size() == 61 - count);
        CHECK(result.doubts.size() == 1);
        CHECK(result.doubts.front().starts_with(std::to_string(count) + " of 61 points"));
        CHECK(result.metres() > 5400 - 90.0 * static_cast<double>(count) - 1);
      }
    }
  Recording halves = run();  // half of them of a clock that was years behind
  for (int i = 0; i < 30; ++i) *halves.points[static_cast<std::size_t>(i)].time -= 9 * 365 * 24h;
  static_cast<void>(summary(halves));
  CHECK(halves.points.size() == 31);
}

TEST_CASE("a break of hours within one activity leaves nothing out", "[recording]") {
  Recording hike = run();
  for (std::size_t i = 40; i < hike.points.size(); ++i) *hike.points[i].time += 9h;
  CHECK(summary(hike).doubts.empty());
  CHECK(hike.points.size() == 61);
}

TEST_CASE("a stated start that all points contradict is dropped", "[recording]") {
  for (const auto off : {-20 * 24h, 20 * 24h, -9 * 365 * 24h}) {
    Recording recording = run();
    recording.start = may + off;
    check_run(summary(recording), 1);
    CHECK_FALSE(recording.start);
  }
  Recording early = run();
  early.start = may - 20s;
  check_run(summary(early), 0);
  CHECK(early.start == may - 20s);
}

TEST_CASE("points in another order than that of their times are sorted", "[recording]") {
  for (const bool with_distance : {true, false}) {
    Recording swapped = run(with_distance);
    std::rotate(swapped.points.begin(), swapped.points.begin() + 20, swapped.points.end());
    check_run(summary(swapped), 1);
    Recording reversed = run(with_distance);
    std::reverse(reversed.points.begin(), reversed.points.end());
    check_run(summary(reversed), 1);
    Recording twice = run(with_distance);
    const auto once = twice.points;
    twice.points.insert(twice.points.end(), once.begin(), once.end());
    check_run(summary(twice), 1);
    CHECK(twice.points.size() == 61);
  }
}

TEST_CASE("a clock that is set back on the way mixes up no halves", "[recording]") {
  Recording set_back = run();
  for (std::size_t i = 30; i < set_back.points.size(); ++i) *set_back.points[i].time -= 10min;
  check_run(summary(set_back), 1);
}

TEST_CASE("the parts of a distance that begins at 0 again are added up", "[recording]") {
  for (const std::size_t first : {10u, 30u, 59u}) {
    Recording restarts = run();
    for (std::size_t i = first; i < restarts.points.size(); ++i)
      *restarts.points[i].distance -= 90.0 * static_cast<double>(first);
    check_run(summary(restarts), 1, 180);
  }
  Recording three = run();
  for (std::size_t i = 0; i < three.points.size(); ++i) three.points[i].distance = 90.0 * static_cast<double>(i % 20);
  check_run(summary(three), 1, 300);
  Recording glitch = run();
  glitch.points[30].distance = 0;
  check_run(summary(glitch), 0);
}

TEST_CASE("a distance that cannot be right gives way to positions, and without them to speed", "[recording]") {
  for (const double factor : {0.0, 0.001, 0.1, 100.0}) {
    INFO(factor);
    Recording wrong = run();
    for (RecordedPoint& point : wrong.points) *point.distance *= factor;
    check_run(summary(wrong), 1);
  }
  for (const double factor : {0.0, 0.001}) {
    Recording indoors = run();
    for (RecordedPoint& point : indoors.points) {
      *point.distance *= factor;
      point.position.reset();
      point.speed = 3;
    }
    check_run(summary(indoors), 1);
  }
  Recording speed_only = run(false), kilometres = run();
  for (RecordedPoint& point : speed_only.points) point.position.reset(), point.speed = 3;
  check_run(summary(speed_only), 0);
  for (RecordedPoint& point : kilometres.points) point.position.reset(), *point.distance /= 1000;
  check_run(summary(kilometres), 1);
}

TEST_CASE("totals that the points contradict by far give way to them", "[recording]") {
  for (const double minutes : {43'200.0, 30'000.0, 0.5, 1800.0}) {
    Recording wrong = run();
    wrong.totals.duration = Minutes{minutes};
    wrong.totals.distance = Distance{5400};
    check_run(summary(wrong), 1);
  }
  for (const double metres : {5.4, 540'000.0, 54.0}) {
    Recording wrong = run();
    wrong.totals.distance = Distance{metres};
    wrong.totals.duration = Minutes{30};
    check_run(summary(wrong), 1);
  }
  Recording near = run();
  near.totals.distance = Distance{5200};
  near.totals.duration = Minutes{27};
  const Summary stands = summary(near);
  CHECK(stands.metres() == 5200);
  CHECK(stands.minutes() == 27);
  CHECK(stands.doubts.empty());

  Recording few = run();  // the position was found late
  few.points.erase(few.points.begin(), few.points.begin() + 50);
  few.totals.distance = Distance{5400};
  few.totals.duration = Minutes{30};
  check_run(summary(few), 0);

  Recording corrected = run();
  corrected.totals.distance = Distance{500};
  corrected.totals.corrected = true;
  CHECK(summary(corrected).metres() == 500);
}

TEST_CASE("an altitude of 0 in between is none, whatever share of the points has it", "[recording]") {
  for (const float zero : {0.0F, -500.0F, 9999.0F})
    for (const std::size_t every : {2u, 3u, 4u, 25u}) {
      INFO(zero << " every " << every);
      Recording gaps;
      gaps.sport = Sport::run;
      for (int i = 0; i <= 1800; ++i) {
        RecordedPoint& point = gaps.points.emplace_back();
        point.time = may + seconds{i};
        point.distance = 3 * i;
        const auto ground = static_cast<float>(300 + 30 * std::sin(i * 6.2832 / 600));
        point.altitude = static_cast<std::size_t>(i) % every == 1 ? zero : ground;
      }
      const Summary result = summary(gaps);
      REQUIRE(result.found.activity.descent);
      CHECK_THAT(result.found.activity.descent->value, WithinAbs(180, 10));
    }
}

TEST_CASE("altitudes that jump as nobody runs give no descent", "[recording]") {
  Recording wild;
  wild.sport = Sport::run;
  for (int i = 0; i <= 1800; ++i) {
    RecordedPoint& point = wild.points.emplace_back();
    point.time = may + seconds{i};
    point.distance = 3 * i;
    point.altitude = static_cast<float>(300 + (i * 7919 % 211));
  }
  const Summary result = summary(wild);
  CHECK_FALSE(result.found.activity.descent);
  CHECK_FALSE(result.found.activity.ascent);
  CHECK(result.doubts.size() == 1);
}

TEST_CASE("steps of both legs are not doubled, and those of one leg are", "[recording]") {
  const auto steps = [](double counted, double speed, Sport sport) {
    Recording recording;
    recording.sport = sport;
    for (int i = 0; i <= 1800; ++i) {
      RecordedPoint& point = recording.points.emplace_back();
      point.time = may + seconds{i};
      point.distance = speed * i;
      point.cadence = static_cast<float>(counted);
    }
    return summary(recording).steps();
  };
  for (const double both : {100, 104, 106, 110}) {
    INFO(both);
    for (const double speed : {1.2, 1.5, 1.8}) {
      CHECK(steps(both, speed, Sport::walk) == Approx(both));
      CHECK(steps(both, speed, Sport::run) == Approx(both));  // a walk that was recorded as a run
    }
    for (const double speed : {2.0, 2.5}) CHECK(steps(both + 3, speed, Sport::run) == Approx(both + 3));
  }
  for (const double speed : {1.9, 2.5, 3.5, 5.0}) {
    CHECK(steps(80, speed, Sport::run) == Approx(160));
    CHECK(steps(165, speed, Sport::run) == Approx(165));
  }
  CHECK(steps(92, 4.5, Sport::run) == Approx(184));
  CHECK(steps(55, 1.4, Sport::walk) == Approx(110));
  CHECK(steps(60, 0.7, Sport::walk) == Approx(60));
}

TEST_CASE("a session that states the length of a step decides how many legs are counted", "[recording]") {
  for (const double counted : {97.0, 194.0}) {
    Recording recording = run();
    for (RecordedPoint& point : recording.points) point.cadence = static_cast<float>(counted);
    recording.totals.step_rate = 194;
    CHECK(summary(recording).steps() == Approx(194));
  }
  Recording halved = run();
  for (RecordedPoint& point : halved.points) point.cadence = 104.0F;
  halved.totals.cadence = 52;  // of one leg, its points count both
  CHECK(summary(halved).steps() == Approx(104));
}

TEST_CASE("one source counts one leg or both throughout", "[recording]") {
  std::vector<ImportedActivity> source(2);
  source[0].counted_steps = CountedSteps{170, 170, 3, true, {}};
  source[0].activity.duration = Minutes{40};
  source[1].counted_steps = CountedSteps{96, 96, 2.1, true, {}};
  source[1].activity.duration = Minutes{10};
  set_step_rates(source);
  CHECK(source[0].activity.cadence_spm == 170);
  CHECK(source[1].activity.cadence_spm == 96);
}

TEST_CASE("FIT: a local time that is UTC says nothing of the zone", "[fit]") {
  fit_bytes::Run run;
  run.local_offset = 0;
  const ImportedActivity guessed = import_one(fit_bytes::fit_file(run));
  CHECK(guessed.clock_guessed);
  CHECK(guessed.activity.start == WallTime{*guessed.utc} + 2h);
  run.local_offset = 60;
  CHECK_FALSE(import_one(fit_bytes::fit_file(run)).clock_guessed);
}

TEST_CASE("FIT: bytes after a whole file are a doubt", "[fit]") {
  const ImportedFile imported = import_list(fit_bytes::fit_file(fit_bytes::Run{}) + std::string(40, 'x'));
  CHECK(imported.activities.size() == 1);
  CHECK(imported.broken.empty());
  CHECK(imported.doubts.size() == 1);
}

TEST_CASE("FIT: what is done on a machine", "[fit]") {
  const auto imported = [](unsigned sport, unsigned sub_sport) {
    fit_bytes::Run run;
    run.sport = sport;
    run.sub_sport = sub_sport;
    return import_one(fit_bytes::fit_file(run));
  };
  CHECK(imported(4, 1).activity.stated_sport == Sport::treadmill);
  CHECK(imported(4, 45).activity.stated_sport == Sport::treadmill);
  CHECK(imported(0, 1).activity.stated_sport == Sport::treadmill);
  CHECK(imported(4, 6).activity.stated_sport == Sport::ride);
  CHECK(imported(4, 15).activity.stated_sport == Sport::other);  // an elliptical
  CHECK_FALSE(imported(4, 15).sport_guessed);
  CHECK(imported(0, 0).sport_guessed);  // generic
}

TEST_CASE("FIT: a device that learns the date on the way", "[fit]") {
  using namespace fit_bytes;
  Messages messages;
  messages.define(0, 20, {{253, uint32}, {5, uint32}});
  for (unsigned i = 0; i < 600; ++i) messages.data(0, {i < 5 ? 1000 + i : 1'100'000'000 + i, 300 * i});
  const ImportedFile imported = import_list(fit_file(messages));
  CHECK(imported.broken.empty());
  REQUIRE(imported.activities.size() == 1);
  CHECK(imported.activities.front().activity.day == Day{2024y / November / 8});
}

TEST_CASE("altitudes of programs are raw GPS unless they say otherwise", "[gpx]") {
  const auto source = [](const std::string& creator) {
    std::string text = "<gpx creator=\"" + creator + "\"><trk><type>running</type><trkseg>";
    for (int i = 0; i < 60; ++i)
      text += "<trkpt lat=\"" + std::to_string(45 + 0.000025 * i) +
              "\" lon=\"5\"><ele>100</ele><time>2026-11-20T06:10:" + (i < 10 ? "0" : "") + std::to_string(i) +
              "Z</time></trkpt>";
    return import_one(text + "</trkseg></trk></gpx>").activity.altitude_source;
  };
  for (const char* app : {"Locus Map, Android", "GPSLogger 132", "Runtastic: Life is short", "Komoot", "MapMyRun",
                          "FitoTrack", "Zepp App", "Cruiser"}) {
    INFO(app);
    CHECK(source(app) == AltitudeSource::gps);
  }
  CHECK(source("StravaGPX Android with barometer") == AltitudeSource::barometer);
  CHECK(source("MyTracks with SRTM heights") == AltitudeSource::dem);
  for (const char* unknown : {"Garmin Connect", "StravaGPX", "Suunto app", "Polar Flow", "COROS Wearables", ""})
    CHECK_FALSE(source(unknown));
}
