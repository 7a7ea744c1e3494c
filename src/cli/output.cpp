#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ostream>
#include <system_error>

#include "cli/files.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

/// A pipe or a device keeps its place and is written to as it is.
bool is_special(const std::string& name) {
  struct stat status {};
  return stat(name.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

int write_special(const std::string& name, std::string_view text) {
  const int file = open(name.c_str(), O_WRONLY | O_CLOEXEC);
  return file < 0 ? errno : write_and_close(file, text);
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

Option out_option(std::string& name) {
  return {.name = "--out",
          .value = "FILE",
          .help = "write the answer into this file, whole or not at all; standard output if not given",
          .expected = "the name of a file",
          .set = [&name](const std::string& given) { return !(name = given).empty(); }};
}

ExitStatus deliver(CommandContext& shell, const std::string& name, std::string_view answer) {
  if (name.empty() || name == "-") {
    shell.out << answer;
    return ExitStatus::ok;
  }
  const int error = is_special(name) ? write_special(name, answer) : replace(behind_links(name), answer);
  if (error == 0) return ExitStatus::ok;
  shell.err << fmt::format("patella: {}: this file could not be written: {}\n", printable_excerpt(name, std::string::npos),
                           std::generic_category().message(error));
  return ExitStatus::cannot_write;
}

}  // namespace patella::cli
