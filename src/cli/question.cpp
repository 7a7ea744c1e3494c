#include "cli/question.hpp"

#include "cli/choice.hpp"

namespace patella::cli {

Option day_option(std::string name, std::string help, std::optional<Day>& day) {
  return {.name = std::move(name),
          .value = "DATE",
          .help = std::move(help),
          .expected = "a day that exists, as YYYY-MM-DD",
          .set = [&day](const std::string& text) { return (day = parse_day(text)).has_value(); }};
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

Option exit_code_option(bool& asked) {
  return {.name = "--exit-code",
          .help = "tell the verdict by the exit status too: 0, 10, 20 or 30",
          .set = [&asked](const std::string&) { return asked = true; }};
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

}  // namespace patella::cli
