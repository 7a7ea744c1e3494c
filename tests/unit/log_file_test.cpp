/// A log that is written is the old one or the new one, whole, and two writers lose nothing.
#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include <algorithm>
#include <set>
#include <thread>

#include "catch_include.hpp"
#include "cli/log_file.hpp"
#include "cli/temporary_file.hpp"
#include "files.hpp"
#include "generated.hpp"
#include "log/edit.hpp"

namespace fs = std::filesystem;
using namespace patella;
using namespace std::chrono_literals;
using cli::LogWrite;
using cli::rewrite_log;
using Outcome = LogWrite::Outcome;

namespace {

bool disk_has_links = true;
int renames_until_failure = -1;  // of the rename that fails; below zero none does

constexpr std::string_view empty_log = "{\n  \"version\": 1,\n  \"activities\": []\n}\n";

cli::Rewrite adds(const std::string& id) {
  return [id](const std::optional<std::string>& text) {
    return edited(text ? *text : empty_log,
                  {.changes = {}, .activities = {{{"date", "\"2026-11-20\""}, {"id", json_quoted(id)}}}, .checkins = {}});
  };
}
cli::Rewrite becomes(std::string text) {
  return [text = std::move(text)](const std::optional<std::string>&) { return text; };
}

std::vector<std::string> ids_in(const fs::path& file) {
  std::vector<std::string> ids;
  for (const Activity& activity : log_of(text_of(file)).activities)
    if (!activity.id.empty()) ids.push_back(activity.id);
  return ids;
}

/// Runs `work` in a process of its own.
template <class Work>
pid_t in_a_process(Work work) {
  const pid_t child = fork();
  if (child != 0) return child;
  try {
    work();
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

int status_of(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

void kill_and_wait(pid_t child) {
  kill(child, SIGKILL);
  status_of(child);
}

/// A log of some size, so that it is not written in a moment.
std::string sizeable_log() {
  std::string text{empty_log};
  LogEdit edit;
  for (int i = 0; i < 400; ++i)
    edit.activities.push_back(
        {{"date", "\"2026-10-20\""}, {"distance_km", "8.2"}, {"notes", json_quoted(std::string(100, 'n'))}});
  return edited(text, edit);
}

std::vector<std::string> numbers_to(std::size_t n) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < n; ++i) numbers.push_back(std::to_string(i));
  return numbers;
}

}  // namespace

/// Replaces the system call: a test can have a disk without hard links.
extern "C" int link(const char* from, const char* to) noexcept {
  if (disk_has_links) return static_cast<int>(syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
  errno = EPERM;
  return -1;
}

/// Replaces the system call: a test can have a rename fail.
extern "C" int rename(const char* from, const char* to) noexcept {
  if (renames_until_failure-- != 0) return static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
  errno = EIO;
  return -1;
}

TEST_CASE("a log that is not there yet is made, with the rights of any new file", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  const mode_t before = umask(027);
  CHECK(rewrite_log(log, 0s, adds("a")).outcome == Outcome::created);
  umask(before);
  CHECK(ids_in(log) == std::vector<std::string>{"a"});
  CHECK(fs::status(log).permissions() == fs::perms{0640});
  CHECK(folder.files() == 1);
}

TEST_CASE("the version before is kept, and nothing else is left behind", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json", old = folder.path / "log.json~";
  for (const bool links : {true, false}) {
    disk_has_links = links;
    INFO(links);
    rewrite_log(log, 0s, becomes("one"));
    fs::permissions(log, fs::perms{0600});
    CHECK(rewrite_log(log, 0s, becomes("two")).outcome == Outcome::written);
    CHECK(text_of(log) == "two");
    CHECK(text_of(old) == "one");
    CHECK(rewrite_log(log, 0s, becomes("three")).outcome == Outcome::written);
    CHECK(text_of(log) == "three");
    CHECK(text_of(old) == "two");
    CHECK(fs::status(log).permissions() == fs::perms{0600});
    CHECK(fs::status(old).permissions() == fs::perms{0600});
    CHECK(folder.files() == 2);
  }
  disk_has_links = true;
}

TEST_CASE("a log behind links is written where it is, and the links stay", "[log-file]") {
  const Folder folder;
  fs::create_directory(folder.path / "there");
  const fs::path log = folder.path / "there" / "log.json", link = folder.path / "link.json", far = folder.path / "far.json";
  fs::create_symlink("there/log.json", link);
  fs::create_symlink("link.json", far);
  CHECK(rewrite_log(far, 0s, becomes("one")).outcome == Outcome::created);  // the links lead to where nothing is yet
  CHECK(rewrite_log(link, 0s, becomes("two")).outcome == Outcome::written);
  CHECK(fs::is_symlink(link));
  CHECK(fs::is_symlink(far));
  CHECK(text_of(log) == "two");
  CHECK(text_of(folder.path / "there" / "log.json~") == "one");
  CHECK(folder.files() == 3);
}

TEST_CASE("where nothing changes nothing is touched", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  std::ofstream{log} << "old";
  const auto then = fs::file_time_type::clock::now() - 24h;
  fs::last_write_time(log, then);
  CHECK(rewrite_log(log, 0s, becomes("old")).outcome == Outcome::unchanged);
  CHECK(rewrite_log(log, 0s, [](const auto&) { return std::nullopt; }).outcome == Outcome::not_wanted);
  CHECK(fs::last_write_time(log) == then);
  CHECK(folder.files() == 1);
}

TEST_CASE("a log that cannot be written is reported and unchanged", "[log-file]") {
  const Folder folder;
  const auto said = [](const LogWrite& write) { return problem_of(write, "log.json", 10s); };
  const LogWrite a_folder = rewrite_log(folder.path, 0s, becomes("new"));
  CHECK(a_folder.outcome == Outcome::unreadable);
  CHECK(said(a_folder) == "patella: log.json: this is a folder; name a file in it, which may be new\n");
  CHECK(exit_of(a_folder) == cli::no_input);
  const LogWrite device = rewrite_log("/dev/null", 0s, becomes("new"));
  CHECK(said(device) == "patella: log.json: this is not a file that a log can be kept in\n");
  CHECK(fs::is_character_file("/dev/null"));
  const LogWrite nowhere = rewrite_log(folder.path / "no" / "log.json", 0s, becomes("new"));
  CHECK(nowhere.outcome == Outcome::unwritable);
  CHECK(said(nowhere) == "patella: log.json: there is no such folder; make it first\n");
  CHECK(exit_of(nowhere) == cli::cannot_write);

  // A folder in the way of the second name: the log stays as it is.
  std::ofstream{folder.path / "log.json"} << "old";
  fs::create_directory(folder.path / "log.json~");
  const LogWrite blocked = rewrite_log(folder.path / "log.json", 0s, becomes("new"));
  CHECK(said(blocked) == "patella: log.json: this log could not be written, and is as it was: Is a directory\n");
  CHECK(text_of(folder.path / "log.json") == "old");
  CHECK(folder.files() == 2);
}

TEST_CASE("a write that fails at its last steps leaves the log and the version before as they were", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json", old = folder.path / "log.json~";
  for (const bool links : {true, false})
    for (const bool had_backup : {true, false})
      for (const int failing : {0, 1}) {
        disk_has_links = links;
        INFO("links " << links << ", backup " << had_backup << ", rename " << failing);
        fs::remove(old);
        std::ofstream{log} << "log";
        if (had_backup) std::ofstream{old} << "before";
        renames_until_failure = failing;
        const LogWrite write = rewrite_log(log, 0s, becomes("new"));
        renames_until_failure = -1;
        CHECK(write.outcome == Outcome::unwritable);
        CHECK(write.error == EIO);
        CHECK(text_of(log) == "log");
        CHECK(fs::exists(old) == had_backup);
        if (had_backup) CHECK(text_of(old) == "before");
        CHECK(folder.files() == 1u + had_backup);
      }
  disk_has_links = true;
}

TEST_CASE("a loop of links is not a new log", "[log-file]") {
  const Folder folder;
  fs::create_symlink("loop.json", folder.path / "loop.json");
  const LogWrite write = rewrite_log(folder.path / "loop.json", 0s, becomes("new"));
  CHECK(write.outcome == Outcome::unreadable);
  CHECK(write.error == ELOOP);
  CHECK(fs::is_symlink(folder.path / "loop.json"));
  CHECK(folder.files() == 1);
}

TEST_CASE("a preview takes no lock and writes nothing", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  std::ofstream{log} << "old";
  std::size_t files = 0;
  const LogWrite preview = cli::preview_rewrite(log, [&](const auto& text) {
    files = folder.files();
    CHECK(text == "old");
    return std::optional<std::string>{"new"};
  });
  CHECK(preview.outcome == Outcome::not_wanted);
  CHECK(files == 1);
  CHECK(text_of(log) == "old");
  CHECK(cli::preview_rewrite(folder.path / "none.json", [](const auto& text) { return text; }).outcome ==
        Outcome::not_wanted);
  CHECK(cli::preview_rewrite(folder.path, becomes("new")).outcome == Outcome::unreadable);
}

TEST_CASE("the longest possible name can be written", "[log-file]") {
  const Folder folder;
  for (const std::size_t size : {250u, 255u}) {
    const fs::path log = folder.path / std::string(size, 'l');
    CHECK(rewrite_log(log, 0s, becomes("one")).outcome == Outcome::created);
    CHECK(rewrite_log(log, 0s, becomes("two")).outcome == Outcome::written);
    CHECK(text_of(folder.path / (std::string(std::min<std::size_t>(size, 254), 'l') + '~')) == "one");
  }
  CHECK(folder.files() == 4);
}

#ifdef __linux__
namespace {

/// An access list as Linux keeps it: version 2, then tag, rights and number of each entry.
std::string access_list(unsigned char of_user_12345) {
  const auto entry = [](unsigned char tag, unsigned char rights, std::string id = "\xff\xff\xff\xff") {
    return std::string{static_cast<char>(tag), '\0', static_cast<char>(rights), '\0'} + id;
  };
  return std::string{"\2\0\0\0", 4} + entry(0x01, 6) + entry(0x02, of_user_12345, std::string{"\x39\x30\0\0", 4}) +
         entry(0x04, 0) + entry(0x10, of_user_12345) + entry(0x20, 0);
}

std::string attribute(const fs::path& file, const char* name) {
  char value[200];
  const ssize_t size = getxattr(file.c_str(), name, value, sizeof value);
  return size < 0 ? "none" : std::string(value, static_cast<std::size_t>(size));
}

bool set_attribute(const fs::path& file, const char* name, const std::string& value) {
  return setxattr(file.c_str(), name, value.data(), value.size(), 0) == 0;
}

constexpr const char* acl = "system.posix_acl_access";

}  // namespace

TEST_CASE("a log keeps its access list, and does not open to its group", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json", old = folder.path / "log.json~";
  for (const bool links : {true, false}) {
    disk_has_links = links;
    std::ofstream{log} << "one";
    if (!set_attribute(log, acl, access_list(6))) return report_skipped("this disk has no access lists");
    CHECK(rewrite_log(log, 0s, becomes("two")).outcome == Outcome::written);
    for (const fs::path& file : {log, old}) {
      CHECK(attribute(file, acl) == access_list(6));
      CHECK(fs::status(file).permissions() == fs::perms{0660});  // the mask of the list stands in the place of the group
    }
  }
  disk_has_links = true;
}

TEST_CASE("a log does not get the access list of its folder", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json", fresh = folder.path / "fresh.json";
  std::ofstream{log} << "one";
  fs::permissions(log, fs::perms{0640});
  if (!set_attribute(folder.path, "system.posix_acl_default", access_list(6)))
    return report_skipped("this disk has no access lists");
  CHECK(rewrite_log(log, 0s, becomes("two")).outcome == Outcome::written);
  CHECK(attribute(log, acl) == "none");
  CHECK(fs::status(log).permissions() == fs::perms{0640});
  CHECK(rewrite_log(fresh, 0s, becomes("one")).outcome == Outcome::created);
  CHECK(attribute(fresh, acl) == access_list(6));  // as every new file there
}

TEST_CASE("a log keeps the attributes that its owner gave it", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  std::ofstream{log} << "one";
  if (!set_attribute(log, "user.shelf", "blue")) return report_skipped("this disk has no attributes");
  fs::permissions(log, fs::perms{0440});
  CHECK(rewrite_log(log, 0s, becomes("two")).outcome == Outcome::written);
  CHECK(attribute(log, "user.shelf") == "blue");
  CHECK(fs::status(log).permissions() == fs::perms{0440});
}
#endif

TEST_CASE("a lock file that vanishes each time is waited for no longer than for any other", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json", lock = folder.path / ".log.json.patella-lock";
  const pid_t remover = in_a_process([&] {
    for (;;) unlink(lock.c_str());
  });
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) rewrite_log(log, 50ms, adds(std::to_string(i)));
  CHECK(std::chrono::steady_clock::now() - begin < 30s);
  kill_and_wait(remover);
}

TEST_CASE("a log that a program without a lock saves meanwhile is read again", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  rewrite_log(log, 0s, adds("mine"));
  int asked = 0;
  const LogWrite write = rewrite_log(log, 0s, [&](const std::optional<std::string>& text) {
    if (++asked == 1) std::ofstream{log} << *adds("theirs")(text);
    return adds("new")(text);
  });
  CHECK(write.outcome == Outcome::written);
  CHECK(ids_in(log) == std::vector<std::string>{"mine", "theirs", "new"});
  CHECK(folder.files() == 2);

  const LogWrite never = rewrite_log(log, 0s, [&](const std::optional<std::string>& text) {
    std::ofstream{log} << *adds(std::to_string(++asked))(text);
    return adds("new")(text);
  });
  CHECK(never.outcome == Outcome::busy);
  CHECK(problem_of(never, "log.json", 10s) ==
        "patella: log.json: another program saves this file again and again; close it and try once more\n");
}

TEST_CASE("a second writer waits, then names the process that it waited for", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  rewrite_log(log, 0s, adds("a"));
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t holder = in_a_process([&] {
    rewrite_log(log, 0s, [&](const auto&) -> std::optional<std::string> {
      if (write(ready[1], "x", 1) == 1) pause();
      return {};
    });
  });
  close(ready[1]);
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);

