#include "catch_include.hpp"
#include "time/timestamp.hpp"
#include "vendor/formats.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

const ImportContext context{[](sys_seconds) { return minutes{120}; }, {}};

ImportedFile read(const std::string& text, const std::string& name = "a.gpx") {
  return gpx_format.read(text, name, context);
}

/// A track of points, one a second, that runs north at 2.78 m/s.
std::string points(int count, int first = 0, const std::string& more = {}) {
  std::string text;
  for (int i = first; i < first + count; ++i)
    text += "<trkpt lat=\"" + std::to_string(45 + 0.000025 * i) +
            "\" lon=\"5.0\"><ele>100</ele><time>2026-11-20T06:" + std::to_string(10 + i / 60 % 50) + ":" +
            (i % 60 < 10 ? "0" : "") + std::to_string(i % 60) + "Z</time>" + more + "</trkpt>\n";
  return text;
}

std::string gpx(const std::string& inner) {
  return R"(<?xml version="1.0"?><gpx creator="Garmin Connect" version="1.1">)" + inner + "</gpx>";
}

std::string track(const std::string& segments, const std::string& head = {}) {
  return gpx("<trk>" + head + "<trkseg>" + segments + "</trkseg></trk>");
}

ImportedActivity one(const std::string& text, const std::string& name = "a.gpx") {
  ImportedFile imported = read(text, name);
  for (const auto* list : {&imported.skipped, &imported.broken})
    for (const ImportNote& s : *list) UNSCOPED_INFO(s.what << ": " << s.why);
  REQUIRE(imported.activities.size() == 1);
  return imported.activities[0];
}

}  // namespace

TEST_CASE("a GPX track is an activity", "[gpx]") {
  const ImportedActivity run =
      one(track(points(101), "<name>Caf\xc3\xa9 &amp; knee 0/3/1</name><type>trail_running</type>"));
  const Activity& a = run.activity;
  CHECK(run.title == "Caf\u00e9 & knee 0/3/1");
  CHECK(run.recorded);
  CHECK(a.id == "gpx:2026-11-20T06:10:00Z");
  CHECK(a.source == "Garmin Connect");
  CHECK(a.stated_sport == Sport::trail_run);
  CHECK(a.start == Day{2026y / November / 20} + 8h + 10min);
  CHECK(a.day == Day{2026y / November / 20});
  CHECK(a.distance->value == Approx(278).epsilon(0.002));
  CHECK(a.duration == Minutes{100s});
  CHECK(a.descent == Height{0});
  CHECK_FALSE(a.cadence_spm);
  REQUIRE(a.pain);
  CHECK(a.pain->during == Pain{3});
}

TEST_CASE("cadence of one leg and of both, in many namespaces", "[gpx]") {
  const auto cadence = [](const std::string& more) { return one(track(points(60, 0, more))).activity.cadence_spm; };
  CHECK(cadence("<extensions><ns3:TrackPointExtension><ns3:hr>130</ns3:hr><ns3:cad>85</ns3:cad></ns3:TrackPointExtension></"
                "extensions>") == 170);
  CHECK(cadence("<extensions><gpxdata:hr>130</gpxdata:hr><gpxdata:cadence>85</gpxdata:cadence></extensions>") == 170);
  CHECK(cadence("<extensions><cadence>172</cadence></extensions>") == 172);
  CHECK(cadence("<cadence>86</cadence>") == 172);
  CHECK_FALSE(cadence("<extensions><cad></cad></extensions>"));
  CHECK_FALSE(one(track(points(60, 0, "<cad>85</cad>"), "<type>cycling</type>")).activity.cadence_spm);
  CHECK(one(track(points(60, 0, "<cad>55</cad>"), "<type>walking</type>")).activity.cadence_spm == 110);
  CHECK(one(track(points(60, 0, "<cad>110</cad>"), "<type>walking</type>")).activity.cadence_spm == 110);
}

