#pragma once
/// What is asked, and how a verdict is told to scripts: the options that several commands share.
#include <optional>

#include "cli/command.hpp"
#include "patella/decision.hpp"

namespace patella::cli {

/// An option that takes a day.
Option day_option(std::string name, std::string help, std::optional<Day>& day);
/// `--week-start`
Option week_start_option(std::chrono::weekday& first);
/// `--exit-code`
Option exit_code_option(bool& asked);

ExitStatus exit_of(Verdict verdict);

}  // namespace patella::cli