  const auto begin = std::chrono::steady_clock::now();
  const LogWrite write = rewrite_log(log, 200ms, adds("b"));
  const auto waited = std::chrono::steady_clock::now() - begin;
  CHECK(write.outcome == Outcome::busy);
  CHECK(waited >= 200ms);
  CHECK(waited < 5s);
  CHECK(write.holder == std::to_string(holder));
  CHECK(problem_of(write, "log.json", 10s) == "patella: log.json: another patella (process " + std::to_string(holder) +
                                                  ") has been writing this log for 10 seconds; nothing was added. Try again "
                                                  "when it is done, or end it if it hangs\n");
  CHECK(exit_of(write) == cli::cannot_write);
  CHECK(ids_in(log) == std::vector<std::string>{"a"});

  // One who waits longer than the other writes gets its turn, also where the other is killed.
  const pid_t waiting = in_a_process([&] { rewrite_log(log, 10s, adds("b")); });
  std::this_thread::sleep_for(100ms);
  kill_and_wait(holder);
  CHECK(status_of(waiting) == 0);
  CHECK(ids_in(log) == std::vector<std::string>{"a", "b"});
  CHECK(folder.files() == 2);
  close(ready[0]);
}

TEST_CASE("many writers at once lose nothing", "[log-file]") {
  constexpr int writers = 24, each = 12;
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  std::vector<pid_t> children;
  for (int w = 0; w < writers; ++w)
    children.push_back(in_a_process([&] {
      for (int i = 0; i < each; ++i)
        if (exit_of(rewrite_log(log, 60s, adds(std::to_string(w) + "-" + std::to_string(i)))) != cli::ok) _exit(2);
    }));
  for (const pid_t child : children) CHECK(status_of(child) == 0);
  const auto ids = ids_in(log);
  CHECK(ids.size() == writers * each);
  CHECK(std::set<std::string>{ids.begin(), ids.end()}.size() == writers * each);
  CHECK(ids_in(folder.path / "log.json~").size() == writers * each - 1);
  CHECK(folder.files() == 2);
}

