#include "imported.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

std::string ride(const std::string& members) {
  return "\xef\xbb\xbf{\n\t\"RIDE\":{\n\t\t\"STARTTIME\":\"2017\\/04\\/24 16:18:45 UTC "
         "\",\n\t\t\"RECINTSECS\":1,\n\t\t\"DEVICETYPE\":\"Garmin FR935 \"," +
         members + "}\n}\n \t\n";
}

}  // namespace

TEST_CASE("a run of GoldenCheetah", "[import][goldencheetah]") {
  std::string samples;
  for (int i = 0; i <= 600; ++i)
    samples += (i ? ",{\"SECS\":" : "{\"SECS\":") + std::to_string(i) + ",\"KM\":" + std::to_string(i * 0.003) +
               ",\"ALT\":" + std::to_string(200 - i * 0.1) + ",\"CAD\":84,\"LAT\":1.5,\"LON\":2}";
  const ImportedActivity found = import_one(
      ride(R"("TAGS":{"Sport":"Run ","RPE":"6 ","Notes":"down the hill\nknee 0/2/1 ","Workout Code":"Hills "},"INTERVALS":[
    {"NAME":"Lap 1 ","START":0,"STOP":10}],"SAMPLES":[)" +
           samples + "]"));
  const Activity& a = found.activity;
  CHECK(a.id == "goldencheetah:2017-04-24T16:18:45Z");
  CHECK(a.source == "goldencheetah, Garmin FR935");
  CHECK(a.start == Day{2017y / April / 24} + 18h + 18min + 45s);
  CHECK(a.sport() == Sport::run);
  CHECK(a.distance->value == Approx(1800));
  CHECK(a.duration == Minutes{10});
  CHECK(a.descent->value == Approx(60).epsilon(0.05));
  CHECK(a.ascent->value < 3);
  CHECK(a.grade_shares);
  CHECK(a.cadence_spm == 168);
  CHECK(a.rpe == 6);
  CHECK(a.pain->during == Pain{2});
  CHECK(found.title == "Hills");
  CHECK(found.recorded);
}

TEST_CASE("GoldenCheetah without points, altitude or sense", "[import][goldencheetah]") {
  const Activity hand =
      import_one(
          ride(
              R"("OVERRIDES":[{"total_distance":{"value":"8.2"}},{"workout_time":{"value":"2700"}}],"TAGS":{"Sport":"Run"})"))
          .activity;
  CHECK(hand.distance == Distance{8200});
  CHECK(hand.duration == Minutes{45});
  CHECK(hand.source == "goldencheetah, entered by hand");
  CHECK_FALSE(hand.descent);
  const Activity flat =
      import_one(ride(R"("TAGS":{"Sport":"Run"},"SAMPLES":[{"SECS":0,"KM":0,"ALT":0},{"SECS":10,"KM":0.03,"ALT":0}])"))
          .activity;
  CHECK_FALSE(flat.ascent);
  CHECK(flat.distance->value == Approx(30));
  const ImportedFile cut = import_list(
      ride(R"("TAGS":{"Sport":"Run"},"SAMPLES":[{"SECS":0,"KM":0},{"SECS":10,"KM":0.03},{"SECS":20)").substr(0, 220));
  REQUIRE(cut.activities.size() == 1);
  CHECK(cut.broken.size() == 1);
  CHECK(cut.activities[0].activity.distance->value == Approx(30));
  const ImportedFile timeless = import_list(R"({"RIDE": {"STARTTIME": "yesterday", "SAMPLES": []}})");
  CHECK(timeless.activities.empty());
  CHECK(timeless.broken.size() == 1);
}
