#include "cli/temporary_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

namespace patella::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_attempts{5};
constexpr int removed = -1;  // a stale lock file was removed

bool has_no_locks(int error) { return error == ENOLCK || error == ENOTSUP || error == ENOSYS || error == EINVAL; }

bool is_named(int file, const std::string& name) {
  struct stat mine {};
  const FileStatus named = status_of(name);
  return fstat(file, &mine) == 0 && named.exists && id_of(mine) == id_of(named.stat);
}

/// The process that the holder has written into the file.
std::string process_in(int file) {
  char text[20];
  const ssize_t size = pread(file, text, sizeof text, 0);
  const std::string_view read{text, size > 0 ? static_cast<std::size_t>(size) : 0};
  return std::string{read.substr(0, read.find_first_not_of("0123456789"))};
}

/// The process that holds a lock on a file that may not be opened, empty where none does; nothing where that is unknown.
/// A line of /proc/locks is `1: FLOCK  ADVISORY  WRITE 4711 fe:00:262190 0 EOF`. Only the inode is compared: the device
/// before it is not right for every disk.
std::optional<std::string> holder_of(ino_t file) {
  std::ifstream locks{"/proc/locks"};
  if (!locks) return std::nullopt;
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words{line};
    std::string number, kind, advisory, access, process, id;
    words >> number >> kind >> advisory >> access >> process >> id;
    if (id.ends_with(':' + std::to_string(file))) return process;
  }
  return "";
}

}  // namespace

int FileLock::acquire(std::chrono::milliseconds timeout) {
  const auto deadline = Clock::now() + timeout;
  for (bool first = true;; first = false) {
    const int error = try_to_acquire();
    if (error == removed && first) continue;
    if (error != EWOULDBLOCK && error != removed) return error;
    if (Clock::now() >= deadline) return EWOULDBLOCK;
    std::this_thread::sleep_for(between_attempts);
  }
}

int FileLock::try_to_acquire() {
  const SignalsDelayed delayed;
  const int file = open(name_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return remove_stale(errno);
  int error = 0;
  if (flock(file, LOCK_EX | LOCK_NB) != 0)
    error = has_no_locks(errno) ? ENOLCK : errno == EINTR ? EWOULDBLOCK : errno;
  else if (!is_named(file, name_))
    error = EWOULDBLOCK;  // its holder has removed the file
  if (error == EWOULDBLOCK) holder_ = process_in(file);
  if (error == ENOLCK) unlink(name_.c_str());
  if (error != 0) {
    close(file);
    return error;
  }
  remove_on_signal(name_);
  fchmod(file, 0600);  // an older patella, killed, may have left one that others can open
  // For people only: a full disk is no reason to stop.
  if (ftruncate(file, 0) == 0) write_all(file, std::to_string(getpid()) + "\n");
  file_ = file;
  return 0;
}

/// Removes another user's lock file that nobody holds, which is why opening it failed with `error`. The folder is locked
/// meanwhile, so that of two processes neither removes the lock of the other.
int FileLock::remove_stale(int error) {
  struct stat found {
  }, now{};
  if (lstat(name_.c_str(), &found) != 0) return error;
  obstacle_ = name_;
  if (error != EACCES && error != EPERM && error != ELOOP) return error;
  const std::string folder = std::filesystem::path{name_}.parent_path().string();
  const int held = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool locked = held >= 0 && flock(held, LOCK_EX | LOCK_NB) == 0;
  const auto holder = holder_of(found.st_ino);
  if (holder) holder_ = *holder;
  if (!locked || !holder || !holder->empty() || lstat(name_.c_str(), &now) != 0 || id_of(now) != id_of(found))
    error = EWOULDBLOCK;
  else if (unlink(name_.c_str()) == 0)
    error = removed;
  if (held >= 0) close(held);
  if (holder && (error == EWOULDBLOCK || error == removed)) obstacle_.clear();
  return error;
}

FileLock::~FileLock() {
  if (file_ < 0) return;
  unlink(name_.c_str());
  keep_on_signal(name_);
  close(file_);
}

}  // namespace patella::cli
