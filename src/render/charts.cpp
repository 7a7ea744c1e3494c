#include "render/charts.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "render/document.hpp"
#include "render/quantity.hpp"

namespace patella::render {
namespace {

// Every week is 10 wide, every plot 100 high.
constexpr int week_width = 10;
constexpr int plot_height = 100;

struct Scale {
  double low, high;
  int operator()(double value) const {
    const double share = (std::clamp(value, low, high) - low) / (high - low);
    return plot_height - static_cast<int>(std::lround(share * plot_height));
  }
};

std::string path(std::string_view css, const std::string& d) {
  return d.empty() ? "" : fmt::format("<path class=\"{}\" d=\"{}\"/>", css, d);
}

std::string bars(const Series& values, Scale y, std::size_t from, std::size_t to) {
  std::string d;
  for (std::size_t i = from; i < to; ++i)
    if (values[i]) d += fmt::format("M{} {}V{}h6V{}z", week_width * i + 2, plot_height, y(*values[i]), plot_height);
  return d;
}

std::string steps(const Series& values, Scale y) {
  std::string d;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) d += fmt::format("M{} {}h{}", week_width * i, y(*values[i]), week_width);
  return d;
}

std::string dots(const Series& values, Scale y, std::size_t x) {
  std::string d;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i]) d += fmt::format("M{} {}h.01", week_width * i + x, y(*values[i]));  // no length is not drawn on paper
  return d;
}

/// Broken where a value is unknown.
std::string line(const Series& values, Scale y) {
  std::string d;
  bool drawing = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) d += fmt::format("{}{} {}", drawing ? 'L' : 'M', week_width * i + 5, y(*values[i]));
    if (values[i] && !drawing) d += "h.01";
    drawing = values[i].has_value();
  }
  return d;
}

/// A dash at the foot of each week of which nothing is known.
std::string dashes(const Series& values) {
  std::string d;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!values[i]) d += fmt::format("M{} {}h6", week_width * i + 2, plot_height - 4);
  return d;
}

std::string shapes(const PlotLayer& layer, const Plot& plot) {
  const Scale y{plot.low, plot.high};
  const std::size_t n = layer.values.size();
  switch (layer.shape) {
    case PlotLayer::Shape::bars: {
      const std::size_t whole = plot.unfinished && n > 0 ? n - 1 : n;
      return path(layer.css, bars(layer.values, y, 0, whole)) +
             path(std::string{layer.css} + " open", bars(layer.values, y, whole, n)) + path("unknown", dashes(layer.values));
    }
    case PlotLayer::Shape::steps: {
      const std::string d = steps(layer.values, y);
      return path("halo", d) + path(layer.css, d);
    }
    case PlotLayer::Shape::dots: return path(layer.css, dots(layer.values, y, 4));
    case PlotLayer::Shape::second_dots: return path(layer.css, dots(layer.values, y, 6));
    case PlotLayer::Shape::line: break;
  }
  return path(layer.css, line(layer.values, y));
}

std::string svg(const std::string& id, const std::string& title, const std::string& description, std::size_t weeks,
                int height, const std::string& content) {
  return fmt::format(
      "<svg role=img aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1} {2}\" preserveAspectRatio=none>"
      "<title id={0}-t>{3}</title><desc id={0}-d>{4}</desc>{5}</svg>",
      id, week_width * weeks, height, html_text(title), html_text(description), content);
}

std::string axis_text(double value, const std::string& unit) {
  return html_phrase(quantity_text(value, "km", {.with_unit = false, .more_decimals = 1}) +
                     (unit.empty() ? "" : hard_space + unit));
}

}  // namespace

double nice_ceiling(double value) {
  if (!(value > 0)) return 1;
  const double decade = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
    if (value <= step * decade * (1 + 1e-9)) return step * decade;
  return 10 * decade;
}

std::string plot_html(const Plot& plot) {
  const std::size_t weeks = plot.layers.front().values.size();
  std::string content = path("grid", fmt::format("M0 0h{0}M0 50h{0}M0 100h{0}", week_width * weeks));
  for (const PlotLayer& layer : plot.layers) content += shapes(layer, plot);
  return fmt::format(
      "<div class=plot><div class=y aria-hidden=true><span>{}</span><span>{}</span><span>{}</span></div>{}</div>\n",
      axis_text(plot.high, plot.unit), axis_text((plot.low + plot.high) / 2, ""), axis_text(plot.low, ""),
      svg(plot.id, plot.title, plot.description, weeks, plot_height, content));
}

std::string strip_html(const std::string& id, const std::string& title, const std::string& description,
                       const std::vector<std::optional<std::size_t>>& weeks, std::span<const StripBlock> blocks) {
  constexpr int top = 30;
  std::string content;
  for (std::size_t block = 0; block < blocks.size(); ++block) {
    const int up = blocks[block].height;
    std::string d;
    for (std::size_t i = 0; i < weeks.size(); ++i)
      if (weeks[i] == block) d += fmt::format("M{} {}h8v{}h-8z", week_width * i + 1, top - up, up);
    content += path(blocks[block].css, d);
  }
  return "<div class=\"plot strip\"><div class=y></div>" + svg(id, title, description, weeks.size(), top, content) +
         "</div>\n";
}

}  // namespace patella::render
