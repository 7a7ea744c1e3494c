#pragma once
/// One writer at a time.
#include <chrono>
#include <string>

namespace patella::cli {

/// A file that only one process at a time holds. The system takes the lock back when the process ends, however it does,
/// so that none is ever left behind; the file itself goes when the lock is given back.
class FileLock {
 public:
  explicit FileLock(std::string name) : name_{std::move(name)} {}
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

  /// 0, EWOULDBLOCK where another process held it all the time, or why the file could not be locked.
  int take(std::chrono::milliseconds patience);
  /// The process that held it all the time; empty where it is not known.
  const std::string& holder() const { return holder_; }

 private:
  int take_once(std::chrono::steady_clock::time_point deadline);

  std::string name_, holder_;
  int file_ = -1;
};

}  // namespace patella::cli