TEST_CASE("a reader always finds a whole log while others write", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json";
  rewrite_log(log, 0s, becomes(sizeable_log()));
  rewrite_log(log, 0s, adds("0"));
  const pid_t writer = in_a_process([&] {
    for (int i = 1; i < 200; ++i) rewrite_log(log, 10s, adds(std::to_string(i)));
  });
  std::size_t seen = 0, looks = 0;
  for (int status = 0; waitpid(writer, &status, WNOHANG) == 0; ++looks) {
    const std::string now = text_of(log), before = text_of(folder.path / "log.json~");
    const bool whole = now.ends_with("}\n") && before.ends_with("}\n");
    if (!whole) CHECK(whole);
    seen = std::max(seen, now.size());
  }
  CHECK(looks > 20);
  CHECK(ids_in(log) == numbers_to(200));
}

TEST_CASE("killed at any moment, the log is the old one or the new one", "[log-file]") {
  constexpr int kills = 400;
  const Folder folder;
  const fs::path log = folder.path / "log.json", old = folder.path / "log.json~";
  const auto begin = std::chrono::steady_clock::now();
  rewrite_log(log, 0s, becomes(sizeable_log()));
  rewrite_log(log, 0s, adds("0"));
  const auto two_writes = std::chrono::steady_clock::now() - begin;  // a machine may be slow, and its sanitizers too
  Dice dice{4};
  std::size_t written = 1;
  int in_the_middle = 0;
  // A machine that got busier since the two writes were timed writes less before a kill: then there are more kills, later.
  const auto enough = [&] { return written > kills / 20 && in_the_middle > kills / 20; };
  for (int i = 0; i < kills || (!enough() && i < 10 * kills); ++i) {
    const pid_t writer = in_a_process([&] {
      for (std::size_t n = written;; ++n)
        if (exit_of(rewrite_log(log, 10s, adds(std::to_string(n)))) != cli::ok) _exit(3);
    });
    std::this_thread::sleep_for(two_writes * dice.below(1000) * (1 + i / kills) / 1000);
    kill(writer, SIGKILL);
    REQUIRE(WIFSIGNALED(status_of(writer)));
    in_the_middle += folder.files() > 2;
    const auto ids = ids_in(log);  // throws where it is no good log
    INFO("kill " << i);
    CHECK(ids.size() >= written);
    CHECK(ids == numbers_to(ids.size()));
    if (fs::exists(old)) {
      const std::size_t before = ids_in(old).size();
      CHECK((before == ids.size() || before + 1 == ids.size()));
    }
    written = ids.size();
  }
  INFO(written << " written, " << in_the_middle << " kills in the middle");
  CHECK(written > kills / 20);
  CHECK(in_the_middle > kills / 20);
  // What the killed ones left is in nobody's way, and goes.
  CHECK(rewrite_log(log, 0s, adds("last")).outcome == Outcome::written);
  CHECK(folder.files() == 2);
}

