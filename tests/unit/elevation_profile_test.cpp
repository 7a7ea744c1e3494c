/// Ascent, descent and grades from altitude: small cases, and what must hold for any track.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <random>

#include "catch_include.hpp"
#include "recording/elevation_profile.hpp"

using namespace patella;
using Catch::Matchers::WithinAbs;

namespace {

/// One point; numbers that no reader would let through count as absent.
struct TrackPoint {
  std::optional<double> time, distance, altitude;  // s, m, m
  bool gap_before = false;
};
using Track = std::vector<TrackPoint>;

ElevationProfile elevation_profile(const Track& track, AltitudeSource source) {
  std::vector<RecordedPoint> points;
  for (const TrackPoint& from : track) {
    RecordedPoint& to = points.emplace_back();
    if (from.time) to.time = add_seconds({}, *from.time);
    to.distance = from.distance;
    if (from.altitude) to.altitude = static_cast<float>(*from.altitude);
    to.after_break = from.gap_before;
  }
  return patella::elevation_profile(points, source);
}

constexpr AltitudeSource kinds[] = {AltitudeSource::stated, AltitudeSource::barometer, AltitudeSource::gps,
                                    AltitudeSource::dem};

/// A point a second and `pace` metres.
Track track(int points, const std::function<double(int)>& altitude, double pace = 3) {
  Track made;
  for (int i = 0; i < points; ++i) made.push_back({static_cast<double>(i), pace * i, altitude(i), false});
  return made;
}

/// 1,200 s: 50 m up, 100 m down, 50 m up.
double hill(int second) { return 100 + 50 * std::sin(second * std::numbers::pi / 600); }
Track hills() { return track(1201, hill); }

double up(const Track& track, AltitudeSource kind = AltitudeSource::stated) {
  return elevation_profile(track, kind).ascent.value().value;
}
double down(const Track& track, AltitudeSource kind = AltitudeSource::stated) {
  return elevation_profile(track, kind).descent.value().value;
}

/// Both 100 m, as of `hills()`.
void check_hills(const Track& track, double within, AltitudeSource kind = AltitudeSource::stated) {
  CHECK_THAT(up(track, kind), WithinAbs(100, within));
  CHECK_THAT(down(track, kind), WithinAbs(100, within));
}

double with_grade(const ElevationProfile& profile) {
  double sum = 0;
  for (const GradeShare& share : profile.grades) sum += share.distance.value;
  return sum;
}

/// Hills of any size under any noise, in sixteenths of a metre so that sums are exact.
Track random_track(unsigned seed) {
  std::mt19937 engine{seed};
  const auto random = [&engine](double most) { return most * static_cast<double>(engine() % 10'000) / 10'000; };
  const double large = 5 + random(60), small = random(15), noise = random(1.5), phase = random(6),
               length = 300 + random(900);
  const double pace = 2 + random(2);
  const double step = engine() % 3 == 0 ? 1 : 1.0 / 16;
  return track(
      1500 + static_cast<int>(engine() % 1000),
      [&](int i) {
        const double ground = large * std::sin(phase + i * 6.28 / length) + small * std::sin(2 * phase + i * 6.28 / 170);
        return std::round((150 + ground + random(noise) - noise / 2) / step) * step;
      },
      std::round(pace * 16) / 16);
}

/// The same ground, run the other way.
Track reversed(const Track& track) {
  Track back;
  for (std::size_t i = track.size(); i-- > 0;)
    back.push_back({*track.back().time - *track[i].time, *track.back().distance - *track[i].distance, track[i].altitude,
                    i + 1 < track.size() && track[i + 1].gap_before});
  return back;
}

constexpr unsigned tracks = 60;

}  // namespace

TEST_CASE("flat ground goes neither up nor down", "[elevation]") {
  for (const AltitudeSource kind : kinds) {
    const ElevationProfile profile = elevation_profile(track(1001, [](int) { return 250.0; }), kind);
    CHECK(profile.ascent == Height{0});
    CHECK(profile.descent == Height{0});
    REQUIRE(profile.grades.size() == 1);
    CHECK(profile.grades.front().grade == Grade{0});
    CHECK(profile.grades.front().distance == Distance{3000});
    CHECK(profile.without_grade == Distance{0});
  }
}

TEST_CASE("a hill counts in full", "[elevation]") {
  for (const AltitudeSource kind : kinds) {
    check_hills(hills(), 0.5, kind);
    for (const double high : {14.0, 33.0, 120.0}) {
      const Track one = track(1201, [high](int i) { return high * std::min(i, 1200 - i) / 600; });
      INFO(high << " m");
      CHECK_THAT(up(one, kind), WithinAbs(high, 0.01 * high));  // its top is as sharp as none
      CHECK_THAT(down(one, kind), WithinAbs(high, 0.01 * high));
    }
    const Track climb = track(601, [](int i) { return 0.1 * i; });
    CHECK_THAT(up(climb, kind), WithinAbs(60, 1e-6));
    CHECK(down(climb, kind) == 0);
  }
}

TEST_CASE("small flicker does not count", "[elevation]") {
  for (const AltitudeSource kind : kinds) {
    for (const double size : {0.1, 0.2, 0.5}) {
      const Track flat = track(1201, [size](int i) { return 50 + (i % 2 ? size : -size); });
      CHECK(up(flat, kind) == 0);
      CHECK(down(flat, kind) == 0);
      check_hills(track(1201, [size](int i) { return hill(i) + (i % 2 ? size : -size); }), 2, kind);
    }
    const Track steps = track(3001, [](int i) { return i / 7 % 2 ? 50.0 : 51.0; });  // whole metres, now this and now that
    CHECK(down(steps, AltitudeSource::barometer) == 0);
    check_hills(track(1201, [](int i) { return std::round(hill(i)); }), 2, kind);
    check_hills(track(1201, [](int i) { return std::round(hill(i) * 5) / 5; }), 1, kind);
  }
}

TEST_CASE("what cannot be run does not count", "[elevation]") {
  for (const AltitudeSource kind : kinds) {
    check_hills(track(1201, [](int i) { return i == 0 ? 0 : hill(i); }), 0.5, kind);  // before the first fix
    const Track late = track(1201, [](int i) { return i < 20 ? 0 : hill(i); });
    CHECK_THAT(up(late, kind), WithinAbs(100 - (hill(20) - hill(0)), 0.5));
    CHECK_THAT(down(late, kind), WithinAbs(100, 0.5));
    check_hills(track(1201, [](int i) { return i == 500 ? -500 : hill(i); }), 1, kind);  // nothing, written as a number
    check_hills(track(1201, [](int i) { return i > 500 ? hill(i) - 30 : hill(i); }), 1, kind);  // calibrated anew
  }
  const Track nowhere = track(1201, [](int i) { return i >= 100 && i < 110 ? 20'000.0 : hill(i); });
  check_hills(nowhere, 1);
}

TEST_CASE("a spike cancels itself", "[elevation]") {
  for (const double size : {-87.0, -20.0, 20.0, 87.0}) {
    INFO(size << " m");
    check_hills(track(1201, [size](int i) { return i >= 300 && i < 303 ? hill(i) + size : hill(i); }), 1);
    const Track often = track(1201, [size](int i) { return i % 100 == 50 ? hill(i) + size : hill(i); });
    check_hills(often, 2.5);  // of each, the hill of two seconds goes too
    const Track flat = track(1201, [size](int i) { return i % 100 == 50 ? 10 + size : 10; });
    CHECK(up(flat) == 0);
    CHECK(down(flat) == 0);
  }
}

TEST_CASE("height lost in a pause does not count", "[elevation]") {
  Track told = hills();
  for (std::size_t i = 700; i < told.size(); ++i) {
    *told[i].altitude -= 40;
    *told[i].distance += 200;  // by car
    *told[i].time += 30;
  }
  CHECK_THAT(down(told), WithinAbs(140, 1));
  told[700].gap_before = true;
  check_hills(told, 0.5);
  const ElevationProfile profile = elevation_profile(told, AltitudeSource::stated);
  CHECK_THAT(with_grade(profile) + profile.without_grade.value, WithinAbs(3600 - 3, 1e-6));

  Track silent = hills();
  for (std::size_t i = 700; i < silent.size(); ++i) {
    *silent[i].altitude -= 4;  // weather
    *silent[i].time += 500;    // 3 m in 501 s
  }
  check_hills(silent, 0.5);

  Track hole = hills();  // the gap is known though the point behind it has no altitude
  for (std::size_t i = 700; i < hole.size(); ++i) {
    *hole[i].altitude -= 40;
    *hole[i].distance += 200;
    *hole[i].time += 30;
  }
  hole[700].gap_before = true;
  hole[700].altitude.reset();
  check_hills(hole, 0.5);
}

TEST_CASE("clocks may run back", "[elevation]") {
  for (const double by : {1.0, 2.0, 1000.0}) {
    Track back = hills();
    for (std::size_t i = 400; i < back.size(); ++i) *back[i].time -= by;
    INFO(by << " s");
    check_hills(back, 0.5);
    if (by == 1) continue;                                                   // the same second twice
    for (std::size_t i = 400; i < back.size(); ++i) *back[i].altitude -= 4;  // nobody knows how long that took
    check_hills(back, 0.5);
  }
  Track stopped = hills();
  for (TrackPoint& point : stopped) point.time = 0;
  const ElevationProfile profile = elevation_profile(stopped, AltitudeSource::stated);
  CHECK(std::isfinite(profile.ascent.value().value));
  CHECK_THAT(down(stopped), WithinAbs(100, 1));
}

TEST_CASE("a distance that runs back is none", "[elevation]") {
  Track back = hills();
  for (std::size_t i = 600; i < back.size(); ++i) *back[i].distance -= 1800;
  check_hills(back, 0.5);
  const ElevationProfile profile = elevation_profile(back, AltitudeSource::stated);
  CHECK_THAT(with_grade(profile) + profile.without_grade.value, WithinAbs(3597, 1e-6));
}

TEST_CASE("altitudes may be missing", "[elevation]") {
  Track holes = hills();
  for (std::size_t i = 0; i < holes.size(); ++i)
    if (i % 10 != 0 || (i > 200 && i < 250)) holes[i].altitude.reset();
  check_hills(holes, 1);
  for (TrackPoint& point : holes) point.altitude.reset();
  for (const Track& track : {holes, Track{}, Track{hills().front()}}) {
    const ElevationProfile none = elevation_profile(track, AltitudeSource::barometer);
    CHECK_FALSE((none.ascent || none.descent));
    CHECK(none.grades.empty());
  }
  holes[7].altitude = 10;
  CHECK_FALSE(elevation_profile(holes, AltitudeSource::barometer).descent);  // of one altitude nothing can be said
}

TEST_CASE("a long way without altitude has no grade", "[elevation]") {
  Track hole = hills();
  for (std::size_t i = 300; i < 500; ++i) hole[i].altitude.reset();
  const ElevationProfile profile = elevation_profile(hole, AltitudeSource::barometer);
  CHECK_THAT(profile.without_grade.value, WithinAbs(603, 1e-6));
  CHECK_THAT(with_grade(profile), WithinAbs(3600 - 603, 1e-6));
}

TEST_CASE("a track without times, or without distances", "[elevation]") {
  Track bare = hills();
  for (TrackPoint& point : bare) point.time.reset();
  check_hills(bare, 0.5);
  CHECK_THAT(with_grade(elevation_profile(bare, AltitudeSource::stated)), WithinAbs(3600, 1e-6));
  for (TrackPoint& point : bare) point.distance.reset();
  check_hills(bare, 0.5);
  CHECK(elevation_profile(bare, AltitudeSource::stated).grades.empty());
}

TEST_CASE("what is no number counts as absent", "[elevation]") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  Track bad = hills();
  for (std::size_t i = 0; i < bad.size(); i += 3) bad[i] = {nan, infinity, -nan, false};
  check_hills(bad, 1);
  for (const double worst : {nan, infinity, -infinity, 1e308, -1e308}) {
    Track wild = hills();
    for (std::size_t i = 5; i < wild.size(); i += 50) wild[i] = {worst, worst, worst, false};
    check_hills(wild, 1);
    wild = hills();
    for (std::size_t i = 5; i < wild.size(); i += 50) wild[i].time = wild[i].distance = worst;
    const ElevationProfile profile = elevation_profile(wild, AltitudeSource::stated);
    CHECK(std::isfinite(profile.descent.value().value));
    CHECK(std::isfinite(with_grade(profile) + profile.without_grade.value));
  }
}

TEST_CASE("grades stand in whole percent", "[elevation]") {
  // 1.5 km at 10 % up, then down.
  const ElevationProfile profile =
      elevation_profile(track(1001, [](int i) { return i < 500 ? 0.3 * i : 300 - 0.3 * i; }), AltitudeSource::barometer);
  REQUIRE(profile.grades.size() >= 2);
  CHECK(profile.grades.front().grade == Grade{-10});
  CHECK(profile.grades.back().grade == Grade{10});
  CHECK_THAT(profile.grades.front().distance.value, WithinAbs(1475, 10));
  CHECK_THAT(profile.grades.back().distance.value, WithinAbs(1475, 10));
  CHECK_THAT(with_grade(profile), WithinAbs(3000, 1e-6));
  CHECK(profile.without_grade == Distance{0});
  for (const double percent : {-39.6, -12.4, -7.0, -0.6, -0.4, 0.4, 0.6, 5.3, 39.0}) {
    const ElevationProfile slope =
        elevation_profile(track(1001, [percent](int i) { return 1000 + percent * 3 * i / 100; }), AltitudeSource::barometer);
    INFO(percent << " %");
    REQUIRE(slope.grades.size() == 1);
    CHECK(slope.grades.front().grade == Grade{std::round(percent)});
    CHECK_THAT(slope.grades.front().distance.value, WithinAbs(3000, 1e-6));
  }
}

TEST_CASE("steeper than 40 % is an error", "[elevation]") {
  for (const double rise : {1.5, -1.5, 1.26}) {  // 50 % and 42 %
    const ElevationProfile wall = elevation_profile(
        track(1001, [rise](int i) { return i < 500 ? 1000. : 1000 + rise * (i - 500); }), AltitudeSource::barometer);
    CHECK_THAT(wall.without_grade.value, WithinAbs(1500, 25));
    CHECK_THAT(with_grade(wall) + wall.without_grade.value, WithinAbs(3000, 1e-6));
    for (const GradeShare& share : wall.grades) CHECK(std::abs(share.grade.value) <= 40);
  }
}

TEST_CASE("a satellite's altitude has the larger threshold", "[elevation]") {
  const Track low = track(1801, [](int i) { return 100 + 3 * std::sin(i * std::numbers::pi / 150); });  // hills of 6 m
  CHECK_THAT(down(low, AltitudeSource::barometer), WithinAbs(36, 0.5));
  CHECK(down(low, AltitudeSource::gps) == 0);
  CHECK(elevation_profile(low, AltitudeSource::gps).threshold == Height{10});
  CHECK(elevation_profile(low, AltitudeSource::barometer).threshold <= Height{3.5});
  for (unsigned seed = 0; seed < tracks; ++seed) {
    const Track any = random_track(seed);
    const Height barometer = elevation_profile(any, AltitudeSource::barometer).threshold;
    const Height unknown = elevation_profile(any, AltitudeSource::stated).threshold;
    INFO("seed " << seed);
    CHECK(barometer >= Height{1});
    CHECK(barometer <= Height{3.5});
    CHECK(unknown >= barometer);
    CHECK(unknown <= elevation_profile(any, AltitudeSource::gps).threshold);
    CHECK(elevation_profile(any, AltitudeSource::dem).threshold == unknown);
  }
}

TEST_CASE("a filtered altitude has a smaller threshold than a flickering one", "[elevation]") {
  const auto low = [](int i) { return 100 + std::sin(i * std::numbers::pi / 100); };  // hills of 2 m
  const Track filtered = track(1801, low);
  const Track flickering = track(1801, [&low](int i) { return low(i) + (i % 2 ? 0.4 : -0.4); });
  CHECK(elevation_profile(filtered, AltitudeSource::barometer).threshold == Height{1});
  CHECK_THAT(down(filtered, AltitudeSource::barometer), WithinAbs(18, 0.5));
  CHECK(elevation_profile(flickering, AltitudeSource::barometer).threshold == Height{3.5});
  CHECK(down(flickering, AltitudeSource::barometer) == 0);
}

TEST_CASE("what turns more often than ground that is run is rough, unless a barometer says so", "[elevation]") {
  const Track restless = track(1801, [](int i) { return 100 + 1.5 * std::sin(i * std::numbers::pi / 15); });  // 3 m, in 15 s
  CHECK(down(restless, AltitudeSource::barometer) > 150);
  for (const AltitudeSource kind : {AltitudeSource::stated, AltitudeSource::dem}) {
    CHECK(down(restless, kind) == 0);
    CHECK(elevation_profile(restless, kind).threshold > Height{3});
    CHECK(elevation_profile(restless, kind).threshold <= Height{10});
  }
}

TEST_CASE("climbs and drops between turning points count in full", "[elevation]") {
  const std::vector<double> line{0, 5, 4, 10, 2, 3, 2, 12};
  const UpAndDown fine = up_and_down(line, 1), coarse = up_and_down(line, 3), none = up_and_down(line, 100);
  CHECK(fine.up == 5 + 6 + 1 + 10);
  CHECK(fine.down == 1 + 8 + 1);
  CHECK(coarse.up == 10 + 10);
  CHECK(coarse.down == 8);
  CHECK((none.up == 0 && none.down == 0 && none.turns == 0));
  CHECK(up_and_down({}, 1).turns == 0);
}

TEST_CASE("the other way round, up is down", "[elevation]") {
  for (unsigned seed = 0; seed < tracks; ++seed)
    for (const AltitudeSource kind : kinds) {
      const Track there = random_track(seed), back = reversed(there);
      const ElevationProfile first = elevation_profile(there, kind), second = elevation_profile(back, kind);
      INFO("seed " << seed << ", kind " << static_cast<int>(kind));
      CHECK_THAT(second.threshold.value, WithinAbs(first.threshold.value, 0.1));
      // At both ends a bit below the threshold may count one way and not the other.
      const double within = 2 * first.threshold.value + 0.5;
      CHECK_THAT(second.descent.value().value, WithinAbs(first.ascent.value().value, within));
      CHECK_THAT(second.ascent.value().value, WithinAbs(first.descent.value().value, within));
      CHECK_THAT(second.without_grade.value, WithinAbs(first.without_grade.value, 1e-6));
      double steep = 0, steep_back = 0;
      for (const GradeShare& share : first.grades) steep += share.grade.value <= -5 ? share.distance.value : 0;
      for (const GradeShare& share : second.grades) steep_back += share.grade.value >= 5 ? share.distance.value : 0;
      CHECK_THAT(steep_back, WithinAbs(steep, 30));
    }
  check_hills(reversed(hills()), 0.5);
}

TEST_CASE("how high above the sea a track lies changes nothing", "[elevation]") {
  for (unsigned seed = 0; seed < tracks; ++seed) {
    const Track low = random_track(seed);
    for (const double offset : {-300.0, 1024.0, 5000.0}) {
      Track high = low;
      for (TrackPoint& point : high) *point.altitude += offset;
      for (const AltitudeSource kind : {AltitudeSource::stated, AltitudeSource::gps}) {
        const ElevationProfile a = elevation_profile(low, kind), b = elevation_profile(high, kind);
        INFO("seed " << seed << ", " << offset << " m");
        CHECK_THAT(b.ascent.value().value, WithinAbs(a.ascent.value().value, 1e-6));
        CHECK_THAT(b.descent.value().value, WithinAbs(a.descent.value().value, 1e-6));
        CHECK_THAT(b.threshold.value, WithinAbs(a.threshold.value, 1e-6));
        CHECK(b.grades.size() == a.grades.size());
      }
    }
  }
}

TEST_CASE("two halves add up to the whole", "[elevation]") {
  for (unsigned seed = 0; seed < tracks; ++seed) {
    const Track whole = random_track(seed);
    const auto middle = whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2);
    const Track first{whole.begin(), middle + 1}, second{middle, whole.end()};
    const ElevationProfile all = elevation_profile(whole, AltitudeSource::gps),
                           a = elevation_profile(first, AltitudeSource::gps),
                           b = elevation_profile(second, AltitudeSource::gps);
    INFO("seed " << seed);
    const double within = 2 * all.threshold.value;
    CHECK_THAT((*a.ascent + *b.ascent).value, WithinAbs(all.ascent.value().value, within));
    CHECK_THAT((*a.descent + *b.descent).value, WithinAbs(all.descent.value().value, within));
    CHECK_THAT(with_grade(a) + with_grade(b) + (a.without_grade + b.without_grade).value,
               WithinAbs(with_grade(all) + all.without_grade.value, 1e-6));
  }
}

TEST_CASE("up less down is what lies between the ends", "[elevation]") {
  for (unsigned seed = 0; seed < tracks; ++seed)
    for (const AltitudeSource kind : kinds) {
      const Track any = random_track(seed);
      const ElevationProfile profile = elevation_profile(any, kind);
      INFO("seed " << seed << ", kind " << static_cast<int>(kind));
      CHECK(*profile.ascent >= Height{0});
      CHECK(*profile.descent >= Height{0});
      CHECK_THAT((*profile.ascent - *profile.descent).value,
                 WithinAbs(*any.back().altitude - *any.front().altitude, 2 * profile.threshold.value));
    }
}

TEST_CASE("the grades' distances add up to what was run, in order", "[elevation]") {
  for (unsigned seed = 0; seed < tracks; ++seed) {
    Track any = random_track(seed);
    any[300].gap_before = any[800].gap_before = true;
    const double pace = *any[1].distance, run = *any.back().distance - 2 * pace;
    for (const AltitudeSource kind : kinds) {
      const ElevationProfile profile = elevation_profile(any, kind);
      INFO("seed " << seed << ", kind " << static_cast<int>(kind));
      CHECK_THAT(with_grade(profile) + profile.without_grade.value, WithinAbs(run, 1e-6));
      for (std::size_t i = 0; i < profile.grades.size(); ++i) {
        const GradeShare& share = profile.grades[i];
        CHECK(share.grade.value == std::round(share.grade.value));
        CHECK(std::abs(share.grade.value) <= 40);
        CHECK(share.distance > Distance{0});
        if (i > 0) CHECK(profile.grades[i - 1].grade < share.grade);
      }
    }
  }
}
