#pragma once
/// Charts as SVG. They hold shapes only and stretch to any width; all words stand beside them as HTML, and so stay
/// readable on a phone.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace patella::render {

/// One value a week; unknown is not drawn as zero.
using Series = std::vector<std::optional<double>>;

/// A series as it is drawn, and its CSS class.
struct PlotLayer {
  enum class Shape { bars, steps, dots, second_dots, line };
  Shape shape;
  std::string_view css;
  Series values;
};

/// A plot of weeks: its name and what it shows in words, for screen readers.
struct Plot {
  std::string id, title, description;
  std::string unit;          ///< behind the numbers of the axis; may be empty
  double low = 0, high = 1;  ///< ends of the axis
  bool unfinished = false;   ///< the last week is drawn open
  std::vector<PlotLayer> layers;
};

/// The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12 ... that is not below `value`; 1 for nothing.
double nice_ceiling(double value);

/// The plot with its axis.
std::string plot_html(const Plot& plot);

/// One kind of block of a strip.
struct StripBlock {
  std::string_view css;
  int height;  ///< 1 to 30
};

/// A strip of so many weeks: the higher the block the less running was asked for. `weeks` are places in `blocks`; nothing is
/// drawn where there is none.
std::string strip_html(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<std::optional<std::size_t>>& weeks, std::span<const StripBlock> blocks);

}  // namespace patella::render
