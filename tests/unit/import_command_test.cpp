/// `patella import` as a whole, on the files that vendors hand out.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "catch_include.hpp"
#include "cli/import.hpp"
#include "files.hpp"
#include "fit_bytes.hpp"
#include "packed.hpp"
#include "program.hpp"
#include "vendor/fit/fit.hpp"

using namespace patella;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

constexpr Day sunday{2026y / November / 22};

/// The files of a Strava export: a table, recordings and what is of no use here.
packed::Items strava_export() {
  fit_bytes::Run run;
  run.altitude = [](int s) { return 100 - 0.1 * s; };
  run.ascent = 2;
  run.descent = 122;
  const std::string table =
      "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart "
      "Rate,Relative "
      "Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving "
      "Time,Distance\n"
      "9001,\"Nov 8, 2024, 11:33:22 AM\",Lunch,Run,knee 0/2/1,1210,3.6,,,false,,,activities/77.fit.gz,,,1210,1200,3601\n"
      "9002,\"Nov 9, 2024, 10:00:00 AM\",By hand,Run,,1800,5,,,false,,,,,,1800,1800,5000\n";
  return {{"activities.csv", table},
          {"activities/77.fit.gz", packed::gz(fit_bytes::fit_file(run))},
          {"media/1.jpg", "\xff\xd8\xff"},
          {"profile.csv", "a,b\n1,2\n"}};
}

Output run_on(const std::vector<std::string>& args, const cli::Terminal& terminal, const cli::Environment& machine) {
  return run_program(args, sunday, {}, {}, terminal, machine);
}

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream{file, std::ios::binary} << bytes; }

}  // namespace

TEST_CASE("a Strava export is joined with its recordings, packed or not", "[import]") {
  const Folder folder{"strava-export"};
  write(folder.path / "export.zip", packed::zip(strava_export()));
  const Output zipped = run_program({"import", folder.path / "export.zip"}, sunday);
  CHECK(zipped.exit == 0);
  const json log = json::parse(zipped.out);
  REQUIRE(log["activities"].size() == 2);
  const json& run = log["activities"][0];
  CHECK(run["id"] == "strava:9001");
  CHECK(run["start"] == "2024-11-08T12:33:20+01:00");  // the watch knew the time zone, the table did not
  CHECK(run["distance_km"] == 3.6);
  CHECK(run["duration_min"] == 20);
  CHECK(run["descent_m"].get<double>() == Approx(120).margin(2));
  CHECK(run["altitude_source"] == "barometer");
  CHECK(run["cadence_spm"] == 169);
  CHECK(run["pain"] == json::parse(R"({"before": 0, "during": 2, "after": 1})"));
  CHECK(run["x_device_descent_m"] == 122);
  CHECK(log["activities"][1]["source"] == "strava, entered by hand");
  CHECK_THAT(zipped.err, ContainsSubstring("Joined (1)") && ContainsSubstring("no activities in files of this kind"));

  std::filesystem::create_directories(folder.path / "export" / "activities");
  for (const packed::Item& item : strava_export())
    if (!item.name.starts_with("media")) write(folder.path / "export" / item.name, item.bytes);
  CHECK(run_program({"import", folder.path / "export"}, sunday).out == zipped.out);
}

TEST_CASE("the result does not depend on the number of threads", "[import]") {
  packed::Items items;
  for (int i = 0; i < 40; ++i) {
    fit_bytes::Run run;
    run.start += static_cast<std::uint32_t>(i) * 50'000;
    run.seconds = 60 + i;
    std::string bytes = fit_bytes::fit_file(run);
    if (i % 7 == 3) bytes.resize(bytes.size() - 30);
    items.push_back({std::to_string(i) + (i % 2 ? ".fit.gz" : ".fit"), i % 2 ? packed::gz(bytes) : bytes});
  }
  items.push_back({"damaged.gpx.gz", packed::gz("<gpx><trk><trkseg><trkpt")});
  const Folder folder{"threads"};
  write(folder.path / "all.zip", packed::zip(items));
  const std::vector<std::string> args{"import", folder.path / "all.zip"};
  const Output one = run_on(args, {}, {});
  CHECK(one.exit == cli::bad_data);
  CHECK(json::parse(one.out)["activities"].size() == 40);
  for (const unsigned cores : {2u, 5u}) {
    const Output more = run_on(args, {}, {.utc_offset = {}, .cores = cores});
    CHECK(more.exit == one.exit);
    CHECK(more.out == one.out);
    CHECK(more.err == one.err);
  }
}

