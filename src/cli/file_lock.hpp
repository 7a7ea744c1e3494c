#pragma once
/// One writer at a time.
#include <chrono>
#include <string>

namespace patella::cli {

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
