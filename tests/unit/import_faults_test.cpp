/// What an import got wrong in silence: sports, identities, dates, archives.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <ios>
#include <nlohmann/json.hpp>
#include <streambuf>

#include "catch_include.hpp"
#include "files.hpp"
#include "fit_bytes.hpp"
#include "import/archive.hpp"
#include "import/collect.hpp"
#include "packed.hpp"
#include "program.hpp"
#include "time/timestamp.hpp"
#include "vendor/sport_names.hpp"

using namespace patella;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

constexpr Day later{2026y / November / 22};

/// A GPX track north at this speed, a point every five seconds.
std::string gpx(double metres_per_second, int seconds, const std::string& within_track = {}) {
  std::string text = R"(<gpx version="1.1" creator="GPS Visualizer"><trk>)" + within_track + "<trkseg>";
  for (int s = 0; s <= seconds; s += 5) {
    const int total = 8 * 3600 + s;
    char point[160];
    std::snprintf(point, sizeof point, "<trkpt lat=\"%.7f\" lon=\"8.0\"><time>2024-05-01T%02d:%02d:%02dZ</time></trkpt>",
                  47 + metres_per_second * s / 111'195, total / 3600, total / 60 % 60, total % 60);
    text += point;
  }
  return text + "</trkseg></trk></gpx>";
}

struct Imported {
  json activities;
  std::string report;
  int exit;
};

/// Imports files of these names and bytes, by name.
Imported import_files(const packed::Items& files, std::vector<std::string> options = {}) {
  const Folder folder{"import-faults"};
  std::vector<std::string> args{"import", "--width", "400", "--utc-offset", "+02:00"};
  args.insert(args.end(), options.begin(), options.end());
  for (const packed::Item& file : files) {
    std::ofstream{folder.path / file.name, std::ios::binary} << file.bytes;
    args.push_back(folder.path / file.name);
  }
  const Output output = run_program(args, later);
  return {json::parse(output.out)["activities"], output.err, output.exit};
}

json sport_of(const packed::Items& files) {
  const Imported imported = import_files(files);
  return imported.activities.size() == 1 ? imported.activities[0]["sport"] : json{};
}

std::string strava_table(const std::string& type, const std::string& date, const std::string& file) {
  return "ID,D,N,T,B,Elapsed,Km,HR,RE,C,PN,G,F,AW,BW,Elapsed,MT,Km,MS,AS,EG,EL,ELo,EH\n1,\"" + date + "\",x," + type +
         ",,1800,5.40,,,false,,," + file + ",,,1800,1800,5400.0,,,,,,\n";
}

}  // namespace

TEST_CASE("a recording without a sport is what it can be, and that is reported", "[import][sport]") {
  const Imported ride = import_files({{"ride.gpx", gpx(6.7, 3300)}});
  CHECK(ride.activities[0]["sport"] == "ride");
  CHECK_THAT(ride.report, ContainsSubstring("No source names the sport of 1") && ContainsSubstring("1 × ride:") &&
                              ContainsSubstring("--assume-sport run"));
  CHECK(ride.exit == 0);
  CHECK(sport_of({{"run.gpx", gpx(3, 1800)}}) == "run");
  CHECK(sport_of({{"walk.gpx", gpx(1.4, 1800)}}) == "walk");

  const Imported assumed = import_files({{"ride.gpx", gpx(6.7, 3300)}}, {"--assume-sport", "run"});
  CHECK(assumed.activities[0]["sport"] == "run");
  CHECK_THAT(assumed.report, ContainsSubstring("as --assume-sport says"));
  CHECK(import_files({{"a.gpx", gpx(3, 1800, "<type>cycling</type>")}}, {"--assume-sport", "run"}).activities[0]["sport"] ==
        "ride");
}

TEST_CASE("the name of an activity names its sport", "[import][sport]") {
  CHECK(sport_of({{"a.gpx", gpx(3, 1800, "<name>Cycling 5/1/24 8:00 am</name>")}}) == "ride");
  CHECK(sport_in_name("Evening Ride") == Sport::ride);
  CHECK(sport_in_name("Course à pied le matin") == Sport::run);
  CHECK(sport_in_name("Morning Trail Run") == Sport::trail_run);
  CHECK(sport_in_name("Radfahrt am Morgen") == Sport::ride);
  CHECK(sport_in_name("Пробежка утром") == Sport::run);
  CHECK(sport_in_name("朝のランニング") == Sport::run);
  CHECK(sport_in_name("아침 러닝") == Sport::run);
  CHECK(sport_in_name("MorningRun") == Sport::run);
  for (const auto* none : {"", "Route 2024-05-01 9:00am", "walk run", "Ride to the run", "Trail of tears", "Brunch"})
    CHECK_FALSE(sport_in_name(none));
}

