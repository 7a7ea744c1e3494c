/// FIT files of many devices, whole and broken, and the descents that the devices stated themselves.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <sstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "recording/elevation_profile.hpp"
#include "vendor/fit/fit.hpp"

using namespace patella;
using Catch::Matchers::WithinRel;

namespace {

FitReading read(const std::filesystem::path& path) {
  const std::string bytes = text_of(path);
  return read_fit(std::as_bytes(std::span{bytes}));
}

struct Expected {
  std::vector<FitFault> faults;
  std::size_t files = 1;  ///< that are chained
};

/// What is wrong with each file; most are clean.
const std::map<std::string, Expected> files{{"2013-02-06-12-11-14.fit", {}},
                                            {"2015-10-13-08-43-15.fit", {}},
                                            {"20170518-191602-1740899583.fit", {}},
                                            {"2019-02-17-062644-ELEMNT-297E-195-0.fit", {}},
                                            {"Activity.fit", {}},
                                            {"DeveloperData.fit", {}},
                                            {"Edge810-Vector-2013-08-16-15-35-10.fit", {}},
                                            {"MonitoringFile.fit", {}},
                                            {"Settings.fit", {}},
                                            {"Settings2.fit", {}},
                                            {"WeightScaleMultiUser.fit", {}},
                                            {"WeightScaleSingleUser.fit", {}},
                                            {"WorkoutCustomTargetValues.fit", {}},
                                            {"WorkoutIndividualSteps.fit", {}},
                                            {"WorkoutRepeatGreaterThanStep.fit", {}},
                                            {"WorkoutRepeatSteps.fit", {}},
                                            {"activity-large-fenxi2-multisport.fit", {}},
                                            {"activity-settings.fit", {{}, 2}},
                                            {"activity-small-fenix2-run.fit", {}},
                                            {"antfs-dump.63.fit", {{FitFault::no_date}}},
                                            {"compressed-speed-distance.fit", {{FitFault::no_date}}},
                                            {"developer-types-sample.fit", {}},
                                            {"elevate_activities-02_runs_garmin_export_20171011_run_2088390344.fit", {}},
                                            {"elevate_others_empty.fit", {{FitFault::empty}, 0}},
                                            {"elevate_others_flagged-hr.fit", {}},
                                            {"elevate_others_flagged-speed.fit", {}},
                                            {"elevate_running_bloemendaal.fit", {}},
                                            {"elevate_running_sloatsburg.fit", {}},
                                            {"elevate_running_treadmill.fit", {}},
                                            {"event_timestamp.fit", {{}, 5}},
                                            {"garmin-edge-500-activity.fit", {}},
                                            {"garmin-edge-820-bike.fit", {}},
                                            {"garmin-fenix-5-bike.fit", {}},
                                            {"garmin-fenix-5-run.fit", {}},
                                            {"garmin-fenix-5-walk.fit", {}},
                                            {"garmin-fr935-cr.fit", {{}, 7}},
                                            {"invalid_activity-activity-filecrc.fit", {{FitFault::file_crc}, 2}},
                                            {"invalid_activity-filecrc.fit", {{FitFault::file_crc}}},
                                            {"invalid_activity-settings-corruptheader.fit", {{FitFault::garbage_after}}},
                                            {"invalid_activity-settings-nodata.fit", {{FitFault::truncated}, 2}},
                                            {"invalid_activity-unexpected-eof.fit", {{FitFault::truncated}}},
                                            {"invalid_elemnt-bolt-no-application-id-inside-developer-data-id.fit", {}},
                                            {"null_compressed_speed_dist.fit", {}},
                                            {"sample-activity-indoor-trainer.fit", {}},
                                            {"sample-activity.fit", {}}};

/// The rows of expected/fit_device_descent.csv by the name of their columns.
std::vector<std::map<std::string, std::string>> device_rows(const std::filesystem::path& data) {
  std::istringstream text{text_of(data / "expected" / "fit_device_descent.csv")};
  const auto cells = [](const std::string& line) {
    std::vector<std::string> split;  // only the last column has quotes, and nobody asks for it
    std::istringstream stream{line};
    for (std::string cell; std::getline(stream, cell, ',');) split.push_back(cell);
    return split;
  };
  std::string line;
  std::getline(text, line);
  const std::vector<std::string> names = cells(line);
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(text, line)) {
    const std::vector<std::string> values = cells(line);
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < std::min(names.size(), values.size()); ++i) row[names[i]] = values[i];
  }
  return rows;
}

struct Descent {
  std::string file;
  std::size_t session;
  std::uint32_t sport;
  double device, ours;
  double error() const { return std::abs(ours / device - 1); }
};

