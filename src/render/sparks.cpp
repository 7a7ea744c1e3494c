#include "render/sparks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace patella::render {
namespace {

constexpr std::array<std::string_view, 8> levels{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> ascii_levels{"0", "1", "2", "3", "4", "5", "6", "7"};
constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

}  // namespace

std::string sparkline(const std::vector<std::optional<double>>& values, bool ascii) {
  double most = 0;
  for (const auto& value : values) most = std::max(most, value.value_or(0));
  std::string line;
  for (const auto& value : values) {
    if (!value) {
      line += '?';
      continue;
    }
    const double share = most > 0 ? std::max(*value, 0.0) / most : 0;
    const auto level = static_cast<std::size_t>(std::lround(share * 7));
    line += (ascii ? ascii_levels : levels)[level];
  }
  return line;
}

std::string bar(std::optional<double> value, double most, int columns, bool ascii) {
  if (!value || *value <= 0 || most <= 0) return {};
  const auto filled = static_cast<std::size_t>(std::lround(*value / most * columns * 8));
  std::string text;
  if (ascii) return std::string(std::max<std::size_t>((filled + 4) / 8, 1), '#');
  for (std::size_t i = 0; i < filled / 8; ++i) text += "█";
  return text + std::string{eighths[filled % 8]};
}

}  // namespace patella::render
