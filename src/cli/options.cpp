#include "cli/options.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "text/number.hpp"

namespace patella::cli {
namespace {

constexpr int narrowest = 40, widest = 400;  // columns

}  // namespace

Option flag_option(std::string name, std::string help, bool& target) {
  return {.name = std::move(name), .help = std::move(help), .set = [&target](const std::string&) { return target = true; }};
}

Option file_option(std::string name, std::string help, std::string& file) {
  return {.name = std::move(name),
          .value = "FILE",
          .help = std::move(help),
          .expected = "the name of a file",
          .set = [&file](const std::string& given) { return !(file = given).empty(); }};
}

Option number_option(std::string name, std::string value, std::string help, std::size_t least, std::size_t most,
                     std::function<void(std::size_t)> set) {
  return {.name = std::move(name),
          .value = std::move(value),
          .help = std::move(help),
          .expected = fmt::format("a whole number from {} to {}", least, most),
          .set = [least, most, set = std::move(set)](const std::string& text) {
            const auto number = parse_whole<std::size_t>(text);
            const bool in_range = number && *number >= least && *number <= most;
            if (in_range) set(*number);
            return in_range;
          }};
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
  Choices<std::chrono::weekday> days;
  for (const std::string_view name : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
    days.emplace_back(name, static_cast<unsigned>(days.size() + 1));
  return choice_option("--week-start", "DAY", "first day of the calendar week; monday if not given", std::move(days), first);
}

Option exit_code_option(bool& enabled) {
  return flag_option("--exit-code", "tell the verdict by the exit status too: 0, 10, 20 or 30", enabled);
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
  options.push_back(flag_option("--ascii", "plain ASCII characters only", display.ascii));
  options.push_back(
      number_option("--width", "COLUMNS",
                    fmt::format("longest line; the terminal's width up to {} if not given, 80 where there is no terminal",
                                display.widest_by_default),
                    narrowest, widest, [&display](std::size_t columns) { display.width = static_cast<int>(columns); }));
  return options;
}

}  // namespace patella::cli
