#include "cli/log_file.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <climits>
#include <system_error>

#include "cli/temporary_file.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

using Outcome = LogWrite::Outcome;

// A program that saves the file each time it was read is not going to stop.
constexpr int most_attempts = 20;

bool is_same_version(const FileStatus& one, const FileStatus& other) {
  const auto &a = one.stat, &b = other.stat;
  return one.exists == other.exists && one.error == other.error && id_of(a) == id_of(b) && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// `log.json~`; a name that would be too long for the system loses its last characters.
std::string backup_name(const std::string& log) {
  const std::size_t folder = log.rfind('/') + 1, most = folder + NAME_MAX - 1;
  if (log.size() <= most) return log + '~';
  std::size_t cut = most;
  while (cut > folder && (static_cast<unsigned char>(log[cut]) & 0xC0) == 0x80) --cut;
  return log.substr(0, cut) + '~';
}

/// Makes `as` a file with the same text and attributes: a hard link, or a copy where the disk has none.
int duplicate(const std::string& file, TemporaryFile& as) {
  if (as.link_to(file) == 0) return 0;
  const FileStatus status = status_of(file);
  const auto text = file_text(file);
  if (!text) return errno;
  if (const int error = as.create(file, status)) return error;
  return as.write(*text);
}

/// The copy of the log under its second name, `log.json~`, which from then on always exists.
class Backup {
 public:
  explicit Backup(const std::string& log) : log_{log}, name_{backup_name(log)}, version_{log}, before_{log} {}

  /// Keeps the log there. Where that fails, nothing is changed.
  int keep() {
    if (struct stat status{}; lstat(name_.c_str(), &status) == 0) {
      if (S_ISDIR(status.st_mode)) return EISDIR;
      had_one_ = true;
      // Another user's, on a disk without hard links, can be neither linked nor copied.
      if (duplicate(name_, before_) != 0)
        if (const int error = before_.take_over(name_)) return error;
    } else if (errno != ENOENT) {
      return errno;
    }
    int error = duplicate(log_, version_);
    if (error == 0) error = version_.rename_to(name_);
    if (error != 0) restore();
    return error;
  }
  /// Restores what the second name was before.
  void restore() {
    if (had_one_)
      before_.rename_to(name_);
    else
      unlink(name_.c_str());
  }

 private:
  std::string log_, name_;
  TemporaryFile version_, before_;
  bool had_one_ = false;
};

/// The log before it is written; the text is absent where there is none yet.
struct OldLog {
  FileStatus status;
  std::optional<std::string> text;
  int error = 0;
};

/// Why it cannot be a log; 0 where it is a file or does not exist yet.
int problem_with(const FileStatus& status) {
  if (!status.exists || S_ISREG(status.stat.st_mode)) return status.error;
  return S_ISDIR(status.stat.st_mode) ? EISDIR : EINVAL;
}

OldLog read_old(const std::string& log) {
  OldLog old{.status = status_of(log), .text = {}};
  old.error = problem_with(old.status);
  if (old.error == 0 && old.status.exists && !(old.text = file_text(log))) old.error = errno;
  return old;
}

/// Writes once; nothing where the file was changed in the meantime.
std::optional<LogWrite> attempt(const std::string& log, const Rewrite& rewrite) {
  const OldLog old = read_old(log);
  if (old.error != 0) return LogWrite{Outcome::unreadable, old.error};
  const auto text = rewrite(old.text);
  if (!text) return LogWrite{Outcome::not_wanted};
  if (text == old.text) return LogWrite{Outcome::unchanged};

  TemporaryFile fresh{log};
  int error = fresh.create(log, old.status);
  if (error == 0) error = fresh.write(*text);
  if (error == 0 && !is_same_version(status_of(log), old.status)) return {};
  Backup backup{log};
  if (error == 0 && old.text) error = backup.keep();
  if (error == 0 && (error = fresh.rename_to(log)) != 0 && old.text) backup.restore();
  if (error != 0) return LogWrite{.outcome = Outcome::unwritable, .error = error, .lost = fresh.lost()};
  return LogWrite{.outcome = old.text ? Outcome::written : Outcome::created,
                  .has_rights = !fresh.has_other_rights(),
                  .is_synced = sync_folder_of(log) == 0};
}

/// The file of a log behind links, or why it cannot be one.
LinkTarget find_log(const std::string& name) {
  LinkTarget target = follow_links(name);
  if (target.descriptor >= 0) target.error = EINVAL;  // an open file may have no name that a new one could take
  return target;
}

/// What the disk cannot do, where the log was written nevertheless.
std::string warnings_of(const LogWrite& write, const std::string& file) {
  std::string text;
  const auto warn = [&](bool is_good, std::string_view what) {
    if (!is_good) text += fmt::format("patella: {}: it was written, but {}\n", file, what);
  };
  warn(write.has_lock, "this disk has no locks; let nothing else write this log at the same time");
  warn(write.has_rights, "this disk cannot keep its rights (chmod); look who may read it");
  warn(write.is_synced, "the disk did not confirm it; look whether it is there after the next start");
  return text;
}

}  // namespace

