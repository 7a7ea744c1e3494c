#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "log/visible.hpp"

namespace patella::cli {
namespace {

/// Writes and closes; 0, or the reason.
int write_and_close(int file, std::string_view text) {
  int error = write_all(file, text);
  if (error == 0 && fsync(file) != 0 && errno != EINVAL && errno != EROFS) error = errno;  // a pipe has nothing to sync
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

/// The rights that the old file had, or those that any new file gets.
mode_t rights_for(const std::string& name) {
  struct stat old {};
  if (stat(name.c_str(), &old) == 0) return old.st_mode & 0777;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

/// A pipe or a device keeps its place and is written to as it is.
bool is_special(const std::string& name) {
  struct stat status {};
  return stat(name.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

int write_special(const std::string& name, std::string_view text) {
  const int file = open(name.c_str(), O_WRONLY | O_CLOEXEC);
  return file < 0 ? errno : write_and_close(file, text);
}

/// The file that a link leads to, so that the link stays one.
std::string behind_links(const std::string& name) {
  std::error_code unknown;
  const auto real = std::filesystem::canonical(name, unknown);
  return unknown ? name : real.string();
}

int replace(const std::string& name, std::string_view text) {
  std::string temporary = name + ".XXXXXX";
  const int file = mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) return errno;
  int error = fchmod(file, rights_for(name)) == 0 ? 0 : errno;
  const int unwritten = write_and_close(file, text);
  if (error == 0) error = unwritten;
  if (error == 0 && std::rename(temporary.c_str(), name.c_str()) != 0) error = errno;
  if (error != 0) unlink(temporary.c_str());
  return error;
}

}  // namespace

int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written >= 0)
      text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

Option out_option(std::string& name) {
  return {.name = "--out",
          .value = "FILE",
          .help = "write the answer into this file, whole or not at all; standard output if not given",
          .expected = "the name of a file",
          .set = [&name](const std::string& given) { return !(name = given).empty(); }};
}

Exit deliver(Shell& shell, const std::string& name, std::string_view answer) {
  if (name.empty() || name == "-") {
    shell.out << answer;
    return Exit::ok;
  }
  const int error = is_special(name) ? write_special(name, answer) : replace(behind_links(name), answer);
  if (error == 0) return Exit::ok;
  shell.err << fmt::format("patella: {}: this file could not be written: {}\n", visible(name, std::string::npos),
                           std::generic_category().message(error));
  return Exit::cannot_write;
}

}  // namespace patella::cli
