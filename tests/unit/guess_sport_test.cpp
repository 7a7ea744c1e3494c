/// Which sport a recording is that names none.
#include "catch_include.hpp"
#include "recording/summary.hpp"

using namespace patella;

namespace {

/// A point every `every` seconds, for so many minutes at so many metres a second.
Recording at_speed(double speed, int minutes = 30, std::optional<float> cadence = {}, int every = 1) {
  Recording recording;
  for (int s = 0; s <= 60 * minutes; s += every) {
    RecordedPoint& point = recording.points.emplace_back();
    point.time = Instant{std::chrono::seconds{1'700'000'000 + s}};
    point.distance = speed * s;
    point.cadence = cadence;
  }
  return recording;
}

Sport guess(Recording recording) {
  ImportedActivity found;
  static_cast<void>(summarize_recording(recording, found));
  CHECK(found.sport_guessed);
  return found.activity.sport();
}

}  // namespace

TEST_CASE("speed and steps tell a run from a ride and a walk", "[recording]") {
  for (const int every : {1, 5, 30}) {
    INFO("a point every " << every << " s");
    for (const double speed : {2.2, 3.0, 4.4}) CHECK(guess(at_speed(speed, 30, {}, every)) == Sport::run);
    for (const double speed : {0.8, 1.4, 1.8}) CHECK(guess(at_speed(speed, 30, {}, every)) == Sport::walk);
    for (const double speed : {5.5, 6.7, 9.0}) CHECK(guess(at_speed(speed, 30, {}, every)) == Sport::ride);
    CHECK(guess(at_speed(30, 30, {}, every)) == Sport::other);  // by train
  }
  CHECK(guess(at_speed(1.9, 30, 150)) == Sport::run);   // a slow one, of many steps
  CHECK(guess(at_speed(1.9, 30, 110)) == Sport::walk);  // a fast one
  CHECK(guess(at_speed(5.5, 30, 180)) == Sport::run);   // a race
  CHECK(guess(at_speed(5.5, 30, 90)) == Sport::run);    // the same, of one leg
  CHECK(guess(at_speed(6.9, 30, 85)) == Sport::ride);   // two turns of a crank are 4.9 m
  CHECK(guess(at_speed(9.5, 30, 170)) == Sport::ride);  // nobody runs 17 km like this
}

TEST_CASE("a slow ride is known by its fast minutes", "[recording]") {
  Recording ride = at_speed(4, 30);
  double ahead = 0;
  for (std::size_t i = 600; i < ride.points.size(); ++i) {
    if (i < 700) ahead += 5;  // a hundred seconds down a hill at 9 m/s
    *ride.points[i].distance += ahead;
  }
  CHECK(guess(ride) == Sport::ride);
}

TEST_CASE("walking in between makes no walk of a run", "[recording]") {
  Recording intervals;
  double metres = 0;
  for (int s = 0; s <= 1800; ++s) {
    RecordedPoint& point = intervals.points.emplace_back();
    point.time = Instant{std::chrono::seconds{s}};
    point.distance = metres;
    metres += s % 120 < 60 ? 2.8 : 1.3;
  }
  CHECK(guess(intervals) == Sport::run);
}

TEST_CASE("who stands for most of a day is on no run", "[recording]") {
  Recording day;
  double metres = 0;
  for (int s = 0; s <= 10 * 3600; s += 10) {
    RecordedPoint& point = day.points.emplace_back();
    point.time = Instant{std::chrono::seconds{s}};
    point.distance = metres;
    if (s % 7200 < 600) metres += 30;
  }
  CHECK(guess(day) == Sport::other);
}

TEST_CASE("what does not move is no run, and a stated sport is no guess", "[recording]") {
  CHECK(guess(at_speed(0)) == Sport::other);
  CHECK(guess(Recording{}) == Sport::other);
  CHECK(guess(at_speed(0, 30, 85)) == Sport::run);  // on a treadmill

  Recording fast = at_speed(7);
  ImportedActivity found;
  found.activity.stated_sport = Sport::run;
  static_cast<void>(summarize_recording(fast, found));
  CHECK(found.activity.sport() == Sport::run);
  CHECK_FALSE(found.sport_guessed);
}
