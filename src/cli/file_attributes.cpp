#include "cli/file_attributes.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <optional>

#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "text/printable.hpp"

namespace patella::cli {
namespace {

constexpr mode_t rights_bits = 0777;

#ifdef __linux__
// The attribute in which Linux has the access list (ACL) of a file.
constexpr const char* access_list = "system.posix_acl_access";

/// The values of others are about the old text, and the system makes them for the new one.
bool is_of_text(const std::string& name) { return name == "security.ima" || name == "security.evm"; }

/// What a call of `read(buffer, size)` has to say, of whatever size; nothing, with `errno` set, where it fails.
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

/// 0, or why an attribute cannot be kept.
int copy_attribute(const std::string& old, const std::string& name, int file) {
  const auto wanted = all_of([&](char* to, std::size_t size) { return getxattr(old.c_str(), name.c_str(), to, size); });
  if (!wanted) return errno == ENODATA ? 0 : errno;
  const auto has = all_of([&](char* to, std::size_t size) { return fgetxattr(file, name.c_str(), to, size); });
  if (has == wanted) return 0;
  return fsetxattr(file, name.c_str(), wanted->data(), wanted->size(), 0) == 0 ? 0 : errno;
}

/// All but the access list.
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
