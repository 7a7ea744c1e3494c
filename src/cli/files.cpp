#include "cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "text/number.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

namespace fs = std::filesystem;

/// Whether a link is one of /proc/PID/fd, which leads to an open file whatever its name says: a deleted file, or a pipe.
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

constexpr mode_t rights_bits = 0777;

#ifdef __linux__
// The attribute in which Linux has the access list (ACL) of a file.
constexpr const char* access_list = "system.posix_acl_access";

/// Attributes of the text rather than of the file: the system makes them for the new text.
bool is_of_text(const std::string& name) { return name == "security.ima" || name == "security.evm"; }

/// All that a call of `read(buffer, size)` returns; nothing, with `errno` set, where it fails.
template <class Read>
std::optional<std::string> all_of(Read read) {
  std::string value;
  for (;;) {
    const ssize_t size = read(nullptr, 0);
    if (size < 0) return std::nullopt;
    value.resize(static_cast<std::size_t>(size));
    const ssize_t got = size == 0 ? 0 : read(value.data(), value.size());
    if (got < 0 && errno == ERANGE) continue;  // it has grown
    if (got < 0) return std::nullopt;
    value.resize(static_cast<std::size_t>(got));
    return value;
  }
}

bool has_none(int error) { return error == ENOTSUP || error == ENOSYS; }

/// Copies one attribute; 0, or why it cannot be kept.
int copy_attribute(const std::string& old, const std::string& name, int file) {
  const auto value = all_of([&](char* to, std::size_t size) { return getxattr(old.c_str(), name.c_str(), to, size); });
  if (!value) return errno == ENODATA ? 0 : errno;
  const auto has = all_of([&](char* to, std::size_t size) { return fgetxattr(file, name.c_str(), to, size); });
  if (has == value) return 0;
  return fsetxattr(file, name.c_str(), value->data(), value->size(), 0) == 0 ? 0 : errno;
}

/// Copies all attributes but the access list.
AttributeCopy copy_extended(const std::string& old, int file) {
  const auto list = all_of([&](char* to, std::size_t size) { return listxattr(old.c_str(), to, size); });
  if (!list) return has_none(errno) ? AttributeCopy{} : AttributeCopy{errno, "its extended attributes"};
  for (std::size_t begin = 0; begin < list->size(); begin = list->find('\0', begin) + 1) {
    const std::string name = list->c_str() + begin;
    if (name == access_list || is_of_text(name)) continue;
    if (const int error = copy_attribute(old, name, file); error != 0)
      return {error, fmt::format("its extended attribute {}", printable_excerpt(name, 255))};
  }
  return {};
}

bool has_access_list(const std::string& old) { return getxattr(old.c_str(), access_list, nullptr, 0) >= 0; }

AttributeCopy copy_access_list(const std::string& old, int file) {
  const int error = copy_attribute(old, access_list, file);
  return error == 0 || has_none(error) ? AttributeCopy{} : AttributeCopy{error, "its access list (ACL)"};
}

/// A folder may give every new file an access list, which the old one does not have.
AttributeCopy drop_inherited(const std::string& old, int file) {
  if (has_access_list(old) || fgetxattr(file, access_list, nullptr, 0) < 0) return {};
  return fremovexattr(file, access_list) == 0 ? AttributeCopy{} : AttributeCopy{errno, "that it has no access list (ACL)"};
}
#else
AttributeCopy copy_extended(const std::string&, int) { return {}; }
AttributeCopy copy_access_list(const std::string&, int) { return {}; }
AttributeCopy drop_inherited(const std::string&, int) { return {}; }
#endif

/// FAT and some network disks have the same rights for every file.
bool cannot_change_rights(int error) { return error == EPERM || error == ENOTSUP || error == ENOSYS || error == EINVAL; }

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

AttributeCopy copy_attributes(const std::string& old, const struct stat& status, int file) {
  constexpr auto same_user = static_cast<uid_t>(-1);
  constexpr auto same_group = static_cast<gid_t>(-1);
  struct stat made {};
  if (fstat(file, &made) != 0) return {errno, "what it is"};
  if (made.st_gid != status.st_gid && fchown(file, same_user, status.st_gid) != 0) return {errno, "its group"};
  if (made.st_uid != status.st_uid && fchown(file, status.st_uid, same_group) != 0) return {errno, "its owner"};
  // Rights come after attributes, which a file that may not be written takes no more; the access list sets rights too.
  if (AttributeCopy extended = copy_extended(old, file); extended.error != 0) return extended;
  if (AttributeCopy dropped = drop_inherited(old, file); dropped.error != 0) return dropped;
  const mode_t rights = status.st_mode & rights_bits;
  const bool failed = (made.st_mode & rights_bits) != rights && fchmod(file, rights) != 0;
  if (failed && !cannot_change_rights(errno)) return {errno, "its rights"};
  AttributeCopy copy = copy_access_list(old, file);
  copy.other_rights = failed;
  return copy;
}

}  // namespace patella::cli
