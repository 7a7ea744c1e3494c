#pragma once
/// How far a long task is, on a terminal.
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>

#include "cli/run.hpp"

namespace patella::cli {

/// A line that is written anew ten times a second: share, rate and time left. Where there is no terminal, or it is not
/// wanted, nothing is written. It is gone when the task is done.
class Progress {
 public:
  Progress(std::ostream& out, const Terminal& terminal, const std::function<std::chrono::nanoseconds()>& clock,
           std::uint64_t total_bytes, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void bytes(std::uint64_t more);
  void file() { ++files_; }

 private:
  void show(std::chrono::nanoseconds now);

  std::ostream& out_;
  const std::function<std::chrono::nanoseconds()>& clock_;
  std::uint64_t total_, done_ = 0, files_ = 0;
  int width_;
  bool active_, shown_ = false;
  std::chrono::nanoseconds begin_{}, last_{};
};

/// `[#####     ] 48 %  1,203 files, 310 a second, 5 s left`, as wide as `width` allows. `share` is 0 to 1; `seconds` have
/// passed.
std::string progress_line(double share, std::uint64_t files, double seconds, int width);

}  // namespace patella::cli
