/// The process: arguments, clock, terminal and environment on the way in, bytes and exit status on the way out.
#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <thread>

#include "cli/files.hpp"
#include "cli/run.hpp"
#include "cli/temporary_file.hpp"

namespace {

using patella::cli::Terminal;

/// The day on the runner's own calendar.
patella::Day local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  using namespace std::chrono;
  return sys_days{year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
}

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// The time zone of this computer, or of `TZ`.
std::chrono::minutes local_offset(std::chrono::sys_seconds utc) {
  const std::time_t moment = utc.time_since_epoch().count();
  std::tm local{};
  return std::chrono::duration_cast<std::chrono::minutes>(
      std::chrono::seconds{localtime_r(&moment, &local) ? local.tm_gmtoff : 0});
}

int terminal_width(int descriptor) {
  const std::string_view columns = variable("COLUMNS");
  int width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  winsize window{};
  if (width <= 0 && ioctl(descriptor, TIOCGWINSZ, &window) == 0) width = window.ws_col;
  return width > 0 ? width : Terminal{}.width;
}

Terminal terminal(int descriptor) {
  if (!isatty(descriptor)) return {};
  return {.is_terminal = true,
          .width = terminal_width(descriptor),
          .no_color = !variable("NO_COLOR").empty() || variable("TERM") == "dumb"};
}

/// An open file that takes what was written to it when it is flushed.
class Descriptor : public std::stringbuf {
 public:
  explicit Descriptor(int file) : file_{file} {}

 private:
  int sync() override {
    const int error = patella::cli::write_all(file_, view());
    str({});
    errno = error;
    // Who closes the pipe early, as head does, has read enough.
    return error == 0 || error == EPIPE ? 0 : -1;
  }

  int file_;
};

}  // namespace

int main(int argc, char** argv) {
  // Memory goes back when the process ends, a moment from now; giving it back earlier costs a seventh of the time.
  constexpr int never = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, never);
  mallopt(M_TRIM_THRESHOLD, never);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
  std::ios::sync_with_stdio(false);
  Descriptor standard_output{STDOUT_FILENO};
  std::ostream answer{&standard_output};
  const patella::cli::Environment environment{local_offset,
                                              [] { return std::chrono::steady_clock::now().time_since_epoch(); },
                                              std::max(1u, std::thread::hardware_concurrency())};
  patella::cli::remove_temporaries_on_signals();
  return patella::cli::run({argv + 1, argv + argc}, local_today(), std::cin, answer, std::cerr, terminal(STDOUT_FILENO),
                           terminal(STDERR_FILENO), environment);
}
