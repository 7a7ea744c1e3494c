#include "cli/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <thread>

#include "cli/files.hpp"

namespace patella::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_attempts{5};
// Who held the lock has taken the file away with it.
constexpr int gone = -1;

bool is_named(int file, const std::string& name) {
  struct stat mine {
  }, named{};
  return fstat(file, &mine) == 0 && stat(name.c_str(), &named) == 0 && mine.st_ino == named.st_ino &&
         mine.st_dev == named.st_dev;
}

/// 0, EWOULDBLOCK or another reason.
int lock(int file, Clock::time_point deadline) {
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return errno;
    if (Clock::now() >= deadline) return EWOULDBLOCK;
    std::this_thread::sleep_for(between_attempts);
  }
  return 0;
}

/// The digits that the holder has written into the file.
std::string process_in(int file) {
  char text[20];
  const ssize_t size = pread(file, text, sizeof text, 0);
  const std::string_view read{text, size > 0 ? static_cast<std::size_t>(size) : 0};
  return std::string{read.substr(0, read.find_first_not_of("0123456789"))};
}

}  // namespace

int FileLock::take(std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  int error = gone;
  while (error == gone) error = take_once(deadline);
  return error;
}

int FileLock::take_once(Clock::time_point deadline) {
  const int file = open(name_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (file < 0) return errno;
  int error = lock(file, deadline);
  if (error == EWOULDBLOCK) holder_ = process_in(file);
  if (error == 0 && !is_named(file, name_)) error = gone;
  if (error != 0) {
    close(file);
    return error;
  }
  // For people only: a disk without room for it is no reason not to go on.
  if (ftruncate(file, 0) == 0) write_all(file, std::to_string(getpid()) + "\n");
  file_ = file;
  return 0;
}

FileLock::~FileLock() {
  if (file_ < 0) return;
  unlink(name_.c_str());
  close(file_);
}

}  // namespace patella::cli