TEST_CASE("limits are reported and can be set", "[import]") {
  const Folder folder{"limits"};
  fit_bytes::Run run;
  run.seconds = 100;
  const std::string fit = fit_bytes::fit_file(run);
  write(
      folder.path / "nested.zip",
      packed::zip({{"a.zip",
                    packed::zip({{"b.zip",
                                  packed::zip({{"c.zip", packed::zip({{"d.zip", packed::zip({{"run.fit", fit}})}})}})}})}}));
  const std::string nested = folder.path / "nested.zip";
  const Output deep = run_program({"import", nested, "--width", "400"}, sunday);
  CHECK(deep.exit == cli::bad_data);
  CHECK_THAT(deep.err, ContainsSubstring("archives in archives more than 4 deep"));
  CHECK(run_program({"import", nested, "--max-archives", "5"}, sunday).exit == 0);

  write(folder.path / "many.zip", packed::zip({{"1.fit", fit}, {"2.fit", fit}, {"3.fit", fit}}));
  const Output many = run_program({"import", folder.path / "many.zip", "--max-files", "2", "--width", "400"}, sunday);
  CHECK(many.exit == cli::bad_data);
  CHECK_THAT(many.err, ContainsSubstring("more than 2 files in it; the rest was not read"));

  write(folder.path / "run.fit", fit);
  const Output points = run_program({"import", folder.path / "run.fit", "--max-points", "50"}, sunday);
  CHECK(points.exit == cli::bad_data);
  CHECK_THAT(points.err, ContainsSubstring("more points than the limit"));
  CHECK(json::parse(points.out)["activities"].size() == 1);  // what came before stands

  write(folder.path / "large.gpx", "<gpx>" + std::string(3u << 20, ' ') + "</gpx>");
  CHECK_THAT(run_program({"import", folder.path / "large.gpx", "--max-mb", "2"}, sunday).err,
             ContainsSubstring("larger than 2 MB"));
  CHECK_THAT(run_program({"import", folder.path / "large.gpx", "--max-mb", "4"}, sunday).err, !ContainsSubstring("larger"));

  const std::string list = R"([{"resource_state": 2, "start_date_local": "2026-11-19T07:02:05Z", "map": [[[[1]]]]}])";
  write(folder.path / "list.json", list);
  CHECK_THAT(run_program({"import", folder.path / "list.json", "--max-nesting", "3"}, sunday).err,
             ContainsSubstring("nested deeper than 3 levels"));
  CHECK(run_program({"import", folder.path / "list.json"}, sunday).exit == 0);
}

TEST_CASE("a progress bar is shown on a terminal only", "[import]") {
  const Folder folder{"bar"};
  for (int i = 0; i < 5; ++i) {
    fit_bytes::Run run;
    run.start += static_cast<std::uint32_t>(i) * 50'000;
    write(folder.path / (std::to_string(i) + ".fit"), fit_bytes::fit_file(run));
  }
  auto now = std::make_shared<nanoseconds>(0s);
  const cli::Environment machine{.utc_offset = {}, .clock = [now] { return *now += 60ms; }};
  const cli::Terminal terminal{.is_terminal = true, .width = 70, .no_color = true};
  const std::vector<std::string> args{"import", folder.path};
  const std::string shown = run_on(args, terminal, machine).err;
  CHECK_THAT(shown, ContainsSubstring(" %") && ContainsSubstring("files, ") && ContainsSubstring(" a second") &&
                        ContainsSubstring("left") && ContainsSubstring("[####"));
  std::string wiped(71, ' ');
  wiped.front() = wiped.back() = '\r';
  CHECK_THAT(shown, ContainsSubstring(wiped));  // it is gone at the end
  CHECK_THAT(run_on(args, {}, machine).err, !ContainsSubstring("\r"));
  std::vector<std::string> quiet = args;
  quiet.push_back("--quiet");
  CHECK(run_on(quiet, terminal, machine).err.empty());
}

