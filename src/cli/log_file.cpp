#include "cli/log_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "cli/file_lock.hpp"
#include "cli/files.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

using Outcome = LogWrite::Outcome;

// Somebody who saves the file each time that it was read is not going to stop.
constexpr int most_attempts = 20;

/// A file beside the log that nobody else has use for. Only who holds the lock touches it, so that what a killed
/// process has left there is in nobody's way.
std::string beside(const std::string& log, std::string_view ending) {
  const std::filesystem::path path = log;
  return (path.parent_path() / fmt::format(".{}.patella-{}", path.filename().string(), ending)).string();
}

/// Which version of a file it was.
struct Version {
  struct stat status {};
  bool exists;

  explicit Version(const std::string& name) { exists = stat(name.c_str(), &status) == 0; }
  bool operator==(const Version& other) const {
    const auto &a = status, &b = other.status;
    return exists == other.exists && a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
           a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
  }
};

/// Writes a file of that name, down to the disk, with the rights and, where it may be, the owner of `like`.
int write_new(const std::string& name, std::string_view text, const std::string& like, const Version& old) {
  unlink(name.c_str());
  const int file = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return errno;
  if (old.exists && fchown(file, old.status.st_uid, old.status.st_gid) != 0) errno = 0;  // it belongs to who writes it then
  const int rights = fchmod(file, rights_for(like)) == 0 ? 0 : errno;
  const int written = write_and_close(file, text);
  return rights != 0 ? rights : written;
}

int rename_to(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// Keeps the log under its second name as well; the second name never leads nowhere once it was there.
int keep_old(const std::string& log, const std::string& text, const Version& old) {
  const std::string spare = beside(log, "old");
  unlink(spare.c_str());
  int error = link(log.c_str(), spare.c_str()) == 0 ? 0 : write_new(spare, text, log, old);  // not every disk has links
  if (error == 0) error = rename_to(spare, log + "~");
  unlink(spare.c_str());  // where both names are one file already, the system does not rename
  return error;
}

void sync_folder_of(const std::string& file) {
  const std::string folder = std::filesystem::path{file}.parent_path().string();
  const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

/// One attempt; nothing where the file was changed in the meantime.
std::optional<LogWrite> attempt(const std::string& log, const Rewrite& rewrite) {
  const Version old{log};
  if (old.exists && !S_ISREG(old.status.st_mode))
    return LogWrite{Outcome::unreadable, S_ISDIR(old.status.st_mode) ? EISDIR : EINVAL};
  std::optional<std::string> text;
  if (old.exists && !(text = file_text(log))) return LogWrite{Outcome::unreadable, errno};
  const auto wanted = rewrite(text);
  if (!wanted) return LogWrite{Outcome::not_wanted};
  if (wanted == text) return LogWrite{Outcome::unchanged};

  const std::string fresh = beside(log, "new");
  int error = write_new(fresh, *wanted, log, old);
  const bool in_time = error != 0 || Version{log} == old;
  if (error == 0 && in_time && text) error = keep_old(log, *text, old);
  if (error == 0 && in_time) error = rename_to(fresh, log);
  if (error != 0 || !in_time) unlink(fresh.c_str());
  if (!in_time) return {};
  if (error != 0) return LogWrite{Outcome::unwritable, error};
  sync_folder_of(log);
  return LogWrite{text ? Outcome::written : Outcome::created};
}

}  // namespace

LogWrite rewrite_log(const std::string& name, std::chrono::milliseconds patience, const Rewrite& rewrite) {
  const std::string log = behind_links(name);
  if (const Version there{log}; there.exists && !S_ISREG(there.status.st_mode))
    return {Outcome::unreadable, S_ISDIR(there.status.st_mode) ? EISDIR : EINVAL};
  FileLock lock{beside(log, "lock")};
  if (const int error = lock.take(patience); error == EWOULDBLOCK)
    return {Outcome::busy, error, lock.holder()};
  else if (error != 0)
    return {Outcome::unwritable, error};
  for (int i = 0; i < most_attempts; ++i)
    if (auto done = attempt(log, rewrite)) return std::move(*done);
  return {Outcome::busy};
}

std::string problem_of(const LogWrite& write, const std::string& name, std::chrono::milliseconds patience) {
  const std::string file = printable_excerpt(name, std::string::npos), why = std::generic_category().message(write.error);
  switch (write.outcome) {
    case Outcome::written:
    case Outcome::created:
    case Outcome::unchanged:
    case Outcome::not_wanted: return {};
    case Outcome::unreadable:
      return write.error == EISDIR
                 ? fmt::format("patella: {}: this is a folder; name a file in it, which may be new\n", file)
             : write.error == EINVAL
                 ? fmt::format("patella: {}: this is not a file that a log can be kept in\n", file)
                 : fmt::format("patella: {}: this log cannot be read, and was left alone: {}\n", file, why);
    case Outcome::unwritable:
      return write.error == ENOENT
                 ? fmt::format("patella: {}: there is no such folder; make it first\n", file)
                 : fmt::format("patella: {}: this log could not be written, and is as it was: {}\n", file, why);
    case Outcome::busy: break;
  }
  const double seconds = std::chrono::duration<double>{patience}.count();
  if (write.error == 0)
    return fmt::format("patella: {}: another program saves this file again and again; close it and try once more\n", file);
  return fmt::format(
      "patella: {}: another patella{} has been writing this log for {:g} seconds; nothing was added. Try again when it is "
      "done, or end it if it hangs\n",
      file, write.holder.empty() ? "" : fmt::format(" (process {})", write.holder), seconds);
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
