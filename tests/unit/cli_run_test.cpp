/// What golden cases cannot show: terminals, colours, and inputs that a source tree cannot hold.
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch_include.hpp"
#include "cli/run.hpp"
#include "folder.hpp"
#include "source_dir.hpp"

using namespace patella::cli;

namespace {

constexpr patella::Day today{std::chrono::year{2026} / 11 / 22};
constexpr std::string_view broken = R"({"version": 1, "activities": [{"date": "2026-11-31"}]})";

struct VerdictDays {
  int exit;
  std::string out, err;
};

VerdictDays say(const std::vector<std::string>& args, const std::string& input = {}, Terminal out_terminal = {},
                Terminal err_terminal = {}) {
  std::istringstream in{input};
  std::ostringstream out, err;
  const int exit = run(args, today, in, out, err, out_terminal, err_terminal);
  return {exit, out.str(), err.str()};
}

bool coloured(const std::string& text) { return text.find("\x1b[") != std::string::npos; }

}  // namespace

TEST_CASE("errors are coloured where the error stream is a terminal, or where asked", "[cli]") {
  const std::string log{broken};
  const Terminal plain{}, screen{.is_terminal = true}, asked_not_to{.is_terminal = true, .no_color = true};
  const auto error = [&](std::vector<std::string> args, Terminal out, Terminal err) {
    args.insert(args.begin(), {"validate", "-"});
    return say(args, log, out, err).err;
  };
  CHECK_FALSE(coloured(error({}, plain, plain)));
  CHECK_FALSE(coloured(error({}, screen, plain)));
  CHECK(coloured(error({}, plain, screen)));
  CHECK_FALSE(coloured(error({}, plain, asked_not_to)));
  CHECK(coloured(error({"--color", "always"}, plain, asked_not_to)));
  CHECK_FALSE(coloured(error({"--color", "never"}, plain, screen)));
}

TEST_CASE("wrong data says nothing on standard output", "[cli]") {
  const VerdictDays said = say({"check", "-"}, std::string{broken});
  CHECK(said.exit == bad_data);
  CHECK(said.out.empty());
  CHECK_FALSE(said.err.empty());
}

TEST_CASE("every file is told of before giving up, and a missing one counts for more", "[cli]") {
  const VerdictDays said = say({"check", "-", "no-such-log.json", "nor-this.json"}, std::string{broken});
  CHECK(said.exit == no_input);
  CHECK(said.err.find("2026-11-31") != std::string::npos);
  CHECK(said.err.find("no-such-log.json") != std::string::npos);
  CHECK(said.err.find("nor-this.json") != std::string::npos);
}

TEST_CASE("a folder is no log", "[cli]") {
  const VerdictDays said = say({"validate", std::filesystem::temp_directory_path().string()});
  CHECK(said.exit == no_input);
  CHECK(said.err.find("folder") != std::string::npos);
}

TEST_CASE("an operand after -- may begin with a hyphen", "[cli]") {
  CHECK(say({"validate", "--", "-x.json"}).exit == no_input);
  CHECK(say({"validate", "-x.json"}).exit == usage);
}

TEST_CASE("of an option given twice the last counts", "[cli]") {
  CHECK(say({"check", "--as-of", "2026-01-01", "--as-of", "never", "-"}).exit == usage);
  CHECK(say({"check", "--as-of", "never", "--as-of=2026-01-01", "no-such-log.json"}).exit == no_input);
}

TEST_CASE("escape sequences of an argument are not passed on", "[cli]") {
  for (const VerdictDays& said :
       {say({"\x1b[2Jcheck"}), say({"check", "--\x1b[2J"}), say({"explain", "\x1b[2J"}), say({"validate", "\x1b[2J"})})
    CHECK_FALSE(coloured(said.err));
}

TEST_CASE("the exit status tells the verdict where --exit-code asks for it", "[cli]") {
  const std::string flagged = R"({"version": 1, "activities": [], "checkins": [{"date": "2026-11-22", "locked": true}]})";
  CHECK(say({"check", "-"}, flagged).exit == ok);
  CHECK(say({"check", "--exit-code", "-"}, flagged).exit == stop);
  CHECK(say({"check", "--exit-code", "-"}, R"({"version": 1, "activities": []})").exit == insufficient_data);
}

TEST_CASE("schema prints the file that the source ships", "[cli]") {
  std::ostringstream shipped;
  shipped << std::ifstream{patella::source_dir() / "data" / "log.schema.json"}.rdbuf();
  CHECK(say({"schema"}).out == shipped.str());
}

TEST_CASE("an answer that cannot be shown has a status of its own, and says what was written", "[cli]") {
  struct Full : std::stringbuf {
    int sync() override { return errno = ENOSPC, -1; }
  } full;
  const patella::Folder folder;
  const std::string log = folder.path / "log.json";
  const auto to_full_disk = [&](const std::vector<std::string>& args) {
    std::istringstream in;
    std::ostream out{&full};
    std::ostringstream err;
    const int exit = run(args, today, in, out, err, {}, {});
    return VerdictDays{exit, {}, err.str()};
  };
  const VerdictDays added = to_full_disk({"add", "run", "8km", "--into", log});
  CHECK(added.exit == answer_is_lost);
  CHECK(added.err == "patella: the answer could not be shown: No space left on device; " + log + " was written\n");
  CHECK(patella::text_of(log).find("2026-11-22") != std::string::npos);
  const VerdictDays checked = to_full_disk({"check", log});
  CHECK(checked.exit == answer_is_lost);
  CHECK(checked.err == "patella: the answer could not be shown: No space left on device\n");
  CHECK(to_full_disk({"validate", log, "nowhere.json"}).exit == no_input);
}

TEST_CASE("standard input that cannot be read is no empty log", "[cli]") {
  std::istringstream in;
  in.setstate(std::ios::badbit);
  std::ostringstream out, err;
  CHECK(run({"check", "-"}, today, in, out, err, {}, {}) == no_input);
}
