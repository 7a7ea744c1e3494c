#include <fmt/format.h>

#include "catch_include.hpp"
#include "vendor/formats.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

const ImportContext context{[](sys_seconds) { return minutes{60}; }, {}};

std::string clock(int seconds) {
  return fmt::format("2026-11-20T{:02}:{:02}:{:02}.000Z", 6 + seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// Points one a second, from `first` to `last`, at 3 m/s.
std::string points(int first, int last, double metres_before = 0) {
  std::string text;
  for (int i = first; i <= last; ++i)
    text +=
        "<Trackpoint><Time>" + clock(i) + "</Time><AltitudeMeters>" + std::to_string(100 + i % 2) +
        "</AltitudeMeters><DistanceMeters>" + std::to_string(metres_before + 3 * i) +
        "</DistanceMeters><Extensions><ns3:TPX><ns3:RunCadence>86</ns3:RunCadence></ns3:TPX></Extensions></Trackpoint>\n";
  return text;
}

std::string lap(int start, double seconds, double metres, const std::string& inner) {
  return "<Lap StartTime=\"" + clock(start) + "\"><TotalTimeSeconds>" + std::to_string(seconds) +
         "</TotalTimeSeconds><DistanceMeters>" + std::to_string(metres) + "</DistanceMeters>" + inner + "</Lap>";
}

std::string on(const std::string& inner) { return "<Track>" + inner + "</Track>"; }

std::string activity(const std::string& laps, const std::string& sport = "Running") {
  return "<Activity Sport=\"" + sport + "\"><Id>" + clock(0) + "</Id>" + laps +
         "<Notes>easy, knee 1/2/0</Notes><Creator><Name>Forerunner "
         "945</Name><ProductID>3113</ProductID></Creator></Activity>";
}

std::string tcx(const std::string& inner) {
  return "<?xml version=\"1.0\"?><TrainingCenterDatabase>" + inner + "</TrainingCenterDatabase>";
}

ImportedFile read(const std::string& text) { return tcx_format.read(text, "a.tcx", context); }

Activity one(const std::string& laps) {
  const ImportedFile imported = read(tcx("<Activities>" + activity(laps) + "</Activities>"));
  REQUIRE(imported.activities.size() == 1);
  return imported.activities[0].activity;
}

}  // namespace

TEST_CASE("a TCX activity", "[tcx]") {
  const Activity a = one(lap(0, 100, 300, on(points(0, 100))));
  CHECK(a.id == "tcx:2026-11-20T06:00:00Z");
  CHECK(a.source == "Forerunner 945");
  CHECK(a.stated_sport == Sport::run);
  CHECK(a.start == Day{2026y / November / 20} + 7h);
  CHECK(a.distance->value == Approx(300));
  CHECK(a.duration->count() == Approx(100.0 / 60));
  CHECK(a.cadence_spm == Approx(172));
  CHECK(a.notes == "easy, knee 1/2/0");
  CHECK(a.pain->during == Pain{2});
  CHECK(a.descent);
}

TEST_CASE("blanks before the declaration", "[tcx]") {
  CHECK(read("\n          " + tcx("<Activities>" + activity(lap(0, 9, 27, on(points(0, 9)))) + "</Activities>"))
            .activities.size() == 1);
  CHECK(tcx_format.sniff("\n          <?xml version=\"1.0\"?><TrainingCenterDatabase>", ""));
}

TEST_CASE("laps without tracks have their totals", "[tcx]") {
  const ImportedFile imported = read(tcx(
      "<Activities>" + activity(lap(0, 600, 1500, "<Cadence>80</Cadence>") + lap(600, 300, 900, "<Cadence>86</Cadence>")) +
      "</Activities>"));
  REQUIRE(imported.activities.size() == 1);
  CHECK_FALSE(imported.activities[0].recorded);
  const Activity& a = imported.activities[0].activity;
  CHECK(a.distance->value == Approx(2400));
  CHECK(a.duration->count() == Approx(15));
  CHECK(a.cadence_spm == Approx(164));
  CHECK_FALSE(a.descent);
}

TEST_CASE("laps that overlap count once", "[tcx]") {
  const Activity a = one(lap(0, 100, 300, on(points(0, 100))) + lap(50, 100, 300, on(points(50, 150))));
  CHECK(a.distance->value == Approx(450));
  CHECK(a.duration->count() == Approx(2.5));
}

TEST_CASE("distances that begin anew with each lap go on", "[tcx]") {
  CHECK(one(lap(0, 100, 300, on(points(0, 100))) + lap(101, 100, 300, on(points(101, 201, -303)))).distance->value ==
        Approx(600));
}

TEST_CASE("a pause within a lap, and points that say nothing", "[tcx]") {
  const std::string empty = "<Trackpoint><Time>" + clock(101) + "</Time></Trackpoint><Trackpoint/>";
  const Activity a = one(lap(0, 200, 600, on(points(0, 100) + empty) + on(points(400, 500, -900))));
  CHECK(a.duration->count() == Approx(200.0 / 60));
  CHECK(a.distance->value == Approx(600));
}

TEST_CASE("every activity of a multisport session", "[tcx]") {
  const ImportedFile imported =
      read(tcx("<Activities><MultiSportSession><Id>" + clock(0) + "</Id><FirstSport>" +
               activity(lap(0, 100, 300, on(points(0, 100))), "Biking") + "</FirstSport><NextSport>" +
               activity(lap(200, 100, 300, on(points(200, 300)))) + "</NextSport></MultiSportSession></Activities>"));
  REQUIRE(imported.activities.size() == 2);
  CHECK(imported.activities[0].activity.stated_sport == Sport::ride);
  CHECK_FALSE(imported.activities[0].activity.cadence_spm);
  CHECK(imported.activities[1].activity.distance->value == Approx(300));
}

TEST_CASE("courses and workouts are skipped with the reason", "[tcx]") {
  const ImportedFile imported = read(tcx("<Courses><Course><Name>x</Name><Track>" + points(0, 5) +
                                         "</Track></Course></Courses><Workouts><Workout/></Workouts>"));
  CHECK(imported.activities.empty());
  REQUIRE(imported.skipped.size() == 2);
  CHECK(imported.skipped[0].what == "course 1");
  CHECK(imported.skipped[0].why == "a course, not an activity");
  CHECK(imported.skipped[1].why == "a workout plan, not an activity");
}

TEST_CASE("a TCX file that is cut off keeps its points", "[tcx]") {
  const std::string whole = tcx("<Activities>" + activity(lap(0, 100, 300, on(points(0, 100)))) + "</Activities>");
  const ImportedFile imported =
      read(whole.substr(0, whole.find("<Trackpoint><Time>" + clock(51))) + "<Trackpoint><Time>2026");
  REQUIRE(imported.activities.size() == 1);
  CHECK(imported.activities[0].activity.distance->value == Approx(150));
  REQUIRE(imported.broken.size() == 1);
  CHECK(imported.broken[0].why == "the file is cut off here; what stands before was read");
}

TEST_CASE("numbers that cannot be are none", "[tcx]") {
  CHECK(one(lap(0, 100, 9e15, on(points(0, 100)))).distance->value == Approx(300));
  CHECK(one(lap(0, 100, 300, on(points(0, 100) + points(101, 101, 9e15)))).distance->value == Approx(300));
}
