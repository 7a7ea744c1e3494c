/// `--out`: the file is the old one or the new one, whole.
#include <sys/stat.h>

#include "catch_include.hpp"
#include "folder.hpp"
#include "program.hpp"

namespace fs = std::filesystem;
using namespace patella;

namespace {

Output run(const std::vector<std::string>& args,
           const std::string& log = R"({"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8}]})") {
  return run_program(args, std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}, log);
}

}  // namespace

TEST_CASE("what goes into a file is what would have gone to standard output", "[cli]") {
  const Folder folder;
  const std::string file = folder.path / "answer";
  for (const char* format : {"text", "markdown", "html", "csv", "json"}) {
    const Output printed = run({"report", "-", "--format", format});
    const Output written = run({"report", "-", "--format", format, "--out", file});
    INFO(format);
    CHECK(written.exit == 0);
    CHECK(written.out.empty());
    CHECK(text_of(file) == printed.out);
  }
  CHECK(run({"replay", "-", "--out", file}).exit == 0);
  CHECK(text_of(file) == run({"replay", "-"}).out);
  CHECK(folder.files() == 1);
}

TEST_CASE("a file that is replaced keeps its rights, and a link stays a link", "[cli]") {
  const Folder folder;
  const fs::path file = folder.path / "report.txt", link = folder.path / "link.txt";
  std::ofstream{file} << "Running report of old";
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("report.txt", link);
  CHECK(run({"report", "-", "--out", link}).exit == 0);
  CHECK(fs::is_symlink(link));
  CHECK(text_of(file).starts_with("Running report"));
  CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a new file has the rights of any new file", "[cli]") {
  const Folder folder;
  const mode_t before = umask(027);
  CHECK(run({"report", "-", "--out", folder.path / "new.txt"}).exit == 0);
  umask(before);
  CHECK(fs::status(folder.path / "new.txt").permissions() == fs::perms{0640});
}

TEST_CASE("where the log is bad or nothing can be written the old file is left alone", "[cli]") {
  const Folder folder;
  const fs::path file = folder.path / "report.txt";
  std::ofstream{file} << "old";
  CHECK(run({"report", "-", "--out", file}, R"({"activities": [{}]})").exit == cli::bad_data);
  CHECK(run({"report", "nowhere.json", "--out", file}).exit == cli::no_input);
  CHECK(text_of(file) == "old");
  const Output no_folder = run({"report", "-", "--out", folder.path / "no" / "report.txt"});
  CHECK(no_folder.exit == cli::cannot_write);
  CHECK(no_folder.err.find("this file could not be written") != std::string::npos);
  CHECK(run({"report", "-", "--out", folder.path}).exit == cli::cannot_write);
  CHECK(folder.files() == 1);
}

TEST_CASE("a device is written to and stays one", "[cli]") {
  CHECK(run({"report", "-", "--out", "/dev/null"}).exit == 0);
  CHECK(fs::is_character_file("/dev/null"));
  const Output full = run({"report", "-", "--out", "/dev/full"});
  CHECK(full.exit == cli::cannot_write);
}

TEST_CASE("the exit status of a report tells the verdict on request", "[cli]") {
  const std::string sore = R"({"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8, "pain": 7}]})";
  CHECK(run({"report", "-"}, sore).exit == 0);
  CHECK(run({"report", "-", "--exit-code"}, sore).exit == cli::stop);
  CHECK(run({"report", "-", "--exit-code"}, R"({"version": 1, "activities": []})").exit == cli::insufficient_data);
}
