#pragma once
/// Hidden files beside a log or an answer: the new file before it takes the name, so that a reader finds the old one or the
/// new one, whole; and the lock, which one writer at a time holds.
#include <chrono>
#include <csignal>
#include <string>
#include <string_view>

#include "cli/files.hpp"

namespace patella::cli {

/// The name of a hidden file beside `file`: `.log.json.patella-lock`. Long names are shortened, so that every disk can have
/// them.
std::string hidden_name(const std::string& file, std::string_view ending);

/// A file beside `target` that is to replace it, or another file. It is removed unless it does.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& target) : target_{target} {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { remove(); }

  /// Creates it, empty, with owner, group, rights, access list and extended attributes of the file `like` or, where there is
  /// none, those of any new file. Returns why something cannot be kept; `lost` says what.
  int create(const std::string& like, const FileStatus& old);
  /// Creates it as a hard link to `existing`.
  int link_to(const std::string& existing);
  /// Renames `existing` to it.
  int take_over(const std::string& existing);
  /// Writes all of `text`, synchronized to the disk.
  int write(std::string_view text);
  /// Renames it to `name`, in place of the file that has it.
  int rename_to(const std::string& name);
  void remove();

  /// The attribute of the old file that could not be kept, in words: `its owner`.
  const std::string& lost() const { return lost_; }
  /// Whether its rights differ from those of the old file, as the disk cannot change them.
  bool has_other_rights() const { return other_rights_; }

 private:
  int open_new(mode_t rights);

  std::string target_, name_, lost_;
  int file_ = -1;
  bool other_rights_ = false;
};

/// Removes the temporary files beside `target` that killed processes have left, and none that is being written.
void remove_leftovers(const std::string& target);

/// Has temporary and lock files removed when a signal such as that of Ctrl-C ends the process, unless it is ignored.
void remove_temporaries_on_signals();

/// Delays such signals while it lives, as between creating a file and registering it.
class SignalsDelayed {
 public:
  SignalsDelayed();
  ~SignalsDelayed();

 private:
  sigset_t before_;
};

/// Registers a file to be removed by a signal, or no longer.
void remove_on_signal(const std::string& name);
void keep_on_signal(const std::string& name);

/// A file that one process at a time has locked. The system releases the lock when the process ends, however it does; the
/// file is removed when the lock is released. Only its owner can open it, so that no other user can hold the lock.
class FileLock {
 public:
  explicit FileLock(std::string name) : name_{std::move(name)} {}
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

  /// Waits up to `timeout`. 0, EWOULDBLOCK where another process held the lock all the time, ENOLCK where the disk has no
  /// locks, or why the file could not be locked.
  int acquire(std::chrono::milliseconds timeout);
  /// The process that held the lock all the time; empty where it is unknown.
  const std::string& holder() const { return holder_; }
  /// The lock file, where it is another user's and can be neither opened nor removed; else empty.
  const std::string& obstacle() const { return obstacle_; }

 private:
  int try_to_acquire();
  int remove_stale(int error);

  std::string name_, holder_, obstacle_;
  int file_ = -1;
};

}  // namespace patella::cli
