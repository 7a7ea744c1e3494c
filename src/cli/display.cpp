#include "cli/display.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

#include "cli/choice.hpp"
#include "text/number.hpp"

namespace patella::cli {
namespace {

constexpr int narrowest = 40, widest = 400;

bool read_width(const std::string& text, std::optional<int>& width) {
  width = parse_whole<int>(text);
  return width && *width >= narrowest && *width <= widest;
}

}  // namespace

TextStyle Display::style(const Terminal& terminal) const {
  const bool coloured =
      colour == Colour::always || (colour == Colour::when_terminal && terminal.is_terminal && !terminal.no_color);
  return {.width = width.value_or(std::clamp(terminal.width, narrowest, widest_unasked)),
          .colour = coloured,
          .ascii = ascii,
          .units = units};
}

std::vector<Option> display_options(Display& display) {
  return {
      choice_option<Colour>(
          "--color", "WHEN", "colours: auto (on a terminal, unless NO_COLOR is set), always or never; auto if not given",
          {{"auto", Colour::when_terminal}, {"always", Colour::always}, {"never", Colour::never}}, display.colour),
      {.name = "--ascii",
       .help = "plain ASCII characters only",
       .set = [&display](const std::string&) { return display.ascii = true; }},
      {.name = "--width",
       .value = "COLUMNS",
       .help = fmt::format("longest line; the terminal's width up to {} if not given, 80 where there is no terminal",
                           display.widest_unasked),
       .expected = "a whole number from 40 to 400",
       .set = [&display](const std::string& text) { return read_width(text, display.width); }},
  };
}

std::vector<Option> with_display_options(std::vector<Option> options, Display& display) {
  for (Option& option : display_options(display)) options.push_back(std::move(option));
  return options;
}

Option units_option(Display& display) {
  return choice_option<UnitSystem>("--units", "SYSTEM", "metric or imperial; metric if not given",
                                   {{"metric", UnitSystem::metric}, {"imperial", UnitSystem::imperial}}, display.units);
}

}  // namespace patella::cli