#ifdef __linux__
namespace {

/// Kills a process that does `work` right before its system call number `n`; false where it ended before.
/// Nothing where processes may not be watched.
template <class Work>
std::optional<bool> killed_before_call(int n, Work work) {
  const pid_t child = in_a_process([&] {
    if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(77);
    raise(SIGSTOP);
    work();
  });
  int status = status_of(child);
  if (WIFEXITED(status)) return std::nullopt;
  ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD);
  for (int stops = 0; stops < 2 * n;) {  // one where a call begins, one where it ends
    if (ptrace(PTRACE_SYSCALL, child, nullptr, nullptr) != 0) break;
    status = status_of(child);
    if (WIFEXITED(status)) return false;
    stops += WIFSTOPPED(status) && WSTOPSIG(status) == (SIGTRAP | 0x80);
  }
  kill_and_wait(child);
  return true;
}

}  // namespace

TEST_CASE("killed before any of its system calls, the log is the old one or the new one", "[log-file]") {
  const Folder folder;
  const fs::path log = folder.path / "log.json", old = folder.path / "log.json~";
  for (const bool links : {true, false}) {
    disk_has_links = links;
    rewrite_log(log, 0s, becomes(std::string{empty_log}));
    rewrite_log(log, 0s, adds("0"));
    int calls = 0, left_old = 0, left_new = 0;
    for (;; ++calls) {
      const auto before = ids_in(log);
      const auto killed = killed_before_call(calls, [&] { rewrite_log(log, 0s, adds(std::to_string(before.size()))); });
      if (!killed) report_skipped("processes cannot be watched here");
      if (!killed || !*killed) break;
      const auto after = ids_in(log);
      INFO("call " << calls);
      CHECK((after == before || after == numbers_to(before.size() + 1)));
      (after == before ? left_old : left_new) += 1;
      const std::size_t kept = ids_in(old).size();
      CHECK((kept == after.size() || kept + 1 == after.size()));
      CHECK(rewrite_log(log, 0s, adds(std::to_string(after.size()))).outcome == Outcome::written);
      CHECK(folder.files() == 2);
    }
    INFO(calls << " calls, " << left_old << " times the old log, " << left_new << " times the new");
    CHECK((calls == 0 || (left_old > 15 && left_new > 3)));
  }
  disk_has_links = true;
}
#endif