LogWrite rewrite_log(const std::string& name, std::chrono::milliseconds timeout, const Rewrite& rewrite) {
  const auto [log, link_error, descriptor] = find_log(name);
  if (link_error != 0) return {Outcome::unreadable, link_error};
  if (const int error = problem_with(status_of(log))) return {Outcome::unreadable, error};
  FileLock lock{hidden_name(log, "lock")};
  const int lock_error = lock.acquire(timeout);
  if (lock_error != 0 && lock_error != ENOLCK)
    return {.outcome = lock_error == EWOULDBLOCK ? Outcome::busy : Outcome::unwritable,
            .error = lock_error,
            .holder = lock.holder(),
            .obstacle = lock.obstacle()};
  remove_leftovers(log);
  for (int i = 0; i < most_attempts; ++i)
    if (auto done = attempt(log, rewrite)) {
      done->has_lock = lock_error == 0;
      return std::move(*done);
    }
  return {Outcome::busy};
}

LogWrite preview_rewrite(const std::string& name, const Rewrite& rewrite) {
  const LinkTarget log = find_log(name);
  if (log.error != 0) return {Outcome::unreadable, log.error};
  const OldLog old = read_old(log.path);
  if (old.error != 0) return {Outcome::unreadable, old.error};
  rewrite(old.text);
  return {Outcome::not_wanted};
}

std::string problem_of(const LogWrite& write, const std::string& name, std::chrono::milliseconds timeout) {
  const std::string file = printable(name), why = std::generic_category().message(write.error);
  switch (write.outcome) {
    case Outcome::written:
    case Outcome::created: return warnings_of(write, file);
    case Outcome::unchanged:
    case Outcome::not_wanted: return {};
    case Outcome::unreadable:
      switch (write.error) {
        case EISDIR: return fmt::format("patella: {}: this is a folder; name a file in it, which may be new\n", file);
        case EINVAL: return fmt::format("patella: {}: this is not a file that a log can be kept in\n", file);
        case EFBIG: return fmt::format("patella: {}: this file is too large for a log, and was left alone\n", file);
        default: return fmt::format("patella: {}: this log cannot be read, and was left alone: {}\n", file, why);
      }
    case Outcome::unwritable:
      if (!write.lost.empty())
        return fmt::format(
            "patella: {}: nothing was written, because {} cannot be kept: {}; the log is as it was. Write it as its owner\n",
            file, write.lost, why);
      if (!write.obstacle.empty()) break;
      return write.error == ENOENT
                 ? fmt::format("patella: {}: there is no such folder; make it first\n", file)
                 : fmt::format("patella: {}: this log could not be written, and is as it was: {}\n", file, why);
    case Outcome::busy: break;
  }
  if (!write.obstacle.empty())
    return fmt::format(
        "patella: {}: nothing was written, because {} is in the way and may not be removed; remove it if no patella is "
        "writing this log, or ask its owner to\n",
        file, printable(write.obstacle));
  if (write.error == 0)
    return fmt::format("patella: {}: another program saves this file again and again; close it and try once more\n", file);
  return fmt::format(
      "patella: {}: another patella{} has been writing this log for {:g} seconds; nothing was added. Try again when it is "
      "done, or end it if it hangs\n",
      file, write.holder.empty() ? "" : fmt::format(" (process {})", write.holder),
      std::chrono::duration<double>{timeout}.count());
}

ExitStatus exit_of(const LogWrite& write) {
  switch (write.outcome) {
    case Outcome::written:
    case Outcome::created:
    case Outcome::unchanged: return ExitStatus::ok;
    case Outcome::not_wanted: return ExitStatus::bad_data;
    case Outcome::unreadable: return ExitStatus::no_input;
    case Outcome::unwritable:
    case Outcome::busy: break;
  }
  return ExitStatus::cannot_write;
}

}  // namespace patella::cli