TEST_CASE("segments are not connected", "[gpx]") {
  const auto a = one(gpx("<trk><trkseg>" + points(61) + "</trkseg><trkseg>" + points(61, 600) + "</trkseg></trk>")).activity;
  CHECK(a.distance->value == Approx(2 * 60 * 2.78).epsilon(0.002));
  CHECK(a.duration == Minutes{2min});
}

TEST_CASE("who stands still does not move, and who turns round does", "[gpx]") {
  std::string standing;
  for (int i = 0; i < 50; ++i)
    standing += "<trkpt lat=\"45\" lon=\"5\"><time>2026-11-20T06:09:" + std::to_string(10 + i) + "Z</time></trkpt>";
  CHECK(one(track(standing + points(101))).activity.duration->count() * 60 == Approx(100).margin(5));
  const auto gap = one(track(points(61) + points(61, 66 + 600 - 6)));  // ten minutes later, 1,670 m on
  CHECK(gap.activity.duration == Minutes{2min});
}

TEST_CASE("a jump to which nobody runs is no distance", "[gpx]") {
  const std::string spike = "<trkpt lat=\"45.1\" lon=\"5.0\"><time>2026-11-20T06:10:50Z</time></trkpt>";
  CHECK(one(track(points(51) + spike + points(50, 51))).activity.distance->value == Approx(278).epsilon(0.002));
  std::string elsewhere;  // and on from there
  for (int i = 0; i < 10; ++i)
    elsewhere += "<trkpt lat=\"46\" lon=\"5\"><time>2026-11-20T06:11:5" + std::to_string(i) + "Z</time></trkpt>";
  CHECK(one(track(points(101) + elsewhere)).activity.distance->value == Approx(278).epsilon(0.01));
}

TEST_CASE("clocks that run back take nothing away", "[gpx]") {
  const auto a = one(track(points(61, 120) + points(61, 180 - 120))).activity;
  CHECK(a.duration == Minutes{2min});
  CHECK(a.start == Day{2026y / November / 20} + 8h + 11min);
}