TEST_CASE("the line of the progress bar", "[import]") {
  CHECK(cli::progress_line(0, 0, 0, 80) == "[                              ]   0 %  0 files");
  CHECK(cli::progress_line(0.5, 1, 2, 80) == "[###############               ]  50 %  1 file, 0.5 a second, 2 s left");
  CHECK(cli::progress_line(0.999, 1203, 150, 80) ==
        "[############################# ]  99 %  1203 files, 8.0 a second, 1 s left");
  CHECK(cli::progress_line(0.25, 10, 60, 60) == "[##        ]  25 %  10 files, 0.2 a second, 3 min 00 s left");
  CHECK(cli::progress_line(7, 2, 1, 80).starts_with("[##############################] 100 %"));
  for (const int width : {0, 1, 10, 20, 30, 40})
    CHECK(cli::progress_line(0.3, 20, 3, width).size() <= static_cast<std::size_t>(std::max(0, width - 1)));
}

TEST_CASE("real recordings become what their devices say", "[import]") {
  const auto folder = test_data("fit");
  if (!folder) return;
  const Output output = run_program({"import", *folder}, sunday);
  CHECK(output.exit == cli::bad_data);
  CHECK(json::parse(output.out)["activities"].size() == 28);

  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator{*folder}) {
    const std::string bytes = text_of(entry.path());
    const FitReading reading = read_fit(std::as_bytes(std::span{bytes}));
    if (reading.files.size() != 1 || reading.files[0].sessions.size() != 1) continue;
    const FitTotals& session = reading.files[0].sessions[0];
    if (!session.start || *session.start < fit_first_date) continue;
    INFO(entry.path().filename().string());
    const json log = json::parse(run_program({"import", entry.path(), "--quiet"}, sunday).out);
    if (log["activities"].empty()) continue;
    const json& activity = log["activities"].at(0);
    if (session.distance && *session.distance > 0)
      CHECK(activity["distance_km"].get<double>() == Approx(*session.distance / 1000).epsilon(0.01).margin(0.001));
    if (session.timer && *session.timer > 0)
      CHECK(activity["duration_min"].get<double>() * 60 == Approx(*session.timer).margin(1));
    if (session.sport == 1u && session.cadence && *session.cadence > 20)
      CHECK(activity["cadence_spm"].get<double>() == Approx(2 * *fit_cadence(session)).margin(1));
    ++compared;
  }
  CHECK(compared >= 20);
}

TEST_CASE("real tracks agree with what else is known of them", "[import]") {
  const auto folder = test_data("track");
  if (!folder) return;
  const Output output = run_program({"import", *folder}, sunday);
  CHECK(output.exit == cli::bad_data);  // KML is refused
  const json log = json::parse(output.out);
  CHECK(log["activities"].size() == 7);
  const auto fit = test_data("fit");
  // The same run from two formats is one, and each says the same of it.
  const json both = json::parse(
      run_program({"import", *fit / "elevate_running_sloatsburg.fit", *folder / "elevate_running_sloatsburg.tcx"}, sunday)
          .out);
  REQUIRE(both["activities"].size() == 1);
  const json tcx =
      json::parse(run_program({"import", *folder / "elevate_running_sloatsburg.tcx"}, sunday).out)["activities"][0];
  for (const char* field : {"distance_km", "duration_min", "descent_m", "cadence_spm"})
    CHECK(both["activities"][0][field].get<double>() == Approx(tcx[field].get<double>()).epsilon(0.01));
}

TEST_CASE("all real files at once, and importing them again changes nothing", "[import]") {
  const auto fit = test_data("fit"), track = test_data("track"), vendor = test_data("vendor");
  if (!fit) return;
  const Folder folder{"everything"};
  const std::string log = folder.path / "log.json";
  const std::vector<std::string> args{"import", *fit, *track, *vendor, "--into", log, "--width", "400"};
  CHECK(run_program(args, sunday).exit == cli::bad_data);
  const std::string first = text_of(log);
  CHECK(run_program({"validate", log}, sunday).exit == 0);
  const Output again = run_program(args, sunday);
  CHECK(text_of(log) == first);
  CHECK_THAT(again.err, ContainsSubstring("it was left as it is"));
  // In another order it is the same log.
  CHECK(run_program({"import", *vendor, *track, *fit, "--into", log}, sunday).exit == cli::bad_data);
  CHECK(text_of(log) == first);
  CHECK_FALSE(std::filesystem::exists(log + "~"));
}
