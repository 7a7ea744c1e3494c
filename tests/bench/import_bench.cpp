/// An import of 2,000 recordings as a vendor hands them out (FIT files gzipped, in one zip) against unpacking the same zip
/// and reading its bytes, and against unpacking it for gpsbabel, where that is installed. The recordings are copies of real
/// runs on other days where PATELLA_TEST_DATA has them, else made up. GPX and TCX against pugixml's parse of the same text.
/// Sides take turns, so that a busy machine is as bad for one as for the other.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <cstdint>

#include <malloc.h>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <pugixml.hpp>

#include "../unit/files.hpp"
#include "../unit/fit_bytes.hpp"
#include "../unit/packed.hpp"
#include "cli/import.hpp"
#include "programs.hpp"
#include "shifted_fit.hpp"
#include "vendor/formats.hpp"

namespace fs = std::filesystem;
using namespace patella;

namespace {

constexpr int files = 2000, unpacked_files = 200;
constexpr double inflate_bar = 3, gpsbabel_bar = 10, memory_bar_mb = 100, xml_bar = 2;

/// Runs of several watches, from 10 minutes to 2 hours.
constexpr const char* real_runs[] = {"activity-small-fenix2-run", "garmin-fr935-cr",           "elevate_running_bloemendaal",
                                     "elevate_running_treadmill", "elevate_others_flagged-hr", "20170518-191602-1740899583",
                                     "2013-02-06-12-11-14",       "elevate_running_sloatsburg"};

std::vector<bench::ShiftedFit> real_recordings() {
  std::vector<bench::ShiftedFit> recordings;
  const char* folder = std::getenv("PATELLA_TEST_DATA");
  for (const char* name : real_runs)
    if (folder) recordings.emplace_back(text_of(fs::path{folder} / "fit" / fmt::format("{}.fit", name)));
  return recordings;
}

/// A run of an hour over hills, on the day of that number.
fit_bytes::Run hour(int number) {
  fit_bytes::Run run;
  run.start += static_cast<std::uint32_t>(number) * 86'400u;
  run.seconds = 3600;
  run.pace = 2.7 + 0.01 * (number % 40);
  run.altitude = [number](int s) { return 200 + 30 * std::sin(s / 180.0 + number) + 0.2 * ((s * 7 + number) % 11 % 3); };
  return run;
}

/// The zip, and some of its files unpacked, as long as this lives.
struct Export {
  fs::path folder = fs::temp_directory_path() / fmt::format("patella-export-{}", getpid());
  std::string zip = folder / "export.zip";
  std::vector<std::string> unpacked;

  bool is_real = false;

  Export() {
    fs::create_directory(folder);
    const std::vector<bench::ShiftedFit> real = real_recordings();
    is_real = !real.empty();
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_filename(writer, zip.c_str());
    for (int i = 0; i < files; ++i) {
      const auto number = static_cast<std::size_t>(i);
      const std::string fit =
          is_real ? real[number % real.size()].later(static_cast<std::uint32_t>(i)) : fit_bytes::fit_file(hour(i));
      if (i < unpacked_files)
        std::ofstream{unpacked.emplace_back(folder / fmt::format("{}.fit", i)), std::ios::binary} << fit;
      const std::string bytes = packed::gz(fit);
      archive_entry* entry = archive_entry_new();
      archive_entry_set_pathname(entry, fmt::format("activities/{}.fit.gz", i).c_str());
      archive_entry_set_filetype(entry, AE_IFREG);
      archive_entry_set_perm(entry, 0644);
      archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
      archive_write_header(writer, entry);
      archive_write_data(writer, bytes.data(), bytes.size());
      archive_entry_free(entry);
    }
    archive_write_free(writer);
  }
  Export(const Export&) = delete;
  Export& operator=(const Export&) = delete;
  ~Export() { fs::remove_all(folder); }
};

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
}

/// Unpacks everything on one core, and looks at every byte.
void inflate(const std::string& zip) {
  std::uint64_t sum = 0;
  FileVisitor visitor;
  visitor.take = [&](const FoundFile& file) {
    for (const char c : file.bytes) sum += static_cast<unsigned char>(c);
  };
  visitor.report = [](const ImportNote&) {};
  cli::each_file({zip}, std::cin, {}, visitor, [](std::uint64_t) {});
  benchmark::DoNotOptimize(sum);
}

void import_of_an_export(benchmark::State& state) {
  const Export exported;
  const std::vector<std::string> import{PATELLA_PROGRAM, "import", "--quiet", exported.zip};
  std::vector<std::string> gpsbabel{"gpsbabel", "-i", "garmin_fit"};
  for (const std::string& file : exported.unpacked) gpsbabel.insert(gpsbabel.end(), {"-f", file});
  gpsbabel.insert(gpsbabel.end(), {"-o", "unicsv", "-F", "/dev/null"});
  std::vector<double> ours, alone, theirs;
  double peak_mb = 0;
  for (auto _ : state) {
    const bench::Ran one = bench::run(import);
    if (!one.well) return state.SkipWithError("patella did not run");
    state.SetIterationTime(one.seconds);
    ours.push_back(one.seconds);
    peak_mb = std::max(peak_mb, one.peak_mb);
    alone.push_back(seconds_of([&] { inflate(exported.zip); }));
    if (const bench::Ran other = bench::run(gpsbabel); other.well)
      theirs.push_back(alone.back() + other.seconds * files / unpacked_files);
  }
  const double time = bench::median(ours);
  std::string label = fmt::format(
      "{} {} files in {:.2f} s, unpacking alone {:.2f} s\nimport / unpacking = {:.2f} (bar: {}), peak memory {:.1f} MB "
      "(bar: {} MB)\n",
      files, exported.is_real ? "real" : "made-up", time, bench::median(alone), time / bench::median(alone), inflate_bar,
      peak_mb, memory_bar_mb);
  label += theirs.empty() ? "gpsbabel is not installed"
                          : fmt::format("unpacking and gpsbabel {:.1f} s\nboth / import = {:.1f} (bar: {})",
                                        bench::median(theirs), bench::median(theirs) / time, gpsbabel_bar);
  state.SetLabel(label);
}
BENCHMARK(import_of_an_export)->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);