TEST_CASE("an offset in the file is the runner's own", "[gpx]") {
  const auto a = one(gpx(R"(<trk><trkseg><trkpt lat="3" lon="14"><time>2020-02-02T03:02:03+01:00</time></trkpt>
    <trkpt lat="3" lon="14.001"><time>2020-02-02T03:02:43+01:00</time></trkpt></trkseg></trk>)"))
                     .activity;
  CHECK(a.start == Day{2020y / February / 2} + 3h + 2min + 3s);
  CHECK(a.id == "gpx:2020-02-02T02:02:03Z");
}

TEST_CASE("what is no recording is skipped with the reason", "[gpx]") {
  const auto reason = [](const std::string& text) {
    const ImportedFile imported = read(text);
    CHECK(imported.activities.empty());
    CHECK(imported.broken.empty());
    return imported.skipped.empty() ? "" : imported.skipped[0].what + ": " + imported.skipped[0].why;
  };
  CHECK(reason(gpx(R"(<rte><rtept lat="1" lon="1"/></rte>)")) == ": routes and no tracks: a plan, not a recording");
  CHECK(reason(gpx("")) == ": no tracks in it");
  CHECK(reason(track("")) == "track 1: no points in it");
  CHECK(reason(track(R"(<trkpt lat="1" lon="1"/><trkpt lat="1" lon="1.001"/>)")) ==
        "track 1: no times in it: a course or a plan, not a recording");
}

TEST_CASE("several tracks are several activities", "[gpx]") {
  const ImportedFile two =
      read(gpx("<trk><trkseg>" + points(61) + "</trkseg></trk><trk/><trk><trkseg>" + points(61, 600) + "</trkseg></trk>"));
  CHECK(two.activities.size() == 2);
  REQUIRE(two.skipped.size() == 1);
  CHECK(two.skipped[0].what == "track 2");
}

TEST_CASE("Garmin's names of files are ids", "[gpx]") {
  CHECK(one(track(points(61)), "x/activity_2067489619.gpx").activity.id == "garmin:2067489619");
  CHECK(one(track(points(61)), "activity_1.gpx").activity.id == "gpx:2026-11-20T06:10:00Z");
}

TEST_CASE("a file that is cut off keeps its points, wherever it ends", "[gpx]") {
  const std::string whole = track(points(20), "<name>Run</name><!-- note --><desc><![CDATA[a > b]]></desc>");
  for (std::size_t size = 1; size < whole.size() - 6; ++size) {
    const ImportedFile imported = read(whole.substr(0, size));
    CAPTURE(size);
    CHECK(imported.broken.size() == 1);
    const auto two = whole.find("</trkpt>", whole.find("</trkpt>") + 1) + 8;
    CHECK(imported.activities.size() == (size >= two ? 1 : 0));
  }
  const ImportedFile holes = read(whole.substr(0, 1500) + std::string(100, '\0'));
  CHECK(holes.activities.size() == 1);
  REQUIRE(holes.broken.size() == 1);
  CHECK(holes.broken[0].why == "the file is cut off here; what stands before was read");
}

TEST_CASE("what is not XML keeps nothing, and says where", "[gpx]") {
  const auto fault = [](const std::string& text) {
    const ImportedFile imported = read(text);
    CHECK(imported.activities.empty());
    REQUIRE(imported.broken.size() == 1);
    return imported.broken[0].what + ": " + imported.broken[0].why;
  };
  CHECK(fault(track(points(3) + "\n</trk>" + points(3))) == "line 5: an element is not closed as it was opened");
  CHECK(fault(track(points(3) + "<trkpt lat=\"1\" lon=\"1\"><ele>1</el></trkpt>" + points(3))) ==
        "line 4: an element is not closed as it was opened");
  CHECK(fault(track(points(3) + "<trkpt lat=1></trkpt>")) == "line 4: an attribute that is not written name=\"value\"");
  CHECK(fault("<html></html>") == "line 1: no GPX file");
  CHECK(fault("") == ": no element in it");
}

TEST_CASE("limits hold", "[gpx]") {
  const auto why = [](const std::string& text, InputLimits limits) {
    const ImportedFile imported = gpx_format.read(text, "a.gpx", {context.utc_offset, limits});
    CHECK(imported.activities.empty());
    REQUIRE(imported.broken.size() == 1);
    return imported.broken[0].why;
  };
  CHECK(why(track(points(11)), {.points = 10}) == "more than 10 points");
  CHECK(why(track(points(11)), {.bytes = 100}) == "larger than 0 MB");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  CHECK(why(gpx(deep), {}) == "elements nest more than 64 deep");
  CHECK(why(gpx("<name>" + std::string(5u << 20, 'x') + "</name>"), {}) == "more than 4 MB beside its points");
  CHECK(why(track("<trkpt>" + std::string(2u << 20, ' ') + "</trkpt>"), {}) == "a point of more than 1 MB");
}

TEST_CASE("entities of a document are not expanded", "[gpx]") {
  const std::string bomb = R"(<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>)";
  CHECK(one(bomb + "<gpx><trk><name>&b;</name><trkseg>" + points(61) + "</trkseg></trk></gpx>").title == "&b;");
}

TEST_CASE("texts are made valid", "[gpx]") {
  CHECK(one(track(points(61), "<name>L\xe4uf \x1b[31m</name>")).title == "L\u00e4uf [31m");
  std::string wide{"\xff\xfe"};
  for (const char c : track(points(61), "<name>wide</name>")) wide += {c, '\0'};
  CHECK(one(wide).title == "wide");
  CHECK(one("\xef\xbb\xbf \n" + track(points(61))).activity.distance->value > 100);
  CHECK(one("<gpx><trk xmlns='x'><trkseg>" + points(61) + "</trkseg></trk></gpx>").activity.source == "gpx");
}

TEST_CASE("KML is refused with a way out", "[gpx]") {
  const ImportedFile kml = format_of("<kml/>", "a.kml")->read("<kml/>", "a.kml", context);
  REQUIRE(kml.broken.size() == 1);
  CHECK(kml.broken[0].why == "KML is made for maps and not read; export it as GPX, TCX or FIT instead");
  CHECK(format_of("<?xml version=\"1.0\"?>\n<kml xmlns=\"a\">", "")->name == "KML");
  CHECK_FALSE(gpx_format.sniff("<kml/>", "a.gpx"));
  CHECK(gpx_format.sniff(" <!-- <kml/> --><x:gpx>", ""));
}

TEST_CASE("points in blocks are those read one by one", "[gpx]") {
  const auto same = [](const ImportedActivity& a, const ImportedActivity& b) {
    CHECK(a.activity.distance == b.activity.distance);
    CHECK(a.activity.duration == b.activity.duration);
    CHECK(a.activity.cadence_spm == b.activity.cadence_spm);
  };
  const std::string more = "<extensions><x:cad>85</x:cad></extensions>";
  const std::string first = points(1000, 0, more), second = points(1000, 1000, more);  // several blocks each
  const ImportedActivity whole = one(track(first + second));
  CHECK(whole.activity.distance->value == Approx(2000 * 2.78).epsilon(0.002));
  // A mark may hide an end tag, and with other elements between them, points are read one by one.
  same(whole, one(track(first + "<!-- </trkpt></trkseg> -->" + second)));
  same(whole, one(track(first + "text, <other><trkpt lat='0' lon='9'/></other>" + second)));
  same(whole, one(track(first + "<wpt lat='1' lon='1'></wpt>" + second)));
  CHECK(read(gpx("<wpt></wpt><trk><trkseg>" + first + "</trkseg></trk><wpt></wpt>")).activities.size() == 1);
  CHECK(
      read(gpx("<trk><trkseg >" + first + "</trkseg ></trk><trk><trkseg>" + second + "</trkseg></trk>")).activities.size() ==
      2);
  const ImportedFile broken = read(track(first + "<other>" + second));
  REQUIRE(broken.broken.size() == 1);
  CHECK(broken.broken[0].what == "line 2001");
}

TEST_CASE("offsets from UTC", "[import]") {
  CHECK(parse_utc_offset("+01:00") == 60min);
  CHECK(parse_utc_offset("-0330") == -210min);
  CHECK(parse_utc_offset("+05:45") == 345min);
  CHECK(parse_utc_offset("-08") == -480min);
  CHECK(parse_utc_offset("+2") == 120min);
  CHECK(parse_utc_offset("Z") == 0min);
  for (const char* wrong : {"", "+", "1", "01:00", "+-1", "+1:0", "+01:", "+01:60", "+15:00", "-13", "CET", "+01:00:00"}) {
    INFO(wrong);
    CHECK_FALSE(parse_utc_offset(wrong));
  }
}

TEST_CASE("the raw altitude of a phone gives descent and no grades", "[gpx]") {
  std::string hill;
  for (int i = 0; i < 600; ++i)
    hill += "<trkpt lat=\"" + std::to_string(45 + 0.000025 * i) + "\" lon=\"5.0\"><ele>" + std::to_string(300 - 0.2 * i) +
            "</ele><time>2026-11-20T06:" + std::to_string(10 + i / 60) + ":" + (i % 60 < 10 ? "0" : "") +
            std::to_string(i % 60) + "Z</time></trkpt>\n";
  const auto by = [&](const std::string& creator) {
    return one("<gpx creator=\"" + creator + "\"><trk><trkseg>" + hill + "</trkseg></trk></gpx>").activity;
  };
  const Activity phone = by("StravaGPX Android"), watch = by("Garmin Connect"),
                 barometer = by("StravaGPX iPhone with barometer");
  for (const Activity* run : {&phone, &watch, &barometer}) CHECK(run->descent->value == Approx(120).epsilon(0.05));
  CHECK(phone.altitude_source == AltitudeSource::gps);
  CHECK_FALSE(phone.grade_shares);
  CHECK_FALSE(watch.altitude_source);
  CHECK(watch.grade_shares);
  CHECK(barometer.altitude_source == AltitudeSource::barometer);
}