TEST_CASE("a word for a sport that nobody knows is no sport", "[import][sport]") {
  CHECK(sport_of({{"a.gpx", gpx(3, 1800, "<type>Juoksu</type>")}}) == "run");
  CHECK(sport_of({{"a.gpx", gpx(3, 1800, "<type>бег</type>")}}) == "run");
  CHECK(sport_of({{"a.gpx", gpx(3, 1800, "<type>Blubb</type>")}}) == "run");
  CHECK(sport_of({{"a.gpx", gpx(6.7, 3300, "<type>Blubb</type>")}}) == "ride");
  const std::pair<const char*, Sport> words[]{{"Juoksu", Sport::run},
                                              {"Бег", Sport::run},
                                              {"БЕГ", Sport::run},
                                              {"दौड़", Sport::run},
                                              {"Τρέξιμο", Sport::run},
                                              {"Koşu", Sport::run},
                                              {"Lari", Sport::run},
                                              {"ランニング", Sport::run},
                                              {"달리기", Sport::run},
                                              {"跑步", Sport::run},
                                              {"Běh", Sport::run},
                                              {"Chạy bộ", Sport::run},
                                              {"Kävely", Sport::walk},
                                              {"Ходьба", Sport::walk},
                                              {"Yürüyüş", Sport::walk},
                                              {"散歩", Sport::walk},
                                              {"Vaellus", Sport::hike},
                                              {"Πεζοπορία", Sport::hike},
                                              {"登山", Sport::hike},
                                              {"Pyöräily", Sport::ride},
                                              {"Велосипед", Sport::ride},
                                              {"Bisiklet", Sport::ride},
                                              {"Bersepeda", Sport::ride},
                                              {"骑行", Sport::ride},
                                              {"자전거", Sport::ride},
                                              {"Плавание", Sport::swim},
                                              {"수영", Sport::swim},
                                              {"跑步机", Sport::treadmill},
                                              {"トレイルランニング", Sport::trail_run}};
  for (const auto& [word, sport] : words) {
    INFO(word);
    CHECK(sport_of_word(word) == sport);
    CHECK(sport_in_words(word) == sport);
  }
  for (const auto* unknown : {"Blubb", "Crunches", "Brunch"}) CHECK_FALSE(sport_in_words(unknown));

  // A list's unknown word says less than a recording that knows, and less than what the numbers look like.
  fit_bytes::Run run;
  const Imported listed = import_files(
      {{"export.zip",
        packed::zip({{"activities.csv", strava_table("Blubb", "1 мая 2024 г., 6:00:00", "activities/99.fit.gz")},
                     {"activities/99.fit.gz", packed::gz(fit_bytes::fit_file(run))}})}});
  REQUIRE(listed.activities.size() == 1);
  CHECK(listed.activities[0]["sport"] == "run");
  CHECK_THAT(listed.report, ContainsSubstring("sport `Blubb`"));
  const Imported alone = import_files({{"activities.csv", strava_table("Blubb", "1 мая 2024 г., 6:00:00", "")}});
  CHECK(alone.activities[0]["sport"] == "run");
  CHECK_THAT(alone.report, ContainsSubstring("1 × run:"));
}

