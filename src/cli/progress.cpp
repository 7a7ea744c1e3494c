#include "cli/progress.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ostream>

namespace patella::cli {
namespace {

constexpr std::chrono::milliseconds between{100};
constexpr double little = 0.01;  // of the whole, before which the time left cannot be estimated

std::string time_text(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

std::string progress_line(double share, std::uint64_t files, double seconds, int width) {
  share = std::clamp(share, 0.0, 1.0);
  std::string text = fmt::format(" {:3.0f} %  {} file{}", std::floor(100 * share), files, files == 1 ? "" : "s");
  const double rate = seconds > 0 ? static_cast<double>(files) / seconds : 0;
  if (rate > 0) text += fmt::format(", {:.{}f} a second", rate, rate < 10 ? 1 : 0);
  if (seconds > 0 && share > little) text += fmt::format(", {} left", time_text(seconds * (1 - share) / share));
  const int room = width - static_cast<int>(text.size()) - 3;
  if (room < 8) return text.substr(0, static_cast<std::size_t>(std::max(0, width - 1)));
  const auto columns = static_cast<std::size_t>(std::min(room, 30));
  const auto full = static_cast<std::size_t>(share * static_cast<double>(columns));
  return "[" + std::string(full, '#') + std::string(columns - full, ' ') + "]" + text;
}

Progress::Progress(std::ostream& out, const Terminal& terminal, const std::function<std::chrono::nanoseconds()>& clock,
                   std::uint64_t total_bytes, bool wanted)
    : out_{out}, clock_{clock}, total_{total_bytes}, width_{terminal.width}, active_{wanted && terminal.is_terminal} {
  if (active_) begin_ = last_ = clock_();
}

Progress::~Progress() {
  if (shown_) out_ << '\r' << std::string(static_cast<std::size_t>(std::max(0, width_ - 1)), ' ') << '\r' << std::flush;
}

void Progress::bytes(std::uint64_t more) {
  done_ += more;
  if (!active_) return;
  const auto now = clock_();
  if (now - last_ < between) return;
  last_ = now;
  show(now);
}

void Progress::show(std::chrono::nanoseconds now) {
  const double share = total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_) : 0;
  std::string line = progress_line(share, files_, std::chrono::duration<double>{now - begin_}.count(), width_);
  line.resize(static_cast<std::size_t>(std::max(0, width_ - 1)), ' ');
  out_ << '\r' << line << std::flush;
  shown_ = true;
}

}  // namespace patella::cli