/// Every run and ride with at least 20 m of descent by its device, multisport files by session.
std::vector<Descent> descents(const std::filesystem::path& data) {
  std::vector<Descent> all;
  for (const auto& row : device_rows(data)) {
    const std::string name = row.at("file");
    const FitReading reading = read(data / "fit" / name);
    for (const FitFile& file : reading.files)
      for (std::size_t s = 0; s < file.sessions.size(); ++s) {
        const FitTotals& session = file.sessions[s];
        const bool only = reading.files.size() == 1 && file.sessions.size() == 1;
        INFO(name);
        if (only && !row.at("device_descent").empty()) REQUIRE(session.descent == std::stod(row.at("device_descent")));
        const std::uint32_t sport = session.sport.value_or(0);
        if ((sport != 1 && sport != 2) || session.descent.value_or(0) < 20) continue;
        const ElevationProfile profile = elevation_profile(fit_track(file, s), fit_altitude_source(file));
        REQUIRE(profile.descent);
        all.push_back({name, s, sport, *session.descent, profile.descent->value});
      }
  }
  return all;
}

struct Errors {
  double median = 0, mean = 0, worst = 0;
};

Errors errors_of(const std::vector<Descent>& some) {
  std::vector<double> all;
  Errors errors;
  for (const Descent& descent : some) {
    all.push_back(descent.error());
    errors.mean += descent.error() / static_cast<double>(some.size());
    UNSCOPED_INFO(descent.file << ", session " << descent.session << ": device " << descent.device << " m, ours "
                               << descent.ours << " m");
  }
  std::sort(all.begin(), all.end());
  errors.median = (all.at(all.size() / 2) + all.at((all.size() - 1) / 2)) / 2;
  errors.worst = all.back();
  return errors;
}

}  // namespace

TEST_CASE("real FIT files are read, or refused for the right reason", "[fit]") {
  const auto data = test_data("");
  if (!data) return;
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator{*data / "fit"}) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    const auto expected = files.find(name);
    REQUIRE(expected != files.end());
    ++seen;
    const FitReading reading = read(entry.path());
    std::vector<FitFault> faults;
    for (const FitProblem& problem : reading.problems) {
      faults.push_back(problem.fault);
      UNSCOPED_INFO(fit_message(problem));
    }
    CHECK(faults == expected->second.faults);
    CHECK(reading.files.size() == expected->second.files);
  }
  CHECK(seen == files.size());
}

TEST_CASE("real FIT files have as many records as another reader finds", "[fit]") {
  const auto data = test_data("");
  if (!data) return;
  const auto rows = device_rows(*data);
  CHECK(rows.size() == files.size());
  for (const auto& row : rows) {
    INFO(row.at("file"));
    std::size_t records = 0, sessions = 0, without_altitude = 0, with_cadence = 0, with_position = 0;
    for (const FitFile& file : read(*data / "fit" / row.at("file")).files) {
      records += file.records.size();
      sessions += file.sessions.size();
      for (const FitRecord& record : file.records) {
        without_altitude += !record.altitude;
        with_cadence += record.cadence.has_value();
        with_position += record.latitude && record.longitude;
      }
    }
    CHECK(std::to_string(records) == row.at("records"));
    CHECK(std::to_string(sessions) == row.at("sessions"));
    CHECK(std::to_string(without_altitude) == row.at("records_without_altitude"));
    CHECK(std::to_string(with_cadence) == row.at("records_with_cadence"));
    CHECK(std::to_string(with_position) == row.at("records_with_gps"));
  }
}

TEST_CASE("the last record of a real FIT file is as far as its session", "[fit]") {
  const auto data = test_data("");
  if (!data) return;
  int compared = 0;
  for (const auto& [name, expected] : files)
    for (const FitFile& file : read(*data / "fit" / name).files) {
      if (file.sessions.size() != 1 || file.sessions.front().distance.value_or(0) <= 0) continue;
      const auto last = std::find_if(file.records.rbegin(), file.records.rend(),
                                     [](const FitRecord& r) { return r.distance.has_value(); });
      if (last == file.records.rend()) continue;
      INFO(name);
      CHECK_THAT(*last->distance, WithinRel(*file.sessions.front().distance, 0.01));
      ++compared;
    }
  CHECK(compared >= 25);
}

TEST_CASE("descents of real runs are near what their devices say", "[fit][elevation]") {
  const auto data = test_data("");
  if (!data) return;
  std::vector<Descent> all = descents(*data);
  CHECK(all.size() == 10);
  const Errors together = errors_of(all);
  CHECK(together.median <= 0.04);
  CHECK(together.mean <= 0.08);
  CHECK(together.worst <= 0.34);

  std::erase_if(all, [](const Descent& descent) { return descent.sport != 1; });
  CHECK(all.size() == 4);
  const Errors runs = errors_of(all);
  CHECK(runs.median <= 0.07);
  CHECK(runs.worst <= 0.40);
}
