#include "cli/options.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "text/number.hpp"

namespace patella::cli {
namespace {

constexpr int narrowest = 40, widest = 400;

bool read_width(const std::string& text, std::optional<int>& width) {
  width = parse_whole<int>(text);
  return width && *width >= narrowest && *width <= widest;
}

}  // namespace

Option switch_option(std::string name, std::string help, bool& target) {
  return {.name = std::move(name), .help = std::move(help), .set = [&target](const std::string&) { return target = true; }};
}

Option file_option(std::string name, std::string help, std::string& file) {
  return {.name = std::move(name),
          .value = "FILE",
          .help = std::move(help),
          .expected = "the name of a file",
          .set = [&file](const std::string& given) { return !(file = given).empty(); }};
}

Option day_option(std::string name, std::string help, std::optional<Day>& day) {
  return {.name = std::move(name),
          .value = "DATE",
          .help = std::move(help),
          .expected = "a day that exists, as YYYY-MM-DD",
          .set = [&day](const std::string& text) { return (day = parse_day(text)).has_value(); }};
}

Option policy_option(std::string& file) {
  return file_option("--policy", "thresholds of your own in place of the shipped ones; the answer says which differ", file);
}

Option week_start_option(std::chrono::weekday& first) {
  using namespace std::chrono;
  return choice_option<weekday>("--week-start", "DAY", "first day of the calendar week; monday if not given",
                                {{"monday", Monday},
                                 {"tuesday", Tuesday},
                                 {"wednesday", Wednesday},
                                 {"thursday", Thursday},
                                 {"friday", Friday},
                                 {"saturday", Saturday},
                                 {"sunday", Sunday}},
                                first);
}

Option exit_code_option(bool& enabled) {
  return switch_option("--exit-code", "tell the verdict by the exit status too: 0, 10, 20 or 30", enabled);
}

ExitStatus exit_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_running: return ExitStatus::ok;
    case Verdict::reduce: return ExitStatus::reduce;
    case Verdict::stop: return ExitStatus::stop;
    case Verdict::insufficient_data: break;
  }
  return ExitStatus::insufficient_data;
}

TextStyle Display::style(const Terminal& terminal) const {
  const bool coloured =
      colour == Colour::always || (colour == Colour::when_terminal && terminal.is_terminal && !terminal.no_color);
  return {.width = width.value_or(std::clamp(terminal.width, narrowest, widest_by_default)),
          .colour = coloured,
          .ascii = ascii,
          .units = units};
}

Option units_option(Display& display) {
  return choice_option<UnitSystem>("--units", "SYSTEM", "metric or imperial; metric if not given",
                                   {{"metric", UnitSystem::metric}, {"imperial", UnitSystem::imperial}}, display.units);
}

std::vector<Option> with_display_options(std::vector<Option> options, Display& display) {
  using Colour = Display::Colour;
  options.push_back(choice_option<Colour>(
      "--color", "WHEN", "colours: auto (on a terminal, unless NO_COLOR is set), always or never; auto if not given",
      {{"auto", Colour::when_terminal}, {"always", Colour::always}, {"never", Colour::never}}, display.colour));
  options.push_back(switch_option("--ascii", "plain ASCII characters only", display.ascii));
  options.push_back(
      {.name = "--width",
       .value = "COLUMNS",
       .help = fmt::format("longest line; the terminal's width up to {} if not given, 80 where there is no terminal",
                           display.widest_by_default),
       .expected = "a whole number from 40 to 400",
       .set = [&display](const std::string& text) { return read_width(text, display.width); }});
  return options;
}

}  // namespace patella::cli
