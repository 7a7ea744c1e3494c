#pragma once
/// How answers look: the options that several commands share.
#include <optional>

#include "cli/command.hpp"
#include "patella/render.hpp"

namespace patella::cli {

enum class Colour { when_terminal, always, never };

/// What the user asked for; the rest is up to the terminal.
struct Display {
  Colour colour = Colour::when_terminal;
  bool ascii = false;
  std::optional<int> width = std::nullopt;
  UnitSystem units = UnitSystem::metric;

  int widest_unasked = 100;  ///< lines longer than this are for who asks, however wide the terminal is

  /// What holds for an output with `terminal` at its other end.
  TextStyle style(const Terminal& terminal) const;
};

/// `--color`, `--ascii` and `--width`, which write to `display`.
std::vector<Option> display_options(Display& display);
/// `options`, and these three behind them.
std::vector<Option> with_display_options(std::vector<Option> options, Display& display);
/// `--units`
Option units_option(Display& display);

}  // namespace patella::cli
