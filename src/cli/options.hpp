#pragma once
/// Options that several commands share, and the ways to make one.
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "patella/decision.hpp"
#include "patella/render.hpp"

namespace patella::cli {

/// A flag that sets `target`.
Option flag_option(std::string name, std::string help, bool& target);
/// An option that takes the name of a file.
Option file_option(std::string name, std::string help, std::string& file);
/// An option that takes a whole number from `least` to `most`, in digits, and hands it to `set`.
Option number_option(std::string name, std::string value, std::string help, std::size_t least, std::size_t most,
                     std::function<void(std::size_t)> set);
/// An option that takes a day.
Option day_option(std::string name, std::string help, std::optional<Day>& day);

template <class T>
using Choices = std::vector<std::pair<std::string_view, T>>;

/// An option that takes one of a few words and sets `target` to the value that belongs to the word.
template <class T, class Target = T>
Option choice_option(std::string name, std::string value, std::string help, Choices<T> choices, Target& target) {
  Option option{.name = std::move(name), .value = std::move(value), .help = std::move(help)};
  for (const auto& [word, meaning] : choices) {
    if (!option.choices.empty()) option.expected += word == choices.back().first ? " or " : ", ";
    option.expected += word;
    option.choices.push_back(word);
  }
  option.set = [choices = std::move(choices), &target](const std::string& given) {
    for (const auto& [word, meaning] : choices)
      if (word == given) {
        target = meaning;
        return true;
      }
    return false;
  };
  return option;
}

/// `--policy`
Option policy_option(std::string& file);
/// `--week-start`
Option week_start_option(std::chrono::weekday& first);
/// `--exit-code`
Option exit_code_option(bool& enabled);
/// The exit status that `--exit-code` demands.
ExitStatus exit_of(Verdict verdict);

/// How answers look. What the command line leaves open depends on the terminal.
struct Display {
  enum class Colour { when_terminal, always, never };

  Colour colour = Colour::when_terminal;
  bool ascii = false;
  std::optional<int> width = std::nullopt;
  UnitSystem units = UnitSystem::metric;

  int widest_by_default = 100;  ///< columns: no line is longer without `--width`, however wide the terminal is

  /// The style of text for an output that `terminal` describes.
  TextStyle style(const Terminal& terminal) const;
};

/// `--units`
Option units_option(Display& display);
/// `options`, and behind them `--color`, `--ascii` and `--width`, which write to `display`.
std::vector<Option> with_display_options(std::vector<Option> options, Display& display);

}  // namespace patella::cli
