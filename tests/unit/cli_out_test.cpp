/// `--out`: the file is the old one or the new one, whole.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <thread>

#include "catch_include.hpp"
#include "files.hpp"
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

TEST_CASE("an input is never overwritten, under any of its names", "[cli]") {
  const Folder folder;
  const std::string text = R"({"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8}]})";
  const fs::path log = folder.path / "log.json", other = folder.path / "other.json", policy = folder.path / "policy.json";
  std::ofstream{log} << text;
  std::ofstream{other} << text;
  fs::create_symlink("log.json", folder.path / "link");
  fs::create_hard_link(other, folder.path / "hard");
  fs::create_directory(folder.path / "sub");
  std::ofstream{policy} << text_of(source_dir() / "examples" / "strict-policy.json");
  const std::string policy_text = text_of(policy);
  for (const fs::path& out :
       {log, other, folder.path / "link", folder.path / "hard", folder.path / "sub" / ".." / "log.json", policy})
    for (const char* command : {"report", "replay"}) {
      INFO(command << ' ' << out);
      const Output refused = run({command, log, other, "--policy", policy, "--out", out, "--force"});
      CHECK(refused.exit == cli::cannot_write);
      CHECK(refused.err.find("this file is read for the answer") != std::string::npos);
    }
  CHECK(text_of(log) == text);
  CHECK(text_of(other) == text);
  CHECK(text_of(policy) == policy_text);
}

TEST_CASE("a file that patella did not write is overwritten only with --force", "[cli]") {
  const Folder folder;
  const fs::path file = folder.path / "notes.txt";
  for (const char* text :
       {"buy shoes\n", "{\"version\": 1, \"activities\": []}", "<!doctype html>\n<html lang=en>\n<title>Shoes",
        "date,distance\n", "## Running\n", "\x1b[1mnotes"}) {
    INFO(text);
    std::ofstream{file} << text;
    CHECK(run({"report", "-", "--out", file}).exit == cli::cannot_write);
    CHECK(run({"replay", "-", "--out", file}).exit == cli::cannot_write);
    CHECK(text_of(file) == text);
    CHECK(run({"report", "-", "--out", file, "--force"}).exit == 0);
  }
  // What patella wrote, in whatever format, it replaces without being asked to.
  for (const char* format : {"text", "markdown", "html", "csv", "json"})
    for (const char* colour : {"always", "never"}) {
      INFO(format << ", colours " << colour);
      CHECK(run({"report", "-", "--color", colour, "--format", format, "--out", file}).exit == 0);
      CHECK(run({"report", "-", "--out", file}).exit == 0);
    }
  for (const char* format : {"text", "csv", "json"})
    for (const char* against : {"--against-injuries", "--ascii"}) {
      INFO(format << ' ' << against);
      CHECK(run({"replay", "-", against, "--color", "always", "--format", format, "--out", file}).exit == 0);
      CHECK(run({"replay", "-", "--out", file}).exit == 0);
    }
  CHECK(run({"replay", "-", "--out", file}, R"({"activities": []})").exit == 0);
  CHECK(run({"replay", "-", "--out", file}).exit == 0);
  std::ofstream{file} << "";
  CHECK(run({"report", "-", "--out", file}).exit == 0);
  CHECK(folder.files() == 1);
}

TEST_CASE("the longest possible name, and leftovers of a killed process", "[cli]") {
  const Folder folder;
  const fs::path file = folder.path / std::string(255, 'x');
  CHECK(run({"report", "-", "--out", file}).exit == 0);
  CHECK(run({"report", "-", "--out", file}).exit == 0);
  std::ofstream{folder.path / ".a.patella-999999-1"} << "half";
  std::ofstream{folder.path / ".ab.patella-999999-1"} << "of another file";
  CHECK(run({"report", "-", "--out", folder.path / "a"}).exit == 0);
  CHECK(folder.files() == 3);
}

TEST_CASE("a descriptor of the process is written to as it stands", "[cli]") {
  CHECK(run({"report", "-", "--out", "/dev/stdout"}).out.starts_with("Running report"));
  int ends[2];
  REQUIRE(pipe2(ends, O_NONBLOCK) == 0);  // a pipe that does not wait for its reader
  std::string log;
  for (int week = 0; week < 200; ++week)
    log += std::string{week == 0 ? R"({"activities": [)" : ", "} + R"({"date": ")" +
           iso_date(std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} - std::chrono::weeks{week}) +
           R"(", "distance_km": 8})";
  log += "]}";
  std::string read;
  std::thread reader{[&] {
    char block[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], block, sizeof block)) != 0;) {
      if (got > 0) read.append(block, static_cast<std::size_t>(got));
      if (got < 0) std::this_thread::yield();
    }
  }};
  CHECK(run({"report", "-", "--all", "--format", "json", "--out", "/dev/fd/" + std::to_string(ends[1])}, log).exit == 0);
  close(ends[1]);
  reader.join();
  close(ends[0]);
  CHECK(read.size() > 100'000);
  CHECK(read == run({"report", "-", "--all", "--format", "json"}, log).out);
}