/// `2024-11-08T11:33:20Z` and so on.
std::string time_of(int second) {
  return fmt::format("2024-11-08T{:02}:{:02}:{:02}.000Z", 11 + second / 3600, second / 60 % 60, second % 60);
}

/// An hour as Garmin Connect writes it.
std::string gpx_hour() {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx creator=\"Garmin Connect\" version=\"1.1\" "
      "xmlns:ns3=\"http://www.garmin.com/xmlschemas/"
      "TrackPointExtension/v1\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n  <trk>\n    <name>Hour</name>\n    "
      "<type>running</type>\n    <trkseg>\n";
  for (int s = 0; s < 3600; ++s)
    text += fmt::format(
        "      <trkpt lat=\"{:.15f}\" lon=\"{:.15f}\">\n        <ele>{:.6f}</ele>\n        <time>{}</time>\n        "
        "<extensions>\n"
        "          <ns3:TrackPointExtension>\n            <ns3:hr>{}</ns3:hr>\n            <ns3:cad>{}</ns3:cad>\n"
        "          </ns3:TrackPointExtension>\n        </extensions>\n      </trkpt>\n",
        45.2 + 0.000025 * s, 5.76 + 0.00001 * std::sin(s / 60.0), 200 + 30 * std::sin(s / 180.0), time_of(s), 130 + s % 20,
        82 + s % 5);
  return text + "    </trkseg>\n  </trk>\n</gpx>\n";
}

std::string tcx_hour() {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TrainingCenterDatabase "
      "xmlns:ns3=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\" "
      "xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">\n  <Activities>\n    <Activity "
      "Sport=\"Running\">\n      <Id>" +
      time_of(0) + "</Id>\n      <Lap StartTime=\"" + time_of(0) +
      "\">\n        <TotalTimeSeconds>3600</TotalTimeSeconds>\n        <DistanceMeters>10000</DistanceMeters>\n        "
      "<Track>\n";
  for (int s = 0; s < 3600; ++s)
    text += fmt::format(
        "          <Trackpoint>\n            <Time>{}</Time>\n            <Position>\n              "
        "<LatitudeDegrees>{:.15f}</LatitudeDegrees>\n"
        "              <LongitudeDegrees>{:.15f}</LongitudeDegrees>\n            </Position>\n            "
        "<AltitudeMeters>{:.6f}</AltitudeMeters>\n"
        "            <DistanceMeters>{:.6f}</DistanceMeters>\n            <HeartRateBpm>\n              <Value>{}</Value>\n "
        "           </HeartRateBpm>\n"
        "            <Extensions>\n              <ns3:TPX>\n                <ns3:Speed>2.78</ns3:Speed>\n                "
        "<ns3:RunCadence>{}</ns3:RunCadence>\n"
        "              </ns3:TPX>\n            </Extensions>\n          </Trackpoint>\n",
        time_of(s), 45.2 + 0.000025 * s, 5.76 + 0.00001 * std::sin(s / 60.0), 200 + 30 * std::sin(s / 180.0), 2.78 * s,
        130 + s % 20, 82 + s % 5);
  return text + "        </Track>\n      </Lap>\n    </Activity>\n  </Activities>\n</TrainingCenterDatabase>\n";
}

/// Memory that goes back to the system and comes again with each parse would be what is measured.
void keep_memory() {
  constexpr int never = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, never);
  mallopt(M_TRIM_THRESHOLD, never);
}

void against_pugixml(benchmark::State& state,
                     ImportedFile (*read)(std::string_view, const std::string&, const ImportContext&),
                     const std::string& text) {
  keep_memory();
  std::vector<double> ours, theirs;
  for (auto _ : state) {
    ours.push_back(seconds_of([&] {
      if (read(text, "hour", {}).activities.size() != 1) state.SkipWithError("it was not read");
    }));
    theirs.push_back(seconds_of([&] {
      pugi::xml_document document;
      if (!document.load_buffer(text.data(), text.size())) state.SkipWithError("pugixml did not read it");
    }));
    state.SetIterationTime(ours.back());
  }
  const double one = bench::median(ours), other = bench::median(theirs);
  state.SetLabel(fmt::format("{:.2f} ms, pugixml's parse alone {:.2f} ms\nreading / parse = {:.2f} (bar: {})", 1e3 * one,
                             1e3 * other, one / other, xml_bar));
}
BENCHMARK_CAPTURE(against_pugixml, gpx, gpx_format.read, gpx_hour())
    ->UseManualTime()
    ->Iterations(51)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(against_pugixml, tcx, tcx_format.read, tcx_hour())
    ->UseManualTime()
    ->Iterations(51)
    ->Unit(benchmark::kMillisecond);

}  // namespace