TEST_CASE("exports say in their lists what their recordings are", "[import][sport]") {
  const std::string runkeeper =
      "Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb "
      "(m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\n"
      "abc,2024-05-01 10:00:00,Cycling,,5.4,30:00,5:33,10.8,500,10,,,,2024-05-01-100000.gpx\n"
      "def,2024-05-02 10:00:00,Running,,10,1:00:00,6:00,10,500,,,,knee 0/2/1,\n";
  const Imported rides = import_files(
      {{"export.zip", packed::zip({{"cardioActivities.csv", runkeeper}, {"2024-05-01-100000.gpx", gpx(3, 1800)}})}});
  REQUIRE(rides.activities.size() == 2);
  CHECK(rides.activities[0]["sport"] == "ride");
  CHECK(rides.activities[0]["id"] == "runkeeper:abc");
  CHECK(rides.activities[1]["sport"] == "run");
  CHECK(rides.activities[1]["duration_min"] == 60);
  CHECK(rides.activities[1]["pain"]["during"] == 2);
  CHECK_THAT(rides.report, !ContainsSubstring("No source names"));

  const std::string health = R"(<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE HealthData [ <!ELEMENT HealthData (a)> ]>
<HealthData locale="de_DE"><Record type="HKQuantityTypeIdentifierStepCount" value="12"/>
<Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="30" durationUnit="min" startDate="2024-05-01 10:00:00 +0200" endDate="2024-05-01 10:30:00 +0200"><WorkoutRoute><FileReference path="/workout-routes/route.gpx"/></WorkoutRoute></Workout>
<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="60" durationUnit="min" totalDistance="6" totalDistanceUnit="mi" startDate="2024-05-02 10:00:00 -0700" endDate="2024-05-02 11:00:00 -0700"><MetadataEntry key="HKIndoorWorkout" value="1"/></Workout>
</HealthData>)";
  const packed::Items files{{"apple_health_export/export.xml", health},
                            {"apple_health_export/workout-routes/route.gpx", gpx(3, 1800)}};
  const Imported apple = import_files({{"export.zip", packed::zip(files)}});
  REQUIRE(apple.activities.size() == 2);
  CHECK(apple.activities[0]["sport"] == "walk");
  CHECK(apple.activities[0]["start"] == "2024-05-01T10:00:00+02:00");
  CHECK(apple.activities[1]["sport"] == "treadmill");
  CHECK(apple.activities[1]["distance_km"].get<double>() == Approx(9.656).margin(0.001));
  CHECK(apple.activities[1]["start"] == "2024-05-02T10:00:00-07:00");

  // Heart rates and steps make such a file larger than what is read of one.
  std::string large = health;
  std::string records;
  while (records.size() < (3u << 20))
    records += R"(<Record type="HeartRate" value=")" + std::to_string(records.size()) + "\"/>\n";
  large.insert(large.find("<Record"), records);
  CHECK(import_files({{"export.xml", large}}, {"--max-mb", "1"}).activities.size() == 2);
}

TEST_CASE("the table of intervals.icu", "[import][intervals]") {
  const Imported imported =
      import_files({{"activities.csv",
                     "\xef\xbb\xbfid,start_date_local,name,type,moving_time,distance,elapsed_time,total_elevation_gain,icu_"
                     "training_load\n"
                     "i123,2024-05-01T08:00:00,\"Morning, knee 1/2/1\",Run,1800,5400.0,1810,20,30\n"}});
  REQUIRE(imported.activities.size() == 1);
  const json& run = imported.activities[0];
  CHECK(run["id"] == "intervals:i123");
  CHECK(run["sport"] == "run");
  CHECK(run["distance_km"] == 5.4);
  CHECK(run["duration_min"] == 30);
  CHECK(run["pain"]["during"] == 2);
}

