#include "cli/files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "text/number.hpp"

namespace patella::cli {
namespace {

namespace fs = std::filesystem;

/// The links of /proc/PID/fd lead to open files, whatever name they print: a file that is gone, or a pipe.
bool is_descriptor(const fs::path& link, LinkTarget& target) {
  std::error_code unknown;
  const std::string folder = fs::canonical(link.has_parent_path() ? link.parent_path() : ".", unknown).string();
  if (unknown || !folder.starts_with("/proc/") || !folder.ends_with("/fd")) return false;
  const auto number = parse_whole<int>(link.filename().string());
  const bool own = folder.starts_with(fs::canonical("/proc/self", unknown).string() + '/');
  if (number && own)
    target.descriptor = *number;
  else
    target.error = EINVAL;
  return true;
}

}  // namespace

FileStatus status_of(const std::string& name) {
  FileStatus status;
  if (stat(name.c_str(), &status.stat) == 0)
    status.exists = true;
  else if (errno != ENOENT && errno != ENOTDIR)
    status.error = errno;
  return status;
}

std::optional<std::string> file_text(const std::string& name, FileId* id) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(name.c_str(), "rb"), std::fclose};
  struct stat status {};
  if (!file || fstat(fileno(file.get()), &status) != 0) return {};
  if (id) *id = id_of(status);
  std::string text;
  // Pipes and the files of /proc say 0; one byte more shows the end without a second allocation.
  text.resize(std::min(static_cast<std::size_t>(status.st_size), largest_input) + 1);
  std::size_t size = 0;
  while (const std::size_t got = std::fread(text.data() + size, 1, text.size() - size, file.get())) {
    size += got;
    if (size > largest_input) {
      errno = EFBIG;
      return {};
    }
    if (size == text.size()) text.resize(std::min(2 * size, largest_input + 1));
  }
  if (std::ferror(file.get())) return {};
  text.resize(size);
  return text;
}

int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd room{.fd = file, .events = POLLOUT, .revents = 0};
      if (poll(&room, 1, -1) < 0 && errno != EINTR) return errno;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

int sync(int file) { return fsync(file) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP ? 0 : errno; }

int sync_folder_of(const std::string& file) {
  const std::string folder = fs::path{file}.parent_path().string();
  const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return 0;  // a folder that may be written need not be readable
  const int error = sync(descriptor);
  close(descriptor);
  return error;
}

LinkTarget follow_links(const std::string& name) {
  constexpr int most_links = 40;  // in a row, as the system has it
  LinkTarget target{.path = name};
  for (int links = 0;; ++links) {
    struct stat status {};
    if (lstat(target.path.c_str(), &status) != 0) {
      if (errno != ENOENT && errno != ENOTDIR) target.error = errno;
      return target;
    }
    if (!S_ISLNK(status.st_mode) || is_descriptor(target.path, target)) return target;
    std::error_code error;
    const fs::path path = target.path, next = fs::read_symlink(path, error);
    target.error = error ? error.value() : links == most_links ? ELOOP : 0;
    if (target.error != 0) return target;
    target.path = (path.parent_path() / next).string();
  }
}

}  // namespace patella::cli
