/// What golden cases cannot show: terminals, colours, and inputs that a source tree cannot hold.
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "program.hpp"

using namespace patella::cli;
using patella::Output;

namespace {

constexpr patella::Day today{std::chrono::year{2026} / 11 / 22};
constexpr std::string_view broken = R"({"version": 1, "activities": [{"date": "2026-11-31"}]})";

Output run(const std::vector<std::string>& args, const std::string& input = {}, const Terminal& out_terminal = {},
           const Terminal& err_terminal = {}) {
  return patella::run_program(args, today, input, out_terminal, err_terminal);
}

bool coloured(const std::string& text) { return text.find("\x1b[") != std::string::npos; }

}  // namespace

TEST_CASE("errors are coloured where the error stream is a terminal, or on request", "[cli]") {
  const std::string log{broken};
  const Terminal plain{}, screen{.is_terminal = true}, asked_not_to{.is_terminal = true, .no_color = true};
  const auto error = [&](std::vector<std::string> args, Terminal out, Terminal err) {
    args.insert(args.begin(), {"validate", "-"});
    return run(args, log, out, err).err;
  };
  CHECK_FALSE(coloured(error({}, plain, plain)));
  CHECK_FALSE(coloured(error({}, screen, plain)));
  CHECK(coloured(error({}, plain, screen)));
  CHECK_FALSE(coloured(error({}, plain, asked_not_to)));
  CHECK(coloured(error({"--color", "always"}, plain, asked_not_to)));
  CHECK_FALSE(coloured(error({"--color", "never"}, plain, screen)));
}

TEST_CASE("invalid data prints nothing on standard output", "[cli]") {
  const Output output = run({"check", "-"}, std::string{broken});
  CHECK(output.exit == bad_data);
  CHECK(output.out.empty());
  CHECK_FALSE(output.err.empty());
}

TEST_CASE("every input file is reported, and a missing one decides the exit status", "[cli]") {
  const Output output = run({"check", "-", "no-such-log.json", "nor-this.json"}, std::string{broken});
  CHECK(output.exit == no_input);
  CHECK(output.err.find("2026-11-31") != std::string::npos);
  CHECK(output.err.find("no-such-log.json") != std::string::npos);
  CHECK(output.err.find("nor-this.json") != std::string::npos);
}

TEST_CASE("a folder is not read as a log", "[cli]") {
  const Output output = run({"validate", std::filesystem::temp_directory_path().string()});
  CHECK(output.exit == no_input);
  CHECK(output.err.find("folder") != std::string::npos);
}

TEST_CASE("an operand after -- may begin with a hyphen", "[cli]") {
  CHECK(run({"validate", "--", "-x.json"}).exit == no_input);
  CHECK(run({"validate", "-x.json"}).exit == usage);
}

TEST_CASE("the last of repeated options counts", "[cli]") {
  CHECK(run({"check", "--as-of", "2026-01-01", "--as-of", "never", "-"}).exit == usage);
  CHECK(run({"check", "--as-of", "never", "--as-of=2026-01-01", "no-such-log.json"}).exit == no_input);
}

TEST_CASE("escape sequences of an argument are not passed on", "[cli]") {
  for (const Output& output :
       {run({"\x1b[2Jcheck"}), run({"check", "--\x1b[2J"}), run({"explain", "\x1b[2J"}), run({"validate", "\x1b[2J"})})
    CHECK_FALSE(coloured(output.err));
}

TEST_CASE("the verdict is the exit status with --exit-code", "[cli]") {
  const std::string flagged = R"({"version": 1, "activities": [], "checkins": [{"date": "2026-11-22", "locked": true}]})";
  CHECK(run({"check", "-"}, flagged).exit == ok);
  CHECK(run({"check", "--exit-code", "-"}, flagged).exit == stop);
  CHECK(run({"check", "--exit-code", "-"}, R"({"version": 1, "activities": []})").exit == insufficient_data);
}

TEST_CASE("schema prints the file that the source ships", "[cli]") {
  CHECK(run({"schema"}).out == patella::text_of(patella::source_dir() / "data" / "log.schema.json"));
}

TEST_CASE("an answer that cannot be printed has its own exit status, and reports what was written", "[cli]") {
  struct Full : std::stringbuf {
    int sync() override { return errno = ENOSPC, -1; }
  } full;
  const patella::Folder folder;
  const std::string log = folder.path / "log.json";
  const auto to_full_disk = [&](const std::vector<std::string>& args) {
    std::istringstream in;
    std::ostream out{&full};
    std::ostringstream err;
    const int exit = patella::cli::run(args, today, in, out, err, {}, {});
    return Output{exit, {}, err.str()};
  };
  const Output added = to_full_disk({"add", "run", "8km", "--into", log});
  CHECK(added.exit == answer_is_lost);
  CHECK(added.err == "patella: the answer could not be shown: No space left on device; " + log + " was written\n");
  CHECK(patella::text_of(log).find("2026-11-22") != std::string::npos);
  const Output checked = to_full_disk({"check", log});
  CHECK(checked.exit == answer_is_lost);
  CHECK(checked.err == "patella: the answer could not be shown: No space left on device\n");
  CHECK(to_full_disk({"validate", log, "nowhere.json"}).exit == no_input);
}

TEST_CASE("standard input that cannot be read is not an empty log", "[cli]") {
  std::istringstream in;
  in.setstate(std::ios::badbit);
  std::ostringstream out, err;
  CHECK(patella::cli::run({"check", "-"}, today, in, out, err, {}, {}) == no_input);
}