TEST_CASE("dates in the languages of Strava", "[import][date]") {
  const auto then = Day{2024y / May / 1} + 15h + 9min + 27s;
  for (const auto* text : {"2024. 5. 1. 오후 3:09:27",
                           "2024년 5월 1일 오후 3:09:27",
                           "2024年5月1日 下午3:09:27",
                           "2024/5/1 下午3:09:27",
                           "2024年5月1日 15:09:27",
                           "2024/05/01 15:09:27",
                           "2024年5月1日 午後3:09:27",
                           "2024年5月1日 15時09分27秒",
                           "1 мая 2024 г., 15:09:27",
                           "1 Мая 2024 г. в 15:09:27",
                           "1 трав. 2024 р., 15:09:27",
                           "1 Μαΐ 2024, 3:09:27 μ.μ.",
                           "1 Μαΐου 2024 στις 3:09:27 μ.μ.",
                           "1 मई 2024, 3:09:27 pm",
                           "1 मई 2024, 3:09:27 अपराह्न",
                           "1 May 2024 15:09:27",
                           "1 Mayıs 2024 Çarşamba 15:09:27",
                           "1 May 2024 ÖS 3:09:27",
                           "1 Mei 2024 15.09.27",
                           "1 de mai. de 2024, 15:09:27",
                           "1. toukok. 2024 klo 15.09.27",
                           "mer. 1 mai 2024 à 15:09:27",
                           "1.5.2024, 15:09:27",
                           "١ مايو ٢٠٢٤، ٣:٠٩:٢٧ م",
                           "1 พ.ค. 2567 15:09:27",
                           "15:09:27 1 May 2024"}) {
    INFO(text);
    CHECK(parse_localized_time(text) == then);
  }
  CHECK(parse_localized_time("2024. 5. 1. 오전 12:09:27") == Day{2024y / May / 1} + 9min + 27s);
  CHECK(parse_localized_time("2024年5月1日 上午9:00:00") == Day{2024y / May / 1} + 9h);
  CHECK(parse_localized_time("mar. 7 mai 2024, 9:00:00") == Day{2024y / May / 7} + 9h);  // a Tuesday
  const std::pair<const char*, unsigned> months[]{
      {"15 янв. 2024 г., 9:00:00", 1},   {"15 февр. 2024 г., 9:00:00", 2},  {"15 марта 2024 г., 9:00:00", 3},
      {"15 июн. 2024 г., 9:00:00", 6},   {"15 июл. 2024 г., 9:00:00", 7},   {"15 сент. 2024 г., 9:00:00", 9},
      {"15 нояб. 2024 г., 9:00:00", 11}, {"15 Ağu 2024 9:00:00", 8},        {"15 Ara 2024 9:00:00", 12},
      {"15 Eki 2024 9:00:00", 10},       {"15 Kas 2024 9:00:00", 11},       {"15 Oca 2024 9:00:00", 1},
      {"15 Ağustos 2024 9:00:00", 8},    {"15 Haz 2024 9:00:00", 6},        {"15 Tem 2024 9:00:00", 7},
      {"15 Şub 2024 9:00:00", 2},        {"15 Αυγ 2024, 9:00:00 π.μ.", 8},  {"15 Μάρ 2024, 9:00:00 π.μ.", 3},
      {"15 Ιουν 2024, 9:00:00 π.μ.", 6}, {"15 Ιουλ 2024, 9:00:00 π.μ.", 7}, {"15 फ़र॰ 2024, 9:00:00 am", 2},
      {"15 जुल॰ 2024, 9:00:00 am", 7},    {"15 जून 2024, 9:00:00 am", 6},     {"15 सित॰ 2024, 9:00:00 am", 9},
      {"15 अक्तू॰ 2024, 9:00:00 am", 10},  {"15 Agu 2024 09.00.00", 8},       {"15 Des 2024 09.00.00", 12}};
  for (const auto& [text, month] : months) {
    INFO(text);
    CHECK(parse_localized_time(text) == Day{2024y / std::chrono::month{month} / 15} + 9h);
  }
}

TEST_CASE("files that macOS adds to an archive are passed over in silence", "[import][archive]") {
  fit_bytes::Run run;
  const std::string resource = std::string{"\0\5\x16\7\0\2\0\0Mac OS X", 16} + std::string(80, '\0');
  const Imported imported = import_files({{"export.zip", packed::zip({{"runs/1.fit", fit_bytes::fit_file(run)},
                                                                      {"__MACOSX/runs/._1.fit", resource},
                                                                      {"runs/._2.gpx", resource}})}});
  CHECK(imported.activities.size() == 1);
  CHECK(imported.exit == 0);
  CHECK_THAT(imported.report, !ContainsSubstring("_"));
}

TEST_CASE("a flipped bit in a packed file is never without a word", "[import][archive]") {
  const std::string text = gpx(3, 600, "<name>abcdefghij</name>");
  const std::string packed = packed::gz(text);
  const auto read = [](const std::string& bytes) {
    std::pair<std::string, bool> seen{"", false};
    FileVisitor visitor;
    visitor.take = [&](const FoundFile& file) { seen.first += file.bytes; };
    visitor.report = [&](const ImportNote&) { seen.second = true; };
    each_file_in("a.gpx.gz", stream_of(bytes), {}, visitor);
    return seen;
  };
  REQUIRE(read(packed) == std::pair{text, false});
  CHECK(read(packed + std::string(512, '\0')) == std::pair{text, false});  // padded
  CHECK(read(packed::gz("a") + packed::gz("b")) == std::pair{std::string{"ab"}, false});
  for (std::size_t at = 2; at < packed.size(); at += 7) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
    const auto [bytes, reported] = read(damaged);
    INFO("byte " << at);
    CHECK((reported || bytes == text));
  }
  for (std::size_t size = 2; size < packed.size(); size += 11) {
    INFO("size " << size);
    CHECK(read(packed.substr(0, size)).second);
  }
}

