#include "render/report_sections.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <functional>

#include "render/charts.hpp"
#include "render/document.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"

namespace patella::render {
namespace {

constexpr std::size_t few_weeks = 20;

template <class ValueOf>
Series series_of(const Report& report, ValueOf value_of) {
  Series series;
  for (const ReportRow* row : lines_of(report)) series.push_back(row ? value_of(*row) : std::nullopt);
  return series;
}

template <class T, class Number>
std::optional<double> as_number(const std::optional<T>& value, Number number) {
  return value ? std::optional<double>{number(*value)} : std::nullopt;
}

double highest(std::initializer_list<const Series*> all) {
  double most = 0;
  for (const Series* series : all)
    for (const auto& value : *series) most = std::max(most, value.value_or(0));
  return most;
}

/// Words of one figure: `report/figures/ID/...`
std::string words(std::string_view id, std::string_view what) {
  return phrase("report/figures/" + std::string{id} + '/' + std::string{what});
}

/// The plot in words, for screen readers.
std::string describe_series(const Series& values, std::size_t weeks, const std::string& unit) {
  std::optional<double> least, most, last;
  for (const auto& value : values) {
    if (!value) continue;
    least = std::min(least.value_or(*value), *value);
    most = std::max(most.value_or(*value), *value);
    last = value;
  }
  const auto known = std::ranges::count_if(values, [](const auto& v) { return v.has_value(); });
  if (!most) return phrase("report/figures/none");
  const auto number = [](double value) {
    return plain_text(quantity_text(value, "km", {.with_unit = false, .trailing_zeros = true}));
  };
  return fmt::format("{} of {} weeks, from {} to {}{}, the newest {}{}. {}", known, weeks, number(*least), number(*most),
                     unit, number(*last), unit, phrase("report/figures/see-table"));
}

std::string key(std::string_view css, const std::string& text) {
  return fmt::format("<span><i class=\"key {}\"></i>{}</span> ", css, html_phrase(text));
}

/// Only where there is something to explain.
std::string unknown_key(std::initializer_list<const Series*> all) {
  for (const Series* series : all)
    if (std::ranges::any_of(*series, [](const auto& value) { return !value; }))
      return key("unknown", phrase("report/figures/unknown"));
  return {};
}

/// First, middle and last week; where few weeks have no middle one, none.
std::string weeks_axis(const Report& report) {
  const Column week = week_column(report);
  const std::size_t n = week.cells.size();
  std::string text = "<span>" + html_phrase(week.cells.front()) + "</span>";
  if (n > 2 && (n % 2 == 1 || n > few_weeks)) text += "<span>" + html_phrase(week.cells[n / 2]) + "</span>";
  if (n > 1) text += "<span>" + html_phrase(week.cells.back()) + "</span>";
  return "<div class=x aria-hidden=true>" + text + "</div>";
}

std::string figure(const Report& report, std::string_view id, const std::string& keys, const std::string& plots) {
  return fmt::format("<figure id=\"{0}\"><figcaption><h2>{1}</h2><p class=keys>{2}</p></figcaption>\n{3}{4}</figure>\n", id,
                     html_text(words(id, "title")), keys, plots, weeks_axis(report));
}

/// Whether there is anything to draw. Bars need a week that is not zero, or no unknown week.
bool has_data(const Plot& plot) {
  const bool bars = plot.layers.front().shape == PlotLayer::Shape::bars;
  const auto known = [](const auto& value) { return value.has_value(); };
  const auto drawn = [bars](const auto& value) { return value && (!bars || *value > 0); };
  return std::ranges::any_of(plot.layers,
                             [&](const PlotLayer& layer) { return std::ranges::any_of(layer.values, drawn); }) ||
         std::ranges::all_of(plot.layers.front().values, known);
}

/// A figure of plots one below the other; a plot without data is replaced by a sentence.
std::string figure(const Report& report, std::string_view id, const std::string& keys, const std::vector<Plot>& plots) {
  std::string html;
  for (const Plot& plot : plots)
    html +=
        has_data(plot) ? plot_html(plot) : "<p>" + html_text(plot.title + ": " + phrase("report/figures/none")) + "</p>\n";
  if (std::ranges::any_of(plots, has_data)) return figure(report, id, keys, html);
  return fmt::format("<figure id=\"{}\"><figcaption><h2>{}</h2></figcaption><p>{}</p></figure>\n", id,
                     html_text(words(id, "title")), html_text(phrase("report/figures/none")));
}

/// One of a few words a week, the least serious first.
struct StripWord {
  std::string word;
  StripBlock block;
};

/// A figure of one block a week.
std::string strip_figure(const Report& report, std::string_view id, const std::vector<StripWord>& kinds,
                         const std::function<std::size_t(const ReportRow&)>& kind_of) {
  std::vector<std::optional<std::size_t>> weeks;
  std::vector<int> counts(kinds.size());
  for (const ReportRow* row : lines_of(report)) {
    weeks.push_back(row ? std::optional{kind_of(*row)} : std::nullopt);
    if (row) ++counts[*weeks.back()];
  }
  std::string keys, description;
  std::vector<StripBlock> blocks;
  for (const StripWord& kind : kinds) blocks.push_back(kind.block);
  for (std::size_t i = kinds.size(); i-- > 0;) {
    keys += key(kinds[i].block.css, kinds[i].word);
    description += fmt::format("{}{}: {}", description.empty() ? "" : ", ", kinds[i].word, counts[i]);
  }
  return figure(report, id, keys, strip_html(std::string{id}, words(id, "title"), description + '.', weeks, blocks));
}

std::string verdicts(const Report& report) {
  constexpr std::array order{Verdict::insufficient_data, Verdict::keep_running, Verdict::reduce, Verdict::stop};
  constexpr std::array<StripBlock, 4> blocks{{{"v0", 2}, {"v1", 10}, {"v2", 20}, {"v3", 30}}};
  std::vector<StripWord> kinds;
  for (std::size_t i = 0; i < order.size(); ++i)
    kinds.push_back({phrase("report/verdicts/" + std::string{name_of(order[i])}), blocks[i]});
  return strip_figure(report, "verdicts", kinds, [&](const ReportRow& row) {
    return static_cast<std::size_t>(std::ranges::find(order, row.verdict) - order.begin());
  });
}

std::string knee_states(const Report& report) {
  constexpr std::array<std::optional<KneeState>, 5> order{std::nullopt, KneeState::calm, KneeState::sore,
                                                          KneeState::returning, KneeState::stopped};
  constexpr std::array<StripBlock, 5> blocks{{{"v0", 2}, {"v1", 10}, {"v2", 20}, {"v2 open", 20}, {"v3", 30}}};
  std::vector<StripWord> kinds;
  for (std::size_t i = 0; i < order.size(); ++i)
    kinds.push_back(
        {order[i] ? phrase("state/" + std::string{name_of(*order[i])}) : phrase("report/figures/unknown"), blocks[i]});
  return strip_figure(report, "knee-state", kinds, [&](const ReportRow& row) {
    return static_cast<std::size_t>(std::ranges::find(order, row.knee) - order.begin());
  });
}

/// A figure of one plot: bars and, where there is one, a line of steps.
struct BarFigure {
  std::string_view id;
  const Series& bars;
  const Series* steps;
  std::string unit;
};

Plot plot_of(const Report& report, std::string_view id, const Series& values, const std::string& unit, double high) {
  return {.id = "plot-" + std::string{id},
          .title = words(id, "title"),
          .description = describe_series(values, report.rows.size(), unit.empty() ? "" : " " + unit),
          .unit = unit,
          .high = nice_ceiling(high),
          .unfinished = report.rows.back().unfinished,
          .layers = {}};
}

std::string bar_figure(const Report& report, const BarFigure& f) {
  Plot plot = plot_of(report, f.id, f.bars, f.unit, highest({&f.bars, f.steps ? f.steps : &f.bars}));
  plot.layers = {{PlotLayer::Shape::bars, "bar", f.bars}};
  std::string keys = key("bar", words(f.id, "bars"));
  if (f.steps) {
    plot.layers.push_back({PlotLayer::Shape::steps, "cap", *f.steps});
    keys += key("cap", words(f.id, "steps"));
  }
  keys += unknown_key({&f.bars});
  return figure(report, f.id, keys, {plot});
}

std::string downhill(const Report& report, const Series& descent, const Series& steep, const std::string& m,
                     const std::string& km) {
  Plot metres = plot_of(report, "descent", descent, m, highest({&descent}));
  metres.layers = {{PlotLayer::Shape::bars, "bar", descent}};
  Plot steepness = plot_of(report, "steep", steep, km, highest({&steep}));
  steepness.layers = {{PlotLayer::Shape::bars, "bar second", steep}};
  return figure(
      report, "downhill",
      key("bar", words("descent", "title")) + key("bar second", words("steep", "title")) + unknown_key({&descent, &steep}),
      {metres, steepness});
}

std::string pain(const Report& report) {
  const auto points = [](Pain p) { return p.value; };
  const Series worst = series_of(report, [&](const ReportRow& r) { return as_number(r.week.pain.worst, points); });
  const Series morning =
      series_of(report, [&](const ReportRow& r) { return as_number(r.week.pain.next_morning_over_baseline, points); });
  const Series trend = series_of(report, [](const ReportRow& r) { return r.week.pain.trend_per_week; });
  Plot scores = plot_of(report, "pain", worst, "", 10);
  scores.layers = {{PlotLayer::Shape::dots, "worst", worst}, {PlotLayer::Shape::second_dots, "morning", morning}};
  double most = 0.5;
  for (const auto& value : trend) most = std::max(most, std::abs(value.value_or(0)));
  Plot slope = plot_of(report, "trend", trend, "", 1);
  slope.high = nice_ceiling(most);
  slope.low = -slope.high;
  slope.layers = {{PlotLayer::Shape::line, "trend", trend}};
  return figure(report, "pain",
                key("worst", words("pain", "worst")) + key("morning", words("pain", "morning")) +
                    key("trend", words("trend", "title")),
                {scores, slope});
}

}  // namespace

std::string report_charts(const Report& report, UnitSystem units) {
  const bool metric = units == UnitSystem::metric;
  const std::string km = metric ? "km" : "mi", m = metric ? "m" : "ft";
  const auto length = [metric](Distance d) { return metric ? in_kilometres(d) : in_miles(d); };
  const auto height = [metric](Height h) { return metric ? h.value : in_feet(h); };
  const Series distance = series_of(report, [&](const ReportRow& r) { return as_number(r.week.distance, length); });
  const Series cap = series_of(report, [&](const ReportRow& r) { return as_number(r.max_distance, length); });
  const Series longest = series_of(
      report, [&](const ReportRow& r) { return r.week.runs == 0 ? std::optional{0.0} : as_number(r.week.longest, length); });
  const Series before = series_of(report, [&](const ReportRow& r) { return as_number(r.longest_before, length); });
  const Series descent = series_of(report, [&](const ReportRow& r) { return as_number(r.week.descent, height); });
  const Series steep = series_of(report, [&](const ReportRow& r) { return as_number(r.week.steep_descent, length); });
  return verdicts(report) + knee_states(report) + bar_figure(report, {"distance", distance, &cap, km}) +
         bar_figure(report, {"longest", longest, &before, km}) + downhill(report, descent, steep, m, km) + pain(report);
}

}  // namespace patella::render
