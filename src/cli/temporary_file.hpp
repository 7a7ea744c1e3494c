#pragma once
/// Hidden files beside a log or an answer: the new text on its way to the name, so that a reader finds the old one or the
/// new one, whole; and the lock that one writer at a time holds.
#include <chrono>
#include <csignal>
#include <string>
#include <string_view>

#include "cli/files.hpp"

namespace patella::cli {

/// The name of a file beside `file` that only patella has use for: `.log.json.patella-lock`. That of a long name is cut, so
/// that no disk finds it too long.
std::string hidden_name(const std::string& file, std::string_view ending);

/// A file beside `target` that is to take its place, or the place of another. It goes where that does not happen.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& target) : target_{target} {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { remove(); }

  /// Makes it, empty, with owner, group, rights, access list and extended attributes of the file `like` or, where there is
  /// none, those of any new file. Where that cannot be, the error comes with what `lost` says.
  int create(const std::string& like, const FileStatus& old);
  /// Makes it another name of `existing`.
  int link_to(const std::string& existing);
  /// Makes it what `existing` was, which then is no more.
  int take(const std::string& existing);
  /// Writes all of it, down to the disk.
  int write(std::string_view text);
  /// Gives it a name, in place of the file that has it.
  int rename_to(const std::string& name);
  void remove();

  /// What of the old file could not be kept, in words, such as `its owner`.
  const std::string& lost() const { return lost_; }
  /// Its rights differ from those of the old file, on a disk that cannot change them.
  bool has_other_rights() const { return other_rights_; }

 private:
  int open_new(mode_t rights);

  std::string target_, name_, lost_;
  int file_ = -1;
  bool other_rights_ = false;
};

/// Removes what a killed process has left beside `target`. What a living one is writing stays.
void remove_leftovers(const std::string& target);

/// Removes temporary and lock files where a signal such as that of Ctrl-C ends the process, unless the signal is ignored.
void remove_temporaries_on_signals();

/// While it lives, such signals wait: between making a file and noting it, for one.
class SignalsDelayed {
 public:
  SignalsDelayed();
  ~SignalsDelayed();

 private:
  sigset_t before_;
};

/// Has the file removed by a signal from now on, or no longer.
void remove_on_signal(const std::string& name);
void keep_on_signal(const std::string& name);

/// A file that only one process at a time holds. The system takes the lock back when the process ends, however it does,
/// so that none is ever left behind; the file itself goes when the lock is given back. It can be opened by its owner alone,
/// so that no other user can hold it.
class FileLock {
 public:
  explicit FileLock(std::string name) : name_{std::move(name)} {}
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

  /// 0, EWOULDBLOCK where another process held it all the time, ENOLCK where the disk has no locks, or why the file could
  /// not be locked.
  int take(std::chrono::milliseconds patience);
  /// The process that held it all the time; empty where it is not known.
  const std::string& holder() const { return holder_; }
  /// The lock file, where that is what is in the way: somebody else's, which may not be opened nor removed.
  const std::string& obstacle() const { return obstacle_; }

 private:
  int try_to_take();
  int remove_stale(int error);

  std::string name_, holder_, obstacle_;
  int file_ = -1;
};

}  // namespace patella::cli