TEST_CASE("a damaged or empty archive is never without a word", "[import][archive]") {
  const std::string text = gpx(3, 600);
  const std::string whole = packed::zip({{"a.gpx", text}, {"b.gpx", text + " "}, {"c.gpx", text + "  "}});
  const auto reported = [](const std::string& name, const std::string& bytes) {
    std::pair<std::size_t, bool> seen{0, false};
    FileVisitor visitor;
    visitor.take = [&](const FoundFile& file) { seen.first += file.bytes.find("<gpx") == 0; };
    visitor.report = [&](const ImportNote&) { seen.second = true; };
    each_file_in(name, stream_of(bytes), {}, visitor);
    return seen;
  };
  REQUIRE(reported("a.zip", whole) == std::pair{std::size_t{3}, false});
  for (std::size_t at = 4; at < whole.size(); at += 5) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const auto [files, told] = reported("a.zip", damaged);
    INFO("byte " << at);
    CHECK((told || files == 3));
  }
  for (std::size_t size = 8; size < whole.size(); size += 13) {
    INFO("size " << size);
    CHECK(reported("a.zip", whole.substr(0, size)).second);
  }
  CHECK(reported("a.zip", packed::zip({})).second);
  CHECK(reported("a.zip", packed::zip({{"folder", "", AE_IFDIR}})).second);
  CHECK(reported("a.tar", std::string(10'240, '\0')).second);
  CHECK(reported("a.tgz", packed::gz(std::string(10'240, '\0'))).second);
  for (const auto* name : {"a.zip", "a.gz", "a.tar"}) CHECK(import_files({{name, "damaged"}}).exit == cli::bad_data);
  std::string damaged = whole;
  damaged[0] = 'X';
  CHECK(import_files({{"all.zip", packed::zip({{"inner.zip", damaged}, {"d.gpx", text}})}}).exit == cli::bad_data);
}

TEST_CASE("broken entries of one reason are one line of the report", "[import]") {
  packed::Items items;
  for (int i = 0; i < 50; ++i) items.push_back({std::to_string(i) + ".gpx", "<gpx><trk"});
  const Imported imported = import_files({{"all.zip", packed::zip(items)}});
  CHECK(imported.exit == cli::bad_data);
  CHECK_THAT(imported.report, ContainsSubstring("50 × ") && ContainsSubstring("and 47 more"));
  CHECK(std::ranges::count(imported.report, '\n') < 10);
}

TEST_CASE("files that share a number and a time of creation are three runs", "[import][identity]") {
  packed::Items files;
  for (unsigned i = 0; i < 3; ++i) {
    fit_bytes::Run run;
    run.start += i * 86'400;
    run.created = fit_bytes::Run{}.start;
    files.push_back({std::to_string(i) + ".fit", fit_bytes::fit_file(run)});
  }
  CHECK(import_files(files).activities.size() == 3);
  files.push_back(files[0]);
  files.back().name = "copy.fit";
  CHECK(import_files(files).activities.size() == 3);

  // One after the other, and again.
  const Folder folder{"shared-ids"};
  const std::string log = folder.path / "log.json";
  for (const int round : {1, 2})
    for (const packed::Item& file : files) {
      std::ofstream{folder.path / file.name, std::ios::binary} << file.bytes;
      CHECK(run_program({"import", folder.path / file.name, "--into", log}, later).exit == 0);
      if (round == 2) CHECK(json::parse(text_of(log))["activities"].size() == 3);
    }
  CHECK(run_program({"validate", log}, later).exit == 0);
}

TEST_CASE("activities are not joined through a third", "[import][identity]") {
  const auto record = [](const std::string& id, minutes begin, minutes duration, double metres) {
    ImportedActivity found;
    found.activity.id = id;
    found.activity.day = Day{2024y / May / 1};
    found.activity.start = found.activity.day + begin;
    found.activity.stated_sport = Sport::run;
    found.activity.duration = duration;
    found.activity.distance = Distance{metres};
    return found;
  };
  const auto collect = [](std::vector<ImportedActivity> records) {
    std::vector<ImportSource> sources;
    for (ImportedActivity& one : records) {
      sources.push_back({one.activity.id, one.activity.id, {}});
      sources.back().imported.activities = {std::move(one)};
    }
    return collect_activities(std::move(sources), false);
  };
  std::vector<ImportedActivity> records{record("a", 7h, 45min, 8000), record("b", 18h, 40min, 7000),
                                        record("day", 6h, 14h, 30'000)};
  records[2].activity.pain.emplace().during = Pain{4};
  do {
    const CollectedActivities collected = collect(records);
    REQUIRE(collected.activities.size() == 2);
    CHECK(collected.activities[0].found.activity.distance == Distance{8000});
    CHECK(collected.activities[1].found.activity.distance == Distance{7000});
    CHECK(collected.activities[0].found.activity.pain->during == Pain{4});  // is never lost
    REQUIRE(collected.doubts.size() == 1);
    CHECK(collected.doubts[0].what == "day");
  } while (std::ranges::next_permutation(records, {}, [](const auto& r) { return r.activity.id; }).found);
  // A chain: each overlaps the next by half, and the ends do not.
  CHECK(collect({record("a", 7h, 60min, 1), record("b", 7h + 25min, 60min, 1), record("c", 7h + 50min, 60min, 1)})
            .activities.size() == 2);
}

TEST_CASE("the file's name comes after the activity's", "[import][sport]") {
  CHECK(sport_of({{"Morning_Ride.gpx", gpx(3, 1800)}}) == "ride");
  CHECK(sport_of({{"Morning_Ride.gpx", gpx(3, 1800, "<name>Lauf</name>")}}) == "run");
  const std::string track = gpx(3, 1800);
  CHECK(sport_of({{"a.gpx", "<gpx><metadata><name>Cycling</name></metadata>" + track.substr(track.find("<trk>"))}}) ==
        "ride");
}

namespace {

/// A stream that fails as a closed one does.
struct FailingBuffer : std::streambuf {
  int_type underflow() override {
    errno = EBADF;
    throw std::ios_base::failure{"closed"};
  }
};

Output run_without_input(const std::vector<std::string>& args) {
  FailingBuffer buffer;
  std::istream in{&buffer};
  std::ostringstream out, err;
  const int exit = cli::run(args, later, in, out, err, {}, {});
  return {exit, out.str(), err.str()};
}

}  // namespace

TEST_CASE("standard input that is closed is no bug", "[cli]") {
  for (const auto* command : {"check", "validate", "report", "replay", "import"}) {
    INFO(command);
    const Output output = run_without_input({command, "-"});
    CHECK(output.exit == cli::no_input);
    CHECK_THAT(output.err, ContainsSubstring("closed") && !ContainsSubstring("bug"));
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
namespace {

/// What the program answers where it gets so many more bytes of memory: too few for the stack of another thread.
Output run_with_memory(const std::vector<std::string>& args, rlim_t bytes, unsigned cores) {
  const Folder folder{"memory"};
  const std::string answer = folder.path / "out", report = folder.path / "err";
  const pid_t child = fork();
  if (child == 0) {
    std::size_t pages = 0;
    std::ifstream{"/proc/self/statm"} >> pages;
    const rlim_t limit = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + bytes;
    const rlimit limits{limit, limit};
    setrlimit(RLIMIT_AS, &limits);
    std::istringstream in;
    std::ofstream out{answer}, err{report};
    const int exit = cli::run(args, later, in, out, err, {}, {}, {.utc_offset = {}, .cores = cores});
    out.flush();
    err.flush();
    _exit(exit);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(answer), text_of(report)};
}

}  // namespace

TEST_CASE("an import needs no second thread", "[import]") {
  const Folder folder{"one-thread"};
  packed::Items items;
  for (unsigned i = 0; i < 5; ++i) {
    fit_bytes::Run run;
    run.start += i * 86'400;
    items.push_back({std::to_string(i) + ".fit", fit_bytes::fit_file(run)});
  }
  std::ofstream{folder.path / "all.zip", std::ios::binary} << packed::zip(items);
  const std::vector<std::string> args{"import", folder.path / "all.zip"};
  const Output output = run_with_memory(args, 7u << 20, 4);
  CHECK(output.exit == cli::ok);
  CHECK(output.out == run_program(args, later).out);
}

TEST_CASE("too little memory is said, and is no bug", "[cli]") {
  const Folder folder{"little-memory"};
  std::ofstream{folder.path / "log.json"} << R"({"version": 1, "activities": [)" << std::string(40u << 20, ' ') << "]}";
  const Output output = run_with_memory({"check", folder.path / "log.json"}, 16u << 20, 1);
  CHECK(output.exit == cli::lacks_resources);
  CHECK_THAT(output.err, ContainsSubstring("memory") && !ContainsSubstring("bug"));
}
#endif
